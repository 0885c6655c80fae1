package indexer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"landscape/standard"
	"landscape/text"
)

// facetTable holds the facet values of all documents in one flat table. bleve
// would read the same from its doc values, field by field and hit by hit, some
// twenty times slower. Many documents have the same values in facets that go
// together, so a document is a few sets of values, and a count of sets is turned
// into one of values at the end.
type facetTable struct {
	// Values are all values that occur; those of facet f are
	// Values[Base[f]:Base[f+1]], in the order in which pages show equal counts.
	Values []string
	Base   []uint32
	// Sets are, of each bundle, those of the documents. The values of set s are
	// IDs[Start[s]:Start[s+1]], ascending, as places in Values.
	Sets  [bundles][]uint32
	Start []uint32
	IDs   []uint32

	facet  []uint8           // of each value, its facet; made by prepare, as is
	places map[string]uint32 // of "facet:value"
}

// bundles is how many sets a document has. In one bundle are facets that have few
// combinations of values for many documents.
const bundles = 4

// bundleOf tells the bundle of a facet.
func bundleOf(facet int) int {
	switch Facets()[facet] {
	case FacetArea, FacetTopic, FacetRequirement, FacetPillar:
		return 0
	case FacetSubject:
		return 1
	case FacetYear:
		return 2
	}
	return 3
}

// prepare makes what is not kept on disk.
func (t *facetTable) prepare() {
	t.facet = make([]uint8, len(t.Values))
	t.places = make(map[string]uint32, len(t.Values))
	for f, name := range Facets() {
		for id := t.Base[f]; id < t.Base[f+1]; id++ {
			t.facet[id] = uint8(f)
			t.places[name+":"+t.Values[id]] = id
		}
	}
}

// facetNumber finds a facet by name, -1 for none.
func facetNumber(name string) int { return slices.Index(Facets(), name) }

// facetValues lists the values of a document in one facet, each once.
func facetValues(d *Document, facet int) []string {
	switch Facets()[facet] {
	case FacetArea:
		return d.Labels.Areas
	case FacetTopic:
		return d.Labels.Topics
	case FacetRequirement:
		return d.Labels.Requirements
	case FacetPillar:
		return d.Labels.Pillars
	case FacetSubject:
		return d.Labels.Subjects
	case FacetBody:
		return oneValue(string(d.Body))
	case FacetStatus:
		return oneValue(string(d.Status))
	case FacetType:
		return oneValue(d.Type)
	case FacetGroup:
		return d.Groups
	case FacetYear:
		return oneValue(yearOf(d))
	case FacetLanguage:
		return d.Languages
	case FacetAccess:
		return oneValue(string(d.Access))
	}
	return nil
}

// Values lists those of a document in one facet, each once.
func (d *Document) Values(facet string) []string { return facetValues(d, facetNumber(facet)) }

func oneValue(v string) []string {
	if v == "" {
		return nil
	}
	return []string{v}
}

func yearOf(d *Document) string {
	if len(d.Published) < 4 {
		return ""
	}
	return d.Published[:4]
}

// newFacetTable makes the table of the documents in their order.
func newFacetTable(docs []*Document) facetTable {
	var t facetTable
	number := make([]map[string]uint32, len(Facets()))
	for f := range Facets() {
		t.Base = append(t.Base, uint32(len(t.Values)))
		values := distinctValues(docs, f)
		number[f] = make(map[string]uint32, len(values))
		for _, v := range values {
			number[f][strings.ToLower(v)] = uint32(len(t.Values))
			t.Values = append(t.Values, v)
		}
	}
	t.Base = append(t.Base, uint32(len(t.Values)))
	known := map[string]uint32{}
	for _, d := range docs {
		var ids [bundles][]uint32
		for f := range Facets() {
			for _, v := range facetValues(d, f) {
				ids[bundleOf(f)] = append(ids[bundleOf(f)], number[f][strings.ToLower(v)])
			}
		}
		for bundle, values := range ids {
			slices.Sort(values)
			t.Sets[bundle] = append(t.Sets[bundle], t.setOf(slices.Compact(values), known))
		}
	}
	t.Start = append(t.Start, uint32(len(t.IDs)))
	return t
}

// setOf gives the number of a set of values, a new one if it is not known.
func (t *facetTable) setOf(values []uint32, known map[string]uint32) uint32 {
	key := fmt.Sprint(values)
	set, ok := known[key]
	if !ok {
		set = uint32(len(t.Start))
		known[key] = set
		t.Start = append(t.Start, uint32(len(t.IDs)))
		t.IDs = append(t.IDs, values...)
	}
	return set
}

// distinctValues lists the values of a facet. Those that differ in letter case
// only are one, as they are when one is chosen.
func distinctValues(docs []*Document, facet int) []string {
	seen := map[string]string{}
	for _, d := range docs {
		for _, v := range facetValues(d, facet) {
			folded := strings.ToLower(v)
			if known, ok := seen[folded]; !ok || v < known {
				seen[folded] = v
			}
		}
	}
	values := slices.Collect(maps.Values(seen))
	if Facets()[facet] == FacetStatus {
		slices.SortFunc(values, func(a, b string) int {
			order := standard.Statuses()
			return cmp.Compare(slices.Index(order, standard.Status(a)), slices.Index(order, standard.Status(b)))
		})
		return values
	}
	slices.SortFunc(values, naturalCompare)
	return values
}

// set gives the values of a set, as places in Values.
func (t *facetTable) set(s uint32) []uint32 { return t.IDs[t.Start[s]:t.Start[s+1]] }

// within gives the values of a document in one facet.
func (t *facetTable) within(doc uint32, facet int) []uint32 {
	ids := t.set(t.Sets[bundleOf(facet)][doc])
	from, _ := slices.BinarySearch(ids, t.Base[facet])
	to, _ := slices.BinarySearch(ids, t.Base[facet+1])
	return ids[from:to]
}

// count adds the values of some documents to the counts. Bundle by bundle, and
// nothing else at the same time, it waits little for memory.
func (t *facetTable) count(docs, counts []uint32) {
	ofSets := make([]uint32, len(t.Start)-1)
	for _, sets := range t.Sets {
		for _, doc := range docs {
			ofSets[sets[doc]]++
		}
	}
	for s, n := range ofSets {
		if n == 0 {
			continue
		}
		for _, id := range t.set(uint32(s)) {
			counts[id] += n
		}
	}
}

// match lists the values that a chosen one stands for: itself, in any letter
// case, or all years of a range.
func (t *facetTable) match(facet int, chosen string) []uint32 {
	from, to, ranged := strings.Cut(chosen, "..")
	if Facets()[facet] != FacetYear {
		ranged = false
	}
	var ids []uint32
	for id := t.Base[facet]; id < t.Base[facet+1]; id++ {
		v := t.Values[id]
		if strings.EqualFold(v, chosen) || ranged && (from == "" || v >= from) && (to == "" || v <= to) {
			ids = append(ids, id)
		}
	}
	return ids
}

// naturalCompare orders texts with numbers as people count: "X.805" before "X.1051".
func naturalCompare(a, b string) int {
	for a != "" && b != "" {
		da, db := leadingDigits(a), leadingDigits(b)
		if da > 0 && db > 0 {
			x, errX := strconv.ParseUint(a[:da], 10, 64)
			y, errY := strconv.ParseUint(b[:db], 10, 64)
			if errX == nil && errY == nil && x != y {
				return cmp.Compare(x, y)
			}
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && text.IsDigit(s[n]) {
		n++
	}
	return n
}
