package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
)

func crawlCommand() command {
	return command{name: "crawl", about: "reads what the bodies publish and updates the catalogue", prepare: func(flags *flag.FlagSet) runner {
		source := flags.String("source", "", "crawl these `sources` only, separated by commas")
		full := flags.Bool("full", false, "read all details again, also of unchanged records")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			sources, err := sourceNames(*source, env.config.sources())
			if err != nil {
				return err
			}
			return env.crawl(ctx, crawler.Options{Sources: sources, Full: *full})
		}
	}}
}

// sourceNames reads "etsi,itu-t".
func sourceNames(list string, sources []crawler.Source) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	known := crawler.Names(sources)
	names := strings.Split(list, ",")
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		if !slices.Contains(known, names[i]) {
			return nil, usagef("there is no source %q; there are %s", names[i], strings.Join(known, ", "))
		}
	}
	return names, nil
}

func (e *environment) crawl(ctx context.Context, opts crawler.Options) error {
	data, err := e.data(ctx)
	if err != nil {
		return err
	}
	reader, err := e.config.crawler()
	if err != nil {
		return err
	}
	progress := e.newCrawlProgress()
	opts.Progress = progress.set
	reports, err := data.Crawl(ctx, reader, opts)
	progress.bar.finish()
	if len(reports) > 0 {
		printReports(e.out, reports)
	}
	if err != nil {
		return err
	}
	if failed := failedSources(reports); len(failed) > 0 {
		return fmt.Errorf("failed: %s; their last good records are kept", strings.Join(failed, ", "))
	}
	return nil
}

func failedSources(reports []catalogue.Report) []string {
	var failed []string
	for _, r := range reports {
		if !r.OK() {
			failed = append(failed, r.Source)
		}
	}
	return failed
}

// printReports writes the table of a crawl, and below it what a person should read.
func printReports(w io.Writer, reports []catalogue.Report) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "source\tfetched\tnew\tchanged\tgone\trejected\tfailed\tduration\trequests\tunchanged\tMB\t")
	for _, r := range reports {
		failed := "no"
		if !r.OK() {
			failed = "yes"
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%s\t%v\t%d\t%d\t%.1f\t\n", r.Source, r.Fetched, r.New, r.Changed, r.Gone,
			r.Rejected, failed, r.Duration.Round(10*time.Millisecond), r.Requests, r.NotModified, float64(r.Bytes)/1e6)
	}
	table.Flush()
	for _, r := range reports {
		if !r.OK() {
			fmt.Fprintf(w, "%s failed: %s\n", r.Source, oneLine(r.Failed))
		}
		for _, note := range r.Notes {
			fmt.Fprintf(w, "%s: %s\n", r.Source, oneLine(note))
		}
	}
}
