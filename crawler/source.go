// Package crawler reads what the bodies publish about their standards and
// hands it to the catalogue. There is one file per body; a source says which
// addresses it reads and how a page becomes records. Everything a good guest
// does (robots.txt, delays, limits, retries, conditional requests, resuming)
// is done once, in the collector, so that a source is only parsing.
package crawler

import (
	"context"
	"fmt"
	"slices"
)

// Source reads the whole catalogue of one body: every record the body lists,
// not only those on security, for the indexer selects.
//
// To add a body, write one file with a Source, register it in its init, put
// small pages in its recorded shape into testdata/<name>/ with a pages.json,
// and run the conformance test with -update.
type Source struct {
	// Name is used in configuration, file names and records: "itu-t".
	Name string
	// About is one line for people: "ITU-T Recommendations".
	About string
	// Bases are the address prefixes the source reads, by the name that
	// configuration uses to override them. Sources always write the body's real
	// addresses; overrides and mirrors are applied underneath.
	Bases map[string]string
	// Seed marks a list that comes with the program: nothing is fetched.
	Seed bool
	// Set names the data set on disk that is read, "" for what is fetched. Without
	// it on disk the source is left out of crawls.
	Set string
	// Fallback marks a source that is crawled only when asked for: another one
	// reads the body itself.
	Fallback bool
	// Crawl asks the visit for pages, parses them and emits records. It checks
	// the shape of what it reads and fails with Page.Unexpected rather than
	// returning half a list; a single unreadable entry goes to Visit.Reject.
	Crawl func(ctx context.Context, v *Visit) error
}

// registry is filled by the init functions of this package's files only, and
// never changes afterwards.
var registry = map[string]Source{}

func register(s Source) {
	if s.Name == "" || s.Crawl == nil || len(s.Bases) == 0 {
		panic("crawler: a source needs a name, bases and a Crawl function")
	}
	if _, twice := registry[s.Name]; twice {
		panic("crawler: source registered twice: " + s.Name)
	}
	registry[s.Name] = s
}

// Sources lists every source by name.
func Sources() []Source {
	all := make([]Source, 0, len(registry))
	for _, s := range registry {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Source) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return all
}

// choose resolves the names a person asked for; none means all enabled ones.
func choose(names []string, cfg Config) ([]Source, error) {
	var chosen []Source
	for _, s := range Sources() {
		if len(names) == 0 && cfg.wants(s) || slices.Contains(names, s.Name) {
			chosen = append(chosen, s)
		}
	}
	for _, name := range names {
		if _, known := registry[name]; !known {
			return nil, fmt.Errorf("unknown source %q; known are %v", name, sourceNames())
		}
	}
	return chosen, nil
}

func sourceNames() []string {
	var names []string
	for _, s := range Sources() {
		names = append(names, s.Name)
	}
	return names
}
