package coordination

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// Due tells how the expected date of a work item stands to today.
type Due string

const (
	Late    Due = "late"    // the date has passed
	Soon    Due = "soon"    // within six months
	Later   Due = "later"   // after that
	Undated Due = "undated" // the body gives no date
)

// Dues lists them as they are read: what needs attention first.
func Dues() []Due { return []Due{Late, Soon, Later, Undated} }

const soon = 183 * 24 * time.Hour

// WorkItem is one standard under development.
type WorkItem struct {
	Entry
	Due Due `json:"due"`
	// Stage is how far it has come, "" where the body does not tell.
	Stage standard.Stage `json:"stage,omitempty"`
	// Month is the last month of the expected time, as "2027-01"; "" without date.
	Month string `json:"month,omitempty"`
	// Questions of SG17 whose subject it touches, by our labels.
	Questions []int `json:"questions"`
}

// Programme is everything under development.
type Programme struct {
	Total Figure      `json:"total"`
	Dues  map[Due]int `json:"dues"`
	// Stages counts the items by stage; "" are those of which nothing is told.
	Stages map[standard.Stage]int `json:"stages"`
	Items  []WorkItem             `json:"items"`
}

// Programme lists what is under development among the standards of a query, by
// expected date; what has none comes last.
func (v *View) Programme(q indexer.Query) *Programme {
	p := &Programme{Dues: map[Due]int{}, Stages: map[standard.Stage]int{}, Items: []WorkItem{}}
	drafts, ok := withStatus(q, standard.UnderDevelopment)
	if !ok {
		return p
	}
	for _, c := range v.selected(drafts) {
		item := v.workItem(c)
		p.Dues[item.Due]++
		p.Stages[item.Stage]++
		p.Items = append(p.Items, item)
	}
	slices.SortStableFunc(p.Items, func(a, b WorkItem) int {
		return cmp.Or(cmp.Compare(monthOrLast(a), monthOrLast(b)), cmp.Compare(a.ID, b.ID))
	})
	p.Total = Figure{Count: len(p.Items), Search: address(drafts)}
	return p
}

func (v *View) workItem(c *card) WorkItem {
	due, month := v.due(c.Expected)
	return WorkItem{Entry: c.Entry, Due: due, Month: month, Stage: standard.StageOf(c.Wording), Questions: c.questions}
}

func monthOrLast(w WorkItem) string { return cmp.Or(w.Month, "9999") }

// due reads an expected time: "2027", "2027-01", "2027-Q1", "2027-01-15".
func (v *View) due(expected string) (Due, string) {
	last, ok := lastDay(expected)
	switch {
	case !ok:
		return Undated, ""
	case last.Before(v.today):
		return Late, last.Format("2006-01")
	case last.Before(v.today.Add(soon)):
		return Soon, last.Format("2006-01")
	}
	return Later, last.Format("2006-01")
}

// lastDay is the last day of a time that may be a year, a quarter, a month or a day.
func lastDay(expected string) (time.Time, bool) {
	if year, quarter, ok := strings.Cut(expected, "-Q"); ok {
		n, err := strconv.Atoi(quarter)
		if err != nil || n < 1 || n > 4 {
			return time.Time{}, false
		}
		expected = fmt.Sprintf("%s-%02d", year, n*3)
	}
	for layout, step := range map[string][3]int{"2006": {1, 0, -1}, "2006-01": {0, 1, -1}, "2006-01-02": {}} {
		if t, err := time.Parse(layout, expected); err == nil {
			return t.AddDate(step[0], step[1], step[2]), true
		}
	}
	return time.Time{}, false
}

// questionsOf are the Questions whose subject a standard falls under, or that
// the body itself names as its group.
func (f *Facts) questionsOf(d *indexer.Document) []int {
	numbers := []int{}
	for _, q := range f.Questions {
		named := slices.Contains(d.Groups, q.Name())
		inSubject := meets(q.Areas, d.Labels.Areas) && meets(q.Topics, d.Labels.Topics)
		if named || inSubject {
			numbers = append(numbers, q.Number)
		}
	}
	return numbers
}

// meets tells whether two lists share a value; nothing wanted is always met.
func meets(wanted, has []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(has, w) })
}
