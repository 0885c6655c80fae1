package ui

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
)

// changesPage tells what changed, by day.
type changesPage struct {
	frame
	Since  string
	Kinds  []choice
	Bodies []choice
	Wrong  string
	// ByDate tells that these are told by dates, for nothing was crawled yet.
	ByDate bool
	Total  int
	Days   []dayView
	Pager  pager
}

// dayView holds the changes that were noticed on one day.
type dayView struct {
	Date    string
	Changes []changeView
}

// changeView is one change.
type changeView struct {
	Kind, ID, Slug, Title string
	Fields                []fieldView
}

// fieldView is one field before and after.
type fieldView struct{ Name, From, To string }

const changesShown = 50

// changes shows GET /changes, with the parameters of the API.
func (s *site) changes(v *visit) error {
	values := v.c.Request.URL.Query()
	if tidy(values) {
		v.c.Redirect(http.StatusSeeOther, address(v.path("/changes"), values))
		return nil
	}
	p := &changesPage{}
	p.Title, p.Feed = v.term("changes", "title"), address("/feeds/changes.atom", copyOf(values, "page", "size"))
	asked := values
	if !values.Has("size") {
		asked = copyOf(values)
		asked.Set("size", strconv.Itoa(changesShown))
	}
	answer, err := s.service.Changes(v.c.Request.Context(), v.ix, asked, v.Code)
	status := http.StatusOK
	var mistake *searchsvc.Problem
	if errors.As(err, &mistake) && mistake.Status < 500 {
		p.Wrong, status = mistake.Detail, mistake.Status
		answer, err = s.service.Changes(v.c.Request.Context(), v.ix, url.Values{"size": {strconv.Itoa(changesShown)}}, v.Code)
	}
	if err != nil {
		return err
	}
	v.fillChanges(p, values, answer)
	return v.showAs(status, "changes", p)
}

func (v *visit) fillChanges(p *changesPage, values url.Values, a *searchsvc.ChangesAnswer) {
	p.Since, p.Total, p.ByDate = a.Since.Format(time.DateOnly), a.Total, a.ByDate
	for _, kind := range searchsvc.ChangeKinds() {
		p.Kinds = append(p.Kinds, choice{kind, kind, values.Get("kind") == kind})
	}
	for _, b := range standard.Bodies() {
		if v.ix.Holds(indexer.FacetBody, string(b.Body)) {
			p.Bodies = append(p.Bodies, choice{string(b.Body), string(b.Body), values.Get("body") == string(b.Body)})
		}
	}
	for i, view := range v.changeViews(a.Changes) {
		date := cmp.Or(a.Changes[i].Date, day(a.Changes[i].At))
		if len(p.Days) == 0 || p.Days[len(p.Days)-1].Date != date {
			p.Days = append(p.Days, dayView{Date: date})
		}
		last := &p.Days[len(p.Days)-1]
		last.Changes = append(last.Changes, view)
	}
	p.Pager = newPager(a.Page, (a.Total+a.Size-1)/a.Size, func(page string) string {
		return address(v.path("/changes"), withPage(values, page))
	})
}

// changeViews words changes for a reader.
func (r reader) changeViews(changes []searchsvc.ChangeAnswer) []changeView {
	var views []changeView
	for _, c := range changes {
		view := changeView{Kind: c.Kind, ID: c.Edition, Slug: c.Slug, Title: c.Title}
		for _, f := range c.Fields {
			view.Fields = append(view.Fields, r.fieldView(f))
		}
		views = append(views, view)
	}
	return views
}

// fieldView names statuses and kinds of access; other values are the body's own.
func (r reader) fieldView(f catalogue.FieldChange) fieldView {
	v := fieldView{f.Field, f.From, f.To}
	if f.Field == "status" || f.Field == "access" {
		v.From, v.To = r.name(f.Field, f.From), r.name(f.Field, f.To)
	}
	return v
}
