package bodies

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

const (
	ituWork     = "https://www.itu.int/ITU-T/workprog/"
	ituWorkList = ituWork + "wp_search.aspx"
)

var ituWorkProgramme = crawler.Source{
	Name:  "itu-t-workprog",
	About: "ITU-T work programme, the items of all study groups in the present study period",
	Bases: map[string]string{"programme": ituWork},
	Crawl: crawlITUWork,
}

// crawlITUWork reads the list of each study group: the list of all is cut into
// pages that only the buttons of a browser turn.
func crawlITUWork(ctx context.Context, v *crawler.Visit) error {
	period, err := ituPeriod(ctx, v)
	if err != nil {
		return err
	}
	page, doc, err := ituSearch(ctx, v, url.Values{"isn_sp": {period}})
	if err != nil {
		return err
	}
	groups := optionsOf(doc, "study_group")
	if len(groups) == 0 {
		return page.Unexpected("expected a select of study groups, found none")
	}
	var items []ituWorkItem
	for i, group := range groups {
		list, err := ituGroupItems(ctx, v, period, group)
		if err != nil {
			return err
		}
		items = append(items, list...)
		v.Progress(i+1, len(groups))
	}
	if len(items) == 0 {
		return page.Unexpected("expected work items, found none in %d study groups", len(groups))
	}
	for _, item := range mergeITUItems(items) {
		if err := emitITUWork(ctx, v, item); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// ituPeriod finds the number of the latest study period; the numbers
// themselves follow no rule.
func ituPeriod(ctx context.Context, v *crawler.Visit) (string, error) {
	page, doc, err := ituSearch(ctx, v, url.Values{})
	if err != nil {
		return "", err
	}
	latest := ituOption{}
	for _, option := range optionsOf(doc, "study_period") {
		if option.text > latest.text {
			latest = option
		}
	}
	if latest.isn == "" {
		return "", page.Unexpected("expected a select of study periods, found none")
	}
	return latest.isn, nil
}

func ituSearch(ctx context.Context, v *crawler.Visit, query url.Values) (*pages.Page, *goquery.Document, error) {
	query.Set("view", "tab")
	page, err := v.Get(ctx, ituWorkList+"?"+query.Encode())
	if err != nil {
		return nil, nil, err
	}
	doc, err := page.HTML()
	return page, doc, err
}

// ituOption is one choice of a select: a study period, study group or Question.
type ituOption struct{ isn, text string }

// optionsOf reads the choices of the select whose id holds the name.
func optionsOf(doc *goquery.Document, name string) []ituOption {
	var options []ituOption
	doc.Find("select[id*='" + name + "'] option").Each(func(_ int, o *goquery.Selection) {
		if isn := o.AttrOr("value", ""); isn != "" && isn != "-1" {
			options = append(options, ituOption{isn, pages.Clean(o.Text())})
		}
	})
	return options
}

// ituGroupItems reads the list of a study group. Should even that be cut into
// pages, it is read Question by Question.
func ituGroupItems(ctx context.Context, v *crawler.Visit, period string, group ituOption) ([]ituWorkItem, error) {
	name, _, _ := strings.Cut(group.text, ":")
	query := url.Values{"isn_sp": {period}, "isn_sg": {group.isn}, "isn_status": {"-1,1,3,7"}, "details": {"1"}, "field": {"ahjgoflki"}}
	page, doc, err := ituSearch(ctx, v, query)
	if err != nil {
		return nil, err
	}
	if !cutIntoPages(doc) {
		return readITUItems(page, doc, name)
	}
	var items []ituWorkItem
	for _, question := range optionsOf(doc, "question") {
		query.Set("isn_qu", question.isn)
		page, doc, err := ituSearch(ctx, v, query)
		if err != nil {
			return nil, err
		}
		if cutIntoPages(doc) {
			return nil, page.Unexpected("expected the whole list of %s, found the first of several pages", question.text)
		}
		list, err := readITUItems(page, doc, name)
		if err != nil {
			return nil, err
		}
		items = append(items, list...)
	}
	if len(items) == 0 {
		return nil, page.Unexpected("expected the items of %s by Question, found none", name)
	}
	return items, nil
}

// cutIntoPages tells whether the list has a pager, which only works as a form.
func cutIntoPages(doc *goquery.Document) bool {
	return doc.Find(`a[href*="Page$"]`).Length() > 0
}

// ituWorkItem is one row of a list.
type ituWorkItem struct {
	isn                                             int
	name, question, group, title                    string
	status, timing, process, version, twin, liaison string
	// outcome is the number that the text got or will get, where the list tells it.
	outcome string
	page    *pages.Page
}

var ituItemLink = regexp.MustCompile(`(?i)wp_item\.aspx\?isn=(\d+)`)

func readITUItems(page *pages.Page, doc *goquery.Document, group string) ([]ituWorkItem, error) {
	rows, found := pages.TablesWith(doc, "work item", "question", "status", "timing", "subject / title")
	if !found {
		// A study group without any work has no table.
		if doc.Find("select[id*='study_group']").Length() > 0 && doc.Find("a[href*='wp_item.aspx']").Length() == 0 {
			return nil, nil
		}
		return nil, page.Unexpected("expected a table with the columns Work item, Question, Status, Timing and Subject / Title, found the columns %q", pages.HeadingsFound(doc))
	}
	var items []ituWorkItem
	for _, row := range rows {
		item := ituWorkItem{name: row.Text("work item"), question: row.Text("question"), group: group, title: row.Text("subject / title"),
			status: row.Text("status"), timing: row.Text("timing"), process: row.Text("approval process"), version: row.Text("version"),
			twin: row.Text("equiv. num."), liaison: row.Text("liaison relationship"), page: page}
		m := ituItemLink.FindStringSubmatch(row.Link("work item"))
		if m == nil || item.name == "" {
			return nil, page.Unexpected("expected a link to wp_item.aspx?isn=N with the name of the item, found %q", row.Link("work item"))
		}
		item.isn, _ = strconv.Atoi(m[1])
		item.outcome, item.name = splitOutcome(item.name)
		items = append(items, item)
	}
	return items, nil
}

// mergeITUItems keeps one row for each name: an item that goes on into a new
// study period is registered anew, under a higher number. A row that says
// something else of the same registration stays, to be set aside.
func mergeITUItems(items []ituWorkItem) []ituWorkItem {
	latest := map[string]int{}
	for _, item := range items {
		latest[item.name] = max(latest[item.name], item.isn)
	}
	return slices.DeleteFunc(items, func(item ituWorkItem) bool { return item.isn < latest[item.name] })
}

func emitITUWork(ctx context.Context, v *crawler.Visit, item ituWorkItem) error {
	rec, err := item.record()
	if err == nil {
		err = v.LostLetters(&rec)
	}
	if err != nil {
		v.Reject(item.name, item.name+" "+item.title, err)
		return nil
	}
	if rec.Status == standard.Unknown {
		v.Note("status %q of %s is not a known one", item.status, item.name)
	}
	if err := v.Details(ctx, &rec, item.readDetails(v)); err != nil {
		return err
	}
	if len(rec.Provenance) == 1 {
		rec.Relations = item.relations(rec.ID)
	}
	v.Emit(rec)
	return nil
}

func (it *ituWorkItem) record() (standard.Record, error) {
	id, err := standard.ParseIdentifier("ITU-T " + cmp.Or(it.outcome, it.name))
	if err != nil {
		return standard.Record{}, fmt.Errorf("read the name of a work item: %w", err)
	}
	rec := standard.Record{
		Native: it.name, ID: id, Title: it.title, Wording: it.wording(), Groups: it.groups(), Liaisons: liaisonsOf(it.liaison),
		Languages: []string{"en"}, URL: ituWork + "wp_item.aspx?isn=" + strconv.Itoa(it.isn),
		Provenance: []standard.Provenance{it.page.Provenance()},
	}
	if it.outcome != "" {
		rec.Aliases = []string{it.name}
	}
	if rec.Title == "" {
		// Some items have no title yet; their name is what people call them by.
		rec.Title, rec.Inferred = it.name, []string{"title"}
	}
	rec.Status, rec.Published = ituWorkStatus(it.status)
	switch {
	case rec.Status == standard.UnderDevelopment:
		rec.Expected = ituTiming(it.timing)
	case rec.Status == standard.Superseded && it.outcome != "" && len(rec.Published) == len("2026-06-10"):
		// The row goes by the number of the Recommendation, so it is that edition.
		rec.Status, rec.ID.Edition = standard.InForce, "("+rec.Published[5:7]+"/"+rec.Published[:4]+")"
	}
	return rec, nil
}

// wording is the status with the process that leads to approval: "Under study (TAP)".
func (it *ituWorkItem) wording() string {
	if it.process == "" || it.status == "" {
		return it.status
	}
	return it.status + " (" + it.process + ")"
}

var ituQuestion = regexp.MustCompile(`^Q\s*(\d+)\s*/\s*(\d+)$`)

// groups are study group and Question: "SG17", "Q6/17".
func (it *ituWorkItem) groups() []string {
	m := ituQuestion.FindStringSubmatch(it.question)
	if m == nil {
		return []string{it.group}
	}
	return []string{"SG" + m[2], "Q" + m[1] + "/" + m[2]}
}

var ituDecision = regexp.MustCompile(`^(Approved|Agreed)(?: on (\d{4}-\d{2}-\d{2}))?`)

// ituWorkStatus reads the status of an item, and when it was approved. The
// Recommendation that came out supersedes its work item; an agreed text, such
// as a technical report, goes on under the same name.
func ituWorkStatus(wording string) (status standard.Status, approved string) {
	if m := ituDecision.FindStringSubmatch(wording); m != nil {
		if m[1] == "Agreed" {
			return standard.InForce, m[2]
		}
		return standard.Superseded, m[2]
	}
	for _, begin := range []string{"Under study", "Consented", "Determined", "Initiated", "Under approval"} {
		if strings.HasPrefix(wording, begin) {
			return standard.UnderDevelopment, ""
		}
	}
	for _, begin := range []string{"Deleted", "Discontinued", "Withdrawn", "Not approved"} {
		if strings.HasPrefix(wording, begin) {
			return standard.Withdrawn, ""
		}
	}
	return standard.Unknown, ""
}
