package bodies

import (
	"context"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"

	"github.com/PuerkitoBio/goquery"
)

var (
	errTwice         = errors.New("listed twice, with another title")
	errNoDesignation = errors.New("no designation of a standard")
)

// ieeeTold is what a page says of another standard of its working group.
type ieeeTold struct {
	designation, title, wording, address string
	page                                 *pages.Page
}

// details reads the pages of the security standards that are new or changed.
func (c *ieeeCrawl) details(ctx context.Context) error {
	for i := range c.records {
		rec := &c.records[i]
		if err := c.v.Details(ctx, rec, c.read); err != nil {
			return err
		}
		// What another page told of it before still holds.
		if old, known := c.v.Previous(rec.Native); known && len(rec.Provenance) == 1 && old.LastSeen == "" {
			c.v.KeepDetails(rec)
		}
	}
	return nil
}

// read completes a record from its page.
func (c *ieeeCrawl) read(ctx context.Context, rec *standard.Record) error {
	page, err := c.v.Get(ctx, rec.URL)
	if err != nil {
		return err
	}
	doc, err := page.HTML()
	if err != nil {
		return err
	}
	if name := pages.Clean(doc.Find("#stnd-designation").First().Text()); name != rec.Native {
		return page.Unexpected("expected the page of %s in #stnd-designation, found %q", rec.Native, name)
	}
	rec.Wording = ieeeField(doc, "dd#stnd-status")
	if rec.Wording == "" {
		return page.Unexpected("expected the status of %s in dd#stnd-status, found none", rec.Native)
	}
	rec.Status = c.status(rec)
	read := []string{"status", "wording", "groups", "relations"}
	if published := ieeePublished(doc); published != "" && rec.Status != standard.UnderDevelopment {
		rec.Published = published
		read = append(read, "published")
	}
	rec.Groups = ieeeGroups(doc)
	if next := pages.Clean(doc.Find("#stnd-superseded-by").First().Text()); next != "" {
		rec.Relations = []standard.Relation{{Kind: standard.SupersededBy, Target: standard.Identify(ieeeName(next))}}
	}
	rec.Provenance = append(rec.Provenance, page.Provenance(read...))
	c.hear(doc, page, rec.Groups)
	return nil
}

// ieeeField is the text of a field without the links that follow it.
func ieeeField(doc *goquery.Document, selector string) string {
	field := doc.Find(selector).First().Clone()
	field.Find("a").Remove()
	return pages.Clean(field.Text())
}

// ieeePublished is the day of publication, else that of approval.
func ieeePublished(doc *goquery.Document) string {
	for _, id := range []string{"#stnd-published-date", "#stnd-approval-date"} {
		if date := ieeeField(doc, id); crawler.IsDate(date) {
			return date
		}
	}
	return ""
}

// ieeeGroups are the working group and the committee above it, by their short
// names: "SIS-WG - Security in Storage Working Group".
func ieeeGroups(doc *goquery.Document) []string {
	var groups []string
	for _, id := range []string{"#stnd-working-group", "#stnd-committee"} {
		short, _, _ := strings.Cut(ieeeField(doc, id), " - ")
		if short != "" && !slices.Contains(groups, short) {
			groups = append(groups, short)
		}
	}
	return groups
}

// ieeeName puts the body before a number that a page gives without it:
// "1619-2018", "P2883", "C37.240-2014".
func ieeeName(designation string) string {
	if ieeeBare.MatchString(designation) {
		return "IEEE " + designation
	}
	return designation
}

var ieeeBare = regexp.MustCompile(`^[A-Z]{0,2}\d`)

// ieeeTabs are the lists of a page's working group and what they say.
var ieeeTabs = map[string]string{
	"wg-active-project": "Active PAR", "wg-active-standard": "Active Standard", "wg-superseded-standard": "Superseded Standard",
	"wg-inactive-withdrawn-standard": "Inactive-Withdrawn Standard", "wg-inactive-reserved-standard": "Inactive-Reserved Standard",
}

// hear keeps what the page tells of the other standards of its working group.
func (c *ieeeCrawl) hear(doc *goquery.Document, page *pages.Page, groups []string) {
	if len(groups) > 0 {
		c.groups[groups[0]] = true
	}
	for item, wording := range ieeeTabs {
		doc.Find("." + item).Each(func(_ int, s *goquery.Selection) {
			text := func(part string) string { return pages.Clean(s.Find("#" + item + "-" + part).First().Text()) }
			told := ieeeTold{designation: ieeeName(text("designation")), title: text("title"), wording: wording, page: page,
				address: s.Find("#"+item+"-url").First().AttrOr("href", "")}
			if text("designation") != "" {
				c.told[told.designation] = told
			}
		})
	}
}

var ieeeStatuses = map[string]standard.Status{
	"Active Standard": standard.InForce, "Superseded Standard": standard.Superseded,
	"Inactive-Withdrawn Standard": standard.Withdrawn, "Inactive-Withdrawn": standard.Withdrawn,
	"Inactive-Reserved Standard": standard.Withdrawn, "Inactive-Reserved": standard.Withdrawn,
	"Active PAR": standard.UnderDevelopment, "Active Project": standard.UnderDevelopment,
}

