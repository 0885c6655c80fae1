package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/searchsvc"
	"landscape/standard"
)

// landscape runs a command in this process.
func landscape(t *testing.T, input string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, streams{strings.NewReader(input), &o, &e})
	return code, o.String(), e.String()
}

// newDataDir is a data directory with a few standards.
func newDataDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)
	var records []standard.Record
	for id, title := range map[string]string{
		"NIST SP 800-207": "Zero Trust Architecture", "NIST SP 800-53r5": "Security and Privacy Controls for Information Systems and Organizations",
		"NIST SP 800-63-4": "Digital Identity Guidelines",
	} {
		parsed, err := standard.ParseIdentifier(id)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, standard.Record{Source: "nist", Native: id, ID: parsed, Title: title, Status: standard.InForce,
			Published: "2020-08", Abstract: "Not for the snapshot.", Provenance: []standard.Provenance{{URL: "https://example.org/", Fetched: at}}})
	}
	if _, err := cat.Store("nist", records, at); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWrongUsageIsToldOnOneLineAndExitsWithTwo(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "landscape: no command given; “landscape help” lists them"},
		{[]string{"sevre"}, `landscape: there is no command "sevre"`},
		{[]string{"serve", "-adr", ":80"}, "landscape serve: flag provided but not defined: -adr"},
		{[]string{"serve", "now"}, `landscape serve: unexpected argument "now"; flags come before arguments`},
		{[]string{"serve", "-refresh", "-1h"}, "landscape serve: -refresh -1h0m0s is negative"},
		{[]string{"serve", "-refresh", "daily"}, `landscape serve: invalid value "daily" for flag -refresh`},
		{[]string{"crawl", "-source", "etsi,acme"}, `landscape crawl: there is no source "acme"; there are `},
		{[]string{"index", "-rebuild", "now"}, `landscape index: unexpected argument "now"`},
		{[]string{"search", "-area", "iott", "x"}, "landscape search: “area” does not take “iott”. It takes: iot, "},
		{[]string{"search", "-size", "0", "x"}, "landscape search: “size” does not take “0”. It takes: 1..100."},
		{[]string{"search", "zero trust", "-format", "json"}, "landscape search: flags come before the query"},
		{[]string{"search", "zero", "--body=NIST"}, "landscape search: flags come before the query"},
		{[]string{"search", "-format", "xml", "x"}, `landscape search: -format "xml" is none of table, json, csv, bibtex, ris`},
		{[]string{"export", "-format", "table"}, `landscape export: -format "table" is none of csv, jsonl, bibtex, ris`},
		{[]string{"export", "-page", "2"}, "landscape export: flag provided but not defined: -page"},
		{[]string{"export", "-status", "valid"}, "landscape export: “status” does not take “valid”. It takes: in-force, "},
		{[]string{"coordination"}, "landscape coordination: which view? There are matrix, gaps, "},
		{[]string{"coordination", "matricks"}, "landscape coordination: which view?"},
		{[]string{"coordination", "matrix", "-rows", "colour"}, "landscape coordination matrix: “rows” does not take “colour”"},
		{[]string{"coordination", "gaps", "-format", "xml"}, `landscape coordination gaps: -format "xml" is none of table, json, csv, markdown`},
		{[]string{"coordination", "question"}, "landscape coordination question: which Question?"},
		{[]string{"coordination", "question", "six"}, `landscape coordination question: "six" is not the number of a Question`},
		{[]string{"coordination", "question", "99"}, "landscape coordination question: Study Group 17 has no Question 99"},
		{[]string{"classify", "a", "b"}, "landscape classify: one file at most, not 2"},
		{[]string{"health", "-addr", "here"}, `landscape health: -addr "here" is not an address such as`},
		{[]string{"version", "-v"}, "landscape version: flag provided but not defined: -v"},
		{[]string{"doctor", "please"}, `landscape doctor: unexpected argument "please"`},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			code, out, errs := landscape(t, "", c.args...)
			if code != exitUsage || out != "" || !strings.HasPrefix(errs, c.want) || strings.Count(errs, "\n") != 1 {
				t.Errorf("exit %d, out %q, errors:\n%s", code, out, errs)
			}
		})
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"-h"}, {"serve", "-h"}, {"search", "--help"}} {
		code, out, errs := landscape(t, "", args...)
		if code != exitOK || !strings.Contains(out, "landscape") || errs != "" {
			t.Errorf("%v: exit %d, out %q, errors %q", args, code, out, errs)
		}
	}
	_, out, _ := landscape(t, "", "help")
	for _, c := range commands() {
		if !strings.Contains(out, "  "+c.name+" ") || c.about == "" {
			t.Errorf("help does not tell of %s", c.name)
		}
	}
}

