package main

import (
	"cmp"
	"context"
	"flag"
	"time"

	"landscape/dump"
	"landscape/searchsvc"
)

func dumpCommand() command {
	return command{name: "dump", takes: "DIR", about: "writes the whole landscape as files for people who work with data", prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if len(args) != 1 {
				return usagef("one directory to write into, not %d", len(args))
			}
			return env.dump(ctx, args[0])
		}
	}}
}

func (e *environment) dump(ctx context.Context, dir string) error {
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	site := cmp.Or(e.config.PublicURL, "http://"+e.config.Addr)
	return dump.Write(ctx, &dump.Landscape{Index: ix, Taxonomy: data.Taxonomy, Made: time.Now(),
		Reader: searchsvc.NewNames(data.Taxonomy).ExportReader("en", site)}, dir)
}
