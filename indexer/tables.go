package indexer

import (
	"cmp"
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"landscape/standard"
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

	Forms forms
	// Families lists the documents by the standard that they are a part of.
	Families  forms
	Titles    titleTable
	Sequences sequences
	Words     lexicon
}

// newTables makes the tables of the documents; Numbers and Starts are known
// only when the files have been written.
func newTables(docs []*Document, s titleSplitter) *tables {
	t := &tables{Facets: newFacetTable(docs), ByTitle: ranksByTitle(docs), Forms: newForms(docs, formsOf), Families: newForms(docs, familiesOf),
		Titles: newTitleTable(docs), Sequences: newSequences(docs, s), Words: newLexicon(docs),
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

// preferOriginals puts the text of an international body before those of the
// bodies that adopt it.
func (t *tables) preferOriginals(docs []*Document) {
	international := func(d *Document) bool {
		info, ok := standard.LookupBody(string(d.Body))
		return ok && info.Scope == "international"
	}
	original := map[uint32]bool{}
	for i, d := range docs {
		if international(d) {
			original[t.Same[i]] = true
		}
	}
	for i, d := range docs {
		if original[t.Same[i]] && !international(d) {
			t.Merit[i] *= adoptionMerit
		}
	}
}

// adoptionMerit is what an adopted text is worth beside the original.
const adoptionMerit = .97

// averageLengths counts the words of each text field, in the documents that have it.
func averageLengths(docs []*Document, s titleSplitter) map[string]float32 {
	words, holders := map[string]int{}, map[string]int{}
	count := func(field string, texts ...string) {
		n := 0
		for _, text := range texts {
			n += len(tokenize(text))
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
				if field != fieldLabel && field != fieldAbout {
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

// honourWeight raises the standards that others build on: those that many are
// related to or name in their titles, and those kept up over several editions.
func (t *tables) honourWeight(docs []*Document) {
	number := make(map[string]int, len(docs))
	for i, d := range docs {
		number[d.Key] = i
	}
	named := make([]int, len(docs))
	for i, d := range docs {
		for _, f := range standard.FindIdentifiers(d.Title) {
			if at, ok := number[f.Identifier.Key()]; ok && at != i && docs[at].Same != d.Same {
				named[at]++
			}
		}
	}
	for i, d := range docs {
		editions := 0
		for _, e := range d.Editions {
			if e.ID.Supplement == "" {
				editions++
			}
		}
		weight := math.Log2(float64(1+len(d.Relations)+2*named[i])) + math.Log2(float64(max(editions, 1)))/2
		t.Merit[i] *= 1 + weightShare*float32(min(weight, mostWeight))
	}
}

// What each doubling of relations adds to the merit of a standard, and how many
// doublings count.
const weightShare, mostWeight = .03, 5

// dateNumber turns "2022-09" into 20220900.
func dateNumber(date string) uint32 {
	var n uint32
	for i := range len("2006-01-02") {
		switch {
		case i == 4 || i == 7:
			continue
		case i < len(date) && isDigit(date[i]):
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
		folded[i] = foldWord(d.Title)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return strings.Compare(folded[a], folded[b]) })
	ranks := make([]uint32, len(docs))
	for rank, i := range order {
		ranks[i] = uint32(rank)
	}
	return ranks
}

// merit weighs a document before any query: in force before the rest, current
// before old, general before narrow parts.
func merit(d *Document) float32 {
	m := map[standard.Status]float64{standard.InForce: 1, standard.UnderDevelopment: .9, standard.Unknown: .75,
		standard.Superseded: .6, standard.Withdrawn: .55}[d.Status]
	m = cmp.Or(m, .75)
	year := float64(dateNumber(d.Published) / 10000)
	if year == 0 && d.Status == standard.UnderDevelopment {
		year = newestYear
	}
	age := min(max(newestYear-year, 0), 30)
	m *= 1 - .15*age/30
	if isInformative(d) {
		m *= .9
	}
	return float32(m * generality(d.Title))
}

// isInformative tells reports, studies and white papers from texts that set
// requirements.
func isInformative(d *Document) bool {
	kind := strings.ToLower(d.Type)
	for _, word := range []string{"report", "white paper", "note", "awareness"} {
		if strings.Contains(kind, word) {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(d.Title), "study on")
}

// newestYear is a fixed point, so that the same catalogue gives the same order in any year.
const newestYear = 2026

// narrowWords are said of documents that serve another one.
var narrowWords = []string{"amendment", "corrigendum", "supplement", "conformance", "test suite", "test specification",
	"mib", "management information base", "errata", "pics", "profile for"}

// generality is 1 for a standard on its own and less for what belongs to one.
func generality(title string) float64 {
	lower := strings.ToLower(title)
	g := 1.0
	for _, w := range narrowWords {
		if strings.Contains(lower, w) {
			g = .9
		}
	}
	return g * (1 - .1*math.Min(1, math.Max(0, float64(len(title)-60)/240)))
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
	t := new(tables)
	if err := gob.NewDecoder(f).Decode(t); err != nil {
		return nil, fmt.Errorf("read index tables: %w", err)
	}
	return t, nil
}
