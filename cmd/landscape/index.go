package main

import (
	"context"
	"flag"

	"landscape/indexer"
)

func indexCommand() command {
	return command{name: "index", about: "brings the index up to date with the catalogue", prepare: func(flags *flag.FlagSet) runner {
		rebuild := flags.Bool("rebuild", false, "build it even when it is current")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			ix, err := env.bringUpToDate(ctx, *rebuild)
			if err != nil {
				return err
			}
			defer ix.Close()
			env.printf("%d standards, version %s\n", ix.Len(), ix.Version())
			return nil
		}
	}}
}

func (e *environment) bringUpToDate(ctx context.Context, rebuild bool) (*indexer.Index, error) {
	e.builds = true
	if !rebuild {
		_, ix, err := e.index(ctx)
		return ix, err
	}
	data, err := e.data(ctx)
	if err != nil {
		return nil, err
	}
	bar := e.newBar("building the index")
	defer bar.finish()
	return data.Rebuild(ctx, bar.set)
}
