package coordination

import (
	"slices"
	"sync"

	"landscape/coordination/pathway"
	"landscape/indexer"
	"landscape/standard"
)

// Step is a step of a pathway for which something is needed.
type Step struct {
	Pathway string `json:"pathway"`
	// Number counts the steps from 1.
	Number int      `json:"number"`
	Lack   Lack     `json:"lack"`
	Areas  []string `json:"areas"`
	Topics []string `json:"topics"`

	pathway, name map[string]string // by language
}

// Lack is what a step of a pathway wants.
type Lack string

const (
	// NothingInForce: no standard of the step is in force.
	NothingInForce Lack = "in-force"
	// NothingFree: all that is in force has to be paid for.
	NothingFree Lack = "free"
	// OnlyStudies: what is in force reports, and requires nothing.
	OnlyStudies Lack = "requirements"
	// OnlyNational: what is in force was made in one country for itself.
	OnlyNational Lack = "international"
	// NotInLanguage: nothing is in the reader's language.
	NotInLanguage Lack = "language"
)

// neededGaps looks at every step of every pathway, for a query that asks for
// everything: a pathway does not change with what a reader filters.
func (v *View) neededGaps(q indexer.Query) []Gap {
	if q.Text != "" || len(q.Filters) > 0 {
		return nil
	}
	return v.steps(func(serving []*card) Lack { return lackOf(serving) })
}

// untranslatedSteps are the steps with nothing in a language.
func (v *View) untranslatedSteps(q indexer.Query, lang string) []Gap {
	if q.Text != "" || len(q.Filters) > 0 {
		return nil
	}
	return v.steps(func(serving []*card) Lack {
		if lackOf(serving) == "" && !slices.ContainsFunc(serving, func(c *card) bool { return slices.Contains(c.languages, lang) }) {
			return NotInLanguage
		}
		return ""
	})
}

// pathways are read once: every reader of gaps asks for them.
var pathways = sync.OnceValues(pathway.Load)

// steps are findings on the steps that lack something.
func (v *View) steps(lack func(serving []*card) Lack) []Gap {
	ways, err := pathways()
	if err != nil {
		return nil // the test of the pathways names what is wrong with them
	}
	var found []Gap
	for _, way := range ways {
		for i, step := range way.Steps {
			named := v.register().referred(step.Standards)
			serving := slices.DeleteFunc(slices.Clone(named), func(c *card) bool { return c.Status != standard.InForce })
			wants := lack(serving)
			if wants == "" {
				continue
			}
			s := &Step{Pathway: way.ID, Number: i + 1, Lack: wants, Areas: []string{}, Topics: []string{}, pathway: way.Name, name: step.Name}
			for _, c := range named {
				s.Areas, s.Topics = union(s.Areas, c.Areas), union(s.Topics, c.Topics)
			}
			found = append(found, neededGap(s, named))
		}
	}
	return found
}

func neededGap(s *Step, named []*card) Gap {
	g := Gap{Kind: Needed, ID: string(Needed) + ":" + s.Pathway + ":" + string(rune('0'+s.Number)), Weight: neededWeight,
		Step: s, Action: Start, Candidates: entriesOf(named[:min(len(named), candidates)])}
	switch s.Lack {
	case NothingFree:
		g.Action = Liaise
	case OnlyNational: // what the pathway names; there may be more
		g.Weight /= 2
		g.Action = Liaise
	case NotInLanguage:
		g.ID += ":" + string(NotInLanguage)
		g.Weight /= 2
		g.Action = Liaise
	}
	g.Figures.Bodies = bodies(named)
	return g
}

// lackOf is what a step wants whose standards in force are known, "" for nothing.
func lackOf(serving []*card) Lack {
	all := func(test func(*card) bool) bool {
		return !slices.ContainsFunc(serving, func(c *card) bool { return !test(c) })
	}
	switch {
	case len(serving) == 0:
		return NothingInForce
	case all(func(c *card) bool { return c.Access != standard.Free }):
		return NothingFree
	case all(func(c *card) bool { return c.studies() }):
		return OnlyStudies
	case all(func(c *card) bool { return !c.international() }):
		return OnlyNational
	}
	return ""
}

// referred finds the standards that a step names.
func (r *register) referred(names []pathway.Reference) []*card {
	var found []*card
	for _, name := range names {
		if c := r.bySlug[name.Slug()]; c != nil {
			found = append(found, c)
		}
	}
	return found
}

// union adds to a list what another has beside it.
func union(list, more []string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}
