package bodies

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const w3cAPI = "https://api.w3.org"

var w3c = crawler.Source{
	Name:  "w3c",
	About: "W3C specifications, and the history of those on security",
	Bases: map[string]string{"api": w3cAPI + "/"},
	Crawl: crawlW3C,
}

const w3cPageSize = 100

// crawlW3C reads the list of all specifications with the newest version of
// each. Only for security specifications does it ask for the group and for the
// older versions; the older versions of the others are those that once were
// the newest.
func crawlW3C(ctx context.Context, v *crawler.Visit) error {
	specs, err := readW3CSpecs(ctx, v)
	if err != nil {
		return err
	}
	series := map[string][]string{}
	for _, s := range specs {
		if href := s.Links.Series.Href; href != "" {
			series[href] = append(series[href], s.Shortname)
		}
	}
	earlier := w3cEarlier(v)
	for i := range specs {
		s := &specs[i]
		if err := s.visit(ctx, v, series[s.Links.Series.Href], earlier[s.Shortname]); err != nil {
			return err
		}
		v.Progress(i+1, len(specs))
	}
	return ctx.Err()
}

type w3cLink struct {
	Href  string `json:"href"`
	Title string `json:"title"`
}

// w3cList is a page of any list of the API; embedded entries or links come
// under the name of the list.
type w3cList struct {
	Pages    int `json:"pages"`
	Total    int `json:"total"`
	Embedded *struct {
		Specifications []w3cSpec `json:"specifications"`
	} `json:"_embedded"`
	Links *struct {
		Versions   []w3cLink `json:"version-history"`
		Deliverers []w3cLink `json:"deliverers"`
	} `json:"_links"`
}

// w3cSpec is one specification: one level of a series.
type w3cSpec struct {
	Shortname string `json:"shortname"`
	Title     string `json:"title"`
	Shortlink string `json:"shortlink"`
	Links     struct {
		First  w3cLink `json:"first-version"`
		Latest w3cLink `json:"latest-version"`
		Series w3cLink `json:"series"`
	} `json:"_links"`

	page *pages.Page
}

// readW3CSpecs reads the list of specifications to its end. It is sorted by
// name, so a new one shifts the pages; what is listed twice counts once.
func readW3CSpecs(ctx context.Context, v *crawler.Visit) ([]w3cSpec, error) {
	var specs []w3cSpec
	known := map[string]string{}
	for n, pages := 1, 1; n <= pages; n++ {
		page, err := v.Get(ctx, fmt.Sprintf("%s/specifications?page=%d&items=%d&embed=true", w3cAPI, n, w3cPageSize))
		if err != nil {
			return nil, err
		}
		var list w3cList
		if err := page.JSON(&list); err != nil {
			return nil, err
		}
		if list.Embedded == nil || list.Pages == 0 || len(list.Embedded.Specifications) == 0 {
			return nil, page.Unexpected("expected embedded specifications, found %d pages and %d in all", list.Pages, list.Total)
		}
		pages = list.Pages
		for _, s := range list.Embedded.Specifications {
			if title, twice := known[s.Shortname]; twice && title == s.Title {
				continue
			}
			known[s.Shortname] = s.Title
			s.page = page
			specs = append(specs, s)
		}
	}
	return specs, nil
}

// visit emits the newest version of a specification and the older ones.
func (s *w3cSpec) visit(ctx context.Context, v *crawler.Visit, series []string, earlier []standard.Record) error {
	newest, err := s.newest(series)
	if err != nil {
		v.Reject("", s.Shortname+" "+s.Title, err)
		return nil
	}
	var history []standard.Record
	wanted := func(rec *standard.Record) bool { return v.Security(rec) || w3cGroupKnows(s.Shortname) }
	err = v.DetailsWhere(ctx, &newest, wanted, func(ctx context.Context, rec *standard.Record) error {
		if history, err = s.history(ctx, v); err != nil {
			return err
		}
		return readW3CGroups(ctx, v, rec)
	})
	if err != nil {
		return err
	}
	v.Emit(newest)
	emitW3COlder(v, &newest, earlier, history)
	return nil
}

func (s *w3cSpec) newest(series []string) (standard.Record, error) {
	rec, err := w3cVersion(s.Shortname, s.Links.Latest.Href)
	if err != nil {
		return rec, err
	}
	status, known := w3cStatuses[s.Links.Latest.Title]
	if !known {
		status.standing = standard.Unknown
	}
	rec.ID.Stage = status.code
	rec.Title, rec.Status, rec.Wording, rec.Type = s.Title, status.standing, s.Links.Latest.Title, status.kind
	rec.Provenance = []standard.Provenance{s.page.Provenance()}
	if s.Shortlink != "" {
		rec.URL = s.Shortlink
	}
	rec.Text = rec.URL
	for _, other := range series {
		if other != s.Shortname {
			level := standard.Identifier{Body: "W3C", Number: other}
			rec.Relations = append(rec.Relations, standard.Relation{Kind: standard.SeeAlso, Target: level})
		}
	}
	return rec, nil
}

