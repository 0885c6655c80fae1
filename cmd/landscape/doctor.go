package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	x.index(ctx, data)
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

func (x *examination) index(ctx context.Context, data *upkeep.Data) {
	ix, err := data.Current(ctx)
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

// sources says how the sources stand, those of the same state in one line.
func (x *examination) sources(data *upkeep.Data) error {
	statuses, err := searchsvc.SourceStatuses(data.Catalogue, x.env.config.sources())
	if err != nil {
		return err
	}
	var fine, never, setAside []string
	failed := map[string][]string{} // by why
	for _, s := range statuses {
		switch {
		case s.State == "failed":
			why := oneLine(s.Last.Failed)
			failed[why] = append(failed[why], s.Source)
		case s.Last == nil:
			never = append(never, s.Source)
		case s.Last.Rejected > 0:
			setAside = append(setAside, fmt.Sprintf("%s %d", s.Source, s.Last.Rejected))
		default:
			fine = append(fine, s.Source)
		}
	}
	for _, why := range slices.Sorted(maps.Keys(failed)) {
		x.bad("sources", "%s failed: %s; the last good records are shown. Try: landscape crawl -source %s",
			counted(failed[why]), why, strings.Join(failed[why], ","))
	}
	if len(setAside) > 0 {
		x.note("sources", "entries set aside: %s; see %s", strings.Join(setAside, ", "), data.Catalogue.Dir()+"/set-aside")
	}
	if len(never) > 0 {
		x.note("sources", "%s never crawled here; what is shown came with the program. Crawl: landscape crawl", counted(never))
	}
	if len(fine) > 0 {
		x.good("sources", "%s crawled without a fault", counted(fine))
	}
	return nil
}

// counted names a few and counts many: "etsi, iso", "44 sources (3gpp, 3gpp2, anssi, …)".
func counted(names []string) string {
	if len(names) <= 5 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%d sources (%s, …)", len(names), strings.Join(names[:3], ", "))
}