func TestFailuresExitWithOne(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("delay: 1s\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"search", "-config", "nowhere.yaml", "x"}, "landscape search: read configuration: open nowhere.yaml"},
		{[]string{"search", "-config", file, "x"}, "landscape search: file:1: delay: unknown key"},
		{[]string{"search", "-data", filepath.Join(file, "in-a-file"), "x"}, "landscape search: make data directory"},
		{[]string{"classify", "nowhere.jsonl"}, "landscape classify: read standards: open nowhere.jsonl"},
		{[]string{"serve", "-data", t.TempDir(), "-addr", "192.0.2.1:1"}, "landscape serve: listen on 192.0.2.1:1"},
	} {
		code, _, errs := landscape(t, "", c.args...)
		if code != exitFails || !strings.HasPrefix(errs, c.want) {
			t.Errorf("%v: exit %d, errors:\n%s", c.args, code, errs)
		}
	}
}

func TestSearchSpeaksEveryFormat(t *testing.T) {
	data := newDataDir(t)
	for format, want := range map[string]string{
		"table": "NIST SP 800-207", "csv": "NIST SP 800-207,Zero Trust Architecture,NIST,", "bibtex": "@techreport{nist-sp-800-207,", "ris": "ID  - nist-sp-800-207",
	} {
		code, out, errs := landscape(t, "", "search", "-data", data, "-format", format, "-body", "nist", "zero", "trust")
		if code != exitOK || !strings.Contains(out, want) || strings.Contains(out, "800-53") {
			t.Errorf("%s: exit %d, out:\n%s\nerrors:\n%s", format, code, out, errs)
		}
	}
	_, out, _ := landscape(t, "", "search", "-data", data, "-format", "json", "-lang", "fr", "zero trust")
	var answer searchsvc.SearchAnswer
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Total != 1 || answer.Hits[0].ID != "NIST SP 800-207" || answer.Facets["status"][0].Label != "En vigueur" {
		t.Errorf("%+v", answer)
	}
}

func TestCoordinationViewsSpeakEveryFormat(t *testing.T) {
	data := newDataDir(t)
	for _, args := range [][]string{{"matrix", "-rows", "topic", "-cols", "body"}, {"gaps"}, {"overlaps"}, {"programme", "-body", "NIST"},
		{"roadmap"}, {"question", "10"}} {
		for _, format := range coordinationFormats {
			call := append([]string{"coordination", args[0], "-data", data, "-format", format}, args[1:]...)
			code, out, errs := landscape(t, "", call...)
			if code != exitOK || out == "" {
				t.Errorf("%v: exit %d, out %q, errors %q", call, code, out, errs)
			}
		}
	}
	_, out, _ := landscape(t, "", "coordination", "question", "-data", data, "10", "-format", "markdown")
	if !strings.HasPrefix(out, "# Q10/17") {
		t.Errorf("flags behind the number: %.100s", out)
	}
	_, out, _ = landscape(t, "", "coordination", "matrix", "-data", data, "-rows", "topic", "-cols", "body", "-format", "csv")
	if !strings.HasPrefix(out, "topic,NIST,all\n") {
		t.Errorf("matrix: %s", out)
	}
}

func TestExportWritesAllThatFiltersChoose(t *testing.T) {
	data := newDataDir(t)
	code, out, errs := landscape(t, "", "export", "-data", data, "-status", "in-force")
	if code != exitOK || strings.Count(out, "\n") != 3 || !strings.HasPrefix(out, `{"id":"NIST SP `) {
		t.Errorf("exit %d, out:\n%s\nerrors:\n%s", code, out, errs)
	}
}

