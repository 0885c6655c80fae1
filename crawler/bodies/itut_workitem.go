package bodies

import (
	"context"
	"errors"
	"regexp"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

// readDetails reads the page of an item. It also names editors and supporting
// members; they are people and companies, and nobody needs them here.
func (it *ituWorkItem) readDetails(v *crawler.Visit) func(context.Context, *standard.Record) error {
	return func(ctx context.Context, rec *standard.Record) error {
		page, err := v.Get(ctx, rec.URL)
		if err != nil {
			return err
		}
		doc, err := page.HTML()
		if err != nil {
			return err
		}
		name, kind := fieldOf(doc, "lbl_status"), fieldOf(doc, "lbl_type_of_work_item")
		outcome, former := splitOutcome(name)
		if former != it.name {
			return page.Unexpected("expected the page of %s, found %q", it.name, name)
		}
		rec.Type = kind
		rec.Relations = it.relations(rec.ID)
		if twin := fieldOf(doc, "lbl_iso_number"); twin != it.twin {
			rec.Relations = addTwin(rec.Relations, twin)
		}
		read := []string{"type", "relations"}
		if it.outcome == "" && outcome != "" {
			addOutcome(rec, outcome)
			read = append(read, "aliases")
		}
		rec.Provenance = append(rec.Provenance, page.Provenance(read...))
		return nil
	}
}

// fieldOf is the text of the element whose id ends in name.
func fieldOf(doc *goquery.Document, name string) string {
	text := pages.Clean(doc.Find("[id$='" + name + "']").First().Text())
	if text == "-" {
		return ""
	}
	return text
}

var ituOutcome = regexp.MustCompile(`^(\S.*?)\s*\(ex\s+([^()]+)\)$`)

// splitOutcome reads "X.1651 (ex X.soar-cc)": the number that an item got, and
// the name that it had.
func splitOutcome(name string) (outcome, former string) {
	if m := ituOutcome.FindStringSubmatch(name); m != nil {
		return m[1], m[2]
	}
	return "", name
}

// addOutcome ties an item to the Recommendation that it became; the number
// that it will get is another name of it.
func addOutcome(rec *standard.Record, outcome string) {
	id, err := standard.ParseIdentifier("ITU-T " + outcome)
	switch {
	case err != nil || id.Key() == rec.ID.Key():
	case rec.Status == standard.Superseded:
		rec.Relations = append(rec.Relations, standard.Relation{Kind: standard.SupersededBy, Target: id})
	default:
		rec.Aliases = []string{outcome}
	}
}

// relations are those that the row itself tells.
func (it *ituWorkItem) relations(id standard.Identifier) []standard.Relation {
	relations := addTwin(nil, it.twin)
	revised, err := it.revised(id)
	if err != nil {
		return relations
	}
	kind := standard.Revises
	switch {
	case strings.HasPrefix(id.Supplement, "Cor"):
		kind = standard.Corrects
	case id.Supplement != "":
		kind = standard.Amends
	}
	return append(relations, standard.Relation{Kind: kind, Target: revised})
}

var errNew = errors.New("a new text")

// revised is the published text that an item changes: "X.1631rev" changes
// X.1631, "X.509 (2019) Cor.9" that edition of X.509.
func (it *ituWorkItem) revised(id standard.Identifier) (standard.Identifier, error) {
	numbered := ituNumber.MatchString(id.Number)
	switch {
	case id.Supplement != "" && numbered:
		id.Supplement = ""
		return id, nil
	case numbered && (id.Stage == "rev" || strings.HasPrefix(it.version, "Rev")):
		return standard.Identifier{Body: id.Body, Number: id.Number}, nil
	}
	return id, errNew
}

var ituNumber = regexp.MustCompile(`^[A-Z]\.\d`)

// addTwin ties an item to the ISO/IEC text that it is developed with: "ISO/IEC
// 27566-1", "ISO/IEC 9594-8 (Common)".
func addTwin(relations []standard.Relation, twin string) []standard.Relation {
	number, _, _ := strings.Cut(twin, "(")
	id, err := standard.ParseIdentifier(strings.TrimSpace(number))
	if err != nil {
		return relations
	}
	return append(relations, standard.Relation{Kind: standard.IdenticalTo, Target: id})
}

var (
	ituMonth   = regexp.MustCompile(`^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?`)
	ituQuarter = regexp.MustCompile(`^(Q[1-4])[- ](\d{4})`)
)

// ituTiming reads "2027-01 (Medium priority)", "Q2-2026", "2028-Q1".
func ituTiming(timing string) string {
	if m := ituQuarter.FindStringSubmatch(timing); m != nil {
		return m[2] + "-" + m[1]
	}
	return ituMonth.FindString(timing)
}

// liaisonsOf splits the groups that the programme names; they are committees,
// not people.
func liaisonsOf(text string) []string {
	return pages.CleanList(strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }))
}
