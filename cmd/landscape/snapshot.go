package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
	"landscape/upkeep"
)

func snapshotCommand() command {
	return command{name: "snapshot", about: "writes the snapshot that is bundled with the program: security standards, facts only", prepare: func(flags *flag.FlagSet) runner {
		file := flags.String("o", filepath.Join("catalogue", "snapshot.jsonl.gz"), "`file` to write")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			return env.snapshot(ctx, *file)
		}
	}}
}

// snapshot writes every record of every standard that facts alone show to be a
// security standard: exactly what an index of the snapshot will hold.
func (e *environment) snapshot(ctx context.Context, file string) error {
	data, err := e.data(ctx)
	if err != nil {
		return err
	}
	wanted, standards, err := e.securityByFacts(ctx, data)
	if err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(file), ".snapshot-*")
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	defer os.Remove(out.Name()) // after a rename there is nothing to remove
	defer out.Close()
	n, err := catalogue.WriteSnapshot(out, data.Catalogue.All(), func(r *standard.Record) bool { return wanted[r.ID.String()] })
	if err != nil {
		return err
	}
	if err := errors.Join(out.Chmod(0o644), out.Close()); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if err := os.Rename(out.Name(), file); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	e.printf("%d records of %d standards written to %s\n", n, standards, file)
	return nil
}

// securityByFacts builds an index of the catalogue without its abstracts, to be
// thrown away, and tells which editions are in it, by identifier, and of how many standards.
func (e *environment) securityByFacts(ctx context.Context, data *upkeep.Data) (map[string]bool, int, error) {
	dir, err := os.MkdirTemp("", "landscape-snapshot-")
	if err != nil {
		return nil, 0, fmt.Errorf("make room for an index: %w", err)
	}
	defer os.RemoveAll(dir)
	bar := e.newBar("looking for security standards")
	defer bar.finish()
	in := indexer.Input{Records: withoutAbstracts(data.Catalogue.All()), Taxonomy: data.Taxonomy, Version: "snapshot"}
	if err := indexer.Build(ctx, dir, in, bar.set); err != nil {
		return nil, 0, fmt.Errorf("index facts: %w", err)
	}
	ix, err := indexer.Open(dir, data.Taxonomy)
	if err != nil {
		return nil, 0, fmt.Errorf("index facts: %w", err)
	}
	defer ix.Close()
	editions, err := editionsOf(ix)
	return editions, ix.Len(), err
}

func withoutAbstracts(records iter.Seq2[standard.Record, error]) iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		for r, err := range records {
			r.Abstract = ""
			if !yield(r, err) {
				return
			}
		}
	}
}

// editionsOf names all editions. Records are kept by that name, for several
// sources may speak of one edition and each knows something of it.
func editionsOf(ix *indexer.Index) (map[string]bool, error) {
	editions := map[string]bool{}
	for d, err := range ix.Documents() {
		if err != nil {
			return nil, fmt.Errorf("read the standards: %w", err)
		}
		for i := range d.Editions {
			editions[d.Editions[i].ID.String()] = true
		}
	}
	return editions, nil
}
