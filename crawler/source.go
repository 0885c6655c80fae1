// Package crawler reads what the bodies publish about their standards and
// hands it to the catalogue. It knows no body: a source says which addresses it
// reads and how a page becomes records, and whoever runs a crawl says which
// sources there are. Everything a good guest does (robots.txt, delays, limits,
// retries, conditional requests, resuming) is done once, in the collector, so
// that a source is only parsing.
package crawler

import (
	"context"
	"fmt"
	"slices"
)

// Source reads the whole catalogue of one body: every record the body lists,
// not only those on security, for the indexer selects.
//
// The sources are in crawler/bodies, which tells how to add one.
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
	// OnDisk marks a data set on this machine: nothing is fetched. Absent says that
	// it is not there, and leaves the source out of crawls of everything.
	OnDisk, Absent bool
	// Fallback marks a source that is crawled only when asked for: another one
	// reads the body itself.
	Fallback bool
	// Crawl asks the visit for pages, parses them and emits records. It checks
	// the shape of what it reads and fails with Page.Unexpected rather than
	// returning half a list; a single unreadable entry goes to Visit.Reject.
	Crawl func(ctx context.Context, v *Visit) error
}

// asks tells whether the source asks a server.
func (s Source) asks() bool { return !s.Seed && !s.OnDisk }

// byName finds a source.
func byName(sources []Source, name string) (Source, bool) {
	at := slices.IndexFunc(sources, func(s Source) bool { return s.Name == name })
	if at < 0 {
		return Source{}, false
	}
	return sources[at], true
}

// Names are the names of sources, for messages.
func Names(sources []Source) []string {
	names := make([]string, len(sources))
	for i, s := range sources {
		names[i] = s.Name
	}
	return names
}

// choose resolves the names a person asked for; none means all that the
// configuration wants.
func choose(sources []Source, names []string, cfg Config) ([]Source, error) {
	var chosen []Source
	for _, s := range sources {
		if len(names) == 0 && cfg.wants(s) || slices.Contains(names, s.Name) {
			chosen = append(chosen, s)
		}
	}
	for _, name := range names {
		if _, known := byName(sources, name); !known {
			return nil, fmt.Errorf("unknown source %q; known are %v", name, Names(sources))
		}
	}
	return chosen, nil
}
