package bodies

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

const etsiWorkList = "https://portal.etsi.org/webapp/WorkProgram/Frame_WorkItemList.asp"

var etsiWorkProgramme = crawler.Source{
	Name:  "etsi-work",
	About: "ETSI work programme, items not yet published",
	Bases: map[string]string{"programme": "https://portal.etsi.org/webapp/WorkProgram/"},
	Crawl: crawlETSIWork,
}

const (
	etsiWorkPage = 100
	// etsiWorkMost is more than ETSI ever had under way: a longer list means
	// that the portal no longer honours the filter and lists all since 1988.
	etsiWorkMost = 10000
)

// crawlETSIWork reads the work items of all technical bodies that are not yet
// published, 100 at a time.
func crawlETSIWork(ctx context.Context, v *crawler.Visit) error {
	total := 1
	for offset := 0; offset < total; offset += etsiWorkPage {
		page, err := v.Do(ctx, etsiWorkRequest(offset))
		if err != nil {
			return err
		}
		list, err := readETSIWork(page)
		if err != nil {
			return err
		}
		total = list.total
		switch {
		case total > etsiWorkMost:
			return page.Unexpected("expected the items not yet published, found %d items", total)
		case len(list.items) < min(etsiWorkPage, total-offset):
			return page.Unexpected("expected %d items from %d of %d, found %d", min(etsiWorkPage, total-offset), offset+1, total, len(list.items))
		case len(list.items) > 0 && list.items[0].position != offset+1:
			return page.Unexpected("expected item %d first, found item %d", offset+1, list.items[0].position)
		}
		for i := range list.items {
			emitETSIWork(v, page, &list.items[i])
		}
		v.Progress(offset+len(list.items), total)
	}
	return ctx.Err()
}

// etsiWorkRequest asks as the portal's own pages do: the first page by
// address, the others by the form of its "next" button. The portal sends
// Latin-1.
func etsiWorkRequest(offset int) crawler.Request {
	search := url.Values{"SearchPage": {"TRUE"}, "qSORT": {"HIGHVERSION"}, "qETSI_ALL": {"TRUE"}, "qINCLUDE_SUB_TB": {"True"},
		"qSTOP_FLG": {""}, "qSTART_CURRENT_STATUS_CODE": {"0;M40"}, "qEND_CURRENT_STATUS_CODE": {"11 WI;M58"},
		"includeNonActiveTB": {"FALSE"}, "qREPORT_TYPE": {"SUMMARY"}, "butSimple": {"Search"}}
	paging := url.Values{"qOFFSET": {strconv.Itoa(offset)}, "qNB_TO_DISPLAY": {strconv.Itoa(etsiWorkPage)}}
	if offset == 0 {
		return crawler.Request{URL: etsiWorkList + "?" + search.Encode() + "&" + paging.Encode(), Charset: "windows-1252"}
	}
	paging.Set("SubmitNext", "Next")
	return crawler.Request{URL: etsiWorkList + "?" + search.Encode(), Form: paging, Charset: "windows-1252"}
}

// etsiWork is one page of the work programme.
type etsiWork struct {
	total int
	items []etsiWorkItem
}

type etsiWorkItem struct {
	position         int    // place in the whole list, from 1
	number           string // "75471"
	document         string // "EN 319 102-1 V1.4.1 (2024-06)"
	reference        string // "REN/ESI-0019929v141"
	title            string
	stage            string // "Drafting Stage"
	current, next    string // "Start of work", "Stable draft"
	since, nextSince string // dates of both
	fragment         string
}

var (
	etsiFound   = regexp.MustCompile(`Found\s+(\d+)\s+Items?`)
	etsiCurrent = regexp.MustCompile(`Current Status:\s*([^()]*?)\s*\((\d{4}-\d{2}-\d{2})\)`)
	etsiNext    = regexp.MustCompile(`Next Status:\s*([^()]*?)\s*\((\d{4}-\d{2}-\d{2})\)`)
	etsiRef     = regexp.MustCompile(`Ref\.\s*(\S[^\n]*?)\s*$`)
)

func readETSIWork(page *pages.Page) (*etsiWork, error) {
	if strings.Contains(strings.ToLower(page.ContentType), "utf-8") {
		return nil, page.Unexpected("expected Latin-1, found %s", page.ContentType)
	}
	doc, err := page.HTML()
	if err != nil {
		return nil, err
	}
	found := etsiFound.FindStringSubmatch(doc.Text())
	if found == nil {
		return nil, page.Unexpected("expected \"Found N Items\", found %q", pages.Shorten(pages.Clean(doc.Text()), 80))
	}
	list := &etsiWork{}
	list.total, _ = strconv.Atoi(found[1])
	doc.Find("table.Table tr").Each(func(_ int, tr *goquery.Selection) {
		if cells := tr.ChildrenFiltered("td"); cells.Length() == 4 && !cells.HasClass("RowHead") {
			list.items = append(list.items, readETSIWorkItem(cells))
		}
	})
	if len(list.items) == 0 && doc.Find("a[href*='Report_WorkItem']").Length() > 0 {
		return nil, page.Unexpected("expected rows of four cells in table.Table, found %d tables", doc.Find("table").Length())
	}
	return list, nil
}

