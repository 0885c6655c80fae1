package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"

	"golang.org/x/term"

	"landscape/indexer"
	"landscape/indexer/opensearch"
	"landscape/upkeep"
)

// environment is what every command works with.
type environment struct {
	streams
	configFile, dataDir string

	// builds says that the index has to be of this catalogue, and not what other
	// processes made of theirs.
	builds bool

	config    config
	configErr error
	log       *slog.Logger
}

// configure reads the configuration, which must be there only when it was asked for.
func (e *environment) configure(flags *flag.FlagSet) error {
	askedFor := false
	flags.Visit(func(f *flag.Flag) { askedFor = askedFor || f.Name == "config" })
	e.config, e.configErr = loadConfig(e.configFile, askedFor)
	if e.configErr != nil {
		e.config = defaultConfig()
	}
	e.log = e.config.Log.logger(e.err)
	slog.SetDefault(e.log)
	return e.configErr
}

// data opens the data directory.
func (e *environment) data(ctx context.Context) (*upkeep.Data, error) {
	data, err := upkeep.Open(ctx, e.dataDir, e.log)
	if err != nil || e.config.Index.Engine != engineOpenSearch {
		return data, err
	}
	shelf, err := opensearch.New(e.config.Index.cluster())
	if err != nil {
		return nil, err
	}
	data.Share(shelf, !e.builds)
	return data, nil
}

// index opens the data directory and its index, built first when it must be.
func (e *environment) index(ctx context.Context) (*upkeep.Data, *indexer.Index, error) {
	data, err := e.data(ctx)
	if err != nil {
		return nil, nil, err
	}
	bar := e.newBar("building the index")
	defer bar.finish()
	ix, err := data.Index(ctx, bar.set)
	return data, ix, err
}

// noArguments is for commands that take none.
func noArguments(args []string) error {
	if len(args) > 0 {
		return usagef("unexpected argument %q; flags come before arguments, and this command takes none", args[0])
	}
	return nil
}

// terminal is the file behind a stream when a person sits in front of it.
func terminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// printf writes what the command was asked for.
func (e *environment) printf(format string, args ...any) {
	fmt.Fprintf(e.out, format, args...)
}
