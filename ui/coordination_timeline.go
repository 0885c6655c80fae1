package ui

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"landscape/coordination"
)

// timeline is the work programme as a drawing: lanes from top to bottom, time
// along them. All measures are units of the drawing; right-to-left pages have it
// mirrored.
type timeline struct {
	Width, Height int
	Lanes         []laneView
	Ticks         []tick
	// Today is where the present day stands; Top and Bottom bound the lines.
	Today, Top, Bottom int
	// Undated is where the numbers of items without a date stand.
	Undated int
	Legend  []legendMark
}

type laneView struct {
	Name, Href     string
	Foreign        bool
	Count, Undated int
	// Text is where the name stands, CountAt the number; Line parts it from the next.
	X, CountAt, UndatedAt, Text, Line int
	Marks                             []mark
	// Hidden counts marks that did not find room.
	Hidden int
}

// mark is one dated item. Late ones are triangles, soon ones squares, later ones
// dots: told by shape as by colour.
type mark struct {
	X, Y        int
	Due         string
	Anchor      string
	Name, Month string
}

type tick struct {
	X     int
	Label string
}

type legendMark struct {
	mark
	TextX int
}

// Measures of the drawing.
const (
	drawingWidth = 960
	nameWidth    = 220 // of the lane names
	countWidth   = 40
	undatedWidth = 90
	rowHeight    = 20
	markRoom     = 13 // between the middles of two marks
	headHeight   = 36
	legendWidth  = 190
	lanesShown   = 24
	stackMost    = 6
)

// Beyond this much before and after today items stand at the edge.
const (
	monthsBefore = 24
	monthsAfter  = 42
)

// timeline draws lanes; nil when no item has a date.
func (c *coordinated) timeline(lanes []lane) *timeline {
	scale := newScale(time.Now().UTC(), lanes)
	if scale.months == 0 {
		return nil
	}
	t := &timeline{Width: drawingWidth, Top: headHeight, Undated: drawingWidth - undatedWidth/2}
	y := headHeight
	for _, l := range lanes[:min(len(lanes), lanesShown)] {
		view := c.laneView(l, scale, y)
		y = view.Line
		t.Lanes = append(t.Lanes, view)
	}
	t.Height, t.Bottom = y+8, y
	t.Today = scale.at(scale.today)
	for i, due := range []coordination.Due{coordination.Late, coordination.Soon, coordination.Later} {
		t.Legend = append(t.Legend, legendMark{mark: mark{X: nameWidth + countWidth + 8 + i*legendWidth, Y: 8, Due: string(due), Name: c.wording("due." + string(due))},
			TextX: nameWidth + countWidth + 18 + i*legendWidth})
	}
	for year := scale.first / 12; year <= (scale.first+scale.months)/12; year++ {
		if month := year * 12; month >= scale.first {
			t.Ticks = append(t.Ticks, tick{scale.at(month), strconv.Itoa(year)})
		}
	}
	if c.Dir == "rtl" {
		t.mirror()
	}
	return t
}

// laneView places the marks of a lane; those of one month stand over each other.
func (c *coordinated) laneView(l lane, s scale, top int) laneView {
	v := laneView{Name: shortened(l.Name, 28), Href: l.Href, Foreign: l.Foreign, Count: len(l.Items), CountAt: nameWidth + countWidth - 12, UndatedAt: drawingWidth - undatedWidth/2}
	stacked := map[int]int{}
	tallest := 1
	for _, item := range l.Items {
		month, ok := monthNumber(item.Month)
		if !ok {
			v.Undated++
			continue
		}
		x := s.at(month)
		if stacked[x] == stackMost {
			v.Hidden++
			continue
		}
		v.Marks = append(v.Marks, mark{X: x, Y: top + rowHeight/2 + stacked[x]*markRoom, Due: string(item.Due), Anchor: "item-" + item.Slug,
			Name: item.ID, Month: c.date(cmp.Or(item.Expected, item.Month))})
		stacked[x]++
		tallest = max(tallest, stacked[x])
	}
	v.Text = top + rowHeight/2 + 4
	v.Line = top + rowHeight + (tallest-1)*markRoom
	return v
}

// shortened cuts a text of more than so many letters, at the end of a word unless
// that leaves less than half of it.
func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most-1])
	if end := strings.LastIndexByte(string(runes[:most]), ' '); end > len(cut)/2 {
		cut = cut[:end]
	}
	return strings.TrimRight(cut, " ·") + "…"
}

// scale maps months, counted from the year 0, to places.
type scale struct{ today, first, months int }

func newScale(now time.Time, lanes []lane) scale {
	s := scale{today: now.Year()*12 + int(now.Month()) - 1}
	first, last, dated := s.today, s.today, false
	for _, l := range lanes {
		for _, item := range l.Items {
			if month, ok := monthNumber(item.Month); ok {
				first, last, dated = min(first, month), max(last, month), true
			}
		}
	}
	if !dated {
		return s
	}
	s.first = max(first, s.today-monthsBefore) - 1
	s.months = min(last, s.today+monthsAfter) + 2 - s.first
	return s
}

// at is where a month stands; what is beyond stands at the edge.
func (s scale) at(month int) int {
	const from, to = nameWidth + countWidth, drawingWidth - undatedWidth
	part := min(max(month-s.first, 0), s.months)
	return from + part*(to-from)/s.months
}

func monthNumber(month string) (int, bool) {
	t, err := time.Parse("2006-01", month)
	return t.Year()*12 + int(t.Month()) - 1, err == nil
}

// mirror turns the drawing for languages that are read from right to left.
func (t *timeline) mirror() {
	turn := func(x *int) { *x = drawingWidth - *x }
	turn(&t.Today)
	turn(&t.Undated)
	for i := range t.Ticks {
		turn(&t.Ticks[i].X)
	}
	for i := range t.Legend {
		turn(&t.Legend[i].X)
		turn(&t.Legend[i].TextX)
	}
	for i := range t.Lanes {
		l := &t.Lanes[i]
		turn(&l.X)
		turn(&l.CountAt)
		turn(&l.UndatedAt)
		for j := range l.Marks {
			turn(&l.Marks[j].X)
		}
	}
}
