package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"landscape/assistant"
	"landscape/crawler"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/ui"
	"landscape/upkeep"
)

func serveCommand() command {
	return command{name: "serve", about: "serves the site and the API", prepare: func(flags *flag.FlagSet) runner {
		addr := flags.String("addr", "", "`address` to serve on (default from the configuration, else 127.0.0.1:8080)")
		refresh := flags.Duration("refresh", 0, "crawl this often, such as 24h (default from the configuration, else never)")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if *refresh < 0 {
				return usagef("-refresh %v is negative", *refresh)
			}
			if *addr != "" {
				env.config.Addr = *addr
			}
			if *refresh > 0 {
				env.config.Refresh = *refresh
			}
			return env.serve(ctx)
		}
	}}
}

// serve answers from the start, at first only that it is not ready: what watches
// over the process can tell a long build of the index from a dead process.
func (e *environment) serve(ctx context.Context) error {
	// The index stays and requests leave little behind: collecting garbage twice
	// as often costs hardly any time, and a third of the memory is saved.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	listener, err := net.Listen("tcp", e.config.Addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", e.config.Addr, err)
	}
	defer listener.Close()
	e.builds = e.config.Refresh > 0
	data, err := e.data(ctx)
	if err != nil {
		return err
	}
	build, err := release()
	if err != nil {
		return err
	}
	reader, err := e.config.crawler()
	if err != nil {
		return err
	}
	e.log.Info("starting", "version", version(), "release", build, "process", os.Getpid())
	live := indexer.NewLive(nil)
	defer live.Swap(nil)
	service := searchsvc.New(searchsvc.Options{Live: live, Taxonomy: data.Taxonomy, Catalogue: data.Catalogue,
		Log: e.log, PublicURL: e.config.PublicURL, TrustedProxies: e.config.TrustedProxies, Limits: e.config.Limits,
		Release: build, Sources: reader.Sources(), NextCrawl: data.NextCrawl,
		Packs: filepath.Join(e.dataDir, "packs")})
	if err := ui.Register(service); err != nil {
		return fmt.Errorf("set up the site: %w", err)
	}
	if e.config.MCP {
		service.Mount("/mcp", assistant.Handler(service, build))
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return service.Serve(ctx, listener) })
	group.Go(func() error { return e.serveMetrics(ctx, service) })
	group.Go(func() error { return e.keep(ctx, data, live, service, reader, listener.Addr()) })
	return group.Wait()
}

// serveMetrics serves metrics and profiles. Readers are served without them too:
// another process of ours may hold the address.
func (e *environment) serveMetrics(ctx context.Context, service *searchsvc.Service) error {
	if e.config.Metrics == "" {
		return nil
	}
	listener, err := net.Listen("tcp", e.config.Metrics)
	if err != nil {
		e.log.Warn("metrics are not served: give them another address under “metrics” in the configuration", "error", err)
		return nil
	}
	return service.ServeOperations(ctx, listener)
}

// keep puts the index in service, says so, and keeps it current.
func (e *environment) keep(ctx context.Context, data *upkeep.Data, live *indexer.Live, service *searchsvc.Service, reader *crawler.Crawler, addr net.Addr) error {
	begin := time.Now()
	bar := e.newBar("building the index")
	ix, err := e.firstIndex(ctx, data, bar)
	bar.finish()
	if ctx.Err() != nil {
		return nil // stopped before it was ready
	}
	if err != nil {
		return err
	}
	live.Swap(ix)
	e.log.Info("ready", "standards", ix.Len(), "after", time.Since(begin).Round(time.Millisecond))
	e.printf("Security Standards Landscape is ready at http://%s/\n", addr)
	service.Prepare(ix)
	return data.Keep(ctx, live, upkeep.Plan{Crawler: reader, Refresh: e.config.Refresh, Prepare: service.Prepare})
}

// retryAfter is the pause before a cluster that cannot be reached is asked again.
const retryAfter = 5 * time.Second

// firstIndex opens the index, and waits for a cluster that cannot be reached.
func (e *environment) firstIndex(ctx context.Context, data *upkeep.Data, bar *bar) (*indexer.Index, error) {
	for {
		ix, err := data.Index(ctx, bar.set)
		if !errors.Is(err, indexer.ErrUnavailable) {
			return ix, err
		}
		e.log.Warn("the index cannot be reached; it is tried again", "after", retryAfter, "error", err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(retryAfter):
		}
	}
}
