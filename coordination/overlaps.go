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
	Transposed  OverlapKind = "transposed"  // one title at several bodies, which nobody says is one text
	Superseding OverlapKind = "superseding" // one replaces the other, across bodies
	Similar     OverlapKind = "similar"     // alike in scope, by words and labels
)

// OverlapKinds lists all kinds.
func OverlapKinds() []OverlapKind { return []OverlapKind{Identical, Transposed, Superseding, Similar} }

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

	cards []*card
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
	wanted := map[*card]bool{}
	for _, c := range v.selected(q) {
		wanted[c] = o.Question == 0 || slices.Contains(c.questions, o.Question)
	}
	kept := []Overlap{}
	for _, found := range v.overlaps() {
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, found.Kind) ||
			len(o.Phases) > 0 && !slices.Contains(o.Phases, found.Phase) {
			continue
		}
		if slices.ContainsFunc(found.cards, func(c *card) bool { return wanted[c] }) {
			kept = append(kept, found)
		}
	}
	return kept
}

// findOverlaps compares all standards in force or under development.
func (r *register) findOverlaps(thisYear int) []Overlap {
	found := r.identicalSets()
	found = append(found, r.superseding()...)
	found = append(found, r.alike(thisYear)...)
	slices.SortStableFunc(found, func(a, b Overlap) int {
		return cmp.Or(
			cmp.Compare(slices.Index(OverlapKinds(), b.Kind), slices.Index(OverlapKinds(), a.Kind)),
			cmp.Compare(slices.Index(Phases(), a.Phase), slices.Index(Phases(), b.Phase)),
			-cmp.Compare(a.Score, b.Score), cmp.Compare(a.ID, b.ID))
	})
	return found
}

func overlap(kind OverlapKind, score float64, cards ...*card) Overlap {
	o := Overlap{Kind: kind, Score: rounded(score), Entries: entriesOf(cards), cards: cards, Phase: phase(cards), Shared: []string{}, Labels: sharedLabels(cards)}
	for i, c := range cards {
		if i > 0 {
			o.ID += "~"
		}
		o.ID += c.Slug
	}
	return o
}

// phase tells how many makers have the subject under development.
func phase(cards []*card) Phase {
	makers := map[string]bool{}
	for _, c := range cards {
		if c.Status == standard.UnderDevelopment {
			makers[c.maker] = true
		}
	}
	switch len(makers) {
	case 0:
		return PublishedPublished
	case 1:
		return PublishedDraft
	}
	return DraftDraft
}

// sharedLabels are the areas and topics that all have, as "area:iot".
func sharedLabels(cards []*card) []string {
	shared := cards[0].labels()
	for _, c := range cards[1:] {
		has := c.labels()
		shared = slices.DeleteFunc(shared, func(l string) bool { return !slices.Contains(has, l) })
	}
	return orEmpty(shared)
}

func (e Entry) labels() []string {
	var labels []string
	for _, a := range e.Areas {
		labels = append(labels, indexer.FacetArea+":"+a)
	}
	for _, t := range e.Topics {
		labels = append(labels, indexer.FacetTopic+":"+t)
	}
	return labels
}

// identicalSets are the texts that more than one body publishes.
func (r *register) identicalSets() []Overlap {
	sets := map[string][]*card{}
	var order []string
	for _, c := range r.cards {
		if sets[c.same] == nil {
			order = append(order, c.same)
		}
		sets[c.same] = append(sets[c.same], c)
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

func bodies(cards []*card) int {
	seen := map[standard.Body]bool{}
	for _, c := range cards {
		seen[c.Body] = true
	}
	return len(seen)
}

// inferredIdentity is the reason of the first identity that no body states.
func inferredIdentity(cards []*card) string {
	for _, c := range cards {
		for _, l := range c.links {
			if l.Kind == standard.IdenticalTo && l.Inferred != "" {
				return l.Inferred
			}
		}
	}
	return ""
}

// superseding are the standards that say they replace one of another body that
// is still in force or under development there.
func (r *register) superseding() []Overlap {
	var found []Overlap
	for _, c := range r.cards {
		for _, l := range c.links {
			if l.Kind != standard.Supersedes && l.Kind != standard.Obsoletes {
				continue
			}
			if other := r.bySlug[l.Slug]; other != nil && other.Body != c.Body {
				found = append(found, overlap(Superseding, 1, c, other))
			}
		}
	}
	return found
}
