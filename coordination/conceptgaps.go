package coordination

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// Findings on concepts of the thesaurus: those on which others work and the
// ITU-T does not, and those for which others have what everyone uses.

const (
	// newFor is how long work counts as new.
	newMonths = 24
	// leastInUse is how many texts of others show that a concept is in use.
	leastInUse = 2
	// coreWeighs is from which place in the core of a concept a standard no longer
	// stands for it without naming it.
	coreWeighs = 2
	// What findings on concepts weigh beside those on cells: they come first.
	emergingWeight, inUseWeight, neededWeight = 14.0, 9.0, 19.0
	// What takes weight from a finding: no Question has it, one body alone keeps
	// it, its base text has stood for so long that the matter is settled.
	noQuestion, oneBody, settled = 0.4, 0.7, 0.6
	settledYears                 = 10
	// neighbourWeight is what each concept beside it adds on which the ITU-T works,
	// of so many at most.
	neighbourWeight, neighboursMost = 1.0, 3
	// registrar keeps the numbers of what others specify.
	registrar standard.Body = "IANA"
)

// conceptGaps judges every concept on which a query finds standards.
func (v *View) conceptGaps(q indexer.Query) []Gap {
	if _, asked := with(q, indexer.FacetBody, "ITU-T"); !asked {
		return nil // who leaves the ITU-T out is told nothing of what it lacks
	}
	r, about := v.register(), map[string][]*card{}
	for _, c := range v.selected(q) {
		for _, id := range c.subjects {
			about[id] = append(about[id], c)
		}
	}
	var found []Gap
	for i := range v.tax.Concepts {
		concept := &v.tax.Concepts[i]
		if len(about[concept.ID]) == 0 || v.facts.NoGaps.concept(concept) || r.ofITU(v.tax, concept) {
			continue
		}
		if g, ok := v.conceptGap(concept, about[concept.ID]); ok {
			g.concept = concept
			found = append(found, g)
		}
	}
	found = slices.DeleteFunc(found, func(g Gap) bool { return v.within(g.concept, found) })
	for i := range found {
		v.onConcept(q, &found[i])
	}
	return found
}

// within tells whether a broader concept is a finding of the same kind, which
// says it all.
func (v *View) within(concept *taxonomy.Concept, found []Gap) bool {
	return slices.ContainsFunc(concept.Broader, func(id string) bool {
		broader, ok := v.tax.Concept(id)
		if !ok {
			return false
		}
		return slices.ContainsFunc(found, func(g Gap) bool { return g.concept == broader }) || v.within(broader, found)
	})
}

func (v *View) conceptGap(concept *taxonomy.Concept, about []*card) (Gap, bool) {
	if g, ok := v.emerging(concept, about); ok {
		return g, true
	}
	return v.inUse(concept, about)
}

// ofITU tells whether the ITU-T has or plans something on a concept or on one
// below it, or names it among others.
func (r *register) ofITU(tax *taxonomy.Taxonomy, concept *taxonomy.Concept) bool {
	if r.itu[concept.ID] {
		return true
	}
	for _, core := range concept.Core {
		if strings.HasPrefix(core.ID, "ITU-T ") {
			return true
		}
	}
	return slices.ContainsFunc(concept.Narrower, func(id string) bool {
		below, ok := tax.Concept(id)
		return ok && r.ofITU(tax, below)
	})
}

// emerging wants new work of two other bodies, some of it under way.
func (v *View) emerging(concept *taxonomy.Concept, about []*card) (Gap, bool) {
	var drafts, published []*card
	for _, c := range about {
		switch {
		case !c.stands || c.Body == registrar || !v.isNew(c) || !slices.Contains(c.named, concept.ID):
		case c.Status == standard.UnderDevelopment:
			drafts = append(drafts, c)
		default:
			published = append(published, c)
		}
	}
	work := append(drafts, published...)
	makers := bodies(work)
	if len(drafts) == 0 || makers < severalFrom {
		return Gap{}, false
	}
	g := Gap{Kind: Emerging, Weight: emergingWeight + float64(makers) + math.Log2(float64(len(work)))}
	g.Figures.Bodies = makers
	work = eachBodyFirst(work)
	g.Candidates = entriesOf(work[:min(len(work), candidates)])
	if len(v.facts.scope(concept)) == 0 {
		g.Weight *= noQuestion
	}
	g.Weight *= v.standing(v.register().base(concept))
	g.Action = Liaise
	if !slices.ContainsFunc(drafts, func(c *card) bool { return !c.studies() }) {
		g.Action = Wait
	}
	return g, true
}

// isNew tells whether a text is none of before: work on a new text, or one
// that first came out not long ago.
func (v *View) isNew(c *card) bool {
	since := v.today.AddDate(0, -newMonths, 0).Format(time.DateOnly)
	if c.Status == standard.UnderDevelopment {
		return !c.changes && (c.Published == "" || c.Published >= since)
	}
	return c.first >= since
}

