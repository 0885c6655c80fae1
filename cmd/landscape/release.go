package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// release tells this build of the program from others: the commit that it was
// built from, or, where that is not known or not all of it, the digest of the
// program itself. Every process of one build has the same.
func release() (string, error) {
	if commit := cleanCommit(); commit != "" {
		return commit[:12], nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find the program's file: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("read the program's file: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("read the program's file: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6]), nil
}

// cleanCommit is the commit that the program was built from, "" when it is not
// known or files differed from it.
func cleanCommit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	setting := map[string]string{}
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	if setting["vcs.modified"] != "false" || len(setting["vcs.revision"]) < 12 {
		return ""
	}
	return setting["vcs.revision"]
}
