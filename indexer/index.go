package indexer

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"landscape/standard"
	"landscape/taxonomy"
)

// Index answers from one build of the index.
type Index struct {
	version string
	docs    []*Document
	bySlug  map[string]*Document
	byKey   map[string]*Document
}

// Open opens the index in dir. Any damage or old format is an ErrRebuild.
func Open(dir string, tax *taxonomy.Taxonomy) (*Index, error) {
	f, err := os.Open(filepath.Join(dir, "documents.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("open index: %w: %w", ErrRebuild, err)
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	ix := &Index{bySlug: map[string]*Document{}, byKey: map[string]*Document{}}
	if err := dec.Decode(&ix.version); err != nil {
		return nil, fmt.Errorf("read index: %w: %w", ErrRebuild, err)
	}
	for dec.More() {
		d := new(Document)
		if err := dec.Decode(d); err != nil {
			return nil, fmt.Errorf("read index: %w: %w", ErrRebuild, err)
		}
		ix.docs = append(ix.docs, d)
		ix.bySlug[d.Slug], ix.byKey[d.Key] = d, d
	}
	return ix, nil
}

// Version is the version of the catalogue that the index was built from.
func (ix *Index) Version() string { return ix.version }

// Close frees what the index holds.
func (ix *Index) Close() {}

// Documents returns all documents in the order of their identifiers.
func (ix *Index) Documents() []*Document { return ix.docs }

// Get finds one document by its slug, or by its identifier in any spelling.
func (ix *Index) Get(slugOrIdentifier string) (*Document, bool) {
	if d, ok := ix.bySlug[slugOrIdentifier]; ok {
		return d, true
	}
	id, err := standard.ParseIdentifier(slugOrIdentifier)
	if err != nil {
		return nil, false
	}
	d, ok := ix.byKey[id.Key()]
	return d, ok
}

// Select returns all documents that match the query, in its order.
func (ix *Index) Select(q Query) []*Document {
	q.From, q.Size = 0, len(ix.docs)
	r, err := ix.Search(context.Background(), q)
	if err != nil {
		return nil
	}
	docs := make([]*Document, len(r.Hits))
	for i, h := range r.Hits {
		docs[i] = h.Document
	}
	return docs
}

// Search answers a query.
func (ix *Index) Search(ctx context.Context, q Query) (*Result, error) {
	r := &Result{Facets: map[string][]Count{}}
	words := strings.Fields(strings.ToLower(q.Text))
	var hits []Hit
	for _, d := range ix.docs {
		if !containsAll(strings.ToLower(d.ID+" "+d.Title), words) {
			continue
		}
		for _, name := range Facets() {
			if passes(d, q.Filters, name) {
				r.count(d, name, q.Filters)
			}
		}
		if !passes(d, q.Filters, "") {
			continue
		}
		if !q.AnyStatus && len(q.Filters[FacetStatus]) == 0 && d.Status != standard.InForce && d.Status != standard.UnderDevelopment {
			r.Hidden++
			continue
		}
		hits = append(hits, Hit{Document: d, Score: 1, Matched: []string{"title"}})
	}
	r.Total = len(hits)
	from := min(q.From, len(hits))
	r.Hits = hits[from:min(from+q.Size, len(hits))]
	return r, ctx.Err()
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func passes(d *Document, f Filters, but string) bool {
	for name, chosen := range f {
		if name == but || len(chosen) == 0 {
			continue
		}
		if !slices.ContainsFunc(values(d, name), func(v string) bool { return slices.Contains(chosen, v) }) {
			return false
		}
	}
	return true
}

func values(d *Document, name string) []string {
	switch name {
	case FacetArea:
		return d.Labels.Areas
	case FacetTopic:
		return d.Labels.Topics
	case FacetRequirement:
		return d.Labels.Requirements
	case FacetPillar:
		return d.Labels.Pillars
	case FacetBody:
		return []string{string(d.Body)}
	case FacetStatus:
		return []string{string(d.Status)}
	case FacetType:
		return []string{d.Type}
	case FacetGroup:
		return d.Groups
	case FacetYear:
		return []string{d.Published[:min(4, len(d.Published))]}
	case FacetLanguage:
		return d.Languages
	case FacetAccess:
		return []string{string(d.Access)}
	}
	return nil
}

func (r *Result) count(d *Document, name string, f Filters) {
	for _, v := range values(d, name) {
		if v == "" {
			continue
		}
		i := slices.IndexFunc(r.Facets[name], func(c Count) bool { return c.Value == v })
		if i < 0 {
			i = len(r.Facets[name])
			r.Facets[name] = append(r.Facets[name], Count{Value: v, Selected: slices.Contains(f[name], v)})
		}
		r.Facets[name][i].Count++
	}
}

// Suggest completes what is being typed, in the given language of labels.
func (ix *Index) Suggest(prefix, lang string, n int) []Suggestion {
	var out []Suggestion
	for _, d := range ix.docs {
		if len(out) < n && strings.HasPrefix(strings.ToLower(d.Title), strings.ToLower(prefix)) {
			out = append(out, Suggestion{Kind: "standard", Text: d.ID + " " + d.Title, Value: d.ID, Slug: d.Slug})
		}
	}
	return out
}

// Related finds the standards near one: typed relations first, then similar
// standards of other bodies.
func (ix *Index) Related(d *Document, n int) []RelatedDocument {
	var out []RelatedDocument
	for _, l := range d.Relations {
		if other, ok := ix.bySlug[l.Slug]; ok && len(out) < n {
			out = append(out, RelatedDocument{Document: other, Kind: string(l.Kind), Score: 1})
		}
	}
	return out
}

// Cross counts the documents of a query by two facets.
func (ix *Index) Cross(q Query, rows, cols string) (*Matrix, error) {
	m := &Matrix{Rows: rows, Cols: cols}
	cell := map[[2]string]*Pair{}
	for _, d := range ix.Select(q) {
		for _, r := range values(d, rows) {
			for _, c := range values(d, cols) {
				if cell[[2]string{r, c}] == nil {
					cell[[2]string{r, c}] = new(Pair)
				}
				p := cell[[2]string{r, c}]
				if d.Status == standard.InForce {
					p.InForce++
				} else {
					p.UnderDevelopment++
				}
				if !slices.Contains(m.RowValues, r) {
					m.RowValues = append(m.RowValues, r)
				}
				if !slices.Contains(m.ColValues, c) {
					m.ColValues = append(m.ColValues, c)
				}
			}
		}
	}
	for _, r := range m.RowValues {
		var inForce, underDevelopment []int
		for _, c := range m.ColValues {
			p := cell[[2]string{r, c}]
			if p == nil {
				p = new(Pair)
			}
			inForce = append(inForce, p.InForce)
			underDevelopment = append(underDevelopment, p.UnderDevelopment)
		}
		m.InForce = append(m.InForce, inForce)
		m.UnderDevelopment = append(m.UnderDevelopment, underDevelopment)
	}
	return m, nil
}
