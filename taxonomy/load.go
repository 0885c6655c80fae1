package taxonomy

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed data
var embedded embed.FS

// source is everything that the YAML files say.
type source struct {
	Areas, Topics, Requirements, Pillars []Entry

	Concepts     []Concept
	Signals      []signal
	Masks        []string
	Groups       []groupRule
	Series       []seriesRule
	ICS          []icsRule
	Implications []implication
}

// Load reads the taxonomy that is built into the program.
func Load() (*Taxonomy, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return load(data)
}

// load reads and compiles the taxonomy in a directory of YAML files. Every
// error names the file, and the key or entry in it.
func load(dir fs.FS) (*Taxonomy, error) {
	var s source
	files := []struct {
		name string
		into any
	}{
		{"areas.yaml", &s.Areas}, {"topics.yaml", &s.Topics}, {"requirements.yaml", &s.Requirements},
		{"pillars.yaml", &s.Pillars},
		{"rules/masks.yaml", &s.Masks}, {"rules/groups.yaml", &s.Groups}, {"rules/series.yaml", &s.Series},
		{"rules/ics.yaml", &s.ICS}, {"rules/implications.yaml", &s.Implications},
	}
	for _, file := range files {
		if err := decode(dir, file.name, file.into); err != nil {
			return nil, err
		}
	}
	if err := s.readSignals(dir); err != nil {
		return nil, err
	}
	var err error
	if s.Concepts, err = readThesaurus(dir); err != nil {
		return nil, err
	}
	return compile(s)
}

// readSignals reads every file of rules/signals: evidence in words, one file
// for each part of the decision.
func (s *source) readSignals(dir fs.FS) error {
	names, err := fs.Glob(dir, "rules/signals/*.yaml")
	if err != nil {
		return err
	}
	for _, name := range names {
		var signals []signal
		if err := decode(dir, name, &signals); err != nil {
			return err
		}
		s.Signals = append(s.Signals, signals...)
	}
	return nil
}

func decode(dir fs.FS, name string, into any) error {
	text, err := fs.ReadFile(dir, name)
	if err != nil {
		return fmt.Errorf("read taxonomy: %w", err)
	}
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(into); err != nil {
		return fmt.Errorf("read taxonomy %s: %s", path.Base(name), yaml.FormatError(err, false, true))
	}
	return nil
}

// compile checks what the files say and makes it ready for use.
func compile(s source) (*Taxonomy, error) {
	t := &Taxonomy{
		Areas: s.Areas, Topics: s.Topics, Requirements: s.Requirements, Pillars: s.Pillars,
		entries: map[string]Entry{},
	}
	var problems []error
	ids := map[string]bool{}
	for _, facet := range t.facets() {
		for i, entry := range facet.entries {
			label := facet.name + ":" + entry.ID
			if twice := ids[entry.ID]; twice {
				problems = append(problems, fmt.Errorf("%ss.yaml: entry %d: id %q is there twice", facet.name, i+1, entry.ID))
			}
			ids[entry.ID] = true
			if err := entry.check(); err != nil {
				problems = append(problems, fmt.Errorf("%ss.yaml: %s: %w", facet.name, entry.ID, err))
			}
			t.entries[label] = entry
			t.order = append(t.order, label)
		}
	}
	if err := errors.Join(problems...); err != nil {
		return nil, fmt.Errorf("taxonomy: %w", err)
	}
	if err := s.resolve(t.labels()); err != nil {
		return nil, fmt.Errorf("taxonomy: %w", err)
	}
	if err := connect(s.Concepts, t.labels()); err != nil {
		return nil, fmt.Errorf("taxonomy: %w", err)
	}
	t.Concepts, t.concept = s.Concepts, map[string]int{}
	for i, c := range t.Concepts {
		t.concept[c.ID] = i
	}
	var err error
	if t.classify, err = newClassifier(s, t); err != nil {
		return nil, fmt.Errorf("taxonomy: %w", err)
	}
	t.subjects = newSubjects(t.Concepts)
	t.expand = newExpander(s, t)
	return t, nil
}

// labels by the identifier alone, as rules write it.
func (t *Taxonomy) labels() map[string]string {
	labels := map[string]string{security: security}
	for _, label := range t.order {
		_, id, _ := strings.Cut(label, ":")
		labels[id] = label
	}
	return labels
}

// check wants an entry to speak all languages.
func (e Entry) check() error {
	if e.ID == "" || strings.ToLower(e.ID) != e.ID {
		return errors.New("id must be there and in lower case")
	}
	for _, lang := range Languages() {
		switch {
		case e.Names[lang] == "":
			return fmt.Errorf("names.%s is missing", lang)
		case e.Definitions[lang] == "":
			return fmt.Errorf("definitions.%s is missing", lang)
		}
	}
	return nil
}
