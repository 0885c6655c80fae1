package coordination

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"landscape/indexer"
	"landscape/standard"
)

// Trends tells how the standards of a query came about, year by year, and what
// among them rises fastest.
type Trends struct {
	By    string      `json:"by"`
	Years []TrendYear `json:"years"`
	// InForce, UnderWay and Free are what there is today; Free is the part of what
	// is in force that is free of charge.
	InForce  Figure `json:"in_force"`
	UnderWay Figure `json:"under_development"`
	Free     Figure `json:"free"`
	// Languages are those of what is in force, the most frequent first.
	Languages []Counted `json:"languages"`
	// Rising are the values of By, the fastest rising first; From is the first year
	// of the recent ones, Before the first of as many years before them.
	Rising []Rising `json:"rising"`
	From   int      `json:"recent_from"`
	Before int      `json:"before_from"`
}

// TrendYear counts what happened in one year, by the dates of the editions.
type TrendYear struct {
	Year int `json:"year"`
	// New are standards whose first edition is of the year, Revised those with a
	// later one, Withdrawn those taken back.
	New       int `json:"new"`
	Revised   int `json:"revised"`
	Withdrawn int `json:"withdrawn"`
	// Standing is what is in force today in an edition of the year.
	Standing Figure `json:"standing"`
	// Expected is work under way that is expected in the year.
	Expected int `json:"expected"`
}

// Counted is a value with what has it.
type Counted struct {
	Value string `json:"value"`
	Figure
}

// Rising is how much came out of late, beside as many years before.
type Rising struct {
	Value string `json:"value"`
	// Recent and Earlier count new and revised standards; Growth is how many times
	// as many there are of late.
	Recent   int     `json:"recent"`
	Earlier  int     `json:"earlier"`
	Growth   float64 `json:"growth"`
	InForce  Figure  `json:"in_force"`
	UnderWay Figure  `json:"under_development"`
	Free     Figure  `json:"free"`
}

// RecentYears is how many years are called recent, the present one among them.
const RecentYears = 3

const (
	trendYears  = 20
	risingLeast = 5  // of late, before a value is said to rise
	risingMost  = 40 // values
)

// TrendFacets are what trends can be told by.
func TrendFacets() []string {
	return []string{indexer.FacetArea, indexer.FacetTopic, indexer.FacetSubject, indexer.FacetBody}
}

// Trends counts what happened to the standards of a query. Those of everything are
// worked out once, for nearly all readers ask for them.
func (v *View) Trends(q indexer.Query, by string) (*Trends, error) {
	if !slices.Contains(TrendFacets(), by) {
		return nil, fmt.Errorf("trends by %q: they are told by %v", by, TrendFacets())
	}
	if everything(q) {
		if t, err := v.everyTrend[by](); err != nil || t.From == v.today.Year()-RecentYears+1 {
			return t, err
		}
	}
	return v.trends(q, by)
}

func (v *View) trends(q indexer.Query, by string) (*Trends, error) {
	this := v.today.Year()
	t := &Trends{By: by, Before: this - 2*RecentYears + 1, From: this - RecentYears + 1,
		InForce: v.Count(q, standard.InForce), UnderWay: v.Count(q, standard.UnderDevelopment), Free: v.free(q)}
	var err error
	if t.Languages, err = v.languages(q); err != nil {
		return nil, err
	}
	histories, err := v.everyStatus(q)
	if err != nil {
		return nil, err
	}
	years, rising, facet := map[int]*TrendYear{}, map[string]*Rising{}, slices.Index(TrendFacets(), by)
	for _, h := range histories {
		for _, e := range h.events {
			count(years, e)
			if e.what == eventNew || e.what == eventRevised {
				t.rise(rising, h.values[facet], e.year)
			}
		}
	}
	t.Years = v.trendYears(q, years, this)
	t.Rising = v.rank(q, by, rising)
	return t, nil
}

func (v *View) free(q indexer.Query) Figure {
	free, ok := with(q, indexer.FacetAccess, string(standard.Free))
	if !ok {
		return Figure{}
	}
	return v.Count(free, standard.InForce)
}

