package bodies

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const etsiSearch = "https://www.etsi.org/custom/standardssearch/data.php"

var etsi = crawler.Source{
	Name:  "etsi",
	About: "ETSI deliverables, every version",
	Bases: map[string]string{"search": etsiSearch},
	Crawl: crawlETSI,
}

// etsiSmallest is the share of the total that a list must hold to be taken for
// whole: deliverables are published while we read.
const etsiSmallest = 0.99

// crawlETSI reads the whole list from the CSV export of the standards search,
// one request instead of one per 50 deliverables. The export does not tell
// which versions are superseded, so it is asked for a second time without
// those. Where the export is missing or cut short, the pages are read instead.
func crawlETSI(ctx context.Context, v *crawler.Visit) error {
	page, rows, total, err := etsiPage(ctx, v, 1)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return page.Unexpected("expected deliverables, found none")
	}
	exported, list, err := etsiExport(ctx, v, true)
	switch {
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		v.Note("the CSV export could not be read, so all pages are: %v", err)
	case float64(len(list)) < etsiSmallest*float64(total):
		v.Note("the CSV export holds %d of %d deliverables, so all pages are read", len(list), total)
	default:
		if err := etsiSuperseded(ctx, v, list); err != nil {
			return err
		}
		return emitETSI(ctx, v, exported, list)
	}
	return crawlETSIPages(ctx, v, page, rows, total)
}

// etsiQuery is the address of the standards search for all versions of all
// deliverables, with the parameters of the body's own search page.
func etsiQuery(format string, page int, superseded bool) string {
	q := url.Values{}
	for _, name := range []string{"search", "keyword", "TB", "stdType", "frequency", "mandate", "collection"} {
		q.Set(name, "")
	}
	for _, name := range []string{"title", "etsiNumber", "content", "version", "onApproval", "published",
		"withdrawn", "historical", "isCurrent", "superseded", "sort"} {
		q.Set(name, "1")
	}
	q.Set("format", format)
	q.Set("page", fmt.Sprint(page))
	q.Set("includeScope", "0")
	q.Set("harmonized", "0")
	q.Set("startDate", "1988-01-15")
	q.Set("endDate", "2099-12-31")
	if !superseded {
		q.Set("superseded", "0")
	}
	return etsiSearch + "?" + q.Encode()
}

// etsiExport reads the CSV export, with or without superseded versions. One
// that cannot be read is asked for once more, which is cheaper than all pages.
func etsiExport(ctx context.Context, v *crawler.Visit, superseded bool) (*pages.Page, []etsiRow, error) {
	page, rows, err := etsiExportOnce(ctx, v, superseded)
	if shape := new(pages.ShapeError); errors.As(err, &shape) {
		return etsiExportOnce(ctx, v, superseded)
	}
	return page, rows, err
}

func etsiExportOnce(ctx context.Context, v *crawler.Visit, superseded bool) (*pages.Page, []etsiRow, error) {
	page, err := v.Do(ctx, crawler.Request{URL: etsiQuery("csv", 1, superseded), Large: true})
	if err != nil {
		return nil, nil, err
	}
	text, err := page.Text()
	if err != nil {
		return nil, nil, err
	}
	defer text.Close()
	rows, err := readETSIExport(text)
	if err != nil {
		return nil, nil, page.Unexpected("%v", err)
	}
	return page, rows, nil
}

// etsiSuperseded marks the superseded versions: those that the export leaves
// out when it is asked to. When the answer cannot mean that, the marks are
// concluded from newer versions instead.
func etsiSuperseded(ctx context.Context, v *crawler.Visit, list []etsiRow) error {
	_, current, err := etsiExport(ctx, v, false)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil {
		err = markSuperseded(list, current)
	}
	if err != nil {
		v.Note("which versions are superseded is concluded from newer ones: %v", err)
		inferSuperseded(list)
	}
	return nil
}