// w3cVersion is the record of the version at an address of the API, as far as
// the address tells: /specifications/webauthn-3/versions/20260113.
func w3cVersion(shortname, href string) (standard.Record, error) {
	date := lastSegment(href)
	day, err := time.Parse("20060102", date)
	if err != nil || shortname == "" || !strings.HasSuffix(href, "/specifications/"+shortname+"/versions/"+date) {
		return standard.Record{}, fmt.Errorf("expected the address of a version of %q, found %q", shortname, href)
	}
	return standard.Record{
		Native:  shortname + "/" + date,
		ID:      standard.Identifier{Body: "W3C", Number: shortname, Edition: date},
		Edition: day.Format(time.DateOnly), Published: day.Format(time.DateOnly),
		Languages: []string{"en"}, Access: standard.Free, URL: "https://www.w3.org/TR/" + shortname + "/",
	}, nil
}

// history reads the list of all versions. It has their dates and titles; the
// status of each would take one more request, so only that of the first
// version is known.
func (s *w3cSpec) history(ctx context.Context, v *crawler.Visit) ([]standard.Record, error) {
	page, err := v.Get(ctx, w3cAPI+"/specifications/"+s.Shortname+"/versions?items=1000")
	if err != nil {
		return nil, err
	}
	var list w3cList
	if err := page.JSON(&list); err != nil {
		return nil, err
	}
	if list.Links == nil || len(list.Links.Versions) == 0 {
		return nil, page.Unexpected("expected a version-history of %s, found none", s.Shortname)
	}
	var history []standard.Record
	for _, link := range list.Links.Versions {
		rec, err := w3cVersion(s.Shortname, link.Href)
		if err != nil {
			return nil, page.Unexpected("%v", err)
		}
		rec.Title = link.Title
		if link.Href == s.Links.First.Href {
			rec.Wording = s.Links.First.Title
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		history = append(history, rec)
	}
	return history, nil
}

// readW3CGroups reads the groups that deliver the newest version.
func readW3CGroups(ctx context.Context, v *crawler.Visit, rec *standard.Record) error {
	page, err := v.Get(ctx, w3cAPI+"/specifications/"+strings.Replace(rec.Native, "/", "/versions/", 1)+"/deliverers")
	if err != nil {
		return err
	}
	var list w3cList
	if err := page.JSON(&list); err != nil {
		return err
	}
	if list.Links == nil {
		return page.Unexpected("expected a list of deliverers, found none")
	}
	for _, group := range list.Links.Deliverers {
		if name := strings.TrimPrefix(group.Title, "(historical) "); name != "UNKNOWN WORKING GROUP" {
			rec.Groups = append(rec.Groups, name)
		}
	}
	rec.Provenance = append(rec.Provenance, page.Provenance("groups"))
	return nil
}

// w3cEarlier are the records of the last good crawl by specification.
func w3cEarlier(v *crawler.Visit) map[string][]standard.Record {
	earlier := map[string][]standard.Record{}
	for native := range v.Earlier() {
		if rec, known := v.Previous(native); known && rec.LastSeen == "" {
			earlier[rec.ID.Number] = append(earlier[rec.ID.Number], rec)
		}
	}
	return earlier
}

// emitW3COlder hands over the versions before the newest: what the body lists
// now, then what it listed before. They are superseded, except that the last
// finished one stays in force while its successor is a draft.
//
// A version never changes, and we know more of one that once was the newest
// than its history tells, so the earlier record comes first.
func emitW3COlder(v *crawler.Visit, newest *standard.Record, earlier, history []standard.Record) {
	older := slices.Concat(earlier, history)
	slices.SortStableFunc(older, func(a, b standard.Record) int { return strings.Compare(b.Native, a.Native) })
	inForce := newest.Status != standard.UnderDevelopment
	before := newest.Native
	for _, rec := range older {
		if rec.Native >= before {
			continue // the newest itself, one that is gone, or one listed twice
		}
		before = rec.Native
		status := w3cStatuses[rec.Wording]
		rec.ID.Stage, rec.Type = status.code, status.kind
		switch {
		case status.standing == standard.Withdrawn:
			rec.Status, rec.Inferred = standard.Withdrawn, nil
		case status.standing == standard.InForce && !inForce:
			rec.Status, rec.Inferred, inForce = standard.InForce, nil, true
		default:
			rec.Status, rec.Inferred = standard.Superseded, []string{"status"}
		}
		v.Emit(rec)
	}
}
