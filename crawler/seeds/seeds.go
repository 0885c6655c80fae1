// Package seeds holds lists kept by hand, of bodies that publish none that a
// program could read.
package seeds

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"fmt"
	"path"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/standard"

	"github.com/goccy/go-yaml"
)

// What is known with certainty is kept, one file per body; a missing entry is
// better than a wrong one.
//
//go:embed lists/*.yaml
var files embed.FS

// list is one file.
type list struct {
	Body standard.Body `yaml:"body"`
	// List is the page on which the body lists its documents.
	List string `yaml:"list"`
	// Checked is the date on which a person last went through the file.
	Checked string `yaml:"checked"`
	// What follows holds for every entry that says nothing else; keywords are
	// added to those of the entry.
	Type      string          `yaml:"type"`
	Access    standard.Access `yaml:"access"`
	Groups    []string        `yaml:"groups"`
	Keywords  []string        `yaml:"keywords"`
	Languages []string        `yaml:"languages"`

	Standards []entry `yaml:"standards"`
}

// entry is one edition of one document.
type entry struct {
	ID     string            `yaml:"id"`
	Title  string            `yaml:"title"`
	Titles map[string]string `yaml:"titles"`
	Type   string            `yaml:"type"`
	// Status is in-force when nothing else is said.
	Status    standard.Status `yaml:"status"`
	Wording   string          `yaml:"wording"`
	Published string          `yaml:"published"`
	Edition   string          `yaml:"edition"`
	Access    standard.Access `yaml:"access"`
	Groups    []string        `yaml:"groups"`
	Keywords  []string        `yaml:"keywords"`
	Aliases   []string        `yaml:"aliases"`
	// URL is the document's own page, List the page that lists it when that is
	// not the one of the file.
	URL       string     `yaml:"url"`
	List      string     `yaml:"list"`
	Relations []relation `yaml:"relations"`
}

type relation struct {
	Kind     standard.RelationKind `yaml:"kind"`
	Target   string                `yaml:"target"`
	Inferred string                `yaml:"inferred"`
}

// Sources are all lists, one for each body.
func Sources() []crawler.Source {
	files, err := files.ReadDir("lists")
	if err != nil {
		panic("seeds: embedded lists: " + err.Error())
	}
	sources := make([]crawler.Source, 0, len(files))
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), ".yaml")
		head, err := readHead(name)
		if err != nil {
			panic("seeds: " + err.Error())
		}
		sources = append(sources, crawler.Source{
			Name:  name,
			About: fmt.Sprintf("%s documents, kept by hand, last checked on %s", head.Body, head.Checked),
			Bases: map[string]string{"list": head.List},
			Seed:  true,
			Crawl: func(ctx context.Context, v *crawler.Visit) error {
				list, err := read(name)
				if err != nil {
					return err
				}
				for _, e := range list.Standards {
					v.Emit(list.record(e))
				}
				return ctx.Err()
			},
		})
	}
	return sources
}

// read reads one file strictly: an unknown key is an error.
func read(name string) (*list, error) {
	file := path.Join("lists", name+".yaml")
	content, err := files.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read seed list: %w", err)
	}
	return decode(file, content)
}

// readHead reads what a file says before its entries: every start of the
// program needs that, and few need the entries.
func readHead(name string) (*list, error) {
	file := path.Join("lists", name+".yaml")
	content, err := files.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read seed list: %w", err)
	}
	head, _, _ := bytes.Cut(content, []byte("\nstandards:"))
	return decode(file, head)
}

func decode(file string, content []byte) (*list, error) {
	l := new(list)
	if err := yaml.NewDecoder(bytes.NewReader(content), yaml.Strict()).Decode(l); err != nil {
		return nil, fmt.Errorf("read seed list %s: %w", file, err)
	}
	return l, nil
}

func (l *list) record(e entry) standard.Record {
	rec := standard.Record{
		Native: e.ID, ID: standard.Identify(e.ID), Aliases: e.Aliases, Title: e.Title, Titles: e.Titles,
		Type: cmp.Or(e.Type, l.Type), Status: standard.InForce, Wording: e.Wording,
		Published: e.Published, Edition: e.Edition, Groups: e.Groups,
		Keywords: append(append([]string{}, e.Keywords...), l.Keywords...), Languages: l.Languages,
		Access: e.Access, URL: cmp.Or(e.URL, e.List, l.List), Checked: l.Checked,
		Provenance: []standard.Provenance{{URL: cmp.Or(e.List, l.List), Fetched: dayOf(l.Checked)}},
	}
	if e.Status != "" {
		rec.Status = e.Status
	}
	if rec.Access == standard.AccessUnknown {
		rec.Access = l.Access
	}
	if len(rec.Groups) == 0 {
		rec.Groups = l.Groups
	}
	if rec.Languages == nil {
		rec.Languages = []string{"en"}
	}
	if rec.Edition == "" && rec.ID.Edition != "" {
		rec.Edition = strings.TrimLeft(rec.ID.Edition, ":-vV")
	}
	for _, r := range e.Relations {
		rec.Relations = append(rec.Relations, standard.Relation{Kind: r.Kind, Target: standard.Identify(r.Target), Inferred: r.Inferred})
	}
	return rec
}

// dayOf is midnight of a date; the test of the seed lists holds them to dates.
func dayOf(date string) time.Time {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}
	}
	return day
}
