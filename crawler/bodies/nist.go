package bodies

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

// The Computer Security Resource Center of NIST exports all its publications,
// but for Interagency Reports, in one archive. A second, small feed lists the
// drafts open for comment, reports among them.
const (
	nistFeeds  = "https://csrc.nist.gov/CSRC/media/feeds/"
	nistExport = nistFeeds + "metanorma/pubs-export.zip"
	nistDrafts = nistFeeds + "pubs/drafts-open-for-comment.json"
)

var nist = crawler.Source{
	Name:  "nist",
	About: "NIST Special Publications, FIPS and cybersecurity white papers",
	Bases: map[string]string{"feeds": nistFeeds},
	Crawl: crawlNIST,
}

func crawlNIST(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Do(ctx, crawler.Request{URL: nistExport, Large: true})
	if err != nil {
		return err
	}
	exported, err := readNISTExport(v, page)
	if err != nil {
		return err
	}
	drafts, err := v.Get(ctx, nistDrafts)
	if err != nil {
		return err
	}
	return readNISTDrafts(v, drafts, exported)
}

// nistPublication is one entry of the export. Authors and editors are in it
// too; they are not read.
type nistPublication struct {
	Series     string          `json:"series"`
	Identifier string          `json:"docidentifier"`
	Revision   string          `json:"revision"`
	URI        string          `json:"uri"`
	DOI        string          `json:"doi"`
	Title      string          `json:"title-main"`
	Subtitle   string          `json:"title-sub"`
	Issued     string          `json:"issued-date"`
	Published  string          `json:"published-date"`
	Obsoleted  string          `json:"obsoleted-date"`
	Status     string          `json:"status"`
	Substage   string          `json:"substage"`
	Supersedes []nistReference `json:"supersedes"`
	Superseded []nistReference `json:"superseded-by"`
	Keywords   []string        `json:"keywords"`
	CommentTo  string          `json:"comment-to"`
}

type nistReference struct {
	URI        string `json:"uri"`
	Identifier string `json:"docidentifier"`
}

