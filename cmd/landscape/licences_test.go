package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed are the licences under which others may run, change and pass on the
// program with all that is in it, each by a sentence that it alone has.
var allowed = map[string]string{
	"Apache-2.0": "Apache License Version 2.0, January 2004",
	"MIT":        "Permission is hereby granted, free of charge, to any person obtaining a copy",
	"BSD":        "Redistribution and use in source and binary forms, with or without modification, are permitted",
	"ISC":        "Permission to use, copy, modify, and/or distribute this software for any purpose",
	"MPL-2.0":    "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0",
	"Unlicense":  "This is free and unencumbered software released into the public domain",
}

// refused are words of licences that ask for more than we can promise for others.
var refused = []string{"GNU GENERAL PUBLIC LICENSE", "GNU AFFERO", "GNU LESSER", "Server Side Public License", "Business Source License",
	"Commons Clause", "NonCommercial", "Elastic License"}

// TestEveryModuleMayBePassedOn lists with -v what each module that is linked
// into the program is under.
func TestEveryModuleMayBePassedOn(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Dir}}{{end}}", ".").Output()
	if err != nil {
		t.Skipf("the go command cannot list modules: %v", err)
	}
	modules := strings.Fields(strings.TrimSpace(string(out)))
	seen := map[string]bool{"landscape": true}
	for at := 0; at+1 < len(modules); at += 2 {
		path, dir := modules[at], modules[at+1]
		if seen[path] {
			continue
		}
		seen[path] = true
		licences := licencesIn(t, dir)
		t.Logf("%-50s %s", path, strings.Join(licences, ", "))
		if len(licences) == 0 {
			t.Errorf("%s: no licence is found in %s", path, dir)
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d modules were seen", len(seen))
	}
}

// licencesIn reads the files at the root of a module that hold licences.
func licencesIn(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	for _, pattern := range []string{"LICEN[CS]E*", "licen[cs]e*", "COPYING*", "UNLICENSE*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				continue // a folder
			}
			text := strings.Join(strings.Fields(strings.ToLower(string(raw))), " ")
			for name, sentence := range allowed {
				if strings.Contains(text, strings.ToLower(sentence)) && !slices.Contains(found, name) {
					found = append(found, name)
				}
			}
			for _, words := range refused {
				// MPL 2.0 names the licences that it goes together with.
				if strings.Contains(text, strings.ToLower(words)) && !slices.Contains(found, "MPL-2.0") {
					t.Errorf("%s is under %s", file, words)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}
