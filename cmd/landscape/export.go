package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"landscape/export"
	"landscape/searchsvc"
)

func exportCommand() command {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return command{name: "export", about: "writes all standards that filters choose to standard output", prepare: func(flags *flag.FlagSet) runner {
		values := queryFlags(flags, append(searchsvc.FilterParameters(), "sort", "lang"))
		format := flags.String("format", "jsonl", strings.Join(names, ", "))
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if !slices.Contains(names, *format) {
				return usagef("-format %q is none of %s", *format, strings.Join(names, ", "))
			}
			return env.export(ctx, values, export.Named(*format))
		}
	}}
}

func (e *environment) export(ctx context.Context, values url.Values, format export.Format) error {
	q, lang, err := parseQuery(values)
	if err != nil {
		return err
	}
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	q.Facets = []string{}
	out := bufio.NewWriter(e.out)
	documents, err := ix.Select(ctx, q)
	if err != nil {
		return fmt.Errorf("select documents: %w", err)
	}
	reader := searchsvc.NewNames(data.Taxonomy).ExportReader(lang, e.config.PublicURL)
	if err := format.Write(out, documents, reader); err != nil {
		return fmt.Errorf("write %s: %w", format.Name, err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", format.Name, err)
	}
	return nil
}
