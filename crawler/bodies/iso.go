package bodies

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const (
	isoOpenData = "https://isopublicstorageprod.blob.core.windows.net/opendata/_latest/"
	isoList     = isoOpenData + "iso_deliverables_metadata/json/iso_deliverables_metadata.jsonl"
	// isoAttribution is what the licence of ISO Open Data asks for.
	isoAttribution = "Contains information from ISO Open Data, made available under the ODC Attribution License"
)

var iso = crawler.Source{
	Name:  "iso",
	About: "ISO and ISO/IEC JTC 1 deliverables and projects. " + isoAttribution,
	Bases: map[string]string{"opendata": isoOpenData},
	Crawl: crawlISO,
}

// crawlISO reads the one file that holds every deliverable and project. It
// names related ones by number only, so it is read twice: first for the names.
func crawlISO(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Do(ctx, crawler.Request{URL: isoList, Large: true})
	if err != nil {
		return err
	}
	projects, err := readISOProjects(ctx, page)
	if err != nil {
		return err
	}
	v.Note("%s", isoAttribution)
	done, provenance := 0, []standard.Provenance{page.Provenance()}
	err = pages.EachLine(ctx, page, func(line []byte) error {
		if done++; done%1000 == 0 {
			v.Progress(done, projects.lines)
		}
		var d isoDeliverable
		if err := json.Unmarshal(line, &d); err != nil {
			v.Reject("", string(line), fmt.Errorf("read a deliverable: %w", err))
			return nil
		}
		if d.deleted() {
			return nil
		}
		rec := d.record(projects)
		rec.Provenance = provenance
		if rec.Status == standard.Unknown {
			v.Note("stage %q is not a known one", rec.Wording)
		}
		v.Emit(rec)
		return nil
	})
	v.Progress(done, projects.lines)
	return err
}

// isoProjects is what the first reading learns.
type isoProjects struct {
	lines int
	known map[int]isoProject
}

type isoProject struct {
	ID        int    `json:"id"`
	Reference string `json:"reference"`
	Stage     *int   `json:"currentStage"`
}

