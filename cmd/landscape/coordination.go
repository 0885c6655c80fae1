package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"landscape/coordination"
	"landscape/export"
	"landscape/searchsvc"
	"landscape/taxonomy"
)

// coordinationFormats are what a view can be written as.
var coordinationFormats = []string{"table", "json", "csv", "markdown"}

// coordinationCommands are one command for each view: "coordination gaps".
func coordinationCommands() []command {
	about := map[string]string{
		"matrix": "who covers what: any facet by any facet", "gaps": "what nobody covers",
		"overlaps": "what several bodies cover", "programme": "what is under development",
		"question": "the desk of one Question of Study Group 17", "roadmap": "the Security Standards Roadmap, part by part",
		"trends": "what came about year by year, and what rises fastest",
	}
	var all []command
	for _, view := range searchsvc.CoordinationViews() {
		c := command{name: "coordination " + view, about: about[view], prepare: coordinationRunner(view)}
		if view == "question" {
			c.takes = "NUMBER"
		}
		all = append(all, c)
	}
	return all
}

func coordinationRunner(view string) func(*flag.FlagSet) runner {
	return func(flags *flag.FlagSet) runner {
		values := queryFlags(flags, searchsvc.CoordinationParameters(view))
		format := flags.String("format", "table", strings.Join(coordinationFormats, ", "))
		return func(ctx context.Context, env *environment, args []string) error {
			number := 0
			if view == "question" {
				var err error
				if number, args, err = questionNumber(flags, args); err != nil {
					return err
				}
			}
			if err := noArguments(args); err != nil {
				return err
			}
			if !slices.Contains(coordinationFormats, *format) {
				return usagef("-format %q is none of %s", *format, strings.Join(coordinationFormats, ", "))
			}
			return env.coordination(ctx, view, number, values, *format)
		}
	}
}

// questionNumber reads "6", and the flags that people put behind it.
func questionNumber(flags *flag.FlagSet, args []string) (int, []string, error) {
	if len(args) == 0 {
		return 0, nil, usagef("which Question? landscape coordination question 6")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return 0, nil, usagef("%q is not the number of a Question", args[0])
	}
	if err := flags.Parse(args[1:]); err != nil {
		return 0, nil, usagef("%v", err)
	}
	return n, flags.Args(), nil
}

// desk is one view with what it takes to write it.
type desk struct {
	env    *environment
	view   *coordination.View
	names  searchsvc.Names
	query  searchsvc.CoordinationQuery
	lang   string
	format string
}

func (e *environment) coordination(ctx context.Context, view string, number int, values url.Values, format string) error {
	tax, err := taxonomy.Load()
	if err != nil {
		return fmt.Errorf("load taxonomy: %w", err)
	}
	facts, err := coordination.LoadFacts()
	if err != nil {
		return fmt.Errorf("load facts: %w", err)
	}
	q, problem := searchsvc.NewQueryParser(tax).ParseCoordination(view, facts, values, "en")
	if problem != nil {
		return usagef("%s", problem.Detail)
	}
	question, known := facts.Question(number)
	if view == "question" && !known {
		return usagef("Study Group 17 has no Question %d", number)
	}
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	d := &desk{env: e, view: coordination.New(ix, facts, tax, time.Now().UTC()), names: searchsvc.NewNames(tax),
		query: q, lang: language(values), format: format}
	if view != "question" {
		return d.write(view)
	}
	changes, err := data.Catalogue.Changes(q.Since)
	if err != nil {
		return fmt.Errorf("read changes: %w", err)
	}
	found, err := d.view.Desk(question, q.Since, changes)
	if err != nil {
		return err
	}
	return d.writeDesk(found)
}

func language(values url.Values) string {
	if given := values.Get("lang"); given != "" {
		return given
	}
	return "en"
}

// write writes a view that is one table.
func (d *desk) write(view string) error {
	if d.format == "json" {
		answer, err := d.names.CoordinationAnswer(view, d.view, d.query, d.lang)
		if err != nil {
			return err
		}
		return d.writeJSON(answer)
	}
	table, err := d.names.CoordinationTable(view, d.view, d.query, d.lang)
	if err != nil {
		return err
	}
	if d.format == "markdown" {
		return table.WriteMarkdown(d.env.out)
	}
	return d.writeTable(table)
}

// writeDesk writes the desk of a Question; in Markdown it is a whole brief.
func (d *desk) writeDesk(found *coordination.Desk) error {
	switch d.format {
	case "json":
		return d.writeJSON(searchsvc.NewDeskAnswer(found, d.view.Facts(), d.lang))
	case "markdown":
		d.env.printf("%s", d.view.Brief(d.lang, found).Markdown())
		return nil
	default:
		return d.writeTable(searchsvc.DeskTable(found))
	}
}

func (d *desk) writeTable(table *export.Table) error {
	if d.format == "csv" {
		return table.WriteCSV(d.env.out)
	}
	return table.WriteText(d.env.out, 60)
}

func (d *desk) writeJSON(answer any) error {
	enc := json.NewEncoder(d.env.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(answer)
}