// status reads the wording. A draft, told by the P of its number, is not in
// force even where IEEE lists it among its standards.
func (c *ieeeCrawl) status(rec *standard.Record) standard.Status {
	if _, known := ieeeStatuses[rec.Wording]; !known {
		c.v.Note("status %q of %s is not a known one", rec.Wording, rec.Native)
	}
	return ieeeStatus(rec)
}

func ieeeStatus(rec *standard.Record) standard.Status {
	status, known := ieeeStatuses[rec.Wording]
	switch {
	case !known:
		return standard.Unknown
	case rec.ID.Stage != "" && status == standard.InForce:
		return standard.Unknown
	}
	return status
}

// refreshGroups reads one page of each working group on security of which none
// was read: it tells what became of all the group's standards.
func (c *ieeeCrawl) refreshGroups(ctx context.Context) error {
	for i := range c.records {
		rec := &c.records[i]
		if len(rec.Groups) == 0 || c.groups[rec.Groups[0]] {
			continue
		}
		again := *rec
		again.Provenance = rec.Provenance[:1:1]
		if err := c.read(ctx, &again); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			c.v.Note("working group %s: %v", rec.Groups[0], err)
			continue
		}
		*rec = again
	}
	return nil
}

// emit hands the records over, with what the pages of their groups tell.
func (c *ieeeCrawl) emit() {
	newest := c.newest()
	for i := range c.records {
		rec := &c.records[i]
		if told, ok := c.told[rec.Native]; ok && told.wording != rec.Wording {
			rec.Wording = told.wording
			rec.Status = c.status(rec)
			rec.Provenance = append(rec.Provenance, told.page.Provenance("status", "wording"))
		}
		c.conclude(rec, newest)
		c.v.Emit(*rec)
	}
	c.emitProjects(newest)
}

// newest finds the latest published edition of each number, by Key.
func (c *ieeeCrawl) newest() map[string]standard.Identifier {
	newest := map[string]standard.Identifier{}
	for i := range c.records {
		id := c.records[i].ID
		if id.Stage == "" && id.Edition > newest[id.Key()].Edition {
			newest[id.Key()] = id
		}
	}
	return newest
}

// conclude fills in what no page told.
func (c *ieeeCrawl) conclude(rec *standard.Record, newest map[string]standard.Identifier) {
	if rec.Status == "" {
		rec.Status = standard.Unknown
		if rec.Type == "Project" {
			rec.Status, rec.Wording = standard.UnderDevelopment, "Project"
		}
	}
	if year := strings.TrimLeft(rec.ID.Edition, "-:"); rec.Published == "" && rec.Status != standard.UnderDevelopment && crawler.IsDate(year) {
		rec.Published, rec.Inferred = year, []string{"published"}
	}
	if kind, parent, ok := ieeeParent(rec.ID); ok {
		relate(rec, standard.Relation{Kind: kind, Target: parent})
	}
	if revised, published := newest[rec.ID.Key()]; published && rec.Status == standard.UnderDevelopment {
		relate(rec, standard.Relation{Kind: standard.Revises, Target: revised, Inferred: "the project has the number of a published standard"})
	}
}

// ieeeParent is the document that a supplement belongs to: "IEEE
// 802.1AE-2018/Cor 1-2020" corrects IEEE 802.1AE-2018.
func ieeeParent(id standard.Identifier) (standard.RelationKind, standard.Identifier, bool) {
	parent := id
	parent.Supplement = ""
	switch {
	case strings.HasPrefix(id.Supplement, "Cor"):
		return standard.Corrects, parent, true
	case strings.HasPrefix(id.Supplement, "Amd"):
		return standard.Amends, parent, true
	}
	return "", id, false
}

// relate adds a relation that the record does not have yet.
func relate(rec *standard.Record, relation standard.Relation) {
	if !slices.Contains(rec.Relations, relation) {
		rec.Relations = append(rec.Relations, relation)
	}
}

// emitProjects hands over the projects that only their working group lists.
// One whose page is by now that of a standard has come to its end.
func (c *ieeeCrawl) emitProjects(newest map[string]standard.Identifier) {
	pages := map[string]bool{}
	for i := range c.records {
		pages[strings.TrimSuffix(c.records[i].URL, "/")] = true
	}
	for _, name := range slices.Sorted(maps.Keys(c.told)) {
		told := c.told[name]
		if _, listed := c.places[name]; listed || told.wording != "Active PAR" || pages[strings.TrimSuffix(told.address, "/")] {
			continue
		}
		entry := ieeeEntry{Designation: name, Title: told.title, URL: told.address}
		rec := entry.record("Project")
		if !ieeeStandardPage.MatchString(rec.URL) || !isDesignation(rec.ID) {
			continue
		}
		rec.Wording, rec.Status = told.wording, standard.UnderDevelopment
		rec.Provenance = []standard.Provenance{told.page.Provenance()}
		c.conclude(&rec, newest)
		c.v.Emit(rec)
	}
}
