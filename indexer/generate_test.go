package indexer

import (
	"context"
	"fmt"
	"maps"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"landscape/standard"
)

// generate makes n documents after the manner of the given ones: each takes the
// labels, groups and body of one, and a title of words of two; statuses, years
// and ties are drawn. The same seed gives the same documents.
func generate(docs []*Document, n int, seed int64) []*Document {
	random := rand.New(rand.NewSource(seed))
	statuses := []standard.Status{standard.InForce, standard.InForce, standard.InForce, standard.UnderDevelopment,
		standard.Superseded, standard.Withdrawn, standard.Unknown}
	out := make([]*Document, n)
	for i := range out {
		a, b := docs[random.Intn(len(docs))], docs[random.Intn(len(docs))]
		d := *a
		id := standard.Identifier{Body: a.Body, Type: a.Editions[0].ID.Type, Number: fmt.Sprint(100000 + i)}
		d.ID = fmt.Sprintf("%s %d", a.Body, 100000+i)
		d.Slug, d.Key = strings.ToLower(fmt.Sprintf("%s-%d", a.Body, 100000+i)), standard.Fold(d.ID)
		d.Title = mixTitles(a.Title, b.Title, random)
		d.Status = statuses[random.Intn(len(statuses))]
		d.Published = fmt.Sprint(1995+random.Intn(31), "-", "0", 1+random.Intn(9))
		d.Relations, d.Same = []Link{}, d.Key
		e := a.Editions[0]
		e.ID, e.Title, e.Status, e.Published = id, d.Title, d.Status, d.Published
		d.Editions = []standard.Record{e}
		if i > 0 && random.Intn(8) == 0 {
			d.Same = out[i-1].Same
		}
		out[i] = &d
	}
	slices.SortFunc(out, func(a, b *Document) int { return naturalCompare(a.ID, b.ID) })
	return out
}

// mixTitles takes the first half of one title and the second half of another.
func mixTitles(a, b string, random *rand.Rand) string {
	x, y := strings.Fields(a), strings.Fields(b)
	from := random.Intn(len(x)/2 + 1)
	return strings.Join(x[:len(x)-from], " ") + " " + strings.Join(y[len(y)/2:], " ")
}

func buildGenerated(t testing.TB, docs []*Document) *Index {
	t.Helper()
	dir := t.TempDir()
	if err := buildDocuments(context.Background(), dir, docs, "generated", nil); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(dir, loadTaxonomy(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ix.Close)
	return ix
}

func TestTheGeneratorIsRepeatable(t *testing.T) {
	docs, err := fold(sequenceOf(known), loadTaxonomy(t))
	if err != nil {
		t.Fatal(err)
	}
	titles := func(seed int64) map[string]string {
		m := map[string]string{}
		for _, d := range generate(docs, 100, seed) {
			m[d.ID] = d.Title
		}
		return m
	}
	if !maps.Equal(titles(1), titles(1)) || maps.Equal(titles(1), titles(2)) {
		t.Error("the seed does not decide what is generated")
	}
}
