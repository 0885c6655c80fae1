package bodies

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

// OASIS lists everything it has published on one page, without paging.
const (
	oasisSite = "https://www.oasis-open.org/"
	oasisPage = oasisSite + "standards/"
)

var oasis = crawler.Source{
	Name:  "oasis",
	About: "OASIS Standards and committee specifications",
	Bases: map[string]string{"site": oasisSite},
	Crawl: crawlOASIS,
}

func crawlOASIS(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Get(ctx, oasisPage)
	if err != nil {
		return err
	}
	doc, err := page.HTML()
	if err != nil {
		return err
	}
	entries := doc.Find("details.filterable__item")
	if entries.Length() == 0 {
		return page.Unexpected("expected details.filterable__item elements, found none among %d details", doc.Find("details").Length())
	}
	var records []standard.Record
	for _, entry := range entries.EachIter() {
		rec, err := oasisRecord(entry)
		if err != nil {
			raw, _ := goquery.OuterHtml(entry)
			v.Reject(rec.Native, raw, err)
			continue
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		records = append(records, rec)
	}
	oasisStages(records)
	for _, rec := range records {
		v.Emit(rec)
	}
	return nil
}

var (
	oasisPost = regexp.MustCompile(`(?:^| )post-(\d+)(?: |$)`)
	oasisKind = regexp.MustCompile(`(?:^| )standard_type-([a-z-]+)`)
)

var oasisTypes = map[string]string{
	"oasis-standard": "OASIS Standard", "oasis-committee-project-specification": "Committee Specification",
	"tech-memo": "Technical Memorandum",
}

// oasisRecord reads one entry. The citation names editors; of it only the
// label and the addresses are read.
func oasisRecord(entry *goquery.Selection) (standard.Record, error) {
	class := entry.AttrOr("class", "")
	post := oasisPost.FindStringSubmatch(class)
	if post == nil {
		return standard.Record{}, fmt.Errorf("expected a class post-N, found %q", class)
	}
	if entry.Find("h2 script, h2 iframe, h2 [onerror], h2 [onload]").Length() > 0 {
		return standard.Record{Native: post[1]}, crawler.ErrScript
	}
	rec := standard.Record{Native: post[1], Title: pages.Clean(entry.Find("h2.standard__title").First().Text()),
		Status: standard.InForce, Languages: []string{"en"}, Access: standard.Free}
	if rec.Title == "" {
		return rec, errors.New("expected a title in h2.standard__title, found none")
	}
	if kind := oasisKind.FindStringSubmatch(class); kind != nil {
		rec.Type = cmp.Or(oasisTypes[kind[1]], kind[1])
	}
	var err error
	if rec.Published, err = oasisDate(entry); err != nil {
		return rec, err
	}
	rec.Groups = texts(entry.Find(".standard__details > a"))
	rec.Keywords = texts(entry.Find("ul.technology-areas__list a"))
	links := oasisLinks(entry)
	name := oasisName(rec.Title, texts(entry.Find(".standard__grid--cite-as strong")), links)
	name.Edition = oasisStage(rec.Type, rec.Title, links)
	rec.ID = name
	rec.Wording = oasisWording(rec.Type, name.Edition)
	rec.Aliases = oasisAliases(rec.Title, name.Number)
	rec.URL, rec.Text = oasisAddresses(entry, links)
	rec.Relations = oasisApprovals(entry)
	return rec, nil
}

// texts are the visible words of every element.
func texts(s *goquery.Selection) []string {
	var all []string
	for _, e := range s.EachIter() {
		if text := pages.Clean(e.Text()); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// oasisDate reads "Approved: 29 Jun 2022", else the seconds in data-approved_date.
func oasisDate(entry *goquery.Selection) (string, error) {
	shown := strings.TrimPrefix(pages.Clean(entry.Find("time.standard__date").First().Text()), "Approved: ")
	if day, err := time.Parse("2 Jan 2006", shown); err == nil {
		return day.Format(time.DateOnly), nil
	}
	seconds, err := strconv.ParseInt(entry.AttrOr("data-approved_date", ""), 10, 64)
	if err != nil {
		return "", fmt.Errorf("expected a date, found %q", shown)
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly), nil
}

// oasisLinks are the addresses of the document's files.
func oasisLinks(entry *goquery.Selection) []string {
	var links []string
	for _, a := range entry.Find(".standard__grid--links a[href]").EachIter() {
		if href := a.AttrOr("href", ""); !strings.Contains(href, "ipr") && !strings.Contains(href, "ballot") {
			links = append(links, href)
		}
	}
	return links
}

// oasisAddresses are the latest stage of the text, where the citation gives
// it, and the first file that a browser shows.
func oasisAddresses(entry *goquery.Selection, links []string) (page, text string) {
	for _, ending := range []string{".html", ".htm", ".pdf"} {
		if i := slices.IndexFunc(links, func(l string) bool { return strings.HasSuffix(l, ending) }); i >= 0 && text == "" {
			text = links[i]
		}
	}
	for _, a := range entry.Find(".standard__grid--cite-as a[href]").EachIter() {
		if before := a.Nodes[0].PrevSibling; before != nil && strings.Contains(before.Data, "Latest ") {
			return a.AttrOr("href", ""), text
		}
	}
	return cmp.Or(text, oasisPage), text
}

// oasisApprovals are the same texts as published by ISO, IEC or ITU.
func oasisApprovals(entry *goquery.Selection) []standard.Relation {
	var relations []standard.Relation
	for _, label := range texts(entry.Find(".standard__details > p a")) {
		for _, found := range standard.FindIdentifiers(label) {
			switch found.Identifier.Body {
			case "ISO", "IEC", "ISO/IEC", "ITU-T":
				relations = append(relations, standard.Relation{Kind: standard.IdenticalTo, Target: found.Identifier})
			}
		}
	}
	return relations
}

// oasisStages marks all but the last stage of a version as superseded: OASIS
// lists a Committee Specification 01 beside the Standard that it became, and
// says of neither where it stands.
func oasisStages(records []standard.Record) {
	last := map[string]int{}
	for i, rec := range records {
		key := rec.ID.Key()
		if j, ok := last[key]; !ok || oasisOrder(rec) > oasisOrder(records[j]) {
			last[key] = i
		}
	}
	for i := range records {
		rec := &records[i]
		if newest := records[last[rec.ID.Key()]]; newest.ID != rec.ID {
			rec.Status, rec.Inferred = standard.Superseded, []string{"status"}
		}
	}
}

// oasisOrder sorts by date; approved on one day, a Standard comes last.
func oasisOrder(rec standard.Record) string {
	if rec.ID.Edition == "OS" {
		return rec.Published + " ~"
	}
	return rec.Published + " " + rec.ID.Edition
}
