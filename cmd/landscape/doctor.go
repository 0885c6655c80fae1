package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/upkeep"
)

func doctorCommand() command {
	return command{name: "doctor", about: "checks configuration, catalogue, index and sources", anyConfig: true, prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			return env.doctor(ctx)
		}
	}}
}

// examination is what doctor found so far.
type examination struct {
	env    *environment
	failed bool
}

func (x *examination) good(what, how string, args ...any) {
	x.env.printf("ok    %-14s %s\n", what, fmt.Sprintf(how, args...))
}

// note is for what works and yet deserves a look.
func (x *examination) note(what, how string, args ...any) {
	x.env.printf("look  %-14s %s\n", what, fmt.Sprintf(how, args...))
}

// bad is for what is wrong; how says how to mend it.
func (x *examination) bad(what, how string, args ...any) {
	x.failed = true
	x.env.printf("WRONG %-14s %s\n", what, fmt.Sprintf(how, args...))
}

func (e *environment) doctor(ctx context.Context) error {
	x := &examination{env: e}
	if e.configErr != nil {
		x.bad("configuration", "%v; mend that line (the checks below use the defaults)", e.configErr)
	} else {
		x.good("configuration", "%s", e.configFile)
	}
	if e.config.Crawler.Contact == "" && e.config.Crawler.Mirror == "" {
		x.note("configuration", "crawler.contact is empty; publishers should be able to reach you before you crawl their servers")
	}
	data, err := e.data(ctx)
	if err != nil {
		x.bad("data", "%v; check that %s can be written and has room", err, e.dataDir)
		return errShown
	}
	x.catalogue(data)
	x.index(data)
	if err := x.sources(data); err != nil {
		return err
	}
	if x.failed {
		return errShown
	}
	return nil
}

// catalogue reads every record.
func (x *examination) catalogue(data *upkeep.Data) {
	records, sources := 0, map[string]bool{}
	for r, err := range data.Catalogue.All() {
		if damaged := new(standard.LineError); errors.As(err, &damaged) {
			x.bad("catalogue", "%v; the record is left out until its source is crawled again: landscape crawl -full", err)
			continue
		}
		if err != nil {
			x.bad("catalogue", "%v; check the disk, then crawl again: landscape crawl", err)
			continue
		}
		records++
		sources[r.Source] = true
	}
	x.good("catalogue", "%d records of %d sources", records, len(sources))
}

func (x *examination) index(data *upkeep.Data) {
	ix, err := indexer.Open(data.IndexDir(), data.Taxonomy)
	if err != nil {
		x.bad("index", "%v; build it: landscape index", err)
		return
	}
	defer ix.Close()
	version, err := data.Catalogue.Version()
	switch {
	case err != nil:
		x.bad("index", "%v", err)
	case version != ix.Version():
		x.bad("index", "it is behind the catalogue; bring it up to date: landscape index")
	default:
		x.good("index", "%d standards, version %s", ix.Len(), ix.Version())
	}
}

func (x *examination) sources(data *upkeep.Data) error {
	statuses, err := searchsvc.SourceStatuses(data.Catalogue)
	if err != nil {
		return err
	}
	for _, s := range statuses {
		switch {
		case s.State == "failed":
			x.bad(s.Source, "failed %s: %s; its last good records are shown. Try: landscape crawl -source %s",
				s.Last.Started.Format(time.DateTime), oneLine(s.Last.Failed), s.Source)
		case s.Last == nil:
			x.note(s.Source, "never crawled here; what is shown came with the program. Crawl it: landscape crawl -source %s", s.Source)
		case s.Last.Rejected > 0:
			x.note(s.Source, "%d records %s, %d entries set aside; see %s", s.Last.Fetched, s.Last.Started.Format(time.DateTime),
				s.Last.Rejected, data.Catalogue.Dir()+"/set-aside")
		default:
			x.good(s.Source, "%d records %s", s.Last.Fetched, s.Last.Started.Format(time.DateTime))
		}
	}
	return nil
}
