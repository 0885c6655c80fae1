package indexer

import (
	"context"
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

// addSubjects notes in m.known what each document is worth for the concepts of
// the query, and tells from which worth a document answers it though it does
// not have the words.
func (m *matcher) addSubjects(ctx context.Context, p *plan, level float32) (answering float32, err error) {
	answering = 2 // more than any is worth
	if len(p.Subjects) == 0 {
		return answering, nil
	}
	room := enough
	for _, d := range m.docs {
		if m.cover[d] >= level && !m.out[d] {
			room--
		}
	}
	for _, s := range p.Subjects {
		known := m.ix.known[s.Number]
		worth := map[uint32]float32{}
		for _, list := range [][]posting{known.core, known.near} {
			for _, k := range list {
				worth[k.doc] = max(worth[k.doc], k.weight)
			}
		}
		for _, about := range []struct {
			field string
			worth float32
		}{{query.FieldAbout, inTitle}, {query.FieldLabel, inKeywords}} {
			list, err := m.ix.postings(ctx, about.field, taxonomy.Subject+":"+s.Concept.ID)
			if err != nil {
				return 0, err
			}
			for _, k := range list {
				worth[k.doc] = max(worth[k.doc], about.worth*m.ix.tables.Merit[k.doc])
			}
		}
		for doc, w := range worth {
			m.touch(doc)
			m.known[doc] += s.Share * w
		}
	}
	answering = leastCore * p.Subjects[0].Share * .99
	if room > 0 {
		answering *= relatedCore / leastCore
	}
	return answering, nil
}

// knownFactor is what the first core document of a concept is worth beside the
// document that has the words of the query best.
const knownFactor = 3

// unitOfKnown brings what is known and what words are worth to one measure.
func (m *matcher) unitOfKnown(level float32) float32 {
	best := float32(0)
	for _, d := range m.docs {
		if m.cover[d] >= level && !m.out[d] {
			best = max(best, m.words(d, true))
		}
	}
	if best == 0 {
		best = 1
	}
	return knownFactor * best
}

// words is what the words of the query are worth for a document. Beside a
// concept, words count by how much of the query they are.
func (m *matcher) words(doc uint32, beside bool) float32 {
	score := m.final(doc)
	if beside && m.all > 0 {
		score *= min(1, m.cover[doc]/m.all)
	}
	return score
}

// noteUnused lists the words of a query that neither a document nor a concept
// has.
func (m *matcher) noteUnused(p *plan) {
	if p.Alone {
		return
	}
	first := len(p.Units) - len(p.Words)
	for i, w := range p.Words {
		speaks := func(s query.Subject) bool { return s.Says(w.Text) }
		if m.matches[first+i] == 0 && !w.IsSmall() && !w.IsFunction() && !slices.ContainsFunc(p.Subjects, speaks) {
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