// readNISTExport emits every publication and returns the addresses it saw.
func readNISTExport(v *crawler.Visit, page *pages.Page) (map[string]bool, error) {
	archive, err := zip.OpenReader(page.File)
	if err != nil {
		return nil, page.Unexpected("expected a zip archive, found %s (%v)", page.Beginning(), err)
	}
	defer archive.Close()
	member, err := archive.Open("pubs-export.json")
	if err != nil {
		return nil, page.Unexpected("expected pubs-export.json in the archive: %v", err)
	}
	defer member.Close()
	exported := map[string]bool{}
	err = pages.EachItem(json.NewDecoder(pages.SkipMark(member)), func(raw json.RawMessage) error {
		if len(exported) == 0 {
			if err := pages.WantKeys(raw, "uri", "docidentifier", "title-main", "status", "substage"); err != nil {
				return err
			}
		}
		var p nistPublication
		if err := json.Unmarshal(raw, &p); err != nil {
			v.Reject("", string(raw), fmt.Errorf("parse NIST publication: %w", err))
			return nil
		}
		exported[p.URI] = true
		rec, err := p.record(v)
		if err != nil {
			v.Reject(p.URI, string(raw), err)
			return nil
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		v.Emit(rec)
		return nil
	})
	if err != nil {
		return nil, page.Unexpected("%v", err)
	}
	return exported, nil
}

var nistTypes = map[string]string{"nist-sp": "Special Publication", "nist-fips": "Federal Information Processing Standard",
	"csrc-white-paper": "Cybersecurity White Paper"}

// errTestEntry refuses what NIST left in its list from a test: SP 800-2 ipd.
var errTestEntry = errors.New("an entry called Test is no publication")

func (p *nistPublication) record(v *crawler.Visit) (standard.Record, error) {
	id, err := nistIdentifier(p.Identifier, p.URI)
	if err != nil {
		return standard.Record{}, err
	}
	if m := nistSupplement.FindStringSubmatch(p.DOI); m != nil {
		id.Supplement = strings.ToUpper(m[1][:1]) + strings.ToLower(m[1][1:]) + m[2]
	}
	if strings.EqualFold(p.Title, "test") {
		return standard.Record{}, errTestEntry
	}
	rec := standard.Record{
		Native: p.URI, ID: id, Title: p.Title, Type: nistTypes[p.Series],
		Published: cmp.Or(p.Published, p.Issued), Edition: p.Revision, Keywords: p.Keywords,
		Languages: []string{"en"}, Access: standard.Free, URL: p.URI,
	}
	if p.Subtitle != "" {
		rec.Title += ": " + p.Subtitle
	}
	if p.DOI != "" {
		rec.Text = "https://doi.org/" + p.DOI
	}
	rec.Status = p.standing()
	if rec.Status == standard.Unknown {
		v.Note("unknown NIST status %q, %q", p.Status, p.Substage)
	}
	if rec.Status == standard.Withdrawn || rec.Status == standard.Superseded {
		rec.Withdrawn = p.Obsoleted
	}
	rec.Wording = strings.TrimSuffix(p.Status+", "+p.Substage, ", ")
	if rec.Status == standard.UnderDevelopment && p.CommentTo != "" {
		rec.Wording += ", comments until " + p.CommentTo
	}
	rec.Relations = append(nistRelations(standard.Supersedes, p.Supersedes), nistRelations(standard.SupersededBy, p.Superseded)...)
	return rec, nil
}

// standing maps the pair of status and substage. A withdrawn draft was
// replaced by a later draft or by the publication; a retired one was dropped.
func (p *nistPublication) standing() standard.Status {
	switch p.Status + " " + p.Substage {
	case "final active":
		return standard.InForce
	case "draft-public active":
		return standard.UnderDevelopment
	case "final withdrawn", "draft-public withdrawn":
		if len(p.Superseded) > 0 {
			return standard.Superseded
		}
		return standard.Withdrawn
	case "draft-public retired", "final retired":
		return standard.Withdrawn
	}
	return standard.Unknown
}

func nistRelations(kind standard.RelationKind, references []nistReference) []standard.Relation {
	var relations []standard.Relation
	for _, r := range references {
		if id, err := nistIdentifier(r.Identifier, r.URI); err == nil {
			relations = append(relations, standard.Relation{Kind: kind, Target: id})
		}
	}
	return relations
}

var (
	// "SP 800-57 Part 1 Rev. 4", "SP 800-63A-4", "SP 800-160 Vol. 1", "FIPS 140-2", "CSWP 38A"
	nistName = regexp.MustCompile(`^(SP|FIPS|CSWP|IR|AI|GCR|TN) (\d+(?:-\d+)?[A-Z]?)(-\d+)?` +
		`(?: Vol\. (\d+))?(?: Part (\d+))?(?: (?:Rev\.|Revision) (\d+|A))?(?: Version (\d+)| E(\d+))?$`)
	// One publication, SP 800-27rA, is called "SP 800-27 Revision (r)".
	nistRevisionA = regexp.MustCompile(` Revision \(r\)$`)
	nistPartOf    = regexp.MustCompile(`/pt(\d+)/`)
	nistUpdate    = regexp.MustCompile(`/(upd\d+)/`)
	// An addendum or supplement is called like what it belongs to; its DOI tells:
	// "10.6028/NIST.SP.800-38A-Add", "10.6028/NIST.SP.800-63Bsup1".
	nistSupplement = regexp.MustCompile(`(?i)(add|sup)(\d*)$`)
	nistDraftOf    = regexp.MustCompile(`^(i|f|\d)(pd|wd|prd)\b`)
)

// nistIdentifier makes the identifier in NIST's own form, "NIST SP 800-171r3
// ipd". Part, update and iteration are told by the address more surely than by
// the name: three parts of SP 800-73-5 are all called so, and a draft is named
// like the publication it becomes.
func nistIdentifier(name, uri string) (standard.Identifier, error) {
	m := nistName.FindStringSubmatch(nistRevisionA.ReplaceAllString(strings.TrimSpace(name), " Rev. A"))
	if m == nil {
		return standard.Identifier{}, fmt.Errorf("%q is not a NIST identifier", name)
	}
	part := m[5]
	if p := nistPartOf.FindStringSubmatch(uri); p != nil {
		part = p[1]
	}
	id := standard.Identifier{Body: "NIST", Type: m[1]}
	id.Number = m[2] + prefixed("v", m[4]) + prefixed("pt", part)
	id.Edition = m[3] + prefixed("r", m[6]) + prefixed("ver", m[7]) + prefixed("e", m[8])
	if u := nistUpdate.FindStringSubmatch(uri); u != nil {
		id.Edition += "-" + u[1]
	}
	if d := nistDraftOf.FindString(path.Base(uri)); d != "" {
		id.Edition = strings.TrimSpace(id.Edition + " " + d)
	}
	if canonical, err := standard.ParseIdentifier(id.String()); err == nil {
		return canonical, nil
	}
	return id, nil
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// nistDraft is one entry of the feed of drafts open for comment.
type nistDraft struct {
	Title     string `json:"title"`
	Published string `json:"published"`
	Link      string `json:"link"`
	Content   string `json:"content"`
}

// readNISTDrafts emits the drafts that the export does not have: Interagency
// Reports and drafts that are not public drafts yet.
func readNISTDrafts(v *crawler.Visit, page *pages.Page, exported map[string]bool) error {
	var feed struct {
		Entries []json.RawMessage `json:"entries"`
	}
	if err := page.JSON(&feed); err != nil {
		return err
	}
	if feed.Entries == nil {
		return page.Unexpected("expected a list of entries, found none")
	}
	for i, raw := range feed.Entries {
		if i == 0 {
			if err := pages.WantKeys(raw, "title", "link", "published"); err != nil {
				return page.Unexpected("%v", err)
			}
		}
		var d nistDraft
		if err := json.Unmarshal(raw, &d); err != nil {
			v.Reject("", string(raw), fmt.Errorf("parse NIST draft: %w", err))
			continue
		}
		if exported[d.Link] || strings.Contains(d.Link, "/pubs/pd/") {
			continue // project descriptions belong to no series
		}
		rec, err := d.record()
		if err != nil {
			v.Reject(d.Link, string(raw), err)
			continue
		}
		rec.Provenance = []standard.Provenance{page.Provenance()}
		v.Emit(rec)
	}
	return nil
}

// nistStageWords end the titles in the feed, without a blank before them.
var nistStageWords = regexp.MustCompile(`\s*(?:\(?(?:(?:Initial|Final|Second|Third|Fourth|2nd|3rd|4th) )?(?:Preliminary |Public |Working )+Draft\)?)$`)

func (d *nistDraft) record() (standard.Record, error) {
	name, title, ok := strings.Cut(d.Title, ", ")
	if !ok {
		return standard.Record{}, fmt.Errorf("%q has no identifier before a comma", d.Title)
	}
	id, err := nistIdentifier(name, d.Link)
	if err != nil {
		return standard.Record{}, err
	}
	stage := strings.TrimSpace(nistStageWords.FindString(title))
	return standard.Record{
		Native: d.Link, ID: id, Title: strings.TrimSuffix(title, stage), Type: nistFeedTypes[id.Type],
		Status: standard.UnderDevelopment, Wording: strings.Trim(stage+"; "+d.Content, "; "),
		Published: dateOf(d.Published), Languages: []string{"en"}, Access: standard.Free, URL: d.Link,
	}, nil
}

var nistFeedTypes = map[string]string{"SP": "Special Publication", "FIPS": "Federal Information Processing Standard",
	"CSWP": "Cybersecurity White Paper", "IR": "Interagency Report", "AI": "Trustworthy and Responsible AI"}