func TestABrokenLineDoesNotKeepTheOthersFromTheirLabels(t *testing.T) {
	input := `{"key":"a","id":"ITU-T X.1352","publisher":"ITU","title":"Security requirements for Internet of things devices and gateways","committee":["SG17"]}
{"key":"b",

{"key":"c","id":"","publisher":"","title":"Paper sizes","committee":null,"keywords":null}
["not","an","object"]
{"key":"d","title":"Post-quantum cryptography"}`
	code, out, errs := landscape(t, input, "classify")
	if code != exitFails || !strings.Contains(errs, "line 2: ") || !strings.Contains(errs, "line 5: ") || strings.Count(errs, "\n") != 2 {
		t.Errorf("exit %d, errors:\n%s", code, errs)
	}
	type labelled struct {
		Key      string
		Security bool
		Areas    []string
		Evidence []standard.Evidence
	}
	var got []labelled
	for line := range strings.Lines(out) {
		var l labelled
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(line, "null") {
			t.Errorf("a list is never null: %s", line)
		}
		got = append(got, l)
	}
	if len(got) != 3 || got[0].Key != "a" || got[1].Key != "c" || got[2].Key != "d" {
		t.Fatalf("in the order of the input: %s", out)
	}
	if !got[0].Security || got[1].Security || len(got[0].Evidence) == 0 || got[0].Areas[0] != "iot" {
		t.Errorf("labels: %s", out)
	}
}

func TestManyLinesKeepTheirOrder(t *testing.T) {
	var input strings.Builder
	for range 5000 {
		input.WriteString(`{"key":"k","title":"Zero Trust Architecture"}` + "\n")
	}
	code, out, errs := landscape(t, input.String(), "classify")
	if code != exitOK || strings.Count(out, "\n") != 5000 || errs != "" {
		t.Errorf("exit %d, %d lines, errors %q", code, strings.Count(out, "\n"), errs)
	}
}

func TestTheSnapshotHoldsFactsOnlyAndFillsAnEmptyCatalogue(t *testing.T) {
	data := newDataDir(t)
	file := filepath.Join(t.TempDir(), "snapshot.jsonl.gz")
	for range 2 {
		code, out, errs := landscape(t, "", "snapshot", "-data", data, "-o", file)
		if code != exitOK || !strings.Contains(out, "3 records of 3 standards") {
			t.Fatalf("exit %d, out %q, errors %q", code, out, errs)
		}
	}
	if strings.Contains(unzip(t, file), "Not for the snapshot") {
		t.Error("the snapshot holds an abstract")
	}
}

func TestTheTableOfBodiesIsMarkdown(t *testing.T) {
	code, out, errs := landscape(t, "", "bodies", "-data", newDataDir(t))
	want := "| [NIST](https://csrc.nist.gov/) | National Institute of Standards and Technology | 3 | 0 | 0 | 3 |\n"
	if code != exitOK || !strings.Contains(out, want) || !strings.Contains(out, "**1 bodies**") {
		t.Errorf("exit %d, out:\n%s\nerrors:\n%s", code, out, errs)
	}
}

func TestDoctorSaysWhatIsWrongAndHowToMendIt(t *testing.T) {
	data := newDataDir(t)
	code, out, _ := landscape(t, "", "doctor", "-data", data)
	if code != exitFails || !strings.Contains(out, "build it: landscape index") {
		t.Errorf("without an index: exit %d\n%s", code, out)
	}
	if code, _, errs := landscape(t, "", "index", "-data", data); code != exitOK {
		t.Fatal(errs)
	}
	code, out, _ = landscape(t, "", "doctor", "-data", data)
	if code != exitOK || !strings.Contains(out, "3 records of 1 sources") || !strings.Contains(out, "never crawled here") {
		t.Errorf("with an index: exit %d\n%s", code, out)
	}
	cat, err := catalogue.Open(filepath.Join(data, "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	if err := cat.SaveReport(catalogue.Report{Source: "nist", Started: time.Now(), Failed: "the list shrank from 900 to 3"}); err != nil {
		t.Fatal(err)
	}
	code, out, _ = landscape(t, "", "doctor", "-data", data)
	if code != exitFails || !strings.Contains(out, "the list shrank from 900 to 3") || !strings.Contains(out, "landscape crawl -source nist") {
		t.Errorf("with a failed source: exit %d\n%s", code, out)
	}
	for _, source := range []string{"etsi", "iso"} {
		if err := cat.SaveReport(catalogue.Report{Source: source, Started: time.Now(), Failed: "no such host"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, out, _ = landscape(t, "", "doctor", "-data", data); strings.Count(out, "no such host") != 1 || !strings.Contains(out, "landscape crawl -source etsi,iso") {
		t.Errorf("two sources failed alike, which is one line:\n%s", out)
	}
	bad := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(bad, []byte("adr: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := landscape(t, "", "doctor", "-data", data, "-config", bad); !strings.Contains(out, "config.yaml:1: adr: unknown key") {
		t.Errorf("with a damaged configuration:\n%s", out)
	}
}