// readISOProjects reads the names and stages, and checks that the file is
// whole and of the shape that we know.
func readISOProjects(ctx context.Context, page *pages.Page) (*isoProjects, error) {
	projects := &isoProjects{known: map[int]isoProject{}}
	last := true
	err := pages.EachLine(ctx, page, func(line []byte) error {
		projects.lines++
		var p isoProject
		if last = json.Valid(line) && json.Unmarshal(line, &p) == nil; !last {
			return nil // set aside by the second reading
		}
		if p.ID == 0 || p.Reference == "" {
			return page.Unexpected("expected the fields id and reference in line %d, found %v", projects.lines, pages.FieldNames(line))
		}
		projects.known[p.ID] = p
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(projects.known) == 0:
		return nil, page.Unexpected("expected JSON lines of deliverables, found %s", page.Beginning())
	case !last:
		return nil, page.Unexpected("ends in the middle of line %d", projects.lines)
	}
	return projects, nil
}

// isoDeliverable is one line of the file.
type isoDeliverable struct {
	isoProject
	Type       string   `json:"deliverableType"`
	Supplement string   `json:"supplementType"`
	Title      isoText  `json:"title"`
	Published  string   `json:"publicationDate"`
	Edition    int      `json:"edition"`
	ICS        []string `json:"icsCode"`
	Owner      string   `json:"ownerCommittee"`
	Replaces   []int    `json:"replaces"`
	ReplacedBy []int    `json:"replacedBy"`
	Languages  []string `json:"languages"`
	Scope      isoText  `json:"scope"`
}

type isoText struct {
	EN string `json:"en"`
	FR string `json:"fr"`
}

// deleted tells the stubs that ISO leaves behind for deleted projects.
func (d *isoDeliverable) deleted() bool { return strings.HasPrefix(d.Reference, "Withdrawn ") }

func (d *isoDeliverable) record(projects *isoProjects) standard.Record {
	rec := standard.Record{
		Native: d.Reference, ID: standard.Identify(d.Reference), Title: d.Title.EN, Type: d.kind(),
		Status: isoStatus(d.Stage), Wording: isoWording(d.Stage),
		ICS: d.ICS, Languages: d.Languages, Access: standard.Paid,
		URL:      "https://www.iso.org/standard/" + strconv.Itoa(d.ID) + ".html",
		Abstract: pages.PlainText(d.Scope.EN), Relations: d.relations(projects),
	}
	if rec.Title == "" {
		rec.Title = d.Title.FR
	} else if d.Title.FR != "" {
		rec.Titles = map[string]string{"fr": d.Title.FR}
	}
	if d.Edition > 0 {
		rec.Edition = strconv.Itoa(d.Edition)
	}
	if d.Owner != "" {
		rec.Groups = []string{d.Owner}
	}
	// For a project the date is the planned one.
	if rec.Status == standard.UnderDevelopment {
		rec.Expected = d.planned()
		rec.ID.Stage = cmp.Or(rec.ID.Stage, d.mark(rec.ID))
	} else {
		rec.Published = d.Published
	}
	return rec
}

// mark is the stage in letters of a project that ISO names like the standard that it
// will be: "ISO 9564-2" at 50.00 is ISO/FDIS 9564-2, and no second ISO 9564-2.
func (d *isoDeliverable) mark(id standard.Identifier) string {
	if d.Type != "IS" || id.Edition != "" || id.Supplement != "" {
		return ""
	}
	return map[int]string{30: "CD", 40: "DIS", 50: "FDIS"}[*d.Stage/100]
}

// planned is when a project is to be published. Of an amendment that has no date
// yet, ISO gives the first day of the year of the text that it changes.
func (d *isoDeliverable) planned() string {
	_, parent, supplement := parentOf(d.Reference)
	if year, first := strings.CutSuffix(d.Published, "-01-01"); supplement && first && strings.HasSuffix(parent, ":"+year) {
		return ""
	}
	return d.Published
}

var isoKinds = map[string]string{
	"IS": "International Standard", "TS": "Technical Specification", "TR": "Technical Report",
	"PAS": "Publicly Available Specification", "GUIDE": "Guide", "IWA": "International Workshop Agreement",
	"R": "Recommendation", "ISP": "International Standardized Profile", "TTA": "Technology Trends Assessment",
	"Amd": "Amendment", "Cor": "Technical Corrigendum", "Add": "Addendum", "Suppl": "Supplement",
}

// kind spells the type out; a new one is kept as ISO writes it.
func (d *isoDeliverable) kind() string {
	code := d.Type
	if d.Supplement != "" {
		code = d.Supplement
	}
	if kind, known := isoKinds[code]; known {
		return kind
	}
	return code
}

// isoStatus reads the harmonized stage code, stage*100+substage. A standard
// whose withdrawal is only proposed or balloted is still in force. ISO calls
// every earlier edition withdrawn; relations tell what took its place.
func isoStatus(stage *int) standard.Status {
	if stage == nil {
		return standard.Unknown
	}
	switch code := *stage; {
	case code == 9599, code < 6000 && code%100 == 98:
		return standard.Withdrawn
	case code >= 0 && code <= 6000:
		return standard.UnderDevelopment
	case slices.Contains([]int{6060, 9020, 9060, 9092, 9093, 9099, 9500, 9520, 9560, 9592}, code):
		return standard.InForce
	}
	return standard.Unknown
}

// isoWording is the stage as ISO writes it: "40.60".
func isoWording(stage *int) string {
	if stage == nil {
		return ""
	}
	return fmt.Sprintf("%02d.%02d", *stage/100, *stage%100)
}

// isoSupplement finds the last supplement of a reference, with its stage:
// "/Amd 1:2024", "/CD Cor 2", "/DAM 1", "/AMD1:2024" as IEC writes it.
var isoSupplement = regexp.MustCompile(`^(.+)/(?:[A-Z]+ )?(?i:[FD]*(AMD?|COR|ADD|SUPPL|ISH)) ?\d*(?::\d{4})?$`)

// parentOf tells which document a supplement belongs to, and how.
func parentOf(reference string) (kind standard.RelationKind, parent string, ok bool) {
	m := isoSupplement.FindStringSubmatch(reference)
	if m == nil {
		return "", "", false
	}
	if strings.EqualFold(m[2], "cor") {
		return standard.Corrects, m[1], true
	}
	return standard.Amends, m[1], true
}

func (d *isoDeliverable) relations(projects *isoProjects) []standard.Relation {
	var relations []standard.Relation
	if kind, parent, ok := parentOf(d.Reference); ok {
		relations = append(relations, standard.Relation{Kind: kind, Target: standard.Identify(parent)})
	}
	underway := isoStatus(d.Stage) == standard.UnderDevelopment
	for _, number := range d.Replaces {
		kind := standard.Supersedes
		if underway {
			kind = standard.Revises
		}
		relations = projects.relate(relations, kind, number)
	}
	for _, number := range d.ReplacedBy {
		kind := standard.SupersededBy
		if other := projects.known[number]; isoStatus(other.Stage) == standard.UnderDevelopment {
			kind = standard.UnderRevision
		}
		relations = projects.relate(relations, kind, number)
	}
	return relations
}

// relate adds the relation to a project, unless the file does not hold it.
func (ps *isoProjects) relate(to []standard.Relation, kind standard.RelationKind, number int) []standard.Relation {
	other, known := ps.known[number]
	if !known || strings.HasPrefix(other.Reference, "Withdrawn ") {
		return to
	}
	return append(to, standard.Relation{Kind: kind, Target: standard.Identify(other.Reference)})
}