func readETSIWorkItem(cells *goquery.Selection) etsiWorkItem {
	link := cells.Eq(1).Find("a[href*='Report_WorkItem']").First()
	status := pages.Clean(cells.Eq(3).Text())
	item := etsiWorkItem{document: pages.Clean(link.Text()), title: pages.Clean(cells.Eq(2).Find("b").First().Text()),
		stage: pages.Clean(cells.Eq(3).Find("b").First().Text()), fragment: pages.Clean(cells.Text())}
	if u, err := url.Parse(link.AttrOr("href", "")); err == nil {
		item.number = u.Query().Get("WKI_ID")
		item.position, _ = strconv.Atoi(u.Query().Get("curItemNr"))
	}
	if m := etsiRef.FindStringSubmatch(cells.Eq(1).Text()); m != nil {
		item.reference = m[1]
	}
	if m := etsiCurrent.FindStringSubmatch(status); m != nil {
		item.current, item.since = m[1], m[2]
	}
	if m := etsiNext.FindStringSubmatch(status); m != nil {
		item.next, item.nextSince = m[1], m[2]
	}
	return item
}

func emitETSIWork(v *crawler.Visit, page *pages.Page, item *etsiWorkItem) {
	if item.current == "Publication" {
		return // published: the deliverables tell more about it
	}
	rec, err := item.record()
	if err != nil {
		v.Reject(item.number, item.fragment, err)
		return
	}
	rec.Provenance = []standard.Provenance{page.Provenance()}
	v.Emit(rec)
}

func (it *etsiWorkItem) record() (standard.Record, error) {
	switch {
	case it.number == "":
		return standard.Record{}, errors.New("no number of a work item")
	case it.stage == "" || it.current == "" && !it.stopped():
		return standard.Record{}, errors.New("no current status")
	}
	id, err := it.identifier()
	if err != nil {
		return standard.Record{}, err
	}
	rec := standard.Record{
		Native: it.number, ID: id, Title: it.title, Type: etsiTypes[id.Type], Status: standard.UnderDevelopment,
		Wording: it.wording(), Edition: etsiEdition(id.Edition), Groups: it.groups(id), Languages: []string{"en"},
		URL: etsiLanding + it.number, Relations: etsiRelations(id, it.title),
	}
	if kind, _, found := strings.Cut(it.reference, "/"); found && len(kind) > 1 && rec.Type == "" {
		rec.Type = etsiTypes[kind[1:]] // DTR: a draft of a TR
	}
	if it.stopped() {
		rec.Status = standard.Withdrawn
	}
	if it.next == "Publication" {
		rec.Expected = it.nextSince
	}
	if strings.HasPrefix(it.reference, "R") {
		revised := id
		revised.Edition = ""
		rec.Relations = append(rec.Relations, standard.Relation{Kind: standard.Revises, Target: revised,
			Inferred: "the reference " + it.reference + " begins with R, for revision"})
	}
	return rec, nil
}

// identifier is the number of the document to come, without the month that
// only a published version has. An item that has no number yet goes by its reference.
func (it *etsiWorkItem) identifier() (standard.Identifier, error) {
	id, err := standard.ParseIdentifier("ETSI " + strings.TrimPrefix(it.document, "ETSI "))
	switch {
	case err == nil && id.Body == "ETSI":
		id.Edition, _, _ = strings.Cut(id.Edition, " (")
		return id, nil
	case it.document == "" && it.reference != "":
		return standard.Identifier{Body: "ETSI", Number: it.reference}, nil
	}
	return id, fmt.Errorf("expected the number of an ETSI document, found %q", it.document)
}

func (it *etsiWorkItem) stopped() bool {
	return strings.EqualFold(it.stage, "STOPPED") || strings.Contains(strings.ToUpper(it.current), "STOPPED")
}

// wording is the stage in ETSI's words: "Drafting Stage: Start of work
// (2026-02-10); next: Stable draft (2026-11-30)".
func (it *etsiWorkItem) wording() string {
	words := it.stage
	if it.current != "" && it.current != it.stage {
		words += ": " + it.current
	}
	if it.since != "" {
		words += " (" + it.since + ")"
	}
	if it.next != "" {
		words += "; next: " + it.next + " (" + it.nextSince + ")"
	}
	return words
}

var (
	etsiRefGroup = regexp.MustCompile(`^[A-Z]+/(.+)-[^-]*$`)
	etsiRefTSG   = regexp.MustCompile(`^[A-Z]+/TSG([SCRG])-0(\d)`)
)

// groups reads the group out of the reference: "REN/ESI-0019929v141" is TC
// ESI's, "RTS/TSGS-0333501vj40" comes from SA3.
func (it *etsiWorkItem) groups(id standard.Identifier) []string {
	if _, isg := industryGroup(id); isg {
		return etsiGroups(id, it.title, "")
	}
	if m := etsiRefTSG.FindStringSubmatch(it.reference); m != nil {
		return []string{workingGroup(m[1] + m[2])}
	}
	m := etsiRefGroup.FindStringSubmatch(it.reference)
	if m == nil || gppTitle.MatchString(it.title) && !strings.HasPrefix(m[1], "3GPP ") {
		return nil // a text of 3GPP whose reference does not say which group's
	}
	acronym := strings.TrimPrefix(m[1], "3GPP ")
	first, _, _ := strings.Cut(acronym, "-")
	for _, group := range etsiBodies {
		if group == "TC "+first {
			return []string{group}
		}
	}
	if group := etsiCommittees[first]; group != "" {
		return []string{group}
	}
	return []string{strings.ReplaceAll(acronym, " ", "")}
}
