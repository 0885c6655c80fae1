package indexer

import (
	"encoding/gob"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// tables is all that an index keeps in memory beside bleve's dictionaries: what
// is needed for every hit, not only for those on the page. Documents are
// numbered in the order of their identifiers, so that number is also their
// place when sorted by identifier.
type tables struct {
	// Numbers gives the document number for each of bleve's.
	Numbers []uint32
	// Starts tells where each document begins in the document file.
	Starts []uint64
	Slugs  []string
	Keys   []string
	Facets facetTable

	Statuses []uint8  // place in standard.Statuses
	Dates    []uint32 // yyyymmdd, 0 for none
	ByTitle  []uint32 // place when sorted by title
	Same     []uint32 // number of the first document of the same text
	// Merit is what a document is worth whatever the query, about 1.
	Merit []float32

	// Lengths are the average numbers of words of the text fields.
	Lengths map[string]float32

	Forms     forms
	Addresses addresses
	// Families lists the documents by the standard that they are a part of.
	Families  forms
	Elsewhere elsewhere
	Series    []Series
	Titles    titleTable
	Sequences sequences
	Words     query.Lexicon
	Reading   *text.Titles

	statusIDs []uint32 // of each status, its place among the facet values
	tied      []bool   // whether there is another document of the same text
}

// len is the number of documents.
func (t *tables) len() int { return len(t.Slugs) }

// prepare makes what is quickly made and not kept.
func (t *tables) prepare() {
	t.Sequences.general = generalTerms(&t.Sequences)
	t.Facets.prepare()
	t.tied = make([]bool, t.len())
	for i, same := range t.Same {
		if same != uint32(i) {
			t.tied[i], t.tied[same] = true, true
		}
	}
	for _, status := range standard.Statuses() {
		ids := t.Facets.match(facetNumber(FacetStatus), string(status))
		t.statusIDs = append(t.statusIDs, append(ids, 0)[0])
	}
}

// newTables makes the tables of the documents; Numbers and Starts are known
// only when the files have been written.
func newTables(docs []*Document, s titleSplitter) *tables {
	t := &tables{Facets: newFacetTable(docs), ByTitle: ranksByTitle(docs), Forms: newForms(docs, formsOf), Addresses: newAddresses(docs), Families: newForms(docs, familiesOf),
		Titles: newTitleTable(docs), Sequences: newSequences(docs, s), Words: query.NewLexicon(writtenIn(docs)), Reading: newReading(docs),
		Lengths: averageLengths(docs, s)}
	number := make(map[string]uint32, len(docs))
	for i, d := range docs {
		number[d.Key] = uint32(i)
	}
	for _, d := range docs {
		t.Slugs = append(t.Slugs, d.Slug)
		t.Keys = append(t.Keys, d.Key)
		t.Statuses = append(t.Statuses, uint8(slices.Index(standard.Statuses(), d.Status)))
		t.Dates = append(t.Dates, dateNumber(d.Published))
		t.Same = append(t.Same, number[d.Same])
		t.Merit = append(t.Merit, merit(d))
	}
	t.preferOriginals(docs)
	t.honourWeight(docs)
	return t
}

// writtenIn gives the titles and keywords of each document.
func writtenIn(docs []*Document) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for _, d := range docs {
			if !yield(append([]string{d.Title}, d.Keywords...)) {
				return
			}
		}
	}
}

// averageLengths counts the words of each text field, in the documents that have it.
func averageLengths(docs []*Document, s titleSplitter) map[string]float32 {
	words, holders := map[string]int{}, map[string]int{}
	count := func(field string, texts ...string) {
		n := 0
		for _, written := range texts {
			n += len(text.Tokenize(written))
		}
		if n > 0 {
			words[field] += n
			holders[field]++
		}
	}
	for _, d := range docs {
		for field, value := range textOf(d, s) {
			switch value := value.(type) {
			case string:
				count(field, value)
			case []string:
				if field != query.FieldLabel && field != query.FieldAbout {
					count(field, value...)
				}
			}
		}
	}
	lengths := map[string]float32{}
	for field, n := range words {
		lengths[field] = float32(n) / float32(holders[field])
	}
	return lengths
}

// dateNumber turns "2022-09" into 20220900.
func dateNumber(date string) uint32 {
	var n uint32
	for i := range len("2006-01-02") {
		switch {
		case i == 4 || i == 7:
			continue
		case i < len(date) && text.IsDigit(date[i]):
			n = n*10 + uint32(date[i]-'0')
		default:
			n *= 10
		}
	}
	return n
}

func ranksByTitle(docs []*Document) []uint32 {
	order := make([]uint32, len(docs))
	folded := make([]string, len(docs))
	for i, d := range docs {
		order[i] = uint32(i)
		folded[i] = text.Fold(d.Title)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return strings.Compare(folded[a], folded[b]) })
	ranks := make([]uint32, len(docs))
	for rank, i := range order {
		ranks[i] = uint32(rank)
	}
	return ranks
}

func (t *tables) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("create index tables: %w", err)
	}
	defer f.Close()
	if err := gob.NewEncoder(f).Encode(t); err != nil {
		return fmt.Errorf("write index tables: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("sync index tables: %w", err)
	}
	return nil
}

func readTables(path string) (*tables, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return decodeTables(f)
}

func decodeTables(r io.Reader) (*tables, error) {
	t := new(tables)
	if err := gob.NewDecoder(r).Decode(t); err != nil {
		return nil, fmt.Errorf("read index tables: %w", err)
	}
	t.prepare()
	return t, nil
}
