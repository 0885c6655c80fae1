package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	index "github.com/blevesearch/bleve_index_api"

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
	keyOrder  []uint32 // documents in the order of their keys
	statusIDs []uint32 // of each status, its place among the facet values
	tied      []bool   // whether there is another document of the same text
	acronymOf map[string][]string
	rarity    rarity
	everyone  *overview
	scratches sync.Pool
	kept      keptPostings
	closed    sync.Once
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
	slices.SortFunc(ix.keyOrder, func(a, b uint32) int { return strings.Compare(t.Keys[a], t.Keys[b]) })
	ix.acronymOf = map[string][]string{}
	for short, longs := range t.Words.Acronyms {
		for _, long := range longs {
			ix.acronymOf[long] = append(ix.acronymOf[long], short)
		}
	}
	for _, shorts := range ix.acronymOf {
		slices.Sort(shorts)
	}
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
	ix.closed.Do(func() {
		if err := errors.Join(ix.text.close(), ix.store.close()); err != nil {
			slog.Warn("close index", "error", err)
		}
	})
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

// Documents reads all documents, in the order of their identifiers. They are
// not kept: at 200,000 documents that is a gigabyte. Len counts them.
func (ix *Index) Documents() []*Document {
	numbers := make([]uint32, ix.Len())
	for i := range numbers {
		numbers[i] = uint32(i)
	}
	return ix.readAll(numbers)
}

func (ix *Index) readAll(numbers []uint32) []*Document {
	docs := make([]*Document, 0, len(numbers))
	for _, i := range numbers {
		d, err := ix.store.read(i)
		if err != nil {
			slog.Error("read index", "error", err)
			continue
		}
		docs = append(docs, d)
	}
	return docs
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

// Select returns all documents that match the query, in its order.
func (ix *Index) Select(q Query) []*Document {
	q.From, q.Size, q.Facets = 0, ix.store.len(), []string{}
	a, err := ix.find(context.Background(), q)
	if err != nil {
		slog.Error("select documents", "error", err)
		return nil
	}
	numbers := make([]uint32, len(a.best))
	for i, f := range a.best {
		numbers[i] = f.doc
	}
	return ix.readAll(numbers)
}
