package bodies

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

// One request returns all Recommendations and Supplements of ITU-T, every
// edition of them; a second one per text tells its study group and its twin in
// ISO or IEC.
const (
	ituAPI  = "https://www.itu.int/mws/api/recommendations/"
	ituList = ituAPI + "searchRecs?series=-1&type_of_text=-1&sg=-1&main_edition_flag=0&rows=100000&page=1&status=Z&sort_order=asc"
	// ituReferer is the page whose searches these are; the firewall looks at it.
	ituReferer = "https://www.itu.int/myworkspace/"
)

var ituT = crawler.Source{
	Name:  "itu-t",
	About: "ITU-T Recommendations and Supplements, all editions",
	Bases: map[string]string{"api": ituAPI},
	Crawl: crawlITUT,
}

func ituGet(ctx context.Context, v *crawler.Visit, address string) (*pages.Page, error) {
	return v.Do(ctx, crawler.Request{URL: address, Accept: "application/json", Referer: ituReferer})
}

// ituRow is one edition in the list.
type ituRow struct {
	Number   int    `json:"idrec"`
	Name     string `json:"rec_name"`
	Title    string `json:"title"`
	Approved string `json:"approval_date"`
	Link     string `json:"dms_link"`
	Status   string `json:"status"`
}

func crawlITUT(ctx context.Context, v *crawler.Visit) error {
	page, err := ituGet(ctx, v, ituList)
	if err != nil {
		return err
	}
	var list struct {
		Total int
		Data  []json.RawMessage
	}
	if err := page.JSON(&list); err != nil {
		return err
	}
	if len(list.Data) == 0 || list.Total != len(list.Data) {
		return page.Unexpected("expected as many entries in Data as Total says, found %d and %d", len(list.Data), list.Total)
	}
	if err := pages.WantKeys(list.Data[0], "idrec", "rec_name", "title", "approval_date", "dms_link", "status"); err != nil {
		return page.Unexpected("%v", err)
	}
	for i, raw := range list.Data {
		if err := ituEdition(ctx, v, page, raw); err != nil {
			return err
		}
		v.Progress(i+1, list.Total)
	}
	return nil
}

func ituEdition(ctx context.Context, v *crawler.Visit, page *pages.Page, raw json.RawMessage) error {
	var row ituRow
	if err := json.Unmarshal(raw, &row); err != nil {
		v.Reject("", string(raw), fmt.Errorf("parse entry of the ITU-T list: %w", err))
		return nil
	}
	rec := row.record(v)
	rec.Provenance = []standard.Provenance{page.Provenance()}
	// Of texts no longer in force the group and twin are history; the edition in
	// force tells those of the Recommendation.
	if rec.Status != standard.InForce {
		v.KeepDetails(&rec)
	} else {
		if err := v.Details(ctx, &rec, func(ctx context.Context, rec *standard.Record) error {
			return ituDetails(ctx, v, row.Number, rec)
		}); err != nil {
			return err
		}
	}
	v.Emit(rec)
	return nil
}

var ituStatuses = map[string]standard.Status{
	"In force": standard.InForce, "Prepublished": standard.InForce, "Superseded": standard.Superseded,
	"Withdrawn": standard.Withdrawn, "Deleted": standard.Withdrawn,
}

func (row *ituRow) record(v *crawler.Visit) standard.Record {
	rec := standard.Record{
		Native: row.Name, ID: ituIdentifier(row.Name), Title: row.Title, Status: standard.Unknown, Wording: row.Status,
		Published: row.Approved, Languages: []string{"en"}, Access: standard.Free, URL: row.Link,
	}
	rec.Type, rec.Relations = ituKind(rec.ID)
	if status, known := ituStatuses[row.Status]; known {
		rec.Status = status
	} else {
		v.Note("unknown ITU-T status %q", row.Status)
	}
	if !strings.HasPrefix(rec.URL, "https://") {
		// Texts from before the catalogue was online have no page but this.
		rec.URL = fmt.Sprintf("https://www.itu.int/ITU-T/recommendations/rec.aspx?rec=%d&lang=en", row.Number)
	}
	return rec
}

