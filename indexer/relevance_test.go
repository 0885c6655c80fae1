package indexer

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"landscape/catalogue"
)

var update = flag.Bool("update", false, "write the ranks of the relevance suite anew")

const relevanceFile = "testdata/relevance/queries.txt"

// rankSteps are the ranks that the suite tells apart.
var rankSteps = []int{1, 3, 5, 10, 20}

// bundledIndex is an index of the bundled snapshot, made once for all tests: they
// only read it.
func bundledIndex(t testing.TB) *Index {
	t.Helper()
	ix, err := theBundledIndex()
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

var bundledDir string

var theBundledIndex = sync.OnceValues(func() (*Index, error) {
	tax, err := theTaxonomy()
	if err != nil {
		return nil, err
	}
	if bundledDir, err = os.MkdirTemp("", "landscape-indexer-"); err != nil {
		return nil, err
	}
	c, err := catalogue.Open(filepath.Join(bundledDir, "catalogue"))
	if err != nil {
		return nil, err
	}
	if err := c.ImportSnapshot(); err != nil {
		return nil, err
	}
	dir := filepath.Join(bundledDir, "index")
	if err := Build(context.Background(), dir, Input{Records: c.All(), Taxonomy: tax, Version: "bundled"}, nil); err != nil {
		return nil, err
	}
	return Open(dir, tax)
})

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(bundledDir)
	os.Exit(code)
}

func TestRelevance(t *testing.T) {
	text, err := os.ReadFile(relevanceFile)
	if err != nil {
		t.Fatal(err)
	}
	ix := bundledIndex(t)
	lines := strings.Split(string(text), "\n")
	kind, reciprocal := "", map[string][]float64{}
	for i, line := range lines {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			kind = name
		}
		fields := strings.Split(line, " | ")
		if strings.HasPrefix(line, "#") || len(fields) != 3 {
			continue
		}
		within, err := strconv.Atoi(fields[2])
		if err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		rank := rankOf(t, ix, fields[0], fields[1])
		reciprocal[kind] = append(reciprocal[kind], 1/float64(rank))
		switch {
		case *update:
			lines[i] = fmt.Sprintf("%s | %s | %d", fields[0], fields[1], stepOf(rank))
		case rank > within:
			t.Errorf("line %d: %q finds %s at rank %d, not within %d", i+1, fields[0], fields[1], rank, within)
		}
	}
	for kind, values := range reciprocal {
		sum := 0.
		for _, v := range values {
			sum += v
		}
		t.Logf("%-28s %3d queries, mean reciprocal rank %.3f", kind, len(values), sum/float64(len(values)))
	}
	if *update {
		if err := os.WriteFile(relevanceFile, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// rankOf is the place of the wanted standard among the hits, 1000 for none.
func rankOf(t *testing.T, ix *Index, query, wanted string) int {
	t.Helper()
	ids := foundIDs(ask(t, ix, Query{Text: query, Size: 50, Facets: []string{}}))
	if i := slices.Index(ids, wanted); i >= 0 {
		return i + 1
	}
	if _, ok := ix.Get(wanted); !ok {
		t.Errorf("the snapshot lacks %s", wanted)
	}
	return 1000
}

func stepOf(rank int) int {
	for _, step := range rankSteps {
		if rank <= step {
			return step
		}
	}
	return rank
}
