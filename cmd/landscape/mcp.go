package main

import (
	"cmp"
	"context"
	"flag"

	"landscape/assistant"
	"landscape/indexer"
	"landscape/searchsvc"
)

func mcpCommand() command {
	return command{name: "mcp", about: "answers an assistant over the Model Context Protocol, on standard input and output", prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			return env.mcp(ctx)
		}
	}}
}

func (e *environment) mcp(ctx context.Context) error {
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	build, err := release()
	if err != nil {
		return err
	}
	live := indexer.NewLive(ix)
	defer live.Swap(nil)
	service := searchsvc.New(searchsvc.Options{Live: live, Taxonomy: data.Taxonomy, Catalogue: data.Catalogue, Log: e.log, Release: build,
		Sources: e.config.sources()})
	site := cmp.Or(e.config.PublicURL, "http://"+e.config.Addr)
	return assistant.Serve(ctx, assistant.New(service, site, build), e.in, e.out)
}
