package indexer

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// Series is a set of standards that people speak of as one thing: a subseries of
// the IETF, a standard in parts, the numbers that a body keeps for a subject.
type Series struct {
	Name, Slug string
	Body       standard.Body
	// Docs are its members in natural order, Work what is under way on them.
	Docs, Work []uint32
	// Absent are members that the landscape does not hold, as far as they are known:
	// not on security, named by others, or left out in the numbers of the parts.
	Absent []string
}

// Fewest members that make a series of parts, and of numbers.
const fewestParts, fewestNumbers = 2, 3

// newSeries finds the series among the documents.
func newSeries(docs []*Document, others *elsewhere) []Series {
	byName := map[string]*Series{}
	at := func(name string, body standard.Body) *Series {
		if byName[name] == nil {
			byName[name] = &Series{Name: name, Slug: standard.SlugOf(name), Body: body}
		}
		return byName[name]
	}
	for i, d := range docs {
		for _, name := range seriesNamesOf(d) {
			if s := at(name, d.Body); d.isWork() {
				s.Work = append(s.Work, uint32(i))
			} else {
				s.Docs = append(s.Docs, uint32(i))
			}
		}
	}
	for name, members := range others.Members {
		s := at(name, "IETF")
		s.Absent = append(s.Absent, members...)
	}
	var list []Series
	for _, s := range byName {
		if len(s.Docs) >= s.fewest() {
			s.complete(docs)
			list = append(list, *s)
		}
	}
	slices.SortFunc(list, func(a, b Series) int { return naturalCompare(a.Name, b.Name) })
	nameAbsent(list, docs)
	return list
}

// fewest is how many members a series needs.
func (s *Series) fewest() int {
	switch {
	case s.isSubseries():
		return min(1, len(s.Docs)) // one that has members apart from security only is one too
	case strings.ContainsAny(strings.TrimPrefix(s.Name, string(s.Body)), "0123456789"):
		return fewestParts
	}
	return fewestNumbers
}

func (s *Series) isSubseries() bool { return s.Body == "IETF" }

// complete puts the members in the order of their numbers, whatever their types.
func (s *Series) complete(docs []*Document) {
	number := func(i uint32) string {
		id, _ := standard.ParseIdentifier(docs[i].ID)
		return id.Number
	}
	slices.SortStableFunc(s.Docs, func(a, b uint32) int { return cmp.Or(naturalCompare(number(a), number(b)), cmp.Compare(a, b)) })
	s.Absent = append(s.Absent, s.leftOut(docs)...)
}

// mostParts bounds the numbers in which parts are counted; a higher number is no part.
const mostParts = 60

// leftOut lists the parts that no member has, below the highest: "ISO/IEC 27034-4".
func (s *Series) leftOut(docs []*Document) []string {
	has := map[int]bool{}
	for _, i := range s.Docs {
		part := afterStem(docs[i].ID, s.Name)
		if part == "" {
			continue
		}
		n, err := strconv.Atoi(part)
		if err != nil || n > mostParts {
			return nil
		}
		has[n] = true
	}
	var absent []string
	for n := 1; len(has) > 1 && n < highest(has); n++ {
		if !has[n] {
			absent = append(absent, s.Name+"-"+strconv.Itoa(n))
		}
	}
	return absent
}

func highest(numbers map[int]bool) int {
	top := 0
	for n := range numbers {
		top = max(top, n)
	}
	return top
}

// afterStem is the part of a number: "3-3" of "IEC 62443-3-3".
func afterStem(name, stem string) string {
	id, err := standard.ParseIdentifier(name)
	whole, wrong := standard.ParseIdentifier(stem)
	if err != nil || wrong != nil {
		return ""
	}
	part, _ := strings.CutPrefix(id.Number, whole.Number+"-")
	if part == id.Number {
		return ""
	}
	return part
}

// nameAbsent adds to the series the members that standards are related to and
// the landscape does not hold.
func nameAbsent(list []Series, docs []*Document) {
	byName := map[string]*Series{}
	for i := range list {
		byName[list[i].Name] = &list[i]
	}
	for _, d := range docs {
		for _, l := range d.Relations {
			id, err := standard.ParseIdentifier(l.ID)
			if err != nil || l.Slug != "" {
				continue
			}
			for _, name := range id.Series() {
				if s := byName[name]; s != nil && name != l.ID && !slices.Contains(s.Absent, l.ID) {
					s.Absent = append(s.Absent, l.ID)
				}
			}
		}
	}
	for i := range list {
		slices.SortFunc(list[i].Absent, naturalCompare)
	}
}

// seriesNamesOf names the series that a document belongs to, the narrowest first.
func seriesNamesOf(d *Document) []string {
	names := subseriesOf(d.Editions)
	if id, err := standard.ParseIdentifier(d.ID); err == nil {
		for _, name := range id.Series() {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// subseriesOf names the subseries of the IETF that records are part of.
func subseriesOf(records []standard.Record) []string {
	var names []string
	for _, r := range records {
		for _, relation := range r.Relations {
			if name := relation.Target.Name(); relation.Kind == standard.PartOf && relation.Target.Body == "IETF" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// Series lists all series, in natural order.
func (ix *Index) Series() []Series { return ix.tables.Series }

// GetSeries finds a series by its slug. A subseries of the IETF is one also where the
// landscape knows none of its members.
func (ix *Index) GetSeries(slug string) (*Series, bool) {
	if i, ok := ix.bySeries[slug]; ok {
		return &ix.tables.Series[i], true
	}
	id, err := standard.ParseIdentifier(slug)
	if err == nil && id.Body == "IETF" && id.Type != "RFC" && id.Slug() == slug && ix.isGivenOut(id) {
		return &Series{Name: id.Name(), Slug: slug, Body: id.Body}, true
	}
	return nil, false
}

// SeriesOf lists the series of a document, the narrowest first.
func (ix *Index) SeriesOf(d *Document) []*Series {
	var list []*Series
	for _, name := range seriesNamesOf(d) {
		if s, ok := ix.GetSeries(standard.SlugOf(name)); ok {
			list = append(list, s)
		}
	}
	return list
}

// Members reads the documents of a series.
func (ix *Index) Members(numbers []uint32) []*Document {
	docs := make([]*Document, 0, len(numbers))
	for _, i := range numbers {
		if d, ok := ix.document(i); ok {
			docs = append(docs, d)
		}
	}
	return docs
}

// seriesMeant is the series that a text names. Where it does not say that it
// means one, a standard that is held is meant.
func (ix *Index) seriesMeant(text string, held bool) *Series {
	names, said := standard.ReadSeries(text)
	if held && !said {
		return nil
	}
	for _, name := range names {
		if s, ok := ix.GetSeries(standard.SlugOf(name)); ok {
			return s
		}
	}
	return nil
}

// searchSeries answers a query for a series with its members.
func (ix *Index) searchSeries(ctx context.Context, q Query, s *Series) (*Result, error) {
	a, err := ix.findPlanned(ctx, q, &plan{Plan: &query.Plan{Language: text.English}, named: []naming{{family: s.Docs}}})
	if err != nil {
		return nil, err
	}
	r := &Result{Series: s, Total: a.total, Hidden: a.hidden, Facets: a.facets}
	return r, ix.fill(r, q, a)
}
