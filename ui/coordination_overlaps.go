package ui

import (
	"landscape/coordination"
	"landscape/indexer"
)

// overlapsPage lists groups of standards of several makers on one subject.
type overlapsPage struct {
	frame
	Bar   filterBar
	Total int
	// Makers are those who work on what was chosen.
	Makers   []makerRow
	Overlaps []overlapView
	Pager    pager
}

type makerRow struct {
	Name            string
	InForce, Drafts figureView
	Heat            int
}

// overlapView is one group.
type overlapView struct {
	Anchor            string
	KindName, Phase   string
	Phased            string
	Score             string
	Members           []memberView
	Shared, Labels    []string
	Inferred, Similar bool
	Reason            string
}

// memberView is one standard of a group with the words that it alone has.
type memberView struct {
	textView
	Only []string
}

const (
	overlapsShown = 20
	makersShown   = 12
)

// overlaps shows GET /coordination/overlaps.
func (s *site) overlaps(v *visit) error {
	c, ok := v.coordinated("overlaps", "page")
	if !ok {
		return nil
	}
	overlaps := c.view.Overlaps(c.query.Query, c.query.Overlaps)
	p := &overlapsPage{Total: len(overlaps), Bar: c.bar(
		kindSelect(c, "kind", c.term("coordination", "kind"), "overlap", coordination.OverlapKinds()),
		kindSelect(c, "phase", c.term("coordination.overlaps", "phase"), "phase", coordination.Phases()),
		c.questionSelect())}
	p.Title, p.Description = v.term("coordination.overlaps", "title"), v.term("coordination.overlaps", "lead")
	if c.narrowed() {
		p.Makers = c.makerRows(c.view.Makers(c.query.Query, makersShown))
	}
	from, to, pager := c.paged(len(overlaps), overlapsShown)
	for _, o := range overlaps[from:to] {
		p.Overlaps = append(p.Overlaps, c.overlapView(o))
	}
	p.Pager = pager
	return c.show("overlaps", p)
}

// narrowed tells whether a subject was chosen, rather than all of security.
func (c *coordinated) narrowed() bool {
	f := c.query.Query.Filters
	return c.query.Query.Text != "" || len(f[indexer.FacetArea])+len(f[indexer.FacetTopic])+len(f[indexer.FacetRequirement])+len(f[indexer.FacetPillar]) > 0
}

func (c *coordinated) makerRows(makers []coordination.Maker) []makerRow {
	var rows []makerRow
	for _, m := range makers {
		rows = append(rows, makerRow{m.Name, c.figure(m.InForce), c.figure(m.UnderDevelopment), m.Sum() * 100 / max(makers[0].Sum(), 1)})
	}
	return rows
}

func (r reader) overlapView(o coordination.Overlap) overlapView {
	v := overlapView{Anchor: o.ID, KindName: r.wording("overlap." + string(o.Kind)), Phase: string(o.Phase), Phased: r.wording("phase." + string(o.Phase)),
		Shared: o.Shared, Labels: r.labelNames(o.Labels), Inferred: o.Kind == coordination.Transposed || o.Kind == coordination.Similar,
		Similar: o.Kind == coordination.Similar, Reason: o.Reason}
	if v.Similar {
		v.Score = r.percent(o.Score)
	}
	for i, e := range o.Entries {
		m := memberView{textView: r.entry(e)}
		if i < len(o.Only) {
			m.Only = o.Only[i]
		}
		v.Members = append(v.Members, m)
	}
	return v
}
