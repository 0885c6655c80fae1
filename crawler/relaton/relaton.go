// Package relaton reads Relaton data sets on disk: bibliographies of bodies, some
// of which publish no list of their own that a program could read.
package relaton

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"landscape/crawler"
	"landscape/standard"

	"github.com/goccy/go-yaml"
)

// Relaton (https://www.relaton.org) keeps bibliographies of many bodies as
// public data sets. Some of these bodies publish no list of their own that a
// program could read. The sets are read from disk, so that nobody's server is
// asked for twenty thousand files.
//
//go:embed sets.yaml
var setsFile []byte

// set is one entry of sets.yaml, which says what its fields mean.
type set struct {
	Set      string                     `yaml:"set"`
	Body     standard.Body              `yaml:"body"`
	Write    []string                   `yaml:"write"`
	LeaveOut string                     `yaml:"leave_out"`
	Status   map[string]standard.Status `yaml:"status"`
	Current  bool                       `yaml:"current"`
	Type     string                     `yaml:"type"`
	Types    map[string]string          `yaml:"types"`
	Access   standard.Access            `yaml:"access"`
	Groups   bool                       `yaml:"groups"`
	National bool                       `yaml:"national"`
	Fallback bool                       `yaml:"fallback"`

	written  *regexp.Regexp
	leaveOut *regexp.Regexp
}

// Sources are all data sets that are known, read from a folder; "" for none.
func Sources(folder string) []crawler.Source {
	sets, err := readSets(setsFile)
	if err != nil {
		panic("relaton: " + err.Error())
	}
	sources := make([]crawler.Source, len(sets))
	for i, s := range sets {
		sources[i] = crawler.Source{
			Name:   strings.Replace(s.Set, "-data", "", 1),
			About:  fmt.Sprintf("%s documents, from the Relaton data set %s on disk", s.Body, s.Set),
			Bases:  map[string]string{"set": s.address()},
			OnDisk: true, Absent: folder == "" || dataSetPath(folder, s.Set) == "", Fallback: s.Fallback,
			Crawl: func(ctx context.Context, v *crawler.Visit) error { return s.crawl(ctx, folder, v) },
		}
	}
	return sources
}

// readSets reads the list strictly: an unknown key is an error.
func readSets(content []byte) ([]*set, error) {
	var sets []*set
	if err := yaml.NewDecoder(bytes.NewReader(content), yaml.Strict()).Decode(&sets); err != nil {
		return nil, fmt.Errorf("read the list of Relaton data sets: %w", err)
	}
	for _, set := range sets {
		if len(set.Write) != 0 && len(set.Write) != 2 {
			return nil, fmt.Errorf("%s: write wants a pattern and what it becomes", set.Set)
		}
		var err, err2 error
		set.written, err = regexp.Compile(strings.Join(set.Write[:min(1, len(set.Write))], ""))
		set.leaveOut, err2 = regexp.Compile(cmp.Or(set.LeaveOut, "^$"))
		if err := errors.Join(err, err2); err != nil {
			return nil, fmt.Errorf("%s: %w", set.Set, err)
		}
	}
	return sets, nil
}

// address is where the set is published.
func (s *set) address() string { return "https://github.com/relaton/" + s.Set }

// crawl emits every document of the set. The files come in the order of their
// names, and a damaged one is set aside.
func (s *set) crawl(ctx context.Context, folder string, v *crawler.Visit) error {
	files, err := openDataSet(folder, s.Set)
	if err != nil {
		return err
	}
	defer files.Close()
	var records []standard.Record
	err = files.each(ctx, func(name string, content []byte) {
		entry, err := readEntry(content)
		if err != nil {
			v.Reject(name, "", fmt.Errorf("%s: %w", name, err))
			return
		}
		if rec, ok := s.record(entry, name, v); ok {
			rec.Provenance[0].Fetched = files.read
			records = append(records, rec)
		}
	})
	if err != nil {
		return err
	}
	if s.Current {
		supersedeEarlier(records)
	}
	for _, rec := range records {
		v.Emit(rec)
	}
	return nil
}

// supersedeEarlier leaves the highest edition of each document as it is: such a
// set lists every edition alike and means the last.
func supersedeEarlier(records []standard.Record) {
	last := map[string]int{}
	for i, rec := range records {
		key := rec.ID.Key()
		if at, known := last[key]; !known || laterEdition(rec, records[at]) {
			last[key] = i
		}
	}
	for i := range records {
		rec := &records[i]
		if last[rec.ID.Key()] != i && rec.Status == standard.InForce {
			rec.Status = standard.Superseded
			if !slices.Contains(rec.Inferred, "status") {
				rec.Inferred = append(rec.Inferred, "status")
			}
		}
	}
}

// laterEdition compares dates, then editions as numbers: "10" comes after "9".
func laterEdition(a, b standard.Record) bool {
	return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(len(a.Edition), len(b.Edition)),
		cmp.Compare(a.Edition, b.Edition)) > 0
}
