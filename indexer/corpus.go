package indexer

import (
	"encoding/gob"
	"fmt"
	"io"
	"strings"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
	"landscape/text"
)

// Corpus is all documents of a build, with what is worked out from them once. An
// engine elsewhere is filled from it.
type Corpus struct {
	// Version is that of the catalogue.
	Version string

	docs     []*Document
	splitter titleSplitter
	tables   *tables
}

// Gather folds the records of a catalogue into documents.
func Gather(in Input) (*Corpus, error) {
	docs, others, err := fold(in.Records, in.Taxonomy)
	if err != nil {
		return nil, err
	}
	s := newTitleSplitter(docs)
	t := newTables(docs, s)
	t.Elsewhere, t.Series = *others, newSeries(docs, others)
	t.prepare()
	return &Corpus{Version: in.Version, docs: docs, splitter: s, tables: t}, nil
}

// Len is the number of documents.
func (c *Corpus) Len() int { return len(c.docs) }

// WriteTables writes what every process that answers keeps in memory.
func (c *Corpus) WriteTables(w io.Writer) error {
	if err := gob.NewEncoder(w).Encode(c.tables); err != nil {
		return fmt.Errorf("write index tables: %w", err)
	}
	return nil
}

// Entry is one document as an engine is given it.
type Entry struct {
	// Document is all of it, for DecodeDocument.
	Document []byte
	// Words are by field the words of each text, as queries are cut, with a blank
	// between two. A compound is a text of its own.
	Words map[string][]string
	// Lengthiness tells by field how much less a word counts there than in a field of
	// the average length.
	Lengthiness map[string]float32
	// Labels are all facet values as "area:iot", About those that the title speaks of.
	Labels, About []string
	Facets        map[string][]string
	// Date is 0 for none; ByTitle is the place when sorted by title, Same the number of
	// the first document of the same text.
	Date, ByTitle, Same uint32
	// Tied says that there is another document of the same text.
	Tied  bool
	Merit float32
}

// Entry gives the document of a number.
func (c *Corpus) Entry(i int) Entry {
	d, t := c.docs[i], c.tables
	e := Entry{Document: encodeDocument(nil, d), Words: map[string][]string{}, Lengthiness: map[string]float32{}, About: aboutOf(d), Labels: labelsOf(d),
		Facets: map[string][]string{}, Date: t.Dates[i], ByTitle: t.ByTitle[i], Same: t.Same[i], Tied: t.tied[i], Merit: t.Merit[i]}
	for field, value := range textOf(d, c.splitter) {
		switch value := value.(type) {
		case string:
			e.addWords(t, field, value)
		case []string:
			if field != query.FieldLabel && field != query.FieldAbout {
				e.addWords(t, field, value...)
			}
		}
	}
	for facet, name := range Facets() {
		for _, id := range t.Facets.within(uint32(i), facet) {
			e.Facets[name] = append(e.Facets[name], t.Facets.Values[id])
		}
	}
	return e
}

// addWords cuts the texts of a field.
func (e *Entry) addWords(t *tables, field string, texts ...string) {
	length := 0
	var compounds []string
	for _, s := range texts {
		var words []string
		for _, token := range text.Analyze(s, languageOf(field)) {
			length++
			if token.Compound {
				compounds = append(compounds, token.Term)
			} else {
				words = append(words, token.Term)
			}
		}
		if len(words) > 0 {
			e.Words[field] = append(e.Words[field], strings.Join(words, " "))
		}
	}
	if length > 0 {
		e.Words[field] = append(e.Words[field], compounds...)
		e.Lengthiness[field] = Lengthiness(float32(length), t.Lengths[field])
	}
}

// languageOf is the language that a field is in.
func languageOf(field string) string {
	if lang, ok := strings.CutPrefix(field, query.FieldTitle+"_"); ok {
		return lang
	}
	return text.English
}

// DecodeDocument reads what an Entry holds of a document.
func DecodeDocument(b []byte) (*Document, error) { return decodeDocument(string(b)) }

// Format tells builds apart that this program cannot answer from.
func Format() string {
	return fmt.Sprintf("%d-%08x-%s", formatVersion, layout(), taxonomy.Version())
}

// Assemble makes an index of the tables of a build and the engine that holds it.
func Assemble(tax *taxonomy.Taxonomy, version string, tables io.Reader, e Engine) (*Index, error) {
	t, err := decodeTables(tables)
	if err != nil {
		return nil, err
	}
	return newIndex(tax, version, t, e), nil
}

// Standing lists the statuses that show unless others are asked for.
func Standing() []standard.Status {
	var list []standard.Status
	for _, s := range standard.Statuses() {
		if isCurrent(s) {
			list = append(list, s)
		}
	}
	return list
}

// CountSets counts sets of identical texts, each once, by the tables alone: an
// engine finds their members.
func (w *Wanted) CountSets(members []uint32, places map[uint32]Place) *Collected {
	c := newCollector(w.tables, &Wanted{Counting: w.Counting, Once: true, Standing: w.Standing, Filter: w.Filter})
	for _, d := range members {
		c.add(Found{Doc: d, Place: places[d]})
	}
	return c.collected()
}

// NoCounts gives counts of nothing, and Place finds a facet value among them.
func (w *Wanted) NoCounts() []uint32 { return make([]uint32, len(w.tables.Facets.Values)) }

// Place finds the counts of a facet value.
func (w *Wanted) Place(facet, value string) (id uint32, ok bool) {
	id, ok = w.tables.Facets.places[facet+":"+value]
	return id, ok
}

// Merit is what a document is worth by itself.
func (w *Wanted) Merit(doc uint32) float32 { return w.tables.Merit[doc] }

// SameAs is the number of the first document of the same text.
func (w *Wanted) SameAs(doc uint32) uint32 { return w.tables.Same[doc] }
