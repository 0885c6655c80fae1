package bodies

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

// The library of NIST lists its technical series on one page each, from the
// days of the Bureau of Standards on. The pages of six series hold standards
// and guidance; they give identifier, title, date and DOI, and no status.
const nistPubsPages = "https://pages.nist.gov/NIST-Tech-Pubs/"

var nistPubsSeries = []string{"SP800", "SP500", "SP1800", "SP1500", "FIPS", "AI"}

var nistSeries = crawler.Source{
	Name:  "nist-pubs",
	About: "NIST technical series since 1968: SP 500, 800, 1500, 1800, FIPS and AI",
	Bases: map[string]string{"pages": nistPubsPages},
	Crawl: crawlNISTPubs,
}

func crawlNISTPubs(ctx context.Context, v *crawler.Visit) error {
	var records []standard.Record
	for i, series := range nistPubsSeries {
		page, err := v.Get(ctx, nistPubsPages+series+".html")
		if err != nil {
			return err
		}
		listed, err := readNISTSeries(v, page, series)
		if err != nil {
			return err
		}
		records = append(records, listed...)
		v.Progress(i+1, len(nistPubsSeries))
	}
	markRevised(records)
	for _, rec := range records {
		v.Emit(rec)
	}
	return ctx.Err()
}

// readNISTSeries reads the page of one series.
func readNISTSeries(v *crawler.Visit, page *pages.Page, series string) ([]standard.Record, error) {
	doc, err := page.HTML()
	if err != nil {
		return nil, err
	}
	if doc.Find("h3.type-head#"+series).Length() == 0 {
		return nil, page.Unexpected("expected the heading h3#%s, found %q", series, texts(doc.Find("h3")))
	}
	entries := doc.Find("div.report-paper")
	if entries.Length() == 0 {
		return nil, page.Unexpected("expected div.report-paper elements, found none among %d divs", doc.Find("div").Length())
	}
	var records []standard.Record
	for _, entry := range entries.EachIter() {
		rec, err := nistPubsRecord(entry)
		if err == nil {
			err = v.LostLetters(&rec)
		}
		if err != nil {
			v.Reject(rec.Native, withoutAuthors(entry), err)
			continue
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		records = append(records, rec)
	}
	return records, v.Dwindled(page, entries.Length())
}

// withoutAuthors is the source text of an entry as it may be kept.
func withoutAuthors(entry *goquery.Selection) string {
	kept := entry.Clone()
	kept.Find(".authors").Remove()
	raw, err := goquery.OuterHtml(kept)
	if err != nil {
		return pages.Clean(kept.Text())
	}
	return raw
}

// nistPubsRecord reads one entry. Its authors are left where they are.
func nistPubsRecord(entry *goquery.Selection) (standard.Record, error) {
	name := nistPubsField(entry, "report-number")
	if name == "" {
		return standard.Record{}, errors.New("expected a report number in span.report-number, found none")
	}
	rec := standard.Record{Native: name, Title: nistPubsField(entry, "titles"), Status: standard.Unknown, Access: standard.Free}
	if entry.Find(".titles script, .titles iframe, .titles [onerror], .titles [onload]").Length() > 0 {
		return rec, crawler.ErrScript
	}
	var err error
	if rec.ID, err = nistPubsIdentifier(name); err != nil {
		return rec, err
	}
	if strings.HasPrefix(name, "NBS ") {
		rec.Aliases = []string{name}
	}
	if rec.Published, err = nistPubsDate(nistPubsField(entry, "publication_date")); err != nil {
		return rec, err
	}
	doi := nistPubsField(entry, "doi_data")
	if !strings.HasPrefix(doi, "10.") {
		return rec, fmt.Errorf("expected a DOI, found %q", doi)
	}
	rec.URL = "https://doi.org/" + doi
	if file := entry.Find("a[href]").First().AttrOr("href", ""); strings.HasPrefix(file, "https://") {
		rec.Text = file
	}
	rec.Type = nistFeedTypes[rec.ID.Type]
	rec.Languages = []string{cmp.Or(nistTranslations[nistTranslation.FindString(rec.ID.Edition)], "en")}
	return rec, nil
}

// nistPubsField is the text of a field without its label.
func nistPubsField(entry *goquery.Selection, class string) string {
	return pages.Clean(entry.Find("span." + class).First().Contents().Not("label").Text())
}

// nistPubsDate reads "January 2017" and "1977".
func nistPubsDate(shown string) (string, error) {
	if month, err := time.Parse("January 2006", shown); err == nil {
		return month.Format("2006-01"), nil
	}
	if _, err := time.Parse("2006", shown); err != nil {
		return "", fmt.Errorf("expected a year or a month and year, found %q", shown)
	}
	return shown, nil
}

var (
	nistTwice    = regexp.MustCompile(`^NIST AI (NIST AI )`)
	nistOldDraft = regexp.MustCompile(`-draft(\d?)$`)
)

// nistPubsIdentifier reads the report number. Drafts are called as they are
// now, "2pd" for "draft2", and what the Bureau of Standards published goes by
// the name of its successor, as in the other catalogue of NIST.
func nistPubsIdentifier(name string) (standard.Identifier, error) {
	plain := nistTwice.ReplaceAllString(name, "$1")
	if draft := nistOldDraft.FindStringSubmatch(plain); draft != nil {
		plain = strings.TrimSuffix(plain, draft[0]) + " " + cmp.Or(draft[1], "i") + "pd"
	}
	id, err := standard.ParseIdentifier(plain)
	if err != nil {
		return id, fmt.Errorf("parse NIST report number %q: %w", name, err)
	}
	if id.Body == "NBS" {
		id.Body = "NIST"
	}
	return id, nil
}

// nistTranslations are the languages of translations by the end of their
// edition: "NIST SP 800-181r1es", "NIST SP 800-181.ukr".
var (
	nistTranslations = map[string]string{"fre": "fr", "es": "es", "pt": "pt", "ukr": "uk", "slo": "sk"}
	nistTranslation  = regexp.MustCompile(`(fre|es|pt|ukr|slo)$`)
)
