package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"landscape/reference"
	"landscape/standard"
)

// What an editor's continuous integration may fail on.
var failures = []string{"superseded", "withdrawn", "outdated", "unknown"}

func referencesCommand() command {
	return command{name: "references", takes: "[FILE]", about: "checks the standards that a text names, from a file or standard input", prepare: func(flags *flag.FlagSet) runner {
		format := flags.String("format", "table", "`format`: table, csv, markdown or json")
		failOn := flags.String("fail-on", "", "end with 1 when any reference is one of these: `"+strings.Join(failures, ",")+"`")
		return func(ctx context.Context, env *environment, args []string) error {
			if len(args) > 1 {
				return usagef("one file at most, not %d", len(args))
			}
			if !slices.Contains([]string{"table", "csv", "markdown", "json"}, *format) {
				return usagef("-format %q is none of table, csv, markdown, json", *format)
			}
			wanted := strings.FieldsFunc(*failOn, func(r rune) bool { return r == ',' })
			for _, w := range wanted {
				if !slices.Contains(failures, w) {
					return usagef("-fail-on %q is none of %s", w, strings.Join(failures, ", "))
				}
			}
			text, err := env.textOf(args)
			if err != nil {
				return err
			}
			return env.references(ctx, text, *format, wanted)
		}
	}}
}

// textOf reads the text of a file, or of standard input.
func (e *environment) textOf(args []string) (reference.Reading, error) {
	in := e.in
	if len(args) == 1 && args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return reference.Reading{}, fmt.Errorf("read the text: %w", err)
		}
		defer f.Close()
		in = f
	}
	content, err := io.ReadAll(io.LimitReader(in, reference.MostBytes+1))
	if err != nil {
		return reference.Reading{}, fmt.Errorf("read the text: %w", err)
	}
	return reference.Read(content)
}

func (e *environment) references(ctx context.Context, text reference.Reading, format string, failOn []string) error {
	_, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	report, err := reference.Check(ix, text)
	if err != nil {
		return err
	}
	if err := e.writeReport(report, format); err != nil {
		return err
	}
	for _, kind := range failOn {
		if n := countOf(report, kind); n > 0 {
			fmt.Fprintf(e.err, "landscape references: %d %s\n", n, kind)
			err = errShown
		}
	}
	return err
}

func (e *environment) writeReport(report reference.Report, format string) error {
	if format == "json" {
		enc := json.NewEncoder(e.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	}
	table := report.Table()
	switch format {
	case "csv":
		return table.WriteCSV(e.out)
	case "markdown":
		return table.WriteMarkdown(e.out)
	}
	return table.WriteText(e.out, 48)
}

func countOf(report reference.Report, kind string) int {
	if kind == "unknown" {
		return len(report.Unknown)
	}
	n := 0
	for _, r := range report.References {
		if kind == "outdated" && r.Outdated || r.Status == standard.Status(kind) {
			n++
		}
	}
	return n
}
