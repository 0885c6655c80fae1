package coordination

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// dataView looks at a whole data directory that a person names; without one the
// test is passed over.
func dataView(t testing.TB) *View {
	t.Helper()
	dir := os.Getenv("LANDSCAPE_DATA")
	if dir == "" {
		t.Skip("LANDSCAPE_DATA names no data directory to look at")
	}
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	ix := dataIndex(t, dir, tax)
	if copies, err := strconv.Atoi(os.Getenv("LANDSCAPE_COPIES")); err == nil {
		ix = manyTimes(t, ix, copies, tax)
	}
	t.Cleanup(ix.Close)
	f, err := LoadFacts()
	if err != nil {
		t.Fatal(err)
	}
	return New(ix, f, tax, time.Now().UTC())
}

// dataIndex opens the index of a data directory, and builds it where it is
// missing or of another version of this program.
func dataIndex(t testing.TB, dir string, tax *taxonomy.Taxonomy) *indexer.Index {
	t.Helper()
	place := filepath.Join(dir, "index")
	ix, err := indexer.Open(place, tax)
	if !errors.Is(err, indexer.ErrRebuild) {
		if err != nil {
			t.Fatal(err)
		}
		return ix
	}
	cat, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	version, err := cat.Version()
	if err != nil {
		t.Fatal(err)
	}
	if err := indexer.Build(context.Background(), place, indexer.Input{Records: cat.All(), Taxonomy: tax, Version: version}, nil); err != nil {
		t.Fatal(err)
	}
	if ix, err = indexer.Open(place, tax); err != nil {
		t.Fatal(err)
	}
	return ix
}

// manyTimes makes a catalogue so many times as large of the newest editions in
// an index: other numbers, and titles of which every other word is new.
func manyTimes(t testing.TB, ix *indexer.Index, copies int, tax *taxonomy.Taxonomy) *indexer.Index {
	t.Helper()
	defer ix.Close()
	docs := slices.Collect(read(ix))
	records := func(yield func(standard.Record, error) bool) {
		for n := range copies {
			for _, d := range docs {
				r := d.Editions[0]
				id, err := standard.ParseIdentifier(renumbered(r.ID.String(), n))
				if err != nil {
					continue
				}
				r.ID, r.Native, r.Title, r.Relations = id, fmt.Sprint(n, " ", r.Native), retitled(r.Title, n), nil
				if !yield(r, nil) {
					return
				}
			}
		}
	}
	place := t.TempDir()
	if err := indexer.Build(context.Background(), place, indexer.Input{Records: records, Taxonomy: tax, Version: "many"}, nil); err != nil {
		t.Fatal(err)
	}
	large, err := indexer.Open(place, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d standards", large.Len())
	return large
}

var number = regexp.MustCompile(`\d+`)

func renumbered(id string, n int) string {
	if n == 0 {
		return id
	}
	done := false
	return number.ReplaceAllStringFunc(id, func(digits string) string {
		if done {
			return digits
		}
		done = true
		return digits + fmt.Sprintf("%02d", n)
	})
}

func retitled(title string, n int) string {
	words := strings.Fields(title)
	for i, w := range words {
		if n > 0 && len(w) > 6 && (i+n)%2 == 0 {
			words[i] += fmt.Sprintf("x%d", n)
		}
	}
	return strings.Join(words, " ")
}

func TestEveryNumberOverAWholeCatalogueIsTheNumberOfHitsBehindIt(t *testing.T) {
	walk(t, dataView(t), 3000)
}

// What is known of the world must show.
func TestKnownOverlapsShowInAWholeCatalogue(t *testing.T) {
	v := dataView(t)
	for _, pair := range [][2]string{{"ITU-T X.1051", "ISO/IEC 27011"}, {"3GPP TS 33.501", "ETSI TS 133 501"}} {
		a, okA := v.index.Get(pair[0])
		b, okB := v.index.Get(pair[1])
		if !okA || !okB || a.Same != b.Same {
			t.Errorf("%v are not one", pair)
		}
	}
	makers := map[string]bool{}
	for _, o := range v.Overlaps(indexer.Query{Filters: indexer.Filters{"area": {"qkd"}}}, OverlapOptions{}) {
		for _, c := range o.cards {
			makers[c.maker] = true
		}
	}
	for _, maker := range []string{"ITU-T SG11", "ITU-T SG13", "ITU-T SG17", "ETSI"} {
		if !makers[maker] {
			t.Errorf("no overlap of %s on QKD", maker)
		}
	}
	question, _ := v.facts.Question(6)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var etsi []Entry
	for _, o := range d.Bodies {
		if o.Name == "ETSI" {
			etsi = o.InForce.Entries
		}
	}
	if !holds(d.Recommendations.Entries, "ITU-T X.1352") || !holds(etsi, "ETSI EN 303 645") {
		t.Error("the desk on the Internet of things lacks X.1352 or EN 303 645")
	}
	if d.Liaisons[0].Address != "ETSI TC CYBER" || d.Liaisons[1].Address != "ISO/IEC JTC 1/SC 27" {
		t.Errorf("first addresses = %s, %s", d.Liaisons[0].Address, d.Liaisons[1].Address)
	}
}

func BenchmarkViews(b *testing.B) {
	v := dataView(b)
	if err := v.Warm(); err != nil {
		b.Fatal(err)
	}
	q := indexer.Query{OneOfIdentical: true}
	question, _ := v.facts.Question(10)
	for name, run := range map[string]func() error{
		"matrix":    func() error { _, err := v.Matrix(q, "area", "body", 30); return err },
		"questions": func() error { _, err := v.Matrix(q, FacetQuestion, "body", 30); return err },
		"gaps":      func() error { _, err := v.Gaps(q, GapOptions{Language: "ar"}); return err },
		"overlaps":  func() error { v.Overlaps(q, OverlapOptions{}); return nil },
		"programme": func() error { v.Programme(q); return nil },
		"roadmap":   func() error { _, err := v.Roadmap(q); return err },
		"desk":      func() error { _, err := v.Desk(question, time.Time{}, nil); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			if err := New(v.index, v.facts, v.tax, v.today).Warm(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
