package ui

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/number"

	"landscape/coordination"
	"landscape/searchsvc"
	"landscape/standard"
)

// coordinationRoutes are the pages for study groups.
func (s *site) coordinationRoutes(kept, fresh func(path string, h handler)) {
	kept("/coordination", s.roadmap)
	kept("/coordination/organisations", s.organisations)
	kept("/coordination/matrix", s.matrix)
	kept("/coordination/gaps", s.gaps)
	kept("/coordination/overlaps", s.overlaps)
	kept("/coordination/programme", s.programme)
	kept("/coordination/trends", s.trends)
	kept("/coordination/questions", s.questions)
	fresh("/coordination/questions/:number", s.desk)
	fresh("/coordination/questions/:number/digest", s.digest)
	kept("/initiatives", s.initiatives)
}

// coordinated is what a page makes of a view of the coordination room, with the
// query of its address.
type coordinated struct {
	*visit
	name   string
	view   *coordination.View
	values url.Values
	query  searchsvc.CoordinationQuery
	wrong  *searchsvc.Problem
}

// coordinated reads the address of a page as the API reads its own; the
// parameters in own are the page's alone. When a form has left the address
// untidy it leads to the tidy one, and ok is false.
func (v *visit) coordinated(name string, own ...string) (c *coordinated, ok bool) {
	values := v.c.Request.URL.Query()
	if tidy(values) {
		v.c.Redirect(http.StatusSeeOther, address(v.c.Request.URL.Path, values))
		return nil, false
	}
	q, mistake := v.site.service.ParseCoordination(name, copyOf(values, own...), v.Code)
	return &coordinated{v, name, v.site.service.View(v.ix), values, q, mistake}, true
}

// show writes the page of a view. When the address is wrong the page says so and
// still shows what could be read.
func (c *coordinated) show(template string, page framed) error {
	f := page.surroundings()
	f.NoIndex = len(c.values) > 0
	if c.wrong != nil {
		return c.showAs(http.StatusBadRequest, template, page)
	}
	return c.showAs(http.StatusOK, template, page)
}

// here is the address of this page with other parameters.
func (c *coordinated) here(values url.Values) string { return address(c.c.Request.URL.Path, values) }

// wording is a word of the coordination room.
func (r reader) wording(key string, pairs ...string) string {
	return coordination.Word(r.Code, key, pairs...)
}

// figureView is a number that leads to the search behind it.
type figureView struct {
	Count int
	Href  string
}

func (r reader) figure(f coordination.Figure) figureView {
	if f.Count == 0 || f.Search == "" {
		return figureView{Count: f.Count}
	}
	return figureView{f.Count, r.path("/search") + "?" + f.Search}
}

// textView is one standard in a list of a view.
type textView struct {
	hitTitle
	Status              standard.Status
	Stage               string
	Published, Expected string
	Access              standard.Access
	// Nearest is the own text of a Question that it is near to.
	Nearest string
}

func (r reader) entry(e coordination.Entry) textView {
	v := textView{hitTitle: hitTitle{e.ID, e.Slug, e.Title, "en"}, Status: e.Status, Stage: e.Wording,
		Published: e.Published, Access: e.Access, Nearest: e.Nearest}
	if title := e.Titles[r.Code]; title != "" {
		v.Title, v.TitleLang = title, r.Code
	}
	if e.Status == standard.UnderDevelopment {
		v.Published, v.Expected = "", e.Expected
	}
	return v
}

func (r reader) entriesOf(entries []coordination.Entry) []textView {
	views := make([]textView, len(entries))
	for i, e := range entries {
		views[i] = r.entry(e)
	}
	return views
}

// questionLink leads to the desk of a Question.
type questionLink struct{ Name, Title, Href string }

func (c *coordinated) questionLinks(numbers []int) []questionLink {
	var links []questionLink
	for _, n := range numbers {
		if q, ok := c.view.Facts().Question(n); ok {
			links = append(links, c.questionLink(q))
		}
	}
	return links
}

func (r reader) questionLink(q coordination.Question) questionLink {
	return questionLink{q.Name(), q.Title, r.path("/coordination/questions/" + strconv.Itoa(q.Number))}
}

// labelNames names labels such as "area:iot".
func (r reader) labelNames(labels []string) []string {
	var names []string
	for _, label := range labels {
		facet, value, _ := strings.Cut(label, ":")
		names = append(names, r.name(facet, value))
	}
	return names
}

// subject names the areas and topics of a Question or a group.
func (r reader) subject(areas, topics []string) []string {
	var labels []string
	for _, a := range areas {
		labels = append(labels, "area:"+a)
	}
	for _, t := range topics {
		labels = append(labels, "topic:"+t)
	}
	return r.labelNames(labels)
}

// percent writes a share of 1.
func (l *locale) percent(share float64) string {
	return l.numbers.Sprint(number.Percent(share, number.MaxFractionDigits(0)))
}
