package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"landscape/coordination"
	"landscape/proposal"
	"landscape/taxonomy"
)

// checkFormats are what a check can be written as.
var checkFormats = []string{"markdown", "json", "docx"}

func checkCommand() command {
	return command{name: "check", takes: "[FILE]", about: "checks a proposal for a work item, from a file or standard input: the first line is the title", prepare: func(flags *flag.FlagSet) runner {
		format := flags.String("format", "markdown", "`format`: "+strings.Join(checkFormats, ", "))
		lang := flags.String("lang", "en", "`language` of the answer: "+strings.Join(taxonomy.Languages(), ", "))
		exclude := flags.String("exclude", "", "`identifiers` to leave out, with commas between: the proposal's own entry in a work programme")
		return func(ctx context.Context, env *environment, args []string) error {
			switch {
			case len(args) > 1:
				return usagef("one file is checked at a time, not %d", len(args))
			case !slices.Contains(checkFormats, *format):
				return usagef("-format %q is none of %s", *format, strings.Join(checkFormats, ", "))
			case !slices.Contains(taxonomy.Languages(), *lang):
				return usagef("-lang %q is none of %s", *lang, strings.Join(taxonomy.Languages(), ", "))
			}
			text, err := env.textOf(args)
			if err != nil {
				return err
			}
			p := proposal.FromText(text.Text)
			if p.Title == "" {
				return usagef("there is no text: the first line is the title of the proposal")
			}
			p.Lang = *lang
			p.Exclude = strings.FieldsFunc(*exclude, func(r rune) bool { return r == ',' })
			return env.check(ctx, p, *format)
		}
	}}
}

func (e *environment) check(ctx context.Context, p proposal.Proposal, format string) error {
	tax, err := taxonomy.Load()
	if err != nil {
		return fmt.Errorf("load taxonomy: %w", err)
	}
	facts, err := coordination.LoadFacts()
	if err != nil {
		return fmt.Errorf("load facts: %w", err)
	}
	_, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	report, err := proposal.NewChecker(tax).Check(ctx, ix, coordination.New(ix, facts, tax, time.Now().UTC()), p)
	if err != nil {
		return err
	}
	switch format {
	case "json":
		enc := json.NewEncoder(e.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(report)
	case "docx":
		if out, ok := e.out.(*os.File); ok {
			if _, person := terminal(out); person {
				return usagef("a DOCX is not for the terminal: send it to a file with > check.docx")
			}
		}
		return proposal.Justification(p, report).WriteDOCX(e.out)
	}
	e.printf("%s", proposal.Justification(p, report).Markdown())
	return nil
}
