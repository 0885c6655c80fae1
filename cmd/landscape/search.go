package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"landscape/export"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/taxonomy"
)

// searchFormats are what a search can be written as.
var searchFormats = []string{"table", "json", "csv", "bibtex", "ris", "csl", "relaton", "bibxml"}

func searchCommand() command {
	return command{name: "search", takes: "QUERY", about: "searches as the API does", prepare: func(flags *flag.FlagSet) runner {
		values := queryFlags(flags, searchsvc.SearchParameters())
		format := flags.String("format", "table", strings.Join(searchFormats, ", "))
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noFlagsAmong(flags, args); err != nil {
				return err
			}
			if len(args) > 0 {
				values["q"] = []string{strings.Join(append(values["q"], args...), " ")}
			}
			if !slices.Contains(searchFormats, *format) {
				return usagef("-format %q is none of %s", *format, strings.Join(searchFormats, ", "))
			}
			return env.search(ctx, values, *format)
		}
	}}
}

// queryFlags declares a flag for every parameter of the API, and collects what
// is given: filters may be repeated.
func queryFlags(flags *flag.FlagSet, parameters []string) url.Values {
	values := url.Values{}
	for _, name := range parameters {
		flags.Func(name, "as `"+name+"` of the API", func(value string) error {
			values.Add(name, value)
			return nil
		})
	}
	return values
}

// noFlagsAmong catches flags that stand after the query, where they would be
// searched for as words.
func noFlagsAmong(flags *flag.FlagSet, args []string) error {
	for _, arg := range args {
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if strings.HasPrefix(arg, "-") && flags.Lookup(name) != nil {
			return usagef("flags come before the query: landscape %s %s … QUERY", flags.Name(), arg)
		}
	}
	return nil
}

// parseQuery reads a search as the API does; a mistake is wrong usage.
func parseQuery(values url.Values) (indexer.Query, string, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return indexer.Query{}, "", fmt.Errorf("load taxonomy: %w", err)
	}
	q, problem := searchsvc.NewQueryParser(tax).ParseQuery(values, "en")
	if problem != nil {
		return q, "", usagef("%s", problem.Detail)
	}
	return q, language(values), nil
}

func (e *environment) search(ctx context.Context, values url.Values, format string) error {
	q, lang, err := parseQuery(values)
	if err != nil {
		return err
	}
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	begin := time.Now()
	result, err := ix.Search(ctx, q)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	took := time.Since(begin)
	names := searchsvc.NewNames(data.Taxonomy)
	switch format {
	case "table":
		return e.printHits(result, names, lang)
	case "json":
		enc := json.NewEncoder(e.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(names.NewSearchAnswer(q, result, took, lang))
	default:
		found := make([]*indexer.Document, len(result.Hits))
		for i, hit := range result.Hits {
			found[i] = hit.Document
		}
		return export.Named(format).Write(e.out, export.Of(found...), names.ExportReader(lang, e.config.PublicURL))
	}
}

// printHits writes a table for people; titles fill the width of the terminal.
func (e *environment) printHits(r *indexer.Result, names searchsvc.Names, lang string) error {
	table := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, hit := range r.Hits {
		d := hit.Document
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", d.ID, names.Name(indexer.FacetStatus, string(d.Status), lang), d.Published, export.Cut(d.Title, 90))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	e.printf("%d found", r.Total)
	if r.Hidden > 0 {
		e.printf(", %d more that are neither in force nor under development", r.Hidden)
	}
	e.printf("\n")
	for _, s := range r.Subjects {
		e.printf("speaks of: %s\n", names.Name(indexer.FacetSubject, s.ID, lang))
	}
	if r.Corrected != "" {
		e.printf("searched for: %s\n", r.Corrected)
	}
	if r.Suggestion != "" {
		e.printf("did you mean: %s\n", r.Suggestion)
	}
	return nil
}
