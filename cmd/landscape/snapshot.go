package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
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

// snapshot writes every record of every standard in the index.
func (e *environment) snapshot(ctx context.Context, file string) error {
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	defer ix.Close()
	wanted := editionsOf(ix)
	out, err := os.CreateTemp(filepath.Dir(file), ".snapshot-*")
	if err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	defer os.Remove(out.Name()) // after a rename there is nothing to remove
	defer out.Close()
	n, err := catalogue.WriteSnapshot(out, data.Catalogue.All(), func(r *standard.Record) bool { return wanted[edition{r.Source, r.Native}] })
	if err != nil {
		return err
	}
	if err := out.Chmod(0o644); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	if err := os.Rename(out.Name(), file); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	e.printf("%d records of %d standards written to %s\n", n, len(ix.Documents()), file)
	return nil
}

// edition names a record.
type edition struct{ source, native string }

func editionsOf(ix *indexer.Index) map[edition]bool {
	editions := map[edition]bool{}
	for _, d := range ix.Documents() {
		for i := range d.Editions {
			editions[edition{d.Editions[i].Source, d.Editions[i].Native}] = true
		}
	}
	return editions
}
