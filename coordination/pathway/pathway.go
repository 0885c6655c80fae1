// Package pathway leads from a job that has to be done to the standards that
// help with it, step by step: for engineers who have a network to protect and
// no budget for documents. Each pathway is one YAML file; the standards in it
// are free to read.
package pathway

import (
	"bytes"
	"embed"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"landscape/standard"
)

//go:embed data/*.yaml
var files embed.FS

// Pathway is one job, in the order in which it is best done.
type Pathway struct {
	// ID is the name in addresses, Order the place in the list.
	ID    string `yaml:"id"`
	Order int    `yaml:"order"`
	// Name is the job, For whom it is; both by language.
	Name  map[string]string `yaml:"name"`
	For   map[string]string `yaml:"for"`
	Steps []Step            `yaml:"steps"`
}

// Step is one part of the job with the standards for it, the first to read first.
type Step struct {
	Name map[string]string `yaml:"name"`
	Why  map[string]string `yaml:"why"`
	// Standards are without edition: the one in force counts.
	Standards []Reference `yaml:"standards"`
	// Conformity are those by which is checked whether it was done.
	Conformity []Reference `yaml:"conformity"`
	// More are the search filters for what else there is, as in an address: "topic=incident".
	More Filters `yaml:"more"`
}

// Named are all standards of the step.
func (s *Step) Named() []Reference { return slices.Concat(s.Standards, s.Conformity) }

// Reference names a standard.
type Reference struct{ standard.Identifier }

// UnmarshalText reads an identifier, or the name of a body and of a document that
// has no number; what is neither is an error.
func (r *Reference) UnmarshalText(text []byte) error {
	id, err := standard.ParseIdentifier(string(text))
	if err != nil && slices.ContainsFunc(standard.Bodies(), func(b standard.BodyInfo) bool { return strings.HasPrefix(string(text), string(b.Body)+" ") }) {
		return r.Identifier.UnmarshalText(text)
	}
	if err != nil {
		return fmt.Errorf("read standard of a pathway: %w", err)
	}
	r.Identifier = id
	return nil
}

// Filters are search filters.
type Filters struct{ url.Values }

// UnmarshalText reads filters as an address writes them.
func (f *Filters) UnmarshalText(text []byte) error {
	values, err := url.ParseQuery(string(text))
	if err != nil {
		return fmt.Errorf("read filters of a pathway: %w", err)
	}
	f.Values = values
	return nil
}

// Load reads the embedded pathways. An unknown key is an error that names file and line.
func Load() ([]Pathway, error) {
	entries, err := files.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("list pathways: %w", err)
	}
	var all []Pathway
	for _, entry := range entries {
		text, err := files.ReadFile("data/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read pathway %s: %w", entry.Name(), err)
		}
		var p Pathway
		if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&p); err != nil {
			return nil, fmt.Errorf("read pathway %s: %w", entry.Name(), err)
		}
		if p.ID+".yaml" != entry.Name() {
			return nil, fmt.Errorf("pathway %q lies in %s", p.ID, entry.Name())
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Pathway) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all, nil
}

// Find gets the pathway with that identifier.
func Find(all []Pathway, id string) (Pathway, bool) {
	i := slices.IndexFunc(all, func(p Pathway) bool { return p.ID == id })
	if i < 0 {
		return Pathway{}, false
	}
	return all[i], true
}
