package crawler

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"landscape/standard"
)

// Some bodies publish no list that a program could read. What is known of
// their documents with certainty is kept by hand, one file per body; a missing
// entry is better than a wrong one.
//
//go:embed seeds/*.yaml
var seedFiles embed.FS

// seedList is one file.
type seedList struct {
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

	Standards []seedEntry `yaml:"standards"`
}

// seedEntry is one edition of one document.
type seedEntry struct {
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
	URL       string         `yaml:"url"`
	List      string         `yaml:"list"`
	Relations []seedRelation `yaml:"relations"`
}

type seedRelation struct {
	Kind     standard.RelationKind `yaml:"kind"`
	Target   string                `yaml:"target"`
	Inferred string                `yaml:"inferred"`
}

func init() {
	files, err := seedFiles.ReadDir("seeds")
	if err != nil {
		panic("crawler: embedded seed lists: " + err.Error())
	}
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), ".yaml")
		head, err := readSeedHead(name)
		if err != nil {
			panic("crawler: " + err.Error())
		}
		register(Source{
			Name:  name,
			About: fmt.Sprintf("%s documents, kept by hand, last checked on %s", head.Body, head.Checked),
			Bases: map[string]string{"list": head.List},
			Seed:  true,
			Crawl: func(ctx context.Context, v *Visit) error {
				list, err := readSeeds(name)
				if err != nil {
					return err
				}
				for _, entry := range list.Standards {
					v.Emit(list.record(entry))
				}
				return ctx.Err()
			},
		})
	}
}

// readSeeds reads one file strictly: an unknown key is an error.
func readSeeds(name string) (*seedList, error) {
	file := path.Join("seeds", name+".yaml")
	content, err := seedFiles.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read seed list: %w", err)
	}
	return decodeSeeds(file, content)
}

// readSeedHead reads what a file says before its entries: every start of the
// program needs that, and few need the entries.
func readSeedHead(name string) (*seedList, error) {
	file := path.Join("seeds", name+".yaml")
	content, err := seedFiles.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read seed list: %w", err)
	}
	head, _, _ := bytes.Cut(content, []byte("\nstandards:"))
	return decodeSeeds(file, head)
}

func decodeSeeds(file string, content []byte) (*seedList, error) {
	list := new(seedList)
	if err := yaml.NewDecoder(bytes.NewReader(content), yaml.Strict()).Decode(list); err != nil {
		return nil, fmt.Errorf("read seed list %s: %w", file, err)
	}
	return list, nil
}

func (l *seedList) record(e seedEntry) standard.Record {
	rec := standard.Record{
		Native: e.ID, ID: identify(e.ID), Aliases: e.Aliases, Title: e.Title, Titles: e.Titles,
		Type: firstOf(e.Type, l.Type), Status: standard.InForce, Wording: e.Wording,
		Published: e.Published, Edition: e.Edition, Groups: e.Groups,
		Keywords: append(append([]string{}, e.Keywords...), l.Keywords...), Languages: l.Languages,
		Access: e.Access, URL: firstOf(e.URL, e.List, l.List), Checked: l.Checked,
		Provenance: []standard.Provenance{{URL: firstOf(e.List, l.List), Fetched: dayOf(l.Checked)}},
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
		rec.Relations = append(rec.Relations, standard.Relation{Kind: r.Kind, Target: identify(r.Target), Inferred: r.Inferred})
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
