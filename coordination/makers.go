package coordination

import (
	"cmp"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
)

// Maker is a study group, committee or body with what it has on a subject.
type Maker struct {
	Name  string        `json:"name"`
	Body  standard.Body `json:"body"`
	Group string        `json:"group,omitempty"`
	Cell
}

// Makers lists who works on what a query finds, the one with most first: groups,
// and bodies that name no group.
func (v *View) Makers(q indexer.Query, most int) []Maker {
	found := v.byGroup(q)
	main, grouped := map[groupKey]bool{}, map[standard.Body]bool{}
	for _, made := range found {
		for _, c := range made {
			main[groupKey{c.Body, c.mainGroup()}] = true
			grouped[c.Body] = grouped[c.Body] || c.mainGroup() != ""
		}
	}
	makers := []Maker{}
	for k := range main {
		if k.group == "" && grouped[k.body] {
			continue // all of its groups together
		}
		if m, ok := maker(q, k.body, k.group, found[k]); ok {
			makers = append(makers, m)
		}
	}
	slices.SortFunc(makers, func(a, b Maker) int { return cmp.Or(b.Sum()-a.Sum(), cmp.Compare(a.Name, b.Name)) })
	return makers[:min(len(makers), most)]
}

// GroupCells counts for each group what it has of what a query finds.
func (v *View) GroupCells(q indexer.Query, groups []Group) []Cell {
	found := v.byGroup(q)
	cells := make([]Cell, len(groups))
	for i, g := range groups {
		m, _ := maker(q, g.Body, g.Group, found[groupKey{g.Body, g.Group}])
		cells[i] = m.Cell
	}
	return cells
}

type groupKey struct {
	body  standard.Body
	group string
}

// byGroup puts what a query finds under its groups, and under its body alone.
func (v *View) byGroup(q indexer.Query) map[groupKey][]*card {
	q.OneOfIdentical = false
	found := map[groupKey][]*card{}
	for _, c := range v.selected(q) {
		for _, g := range append([]string{""}, c.Groups...) {
			found[groupKey{c.Body, g}] = append(found[groupKey{c.Body, g}], c)
		}
	}
	return found
}

// maker counts what one has. Identical texts count as the query says.
func maker(q indexer.Query, body standard.Body, group string, made []*card) (Maker, bool) {
	m := Maker{Name: Group{Body: body, Group: group}.Address(), Body: body, Group: group}
	q, ok := with(q, indexer.FacetBody, string(body))
	if group != "" && ok {
		q, ok = with(q, indexer.FacetGroup, group)
	}
	var pair indexer.Pair
	seen := map[string]bool{}
	for _, c := range made {
		text := string(c.Status) + c.same
		if q.OneOfIdentical && seen[text] {
			continue
		}
		seen[text] = true
		if c.Status == standard.InForce {
			pair.InForce++
		} else {
			pair.UnderDevelopment++
		}
	}
	m.Cell = cell(q, pair)
	return m, ok && len(made) > 0
}

// mainGroup is the group that is most responsible: for the ITU-T its study group.
func (c *card) mainGroup() string {
	for _, g := range c.Groups {
		if c.Body != "ITU-T" || strings.HasPrefix(g, "SG") {
			return g
		}
	}
	return ""
}