// crawlETSIPages reads the list 50 at a time. It is sorted by deliverable, so a
// publication meanwhile shifts it: we read past the announced last page, and
// what is listed twice counts once.
func crawlETSIPages(ctx context.Context, v *crawler.Visit, page *pages.Page, rows []etsiRow, total int) error {
	seen := 0
	for n := 2; len(rows) > 0; n++ {
		if err := emitETSI(ctx, v, page, rows); err != nil {
			return err
		}
		seen += len(rows)
		v.Progress(seen, total)
		var err error
		if page, rows, _, err = etsiPage(ctx, v, n); err != nil {
			return err
		}
	}
	if float64(seen) < etsiSmallest*float64(total) {
		return page.Unexpected("expected %d deliverables, found %d", total, seen)
	}
	return nil
}

func etsiPage(ctx context.Context, v *crawler.Visit, n int) (*pages.Page, []etsiRow, int, error) {
	for attempt := 1; ; attempt++ {
		page, err := v.Get(ctx, etsiQuery("json", n, true))
		if err != nil {
			return nil, nil, 0, err
		}
		rows, total, err := readETSIPage(page)
		// The search now and then answers with the word "Array"; asking again helps.
		if err == nil || attempt == 3 {
			return page, rows, total, err
		}
	}
}

func emitETSI(ctx context.Context, v *crawler.Visit, page *pages.Page, rows []etsiRow) error {
	for i := range rows {
		rec, err := rows[i].record()
		if err != nil {
			v.Reject(rows[i].deliverable, rows[i].deliverable+" "+rows[i].title, err)
			continue
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		v.Emit(rec)
	}
	return ctx.Err()
}

// etsiTypes are the names behind the abbreviations in ETSI's numbers.
var etsiTypes = map[string]string{
	"EN": "European Standard", "ES": "ETSI Standard", "EG": "ETSI Guide", "TS": "Technical Specification",
	"TR": "Technical Report", "SR": "Special Report", "GS": "Group Specification", "GR": "Group Report",
	"ETS": "European Telecommunication Standard", "I-ETS": "Interim European Telecommunication Standard",
	"ETR": "ETSI Technical Report", "GTS": "GSM Technical Specification", "TBR": "Technical Basis for Regulation",
	"TCRTR": "Technical Committee Reference Technical Report", "NET": "Norme Européenne de Télécommunication",
}

var etsiDate = regexp.MustCompile(`\((\d{4}-\d{2})\)$`)

func (r *etsiRow) record() (standard.Record, error) {
	id, err := standard.ParseIdentifier(r.deliverable)
	if err != nil || id.Body != "ETSI" {
		return standard.Record{}, fmt.Errorf("expected an ETSI deliverable, found %q", r.deliverable)
	}
	rec := standard.Record{
		Native: r.deliverable, ID: id, Title: r.title, Type: etsiTypes[id.Type], Wording: r.status,
		Edition: etsiEdition(id.Edition), Groups: etsiGroups(id, r.title, r.body),
		Keywords: strings.Split(r.keywords, ","), Languages: []string{"en"}, Access: standard.Free,
		URL: etsiLanding + r.item, Text: r.pdf, Relations: etsiRelations(id, r.title),
	}
	if rec.Type == "" {
		rec.Type = id.Type
	}
	if m := gppTitle.FindStringSubmatch(r.title); m != nil {
		rec.Release = releaseName(m[3])
	}
	rec.Status = r.standing()
	if r.inferred {
		rec.Inferred = []string{"status"}
	}
	// A text on approval carries the date of its draft.
	if m := etsiDate.FindStringSubmatch(r.deliverable); m != nil && rec.Status != standard.UnderDevelopment {
		rec.Published = m[1]
	}
	return rec, nil
}

func (r *etsiRow) standing() standard.Status {
	switch r.status {
	case "Published":
		if r.superseded {
			return standard.Superseded
		}
		return standard.InForce
	case "On Approval":
		return standard.UnderDevelopment
	case "Withdrawn", "Historical":
		return standard.Withdrawn
	}
	return standard.Unknown
}

const etsiLanding = "https://portal.etsi.org/webapp/WorkProgram/Report_WorkItem.asp?WKI_ID="

// etsiEdition is "2.1.1" for "V2.1.1 (2020-06)", "4" for "ed.4 (1995-11)".
func etsiEdition(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return strings.TrimPrefix(strings.TrimPrefix(s, "V"), "ed.")
}