// inUse wants several texts of others in force and free of charge, not all of
// them of one country, in the scope of a Question.
func (v *View) inUse(concept *taxonomy.Concept, about []*card) (Gap, bool) {
	var texts []*card
	for _, c := range about {
		if c.Body != registrar && c.Status == standard.InForce && c.Access == standard.Free && c.stands && !c.studies() && c.standsFor(concept) {
			texts = append(texts, c)
		}
	}
	slices.SortStableFunc(texts, func(a, b *card) int {
		return cmp.Or(cmp.Compare(concept.Rank(a.ID), concept.Rank(b.ID)), cmp.Compare(b.Published, a.Published))
	})
	inTheCore := 0
	for _, c := range texts {
		inTheCore += truth(concept.Rank(c.ID) < len(concept.Core))
	}
	if inTheCore < leastInUse || !slices.ContainsFunc(texts, (*card).international) || len(v.facts.scope(concept)) == 0 {
		return Gap{}, false
	}
	makers := bodies(texts)
	g := Gap{Kind: InUse, Weight: inUseWeight + 2*float64(min(makers, 3)) + math.Log2(float64(len(texts))), Action: Liaise}
	g.Weight += neighbourWeight * float64(min(v.neighboursOfITU(concept), neighboursMost))
	if makers == 1 {
		g.Weight *= oneBody
	}
	g.Weight *= v.standing(texts[0])
	g.Figures.Bodies = makers
	g.Candidates = entriesOf(texts[:min(len(texts), candidates)])
	if taken := v.register().precedents[texts[0].Body]; taken != "" {
		g.Action, g.Precedent = Transpose, taken
		g.Weight++
	}
	return g, true
}

// base is the first document at the core of a concept that is held, nil for none.
func (r *register) base(concept *taxonomy.Concept) *card {
	for _, core := range concept.Core {
		if c := r.bySlug[standard.Identify(core.ID).Slug()]; c != nil {
			return c
		}
	}
	return nil
}

// standing takes weight from what rests on a text of long ago.
func (v *View) standing(base *card) float64 {
	if base != nil && base.first != "" && v.today.Year()-yearOf(base.first) >= settledYears {
		return settled
	}
	return 1
}

// neighboursOfITU counts the concepts next to one on which the ITU-T works.
func (v *View) neighboursOfITU(concept *taxonomy.Concept) int {
	n := 0
	for _, id := range slices.Concat(concept.Broader, concept.Related) {
		n += truth(v.register().itu[id])
	}
	return n
}

// standsFor tells whether a standard names a concept in its title and is at its core.
func (c *card) standsFor(concept *taxonomy.Concept) bool {
	rank := concept.Rank(c.ID)
	return slices.Contains(c.named, concept.ID) || rank < coreWeighs
}

// international tells whether the body of a standard is of more than one country.
func (c *card) international() bool {
	info, known := standard.LookupBody(string(c.Body))
	return known && info.Scope != "national"
}

// eachBodyFirst puts one text of each body before the others.
func eachBodyFirst(cards []*card) []*card {
	seen := map[standard.Body]bool{}
	var first, rest []*card
	for _, c := range cards {
		if seen[c.Body] {
			rest = append(rest, c)
			continue
		}
		seen[c.Body] = true
		first = append(first, c)
	}
	return append(first, rest...)
}

// onConcept completes a finding with its name, its place and its figures.
func (v *View) onConcept(q indexer.Query, g *Gap) {
	g.Facet, g.Value = indexer.FacetSubject, g.concept.ID
	g.ID = string(g.Kind) + ":" + g.concept.ID
	g.Weight = math.Round(100*g.Weight) / 100
	on, _ := with(q, indexer.FacetSubject, g.concept.ID)
	count := func(s standard.Status) Figure {
		if narrowed, ok := withStatus(on, s); ok {
			return v.figure(narrowed)
		}
		return Figure{}
	}
	g.Figures.InForce, g.Figures.Drafts = count(standard.InForce), count(standard.UnderDevelopment)
	if itu, ok := with(on, indexer.FacetBody, "ITU-T"); ok {
		g.Figures.ITUT = v.figure(itu)
	}
}

// scope lists the Questions in whose subject a concept is. A concept without an
// area is one of all areas.
func (f *Facts) scope(concept *taxonomy.Concept) []int {
	numbers := []int{}
	for _, q := range f.Questions {
		inArea := meets(q.Areas, concept.Areas) || len(concept.Areas) == 0 && len(q.Topics) > 0
		if inArea && meets(q.Topics, concept.Topics) {
			numbers = append(numbers, q.Number)
		}
	}
	return numbers
}
