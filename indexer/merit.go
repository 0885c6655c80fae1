package indexer

import (
	"math"
	"strings"

	"landscape/standard"
)

// merit weighs a document before any query: in force before the rest, current
// before old, requirements before reports, what a body's own catalogue lists
// before what is kept by hand, general before narrow parts.
func merit(d *Document) float32 {
	return float32(standing(d.Status) * currency(d) * authority(d) * generality(d.Title))
}

func standing(s standard.Status) float64 {
	switch s {
	case standard.InForce:
		return 1
	case standard.UnderDevelopment:
		return .9
	case standard.Superseded:
		return .6
	case standard.Withdrawn:
		return .55
	}
	return .75
}

// newestYear is a fixed point, so that the same catalogue gives the same order in any year.
const newestYear = 2026

// currency falls slowly with age.
func currency(d *Document) float64 {
	year := float64(dateNumber(d.Published) / 10000)
	if year == 0 && d.Status == standard.UnderDevelopment {
		year = newestYear
	}
	age := min(max(newestYear-year, 0), 30)
	return 1 - .15*age/30
}

// What a document is worth beside a standard that its body lists.
const (
	studyMerit      = .9 // reports, studies and notes
	whitePaperMerit = .7
	handbookMerit   = .8  // how some products were put together
	keptByHandMerit = .75 // a body whose catalogue is not read
	registryMerit   = .7  // the numbers of a standard, not the standard
	changeMerit     = .9  // work that changes a published text: that text comes first
)

// authority puts texts that set requirements before those that inform.
func authority(d *Document) float64 {
	kind, title := strings.ToLower(d.Type), strings.ToLower(d.Title)
	m := 1.
	switch {
	case strings.Contains(kind, "white paper"):
		m = whitePaperMerit
	case kind == "registry":
		m = registryMerit
	case strings.Contains(kind, "report"), strings.Contains(kind, "note"), strings.Contains(kind, "awareness"),
		strings.HasPrefix(title, "study on"):
		m = studyMerit
	case d.Body == "NIST" && strings.HasPrefix(d.ID, "NIST SP 1800-"):
		m = handbookMerit
	}
	if len(d.Editions) > 0 && d.Editions[0].Checked != "" {
		m *= keptByHandMerit
	}
	if d.isWork() {
		m *= changeMerit
	}
	return m
}

// narrowWords are said of documents that serve another one, or one case.
var narrowWords = []string{"amendment", "corrigendum", "supplement", "conformance", "test suite", "test specification",
	"mib", "management information base", "errata", "pics", "profile for", "case studies", "case study", "use case"}

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
