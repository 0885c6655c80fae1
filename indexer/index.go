package indexer

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	index "github.com/blevesearch/bleve_index_api"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
)

// Index answers from one build. It never changes and may be used by many
// goroutines; a new build is a new Index, put in service by Live.
type Index struct {
	taxonomy *taxonomy.Taxonomy
	manifest *manifest
	tables   *tables
	store    *documentStore
	text     *textIndex
	reader   index.IndexReader

	bySlug    map[string]uint32
	bySeries  map[string]int // by slug
	newestRFC int
	keyOrder  []uint32 // documents in the order of their keys
	statusIDs []uint32 // of each status, its place among the facet values
	tied      []bool   // whether there is another document of the same text
	thesaurus *query.Thesaurus
	planner   *query.Planner
	known     []knownDocuments // by concept
	rarity    rarity
	everyone  *overview
	scratches sync.Pool
	kept      keptPostings
	closing   closing
}

// closing is what to do when an index is closed, once.
type closing struct {
	mu   sync.Mutex
	done bool
	then []func()
}

// Open opens the current index in dir. Any damage, and any index of another
// version, is an ErrRebuild.
func Open(dir string, tax *taxonomy.Taxonomy) (*Index, error) {
	ix, err := open(dir, tax)
	if err != nil {
		return nil, fmt.Errorf("open index: %w: %w", ErrRebuild, err)
	}
	return ix, nil
}

func open(dir string, tax *taxonomy.Taxonomy) (*Index, error) {
	folder, err := currentBuild(dir)
	if err != nil {
		return nil, err
	}
	m, err := checkManifest(folder)
	if err != nil {
		return nil, err
	}
	t, err := readTables(filepath.Join(folder, tablesFile))
	if err != nil {
		return nil, err
	}
	store, err := openStore(filepath.Join(folder, documentFile), t.Starts)
	if err != nil {
		return nil, err
	}
	text, err := openText(filepath.Join(folder, textFolder))
	if err != nil {
		return nil, errors.Join(err, store.close())
	}
	ix := &Index{taxonomy: tax, manifest: m, tables: t, store: store, text: text, reader: text.reader}
	ix.prepare()
	if err := ix.keepFrequent(); err != nil {
		ix.Close()
		return nil, err
	}
	return ix, nil
}

// prepare makes what is quickly made of the tables.
func (ix *Index) prepare() {
	t, n := ix.tables, ix.store.len()
	t.Facets.prepare()
	ix.rarity = ix.weighTitles()
	ix.bySlug = make(map[string]uint32, n)
	ix.keyOrder = make([]uint32, n)
	ix.tied = make([]bool, n)
	for i := range uint32(n) {
		ix.bySlug[t.Slugs[i]] = i
		ix.keyOrder[i] = i
		if same := t.Same[i]; same != i {
			ix.tied[i], ix.tied[same] = true, true
		}
	}
	for _, status := range standard.Statuses() {
		ids := t.Facets.match(facetNumber(FacetStatus), string(status))
		ix.statusIDs = append(ix.statusIDs, append(ids, 0)[0])
	}
	ix.newestRFC = newestRFCOf(t.Keys)
	ix.bySeries = make(map[string]int, len(t.Series))
	for i := range t.Series {
		ix.bySeries[t.Series[i].Slug] = i
	}
	slices.SortFunc(ix.keyOrder, func(a, b uint32) int { return strings.Compare(t.Keys[a], t.Keys[b]) })
	ix.thesaurus = query.NewThesaurus(ix.taxonomy.Concepts)
	ix.planner = query.NewPlanner(ix.taxonomy, ix.thesaurus, &t.Words, catalogueWords{ix})
	ix.known = ix.knownOfAll()
	ix.scratches.New = func() any { return newScratch(n) }
	ix.everyone = newOverview(ix)
}

// averageLength is how many words a field has on average, 0 when no document has it.
func (ix *Index) averageLength(field string) float32 { return ix.tables.Lengths[field] }

// Version is the version of the catalogue that the index was built from.
func (ix *Index) Version() string { return ix.manifest.Catalogue }

// Close frees what the index holds. It must not be used after; a second Close
// does nothing.
func (ix *Index) Close() {
	ix.closing.mu.Lock()
	then, done := ix.closing.then, ix.closing.done
	ix.closing.then, ix.closing.done = nil, true
	ix.closing.mu.Unlock()
	if done {
		return
	}
	for _, do := range then {
		do()
	}
	if err := errors.Join(ix.text.close(), ix.store.close()); err != nil {
		slog.Warn("close index", "error", err)
	}
}

// whenClosed does something when the index is closed.
func (ix *Index) whenClosed(do func()) {
	ix.closing.mu.Lock()
	defer ix.closing.mu.Unlock()
	ix.closing.then = append(ix.closing.then, do)
}

// document reads a document for an answer. It cannot fail but by a fault of the
// disk after the index was checked; then the document is left out.
func (ix *Index) document(i uint32) (*Document, bool) {
	d, err := ix.store.get(i)
	if err != nil {
		slog.Error("read index", "error", err)
	}
	return d, err == nil
}

// Len is the number of documents.
func (ix *Index) Len() int { return ix.store.len() }

// Documents reads all documents one by one, in the order of their identifiers.
// They are not kept: at 200,000 documents that is a gigabyte. Len counts them.
func (ix *Index) Documents() iter.Seq2[*Document, error] {
	return ix.each(func(yield func(uint32) bool) {
		for i := range uint32(ix.Len()) {
			if !yield(i) {
				return
			}
		}
	})
}

// each reads documents one by one; after an error there are no more.
func (ix *Index) each(numbers iter.Seq[uint32]) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		for i := range numbers {
			d, err := ix.store.read(i)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// Get finds one document by its slug, or by its identifier in any spelling.
func (ix *Index) Get(slugOrIdentifier string) (*Document, bool) {
	if i, ok := ix.bySlug[slugOrIdentifier]; ok {
		return ix.document(i)
	}
	docs := ix.named(slugOrIdentifier)
	if len(docs) == 0 {
		return nil, false
	}
	return ix.document(docs[0])
}

// SlugOf is the slug of the document with a key as Identifier.Key gives it; it
// tells whether a standard is held without reading it.
func (ix *Index) SlugOf(key string) (slug string, held bool) {
	i, held := ix.byKey(key)
	if !held {
		return "", false
	}
	return ix.tables.Slugs[i], true
}

// Holds tells whether any document has a value of a facet: a body, a group.
func (ix *Index) Holds(facet, value string) bool {
	return len(ix.tables.Facets.match(facetNumber(facet), value)) > 0
}

// byKey finds a document by its key.
func (ix *Index) byKey(key string) (uint32, bool) {
	at := ix.keysFrom(key)
	if at == len(ix.keyOrder) || ix.tables.Keys[ix.keyOrder[at]] != key {
		return 0, false
	}
	return ix.keyOrder[at], true
}

// keysFrom is the place in the order of keys from which keys are not before key.
func (ix *Index) keysFrom(key string) int {
	return sort.Search(len(ix.keyOrder), func(i int) bool { return ix.tables.Keys[ix.keyOrder[i]] >= key })
}
