// Command benchcmp times the product's search beside SQLite FTS5: the same
// documents, the same queries, twenty hits and the exact counts of eleven
// facets, one query at a time.
//
//	cd indexer/benchcmp && go run . -documents 200000
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/indexer/internal/generate"
	"landscape/standard"
	"landscape/taxonomy"
)

func main() {
	documents := flag.Int("documents", 0, "size of the catalogue; 0 for the bundled one")
	rounds := flag.Int("rounds", 20, "how often each query is asked")
	flag.Parse()
	if err := run(*documents, *rounds); err != nil {
		log.Fatal(err)
	}
}

func run(documents, rounds int) error {
	dir, err := os.MkdirTemp("", "benchcmp")
	if err != nil {
		return fmt.Errorf("make directory: %w", err)
	}
	defer os.RemoveAll(dir)
	ix, err := buildIndex(dir, documents)
	if err != nil {
		return err
	}
	defer ix.Close()
	peer, err := buildPeer(dir, ix)
	if err != nil {
		return err
	}
	defer peer.close()
	runtime.GC() // of the documents that were copied
	fmt.Printf("%d documents, 20 hits, 11 facets, milliseconds\n\n", ix.Len())
	return compare(ix, peer, rounds)
}

// buildIndex makes the product's index of the bundled catalogue, or of a
// larger one generated after it.
func buildIndex(dir string, documents int) (*indexer.Index, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	c, err := catalogue.Open(dir + "/catalogue")
	if err != nil {
		return nil, err
	}
	if err := c.ImportSnapshot(); err != nil {
		return nil, err
	}
	in := indexer.Input{Records: c.All(), Taxonomy: tax, Version: "benchcmp"}
	if documents > 0 {
		var base []standard.Record
		for r, err := range c.All() {
			if err != nil {
				return nil, err
			}
			base = append(base, r)
		}
		in.Records = generate.Records(base, documents, 1)
	}
	if err := indexer.Build(context.Background(), dir+"/index", in, nil); err != nil {
		return nil, err
	}
	return indexer.Open(dir+"/index", tax)
}

// compare asks both engines everything, kind by kind, and prints a table. Each
// answers a kind as a whole, or it would time the other one's traces in the
// processor's caches.
func compare(ix *indexer.Index, peer *fts, rounds int) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tlandscape p50\tp99\tFTS5 p50\tp99\ttimes faster\t")
	for _, kind := range kinds {
		ours, err := timed(kind.queries, rounds, func(q query) error {
			_, err := ix.Search(context.Background(), indexer.Query{Text: q.ours, Size: 20})
			return err
		})
		if err != nil {
			return err
		}
		theirs, err := timed(kind.queries, rounds, func(q query) error { return peer.search(q.theirs) })
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%.1f\t\n", kind.name, at(ours, 50), at(ours, 99), at(theirs, 50), at(theirs, 99),
			float64(percentile(theirs, 50))/float64(percentile(ours, 50)))
	}
	return w.Flush()
}

// timed asks every query so many times and says how long each took.
func timed(queries []query, rounds int, ask func(query) error) ([]time.Duration, error) {
	times := []time.Duration{}
	for range rounds {
		for _, q := range queries {
			start := time.Now()
			if err := ask(q); err != nil {
				return nil, err
			}
			times = append(times, time.Since(start))
		}
	}
	return times, nil
}

func percentile(times []time.Duration, p int) time.Duration {
	slices.Sort(times)
	return times[min(len(times)*p/100, len(times)-1)]
}

func at(times []time.Duration, p int) string {
	return fmt.Sprintf("%.2f", float64(percentile(times, p).Microseconds())/1000)
}
