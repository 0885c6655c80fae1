package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
)

// Index answers from one build. It never changes and may be used by many
// goroutines; a new build is a new Index, put in service by Live.
type Index struct {
	taxonomy  *taxonomy.Taxonomy
	version   string
	tables    *tables
	engine    Engine
	documents *documentCache

	bySlug    map[string]uint32
	bySeries  map[string]int // by slug
	givenOut  map[string]int // highest numbers of the IETF, by type
	keyOrder  []uint32       // documents in the order of their keys
	thesaurus *query.Thesaurus
	planner   *query.Planner
	known     []knownDocuments // by concept
	rarity    rarity
	everyone  *overview
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
	engine, err := openLocal(folder, t)
	if err != nil {
		return nil, err
	}
	return newIndex(tax, m.Catalogue, t, engine), nil
}

// newIndex makes of the tables and the engine of a build what answers.
func newIndex(tax *taxonomy.Taxonomy, version string, t *tables, e Engine) *Index {
	ix := &Index{taxonomy: tax, version: version, tables: t, engine: e, documents: newDocumentCache(e, t.len())}
	ix.prepare()
	return ix
}

// prepare makes what is quickly made of the tables.
func (ix *Index) prepare() {
	t, n := ix.tables, ix.Len()
	ix.rarity = ix.weighTitles()
	ix.bySlug = make(map[string]uint32, n)
	ix.keyOrder = make([]uint32, n)
	for i := range uint32(n) {
		ix.bySlug[t.Slugs[i]] = i
		ix.keyOrder[i] = i
	}
	ix.givenOut = givenOut(t.Keys, t.Series)
	ix.bySeries = make(map[string]int, len(t.Series))
	for i := range t.Series {
		ix.bySeries[t.Series[i].Slug] = i
	}
	slices.SortFunc(ix.keyOrder, func(a, b uint32) int { return strings.Compare(t.Keys[a], t.Keys[b]) })
	ix.thesaurus = query.NewThesaurus(ix.taxonomy.Concepts)
	ix.planner = query.NewPlanner(ix.taxonomy, ix.thesaurus, &t.Words, catalogueWords{ix})
	ix.known = ix.knownOfAll()
	ix.everyone = newOverview(t)
}

// averageLength is how many words a field has on average, 0 when no document has it.
func (ix *Index) averageLength(field string) float32 { return ix.tables.Lengths[field] }

// Version is the version of the catalogue that the index was built from.
func (ix *Index) Version() string { return ix.version }

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
	if err := ix.engine.Close(); err != nil {
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
	d, err := ix.documents.get(i)
	ix.note(err)
	return d, err == nil
}

// note reports what went wrong where a method gives no error. When the engine cannot
// be reached it panics with an ErrUnavailable, for an answer that says "there is
// none" would be false; a service recovers that as any panic, and tells its readers
// to come again.
func (ix *Index) note(err error) {
	if errors.Is(err, ErrUnavailable) {
		panic(err)
	}
	if err != nil {
		slog.Error("read index", "error", err)
	}
}

// Len is the number of documents.
func (ix *Index) Len() int { return ix.tables.len() }

// Ready tells whether the index can answer now.
func (ix *Index) Ready(ctx context.Context) error { return ix.engine.Ready(ctx) }

// Documents reads all documents one by one, in the order of their identifiers.
// They are not kept: at 200,000 documents that is a gigabyte. Len counts them.
func (ix *Index) Documents() iter.Seq2[*Document, error] {
	return ix.each(context.Background(), func(yield func(uint32) bool) {
		for i := range uint32(ix.Len()) {
			if !yield(i) {
				return
			}
		}
	})
}

// readAtOnce is how many documents are asked of an engine at a time.
const readAtOnce = 100

// waitForEngine is the pause before an engine that cannot be reached is asked again.
const waitForEngine = time.Second

// each reads documents one by one; after an error there are no more. Half of a list
// would look like all of it, so it waits for an engine that cannot be reached.
func (ix *Index) each(ctx context.Context, numbers iter.Seq[uint32]) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		some := make([]uint32, 0, readAtOnce)
		give := func() bool {
			docs, err := ix.readPatiently(ctx, some)
			some = some[:0]
			if err != nil {
				yield(nil, err)
				return false
			}
			for _, d := range docs {
				if !yield(d, nil) {
					return false
				}
			}
			return true
		}
		for i := range numbers {
			if some = append(some, i); len(some) == readAtOnce && !give() {
				return
			}
		}
		if len(some) > 0 {
			give()
		}
	}
}

func (ix *Index) readPatiently(ctx context.Context, numbers []uint32) ([]*Document, error) {
	for {
		docs, err := ix.engine.Read(ctx, numbers)
		if !errors.Is(err, ErrUnavailable) {
			return docs, err
		}
		slog.Warn("reading waits for the index", "error", err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(waitForEngine):
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
		return ix.withEdition(slugOrIdentifier)
	}
	return ix.document(docs[0])
}

// withEdition is the document with an edition that a slug is of, to the point to which
// it tells it: "etsi-en-303-645-v2.1.1", "itu-t-x.509-10-2012".
func (ix *Index) withEdition(slug string) (*Document, bool) {
	for end := strings.LastIndexByte(slug, '-'); end > 0; end = strings.LastIndexByte(slug[:end], '-') {
		i, held := ix.bySlug[slug[:end]]
		if !held {
			continue
		}
		d, ok := ix.document(i)
		return d, ok && slices.ContainsFunc(d.Editions, func(e standard.Record) bool {
			return strings.HasPrefix(standard.SlugOf(e.ID.String())+"-", slug+"-")
		})
	}
	return nil, false
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