// ituIdentifier reads "X.1051 (02/2008)". A name of no known form is kept word
// for word.
func ituIdentifier(name string) standard.Identifier {
	if id, err := standard.ParseIdentifier("ITU-T " + name); err == nil {
		return id
	}
	return standard.Identifier{Body: "ITU-T", Number: name}
}

// ituKind tells what kind of text a name stands for, and what an amendment or
// corrigendum belongs to.
func ituKind(id standard.Identifier) (kind string, relations []standard.Relation) {
	parent := id
	parent.Supplement = ""
	switch {
	case strings.HasPrefix(id.Supplement, "Amd"), strings.HasPrefix(id.Supplement, "Add"):
		return "Amendment", []standard.Relation{{Kind: standard.Amends, Target: parent}}
	case strings.Contains(id.Supplement, "Cor"), strings.HasPrefix(id.Supplement, "Err"):
		return "Corrigendum", []standard.Relation{{Kind: standard.Corrects, Target: parent}}
	case strings.Contains(id.Number, "Suppl."):
		return "Supplement", nil
	case strings.Contains(id.Number, "Imp"):
		return "Implementers' guide", nil
	}
	return "Recommendation", nil
}

// ituDetail is what the detail request adds. Its summary is not read.
type ituDetail struct {
	Name        string `json:"rec_name"`
	Provisional string `json:"rec_prov_name"`
	Series2     string `json:"series_title_2"`
	Series3     string `json:"series_title_3"`
	PDF         string `json:"handle_id_pdf_link"`
	Twin        string `json:"iso_number"`
	Group       string `json:"sg"`
}

func ituDetails(ctx context.Context, v *crawler.Visit, number int, rec *standard.Record) error {
	page, err := ituGet(ctx, v, fmt.Sprintf("%sgetRecHdrDetail?idrec=%d&lang=en", ituAPI, number))
	if err != nil {
		return err
	}
	var d *ituDetail
	if err := page.JSON(&d); err != nil {
		return err
	}
	if d == nil || strings.TrimPrefix(d.Name, "ITU-T ") != rec.Native {
		return page.Unexpected("expected rec_name %q, found %+v", rec.Native, d)
	}
	if group := ituGroup(d.Group); group != "" {
		rec.Groups = []string{group}
	}
	if name := strings.TrimPrefix(d.Provisional, "Provisional name: "); name != "" {
		rec.Aliases = []string{name}
	}
	if series := cmp.Or(d.Series3, d.Series2); series != "" {
		rec.Keywords = []string{ituRange.ReplaceAllString(series, "")}
	}
	rec.Text = d.PDF
	for _, twin := range standard.FindIdentifiers(d.Twin) {
		rec.Relations = append(rec.Relations, standard.Relation{Kind: standard.IdenticalTo, Target: twin.Identifier})
	}
	rec.Provenance = append(rec.Provenance, page.Provenance("groups", "aliases", "keywords", "text", "relations"))
	return nil
}

var (
	// "X.1350-X.1369: " before the title of a series.
	ituRange      = regexp.MustCompile(`^[A-Z][\d.]*(-[A-Z]?[\d.]*)?( series)?: `)
	ituStudyGroup = regexp.MustCompile(`^(?:ITU-T )?Study Group (\d+)$`)
)

// ituGroup shortens "ITU-T Study Group 17" to "SG17", as everybody does.
func ituGroup(name string) string {
	name = strings.TrimSpace(name)
	if m := ituStudyGroup.FindStringSubmatch(name); m != nil {
		return "SG" + m[1]
	}
	if name == "Telecommunication Standardization Advisory Group" {
		return "TSAG"
	}
	return name
}
