package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"landscape/crawler"
	"landscape/taxonomy"
)

func probeCommand() command {
	return command{name: "probe", about: "asks each source's first page once and checks that it is as expected", prepare: func(flags *flag.FlagSet) runner {
		source := flags.String("source", "", "probe these `sources` only, separated by commas")
		wait := flags.Duration("wait", 2*time.Minute, "how long one source may take until its page is whole")
		record := flags.String("record", "", "keep the beginning of each page in this `folder`, without names and addresses of persons, for a report of a fault")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			sources, err := sourceNames(*source, env.config.sources())
			if err != nil {
				return err
			}
			return env.probe(ctx, crawler.ProbeOptions{Sources: sources, Record: *record, Wait: *wait})
		}
	}}
}

// probe prints a line for each source as it ends; it fails when one is not as expected.
func (e *environment) probe(ctx context.Context, opts crawler.ProbeOptions) error {
	tax, err := taxonomy.Load()
	if err != nil {
		return err
	}
	reader, err := e.config.crawler()
	if err != nil {
		return err
	}
	wrong := 0
	opts.Found = func(f crawler.Finding) {
		if f.Problem != "" {
			wrong++
		}
		e.printf("%s\n", findingLine(f))
	}
	findings, err := reader.Probe(ctx, tax, opts)
	if err != nil {
		return err
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d sources are not as expected; another address is set with crawler.sources.NAME.bases", wrong, len(findings))
	}
	return nil
}

func findingLine(f crawler.Finding) string {
	switch {
	case f.Shape:
		return fmt.Sprintf("WRONG %-16s another shape: %s", f.Source, oneLine(f.Problem))
	case f.Problem != "":
		return fmt.Sprintf("WRONG %-16s not reached: %s", f.Source, oneLine(f.Problem))
	case f.Records == 0:
		return fmt.Sprintf("ok    %-16s reached, shape as expected, its records come with later pages: %s", f.Source, f.Address)
	}
	return fmt.Sprintf("ok    %-16s reached, shape as expected, %d records on the page: %s", f.Source, f.Records, f.Address)
}
