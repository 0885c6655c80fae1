package indexer

import (
	"cmp"
	"slices"
	"strings"

	"landscape/standard"
	"landscape/taxonomy"
	"landscape/text"
)

// maxScanned bounds the candidates looked at for one completion.
const maxScanned = 50_000

// Suggest completes what is being typed: identifiers, titles, areas and topics
// by their names in lang, and groups.
func (ix *Index) Suggest(prefix, lang string, n int) []Suggestion {
	folded := strings.Join(strings.Fields(text.Fold(prefix)), " ")
	form := standard.Fold(prefix)
	if form == "" || n <= 0 {
		return []Suggestion{}
	}
	out := ix.suggestLabels(folded, lang, 3)
	seen := map[uint32]bool{}
	from, to := ix.tables.Forms.withPrefix(form)
	out = ix.appendBest(out, seen, min(n, len(out)+n*6/10), from, to, func(i int) uint32 { return ix.tables.Forms.Docs[i] })
	out = append(out, ix.suggestGroups(folded, 2)...)
	from, to = ix.tables.Titles.withPrefix(folded)
	out = ix.appendBest(out, seen, n, from, to, func(i int) uint32 { return uint32(ix.tables.Titles.Starts[i] >> 16) })
	return out[:min(n, len(out))]
}

// suggestLabels finds areas and topics with a word that begins so.
func (ix *Index) suggestLabels(folded, lang string, n int) []Suggestion {
	out := []Suggestion{}
	for _, facet := range []struct {
		name    string
		entries []taxonomy.Entry
	}{{FacetArea, ix.taxonomy.Areas}, {FacetTopic, ix.taxonomy.Topics}} {
		for _, e := range facet.entries {
			name := cmp.Or(e.Names[lang], e.Names[text.English])
			if len(out) < n && (beginsAtWord(text.Fold(name), folded) || text.Fold(e.ID) == folded) {
				out = append(out, Suggestion{Kind: facet.name, Text: name, Value: e.ID})
			}
		}
	}
	return out
}

func beginsAtWord(text, prefix string) bool {
	return strings.HasPrefix(text, prefix) || strings.Contains(text, " "+prefix)
}

// suggestGroups finds groups with a word that begins so.
func (ix *Index) suggestGroups(folded string, n int) []Suggestion {
	var out []Suggestion
	t, facet := &ix.tables.Facets, facetNumber(FacetGroup)
	for id := t.Base[facet]; id < t.Base[facet+1] && len(out) < n; id++ {
		if beginsAtWord(strings.ToLower(t.Values[id]), folded) {
			out = append(out, Suggestion{Kind: FacetGroup, Text: t.Values[id], Value: t.Values[id]})
		}
	}
	return out
}

// appendBest fills up to n with the best of a range of candidates.
func (ix *Index) appendBest(out []Suggestion, seen map[uint32]bool, n, from, to int, doc func(i int) uint32) []Suggestion {
	var best []uint32
	for i := from; i < min(to, from+maxScanned); i++ {
		d := doc(i)
		if seen[d] || slices.Contains(best, d) {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, d, func(a, b uint32) int {
			return cmp.Or(cmp.Compare(ix.tables.Merit[b], ix.tables.Merit[a]), cmp.Compare(a, b))
		})
		if at < n-len(out) {
			best = slices.Insert(best, at, d)
			best = best[:min(len(best), n-len(out))]
		}
	}
	for _, i := range best {
		if d, ok := ix.document(i); ok {
			seen[i] = true
			out = append(out, Suggestion{Kind: "standard", Text: d.ID + " – " + d.Title, Value: d.ID, Slug: d.Slug})
		}
	}
	return out
}
