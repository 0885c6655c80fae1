package indexer

import (
	"slices"

	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
)

// A query that speaks of a concept is answered by what the thesaurus knows of
// it: its core documents in their order, then those whose titles name it, then
// what is at the core of the concepts next to it.

// knownDocuments are the documents that the thesaurus names for a concept: at
// its core, and at that of its neighbours.
type knownDocuments struct {
	core, near []posting
}

// What a document is worth for a concept: the first of its core is worth 1.
const (
	coreStep        = .045 // less for each next one
	leastCore       = .7
	inTitle         = .45 // its title names the concept
	inKeywords      = .25
	narrowerCore    = .4
	broaderCore     = .3
	relatedCore     = .25
	neighbourStep   = .02
	formerlyCurrent = .4 // what is no longer in force
)

// knownOfAll resolves the core documents of all concepts.
func (ix *Index) knownOfAll() []knownDocuments {
	concepts := ix.taxonomy.Concepts
	number := make(map[string]int, len(concepts))
	known := make([]knownDocuments, len(concepts))
	for i := range concepts {
		number[concepts[i].ID] = i
		known[i].core = ix.coreOf(&concepts[i])
	}
	for i, c := range concepts {
		for _, neighbours := range []struct {
			ids   []string
			worth float32
		}{{c.Narrower, narrowerCore}, {c.Broader, broaderCore}, {c.Related, relatedCore}} {
			for _, id := range neighbours.ids {
				for place, p := range known[number[id]].core {
					known[i].near = append(known[i].near, posting{p.doc, neighbours.worth - neighbourStep*float32(min(place, 8))})
				}
			}
		}
	}
	return known
}

// coreOf lists the core documents of a concept that the catalogue holds.
func (ix *Index) coreOf(c *taxonomy.Concept) []posting {
	var list []posting
	for place, core := range c.Core {
		docs := ix.named(core.ID)
		if len(docs) == 0 {
			continue
		}
		worth := max(leastCore, 1-coreStep*float32(place))
		if !isCurrent(standard.Statuses()[ix.tables.Statuses[docs[0]]]) {
			worth *= formerlyCurrent
		}
		list = append(list, posting{docs[0], worth})
	}
	return list
}

// Labelled is what a label of a concept is worth, by the field that has it.
type Labelled struct {
	Field string
	Worth float32
}

// LabelWorths tells what the labels of a concept are worth: those that the title of
// a document earned, and all. What a document is worth by itself counts too.
func LabelWorths() [2]Labelled {
	return [2]Labelled{{query.FieldAbout, inTitle}, {query.FieldLabel, inKeywords}}
}

// knownFactor is what the first core document of a concept is worth beside the
// document that has the words of the query best.
const knownFactor = 3

// speakOf tells the choice of the concepts of a query, and from which worth a
// document answers it though it does not have the words.
func (ix *Index) speakOf(c *Choice, p *plan, covered Covered) {
	c.Answering = 2 // more than any is worth
	c.Unit = knownFactor
	if covered.Best > 0 {
		c.Unit *= covered.Best
	}
	if len(p.Subjects) == 0 {
		return
	}
	for _, s := range p.Subjects {
		spoken := Spoken{Share: s.Share, Listed: map[uint32]float32{}, Label: taxonomy.Subject + ":" + s.Concept.ID}
		known := ix.known[s.Number]
		for _, list := range [][]posting{known.core, known.near} {
			for _, k := range list {
				spoken.Listed[k.doc] = max(spoken.Listed[k.doc], k.weight)
			}
		}
		c.Spoken = append(c.Spoken, spoken)
	}
	c.Answering = leastCore * p.Subjects[0].Share * .99
	if covered.Documents < enough {
		c.Answering *= relatedCore / leastCore
	}
}

// noteUnused lists the words of a query that neither a document nor a concept
// has.
func (p *plan) noteUnused(counts []int) {
	if p.Alone {
		return
	}
	first := len(p.Units) - len(p.Words)
	for i, w := range p.Words {
		speaks := func(s query.Subject) bool { return s.Says(w.Text) }
		if counts[first+i] == 0 && !w.IsSmall() && !w.IsFunction() && !slices.ContainsFunc(p.Subjects, speaks) {
			p.unused = append(p.unused, w.Text)
		}
	}
}

// sureShare is from which share of a concept a query is understood, though some
// word of it is nowhere.
const sureShare = .6

// understood tells that a query surely speaks of concepts, and no word of it was
// of no use.
func (p *plan) understood() bool {
	return len(p.unused) == 0 && len(p.Subjects) > 0 && p.Subjects[0].Share >= sureShare
}
