package ui

import (
	"math"
	"strconv"

	"landscape/coordination"
	"landscape/indexer"
)

// trendsPage tells how standards came about year by year, and what rises fastest.
type trendsPage struct {
	frame
	Bar                     filterBar
	InForce, UnderWay, Free figureView
	FreeShare               string
	InLanguages             []countLink
	Years                   []trendYearView
	Bars                    *yearBars
	Rising                  []risingView
	ByName                  string
	Recent, Earlier         string
}

// trendYearView is one year of the table.
type trendYearView struct {
	Year                              int
	New, Revised, Withdrawn, Expected int
	Standing                          figureView
}

// risingView is one value with the numbers that its rise rests on.
type risingView struct {
	Name, Href        string
	Growth, FreeShare string
	Recent, Earlier   int
	InForce, UnderWay figureView
}

// trends shows GET /coordination/trends.
func (s *site) trends(v *visit) error {
	c, ok := v.coordinated("trends")
	if !ok {
		return nil
	}
	t, err := c.view.Trends(c.query.Query, c.query.By)
	if err != nil {
		return err
	}
	p := &trendsPage{Bar: c.bar(c.trendsBy()), InForce: c.figure(t.InForce), UnderWay: c.figure(t.UnderWay), Free: c.figure(t.Free),
		FreeShare: c.share(t.Free, t.InForce), ByName: c.axisName(t.By), Bars: c.yearBars(t.Years),
		Recent: years(t.From), Earlier: years(t.Before)}
	p.Title, p.Description = v.term("coordination.trends", "title"), v.term("coordination.trends", "lead")
	for _, l := range t.Languages {
		if f := c.figure(l.Figure); len(p.InLanguages) < languagesShown {
			p.InLanguages = append(p.InLanguages, countLink{c.reader.name(indexer.FacetLanguage, l.Value), f.Href, f.Count})
		}
	}
	for _, y := range t.Years {
		p.Years = append(p.Years, trendYearView{y.Year, y.New, y.Revised, y.Withdrawn, y.Expected, c.figure(y.Standing)})
	}
	for _, r := range t.Rising[:min(len(t.Rising), risingShown)] {
		p.Rising = append(p.Rising, risingView{Name: c.reader.name(t.By, r.Value), Href: c.to("trends", t.By, r.Value), Growth: "×" + c.decimal(math.Round(10*r.Growth)/10),
			FreeShare: c.share(r.Free, r.InForce), Recent: r.Recent, Earlier: r.Earlier, InForce: c.figure(r.InForce), UnderWay: c.figure(r.UnderWay)})
	}
	return c.show("trends", p)
}

const (
	languagesShown = 10
	risingShown    = 25
)

// years names a span of years: "2024–2026".
func years(from int) string {
	return strconv.Itoa(from) + "–" + strconv.Itoa(from+coordination.RecentYears-1)
}

// share is a part of a whole in percent, "" without a whole.
func (c *coordinated) share(part, whole coordination.Figure) string {
	if whole.Count == 0 {
		return ""
	}
	return c.percent(float64(part.Count) / float64(whole.Count))
}

// trendsBy asks what is told to rise.
func (c *coordinated) trendsBy() selectView {
	s := selectView{Name: "by", Label: c.term("coordination.trends", "by")}
	for i, name := range coordination.TrendFacets() {
		o := option{Value: name, Label: c.axisName(name), Chosen: name == c.query.By}
		if i == 0 {
			o.Value = ""
		}
		s.Options = append(s.Options, o)
	}
	return s
}

// yearBars is the table of years as a drawing: what is new and revised above the
// line, what is withdrawn below. Measures are units of the drawing.
type yearBars struct {
	Width, Height, Line int
	Bars                []yearBar
	Legend              []barLegend
}

type yearBar struct {
	X, Text, Width              int
	Label                       string
	NewAt, New, RevisedAt       int
	Revised, Withdrawn, Counted int
	SumAt                       int
}

type barLegend struct {
	X, TextX   int
	Kind, Name string
}

// Measures of the drawing.
const (
	barsWidth  = 960
	barsAbove  = 190
	barsBelow  = 60
	barsHead   = 44
	barsFoot   = 24
	barPart    = 0.7 // of the room of a year
	legendRoom = 180
	legendIcon = 18
)

// yearBars draws years, nil when nothing happened in any.
func (c *coordinated) yearBars(list []coordination.TrendYear) *yearBars {
	most, below := 0, 0
	for _, y := range list {
		most, below = max(most, y.New+y.Revised), max(below, y.Withdrawn)
	}
	if most == 0 {
		return nil
	}
	room := barsWidth / len(list)
	scale := float64(barsAbove) / float64(most)
	if below > 0 {
		scale = min(scale, float64(barsBelow)/float64(below))
	}
	high := func(n int) int { return int(float64(n)*scale + 0.5) }
	line := barsHead + high(most)
	b := &yearBars{Width: barsWidth, Line: line, Height: line + high(below) + barsFoot}
	for i, y := range list {
		bar := yearBar{X: i*room + int(float64(room)*(1-barPart)/2), Width: int(float64(room) * barPart), Text: i*room + room/2, Label: strconv.Itoa(y.Year),
			New: high(y.New), Revised: high(y.Revised), Withdrawn: high(y.Withdrawn), Counted: y.New + y.Revised}
		bar.NewAt = b.Line - bar.New
		bar.RevisedAt = bar.NewAt - bar.Revised
		bar.SumAt = bar.RevisedAt - 5
		b.Bars = append(b.Bars, bar)
	}
	for i, kind := range []string{"new", "revised", "withdrawn"} {
		b.Legend = append(b.Legend, barLegend{i * legendRoom, i*legendRoom + legendIcon, kind, c.term("coordination.trends", kind)})
	}
	if c.Dir == "rtl" {
		b.mirror()
	}
	return b
}

// mirror turns the drawing for languages that are read from right to left.
func (b *yearBars) mirror() {
	for i := range b.Bars {
		bar := &b.Bars[i]
		bar.X, bar.Text = b.Width-bar.X-bar.Width, b.Width-bar.Text
	}
	for i := range b.Legend {
		l := &b.Legend[i]
		l.X, l.TextX = b.Width-l.X-12, b.Width-l.TextX
	}
}
