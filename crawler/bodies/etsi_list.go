package bodies

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"landscape/crawler/pages"
	"landscape/standard"
)

// etsiRow is one version of one deliverable, as the standards search lists it.
// The scope is left where it is: ETSI does not allow its texts to be reproduced.
type etsiRow struct {
	item                 string // number of the work item: "69970"
	deliverable          string // "ETSI EN 303 645 V3.1.3 (2024-09)"
	title, status        string
	pdf, body, keywords  string
	superseded, inferred bool
}

var etsiColumns = []string{"id", "ETSI deliverable", "title", "Status", "PDF link", "Technical body", "Keywords"}

// readETSIExport reads the CSV export. Its first line is "sep=;", a hint for
// spreadsheets.
func readETSIExport(r io.Reader) ([]etsiRow, error) {
	text := bufio.NewReader(r)
	if hint, err := text.ReadString('\n'); strings.TrimSpace(hint) != "sep=;" {
		return nil, fmt.Errorf("expected a first line \"sep=;\", found %q (%v)", pages.Shorten(hint, 60), err)
	}
	lines := csv.NewReader(text)
	lines.Comma, lines.ReuseRecord = ';', true
	header, err := lines.Read()
	if err != nil {
		return nil, fmt.Errorf("expected the header of the export: %w", err)
	}
	column, err := columns(header, etsiColumns)
	if err != nil {
		return nil, err
	}
	var rows []etsiRow
	words := interner{}
	for {
		line, err := lines.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the export after %d deliverables: %w", len(rows), err)
		}
		cell := func(name string) string { return strings.Clone(strings.TrimSpace(line[column[name]])) }
		rows = append(rows, etsiRow{
			item: cell("id"), deliverable: pages.Plain(cell("ETSI deliverable")), title: cell("title"), pdf: cell("PDF link"),
			status: words.keep(line[column["Status"]]), body: words.keep(line[column["Technical body"]]),
			keywords: words.keep(line[column["Keywords"]]),
		})
	}
}

// etsiJSONRow is a row of the JSON answer; every value is a text or null.
type etsiJSONRow struct {
	Total       string `json:"total_count"`
	Item        string `json:"wki_id"`
	Title       string `json:"TITLE"`
	Path        string `json:"EDSpathname"`
	PDF         string `json:"EDSPDFfilename"`
	Deliverable string `json:"ETSI_DELIVERABLE"`
	Code        string `json:"STATUS_CODE"`
	Action      string `json:"ACTION_TYPE"`
	Superseded  string `json:"superseded"`
	Body        string `json:"TB"`
	Keywords    string `json:"Keywords"`
}

// readETSIPage reads one page of the JSON answer and the total it announces.
func readETSIPage(page *pages.Page) (rows []etsiRow, total int, err error) {
	var list []etsiJSONRow
	if err := page.JSON(&list); err != nil {
		return nil, 0, err
	}
	for _, r := range list {
		if r.Item == "" || r.Deliverable == "" || r.Code == "" {
			return nil, 0, page.Unexpected("expected rows with wki_id, ETSI_DELIVERABLE and STATUS_CODE, found %+v", r)
		}
		if total, err = strconv.Atoi(r.Total); err != nil {
			return nil, 0, page.Unexpected("expected total_count to be a number: %v", err)
		}
		rows = append(rows, r.row())
	}
	return rows, total, nil
}

func (r *etsiJSONRow) row() etsiRow {
	row := etsiRow{item: r.Item, deliverable: pages.Plain(r.Deliverable), title: r.Title, body: r.Body,
		keywords: r.Keywords, superseded: r.Superseded == "1", status: "Published"}
	if r.PDF != "" {
		row.pdf = "https://www.etsi.org/deliver/" + r.Path + r.PDF
	}
	// The same words as in the export, by the rules of ETSI's own search page.
	code, err := strconv.Atoi(r.Code)
	switch {
	case r.Action == "WD":
		row.status = "Withdrawn"
	case err != nil || code > 13:
		row.status = fmt.Sprintf("STATUS_CODE %s", r.Code)
	case code == 13:
		row.status = "Historical"
	case code < 12:
		row.status = "On Approval"
	}
	return row
}

// markSuperseded marks the published rows of list that current leaves out. It
// fails when current cannot be the list without superseded versions: when
// nothing is left out, or something else than published versions is.
func markSuperseded(list, current []etsiRow) error {
	listed := make(map[string]bool, len(current))
	for i := range current {
		listed[pages.Spelled(current[i].deliverable)] = true
	}
	left, others := 0, 0
	for i := range list {
		switch {
		case listed[pages.Spelled(list[i].deliverable)]:
		case list[i].status == "Published":
			left++
		default:
			others++
		}
	}
	// Some publications between the two requests are no reason for doubt.
	if left == 0 || len(current) == 0 || others > left/100 {
		return fmt.Errorf("of %d versions, the list of current ones leaves out %d published and %d others", len(list), left, others)
	}
	for i := range list {
		list[i].superseded = list[i].status == "Published" && !listed[pages.Spelled(list[i].deliverable)]
	}
	return nil
}

// inferSuperseded marks every published version that a newer published one of
// the same deliverable follows.
func inferSuperseded(list []etsiRow) {
	newest := map[string]*etsiRow{}
	for i := range list {
		row := &list[i]
		id, err := standard.ParseIdentifier(row.deliverable)
		if err != nil || row.status != "Published" {
			continue
		}
		row.inferred = true
		key := id.Key() + id.Supplement
		last := newest[key]
		if last == nil {
			newest[key] = row
			continue
		}
		older := row
		if etsiNewer(row.deliverable, last.deliverable) {
			newest[key], older = row, last
		}
		older.superseded = true
	}
}

// etsiNewer compares the versions of two deliverables of one number.
func etsiNewer(a, b string) bool {
	va, errA := etsiVersion(a)
	vb, errB := etsiVersion(b)
	if errors.Join(errA, errB) != nil {
		return a > b
	}
	for i := range va {
		if va[i] != vb[i] {
			return va[i] > vb[i]
		}
	}
	return false
}

func etsiVersion(deliverable string) (version [3]int, err error) {
	_, tail, found := strings.Cut(strings.ToUpper(deliverable), " V")
	if !found {
		return version, fmt.Errorf("no version in %q", deliverable)
	}
	_, err = fmt.Sscanf(tail, "%d.%d.%d", &version[0], &version[1], &version[2])
	return version, err
}
