package ui

import (
	"strings"

	"landscape/standard"
)

// graph draws what stands around a standard: on one side what bodies say it is
// related to, on the other similar standards of other bodies. The lists on the
// page hold the same. All measures are units of the drawing.
type graph struct {
	// Left is where the drawing begins: no room is kept for a side without nodes.
	Left, Width, Height int
	Centre              graphNode
	Nodes               []graphNode
	// Middle is the height of the centre, where all lines meet.
	Middle int
}

// Half tells a drawing with one side.
func (g *graph) Half() bool { return g.Width < graphWidth }

type graphNode struct {
	X, Y, Width   int
	TextX         int
	ID, Kind      string
	Href          string
	Status        standard.Status
	From, To, Via int // the line: from the node to the centre, bent at Via
	Middle        int
}

// Measures of the drawing.
const (
	graphWidth  = 760
	nodeWidth   = 226
	nodeHeight  = 40
	nodeGap     = 8
	graphShown  = 7 // on each side
	nodeLetters = 27

	reasonLetters = 36
)

// graph draws the relations and similar standards of a page, nil when there are none.
func (r reader) graph(p *standardPage) *graph {
	var related, similar []graphNode
	for _, g := range p.Relations {
		for _, l := range g.Links {
			if l.Slug != "" && len(related) < graphShown {
				related = append(related, graphNode{ID: shortened(l.ID, nodeLetters), Kind: r.term("relation", string(g.Kind)),
					Href: r.path("/standards/" + l.Slug), Status: l.Status})
			}
		}
	}
	for _, near := range p.Related {
		if len(similar) < graphShown {
			similar = append(similar, graphNode{ID: shortened(near.ID, nodeLetters), Kind: shortened(inCommon(near), reasonLetters), Href: r.path("/standards/" + near.Slug), Status: near.Status})
		}
	}
	rows := max(len(related), len(similar))
	if rows == 0 {
		return nil
	}
	g := &graph{Width: graphWidth, Height: rows*(nodeHeight+nodeGap) - nodeGap + 2}
	g.Middle = g.Height / 2
	centre := (graphWidth - nodeWidth) / 2
	g.Centre = graphNode{X: centre, Y: g.Middle - nodeHeight/2, Width: nodeWidth, TextX: graphWidth / 2, ID: shortened(p.ID, nodeLetters), Middle: g.Middle + 5}
	g.column(related, 0, nodeWidth, centre)
	g.column(similar, graphWidth-nodeWidth, graphWidth-nodeWidth, centre+nodeWidth)
	if len(related) == 0 {
		g.Left, g.Width = centre, graphWidth-centre
	}
	if len(similar) == 0 {
		g.Width = centre + nodeWidth
	}
	if r.Dir == "rtl" {
		g.mirror()
	}
	return g
}

// inCommon is what a similar standard shares: words of the titles, else labels.
func inCommon(near relatedView) string {
	if len(near.Terms) > 0 {
		return strings.Join(near.Terms, " · ")
	}
	return strings.Join(append(near.Shared, near.Kind)[:1], "")
}

// column puts nodes under each other, in the middle of the height.
func (g *graph) column(nodes []graphNode, x, from, to int) {
	y := g.Middle - (len(nodes)*(nodeHeight+nodeGap)-nodeGap)/2
	for _, n := range nodes {
		n.X, n.Y, n.Width, n.TextX, n.Middle = x, y, nodeWidth, x+nodeWidth/2, y+nodeHeight/2
		n.From, n.To, n.Via = from, to, (from+to)/2
		g.Nodes = append(g.Nodes, n)
		y += nodeHeight + nodeGap
	}
}

// mirror turns the drawing for languages that are read from right to left.
func (g *graph) mirror() {
	g.Left = graphWidth - g.Left - g.Width
	for i := range g.Nodes {
		n := &g.Nodes[i]
		n.X, n.TextX = graphWidth-n.X-n.Width, graphWidth-n.TextX
		n.From, n.To, n.Via = graphWidth-n.From, graphWidth-n.To, graphWidth-n.Via
	}
}
