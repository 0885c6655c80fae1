package coordination

import (
	"cmp"
	"slices"

	"landscape/indexer"
	"landscape/standard"
)

// OverlapKind is how standards of different bodies come to cover the same subject.
type OverlapKind string

const (
	Identical   OverlapKind = "identical"   // one text, published by several bodies
	Superseding OverlapKind = "superseding" // one replaces the other, across bodies
	Similar     OverlapKind = "similar"     // alike in scope, by words and labels
)

// OverlapKinds lists all kinds.
func OverlapKinds() []OverlapKind { return []OverlapKind{Identical, Superseding, Similar} }

// Phase tells whether coordination can still help.
type Phase string

const (
	DraftDraft         Phase = "draft-draft"
	PublishedDraft     Phase = "published-draft"
	PublishedPublished Phase = "published-published"
)

// Phases lists all phases, the one where coordination helps most first.
func Phases() []Phase { return []Phase{DraftDraft, PublishedDraft, PublishedPublished} }

// Overlap is a group of standards of different bodies on the same subject.
type Overlap struct {
	// ID names it by its standards: "itu-t-x.1710~etsi-gs-qkd-014".
	ID      string      `json:"id"`
	Kind    OverlapKind `json:"kind"`
	Phase   Phase       `json:"phase"`
	Entries []Entry     `json:"standards"`
	// Score is 1 for identical texts, else how alike the two are, from 0 to 1.
	Score float64 `json:"score"`
	// Shared are the words and labels ("area:iot") that both have.
	Shared []string `json:"shared_terms"`
	Labels []string `json:"shared_labels"`
	// Only holds, for each standard in turn, the words that the other lacks: the difference.
	Only [][]string `json:"difference,omitempty"`
	// Reason is why an identity is believed when no body says it.
	Reason string `json:"reason,omitempty"`

	documents []*indexer.Document
}

// OverlapOptions choose overlaps; an empty list chooses all.
type OverlapOptions struct {
	Kinds  []OverlapKind
	Phases []Phase
	// Question keeps those on the subject of one Question, 0 for all.
	Question int
}

// Overlaps lists the groups that hold at least one standard of the query: those
// still in development first, then the most alike.
func (v *View) Overlaps(q indexer.Query, o OverlapOptions) []Overlap {
	wanted := map[*indexer.Document]bool{}
	for _, d := range v.index.Select(q) {
		wanted[d] = o.Question == 0 || slices.Contains(v.questionsOf(d), o.Question)
	}
	kept := []Overlap{}
	for _, found := range v.overlaps() {
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, found.Kind) ||
			len(o.Phases) > 0 && !slices.Contains(o.Phases, found.Phase) {
			continue
		}
		if slices.ContainsFunc(found.documents, func(d *indexer.Document) bool { return wanted[d] }) {
			kept = append(kept, found)
		}
	}
	return kept
}

// findOverlaps compares all standards in force or under development.
func (v *View) findOverlaps() []Overlap {
	var docs []*indexer.Document
	for _, d := range v.index.Documents() {
		if d.Status == standard.InForce || d.Status == standard.UnderDevelopment {
			docs = append(docs, d)
		}
	}
	found := identicalSets(docs)
	found = append(found, v.superseding(docs)...)
	found = append(found, similarPairs(docs)...)
	slices.SortStableFunc(found, func(a, b Overlap) int {
		return cmp.Or(
			cmp.Compare(slices.Index(OverlapKinds(), b.Kind), slices.Index(OverlapKinds(), a.Kind)),
			cmp.Compare(slices.Index(Phases(), a.Phase), slices.Index(Phases(), b.Phase)),
			-cmp.Compare(a.Score, b.Score), cmp.Compare(a.ID, b.ID))
	})
	return found
}

func overlap(kind OverlapKind, score float64, docs ...*indexer.Document) Overlap {
	o := Overlap{Kind: kind, Score: score, Entries: entries(docs), documents: docs, Phase: phase(docs), Shared: []string{}, Labels: sharedLabels(docs)}
	for i, d := range docs {
		if i > 0 {
			o.ID += "~"
		}
		o.ID += d.Slug
	}
	return o
}

func phase(docs []*indexer.Document) Phase {
	drafts := 0
	for _, d := range docs {
		if d.Status == standard.UnderDevelopment {
			drafts++
		}
	}
	switch drafts {
	case 0:
		return PublishedPublished
	case len(docs):
		return DraftDraft
	}
	return PublishedDraft
}

// sharedLabels are the areas and topics that all have, as "area:iot".
func sharedLabels(docs []*indexer.Document) []string {
	shared := labelsOf(docs[0])
	for _, d := range docs[1:] {
		has := labelsOf(d)
		shared = slices.DeleteFunc(shared, func(l string) bool { return !slices.Contains(has, l) })
	}
	return orEmpty(shared)
}

func labelsOf(d *indexer.Document) []string {
	var labels []string
	for _, a := range d.Labels.Areas {
		labels = append(labels, "area:"+a)
	}
	for _, t := range d.Labels.Topics {
		labels = append(labels, "topic:"+t)
	}
	return labels
}

// identicalSets are the texts that more than one body publishes.
func identicalSets(docs []*indexer.Document) []Overlap {
	sets := map[string][]*indexer.Document{}
	var order []string
	for _, d := range docs {
		if sets[d.Same] == nil {
			order = append(order, d.Same)
		}
		sets[d.Same] = append(sets[d.Same], d)
	}
	var found []Overlap
	for _, key := range order {
		if set := sets[key]; bodies(set) > 1 {
			o := overlap(Identical, 1, set...)
			o.Reason = inferredIdentity(set)
			found = append(found, o)
		}
	}
	return found
}

func bodies(docs []*indexer.Document) int {
	seen := map[standard.Body]bool{}
	for _, d := range docs {
		seen[d.Body] = true
	}
	return len(seen)
}

// inferredIdentity is the reason of the first identity that no body states.
func inferredIdentity(docs []*indexer.Document) string {
	for _, d := range docs {
		for _, l := range d.Relations {
			if l.Kind == standard.IdenticalTo && l.Inferred != "" {
				return l.Inferred
			}
		}
	}
	return ""
}

// superseding are the standards that say they replace one of another body that
// is still in force or under development there.
func (v *View) superseding(docs []*indexer.Document) []Overlap {
	var found []Overlap
	for _, d := range docs {
		for _, l := range d.Relations {
			if l.Kind != standard.Supersedes && l.Kind != standard.Obsoletes {
				continue
			}
			other, ok := v.index.Get(l.Slug)
			alive := ok && (other.Status == standard.InForce || other.Status == standard.UnderDevelopment)
			if alive && other.Body != d.Body {
				found = append(found, overlap(Superseding, 1, d, other))
			}
		}
	}
	return found
}