// languages counts the languages of what is in force.
func (v *View) languages(q indexer.Query) ([]Counted, error) {
	inForce, ok := withStatus(q, standard.InForce)
	if !ok {
		return []Counted{}, nil
	}
	crossed, err := v.index.Cross(inForce, indexer.FacetLanguage, indexer.FacetStatus)
	if err != nil {
		return nil, fmt.Errorf("count languages: %w", err)
	}
	counted := []Counted{}
	for i, code := range crossed.RowValues {
		if narrowed, ok := with(inForce, indexer.FacetLanguage, code); ok && crossed.RowTotals[i].InForce > 0 {
			counted = append(counted, Counted{code, v.figure(narrowed)})
		}
	}
	slices.SortFunc(counted, func(a, b Counted) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value)) })
	return counted, nil
}

// everyStatus are the histories of the standards of a query in every status, of
// identical texts one where they count as one.
func (v *View) everyStatus(q indexer.Query) ([]*history, error) {
	once := q.OneOfIdentical
	q.AnyStatus, q.OneOfIdentical = true, false
	slugs, err := v.index.Slugs(context.Background(), q)
	if err != nil {
		return nil, fmt.Errorf("select standards: %w", err)
	}
	var histories []*history
	seen := map[string]bool{}
	for _, slug := range slugs {
		if h, ok := v.histories()[slug]; ok && !(once && seen[h.same]) {
			seen[h.same] = true
			histories = append(histories, h)
		}
	}
	return histories, nil
}

func count(years map[int]*TrendYear, e event) {
	y := years[e.year]
	if y == nil {
		y = &TrendYear{Year: e.year}
		years[e.year] = y
	}
	switch e.what {
	case eventNew:
		y.New++
	case eventRevised:
		y.Revised++
	case eventWithdrawn:
		y.Withdrawn++
	case eventExpected:
		y.Expected++
	}
}

// rise notes an edition of a year for each of its values.
func (t *Trends) rise(rising map[string]*Rising, values []string, year int) {
	for _, value := range values {
		r := rising[value]
		if r == nil {
			r = &Rising{Value: value}
			rising[value] = r
		}
		switch {
		case year >= t.From:
			r.Recent++
		case year >= t.Before:
			r.Earlier++
		}
	}
}

// trendYears are the last years up to the last one with expected work, oldest first.
func (v *View) trendYears(q indexer.Query, years map[int]*TrendYear, this int) []TrendYear {
	last := this
	for y, counted := range years {
		if counted.Expected > 0 && y > last && y <= this+3 {
			last = y
		}
	}
	list := []TrendYear{}
	for y := this - trendYears + 1; y <= last; y++ {
		one := TrendYear{Year: y}
		if years[y] != nil {
			one = *years[y]
		}
		if narrowed, ok := with(q, indexer.FacetYear, strconv.Itoa(y)); ok {
			one.Standing = v.Count(narrowed, standard.InForce)
		}
		list = append(list, one)
	}
	return list
}

// rank puts what rises fastest first. One is added on both sides, so that few do
// not rise beyond all measure.
func (v *View) rank(q indexer.Query, by string, rising map[string]*Rising) []Rising {
	list := []Rising{}
	for value, r := range rising {
		if _, ok := with(q, by, value); ok && r.Recent >= risingLeast {
			r.Growth = float64(r.Recent+1) / float64(r.Earlier+1)
			list = append(list, *r)
		}
	}
	slices.SortFunc(list, func(a, b Rising) int {
		return cmp.Or(cmp.Compare(b.Growth, a.Growth), b.Recent-a.Recent, cmp.Compare(a.Value, b.Value))
	})
	list = list[:min(len(list), risingMost)]
	for i := range list {
		r := &list[i]
		narrowed, _ := with(q, by, r.Value)
		r.InForce, r.UnderWay, r.Free = v.Count(narrowed, standard.InForce), v.Count(narrowed, standard.UnderDevelopment), v.free(narrowed)
	}
	return list
}
