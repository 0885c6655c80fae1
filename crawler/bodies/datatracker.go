package bodies

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const datatracker = "https://datatracker.ietf.org"

var internetDrafts = crawler.Source{
	Name:  "ietf-drafts",
	About: "Internet-Drafts of IETF working groups and IRTF research groups",
	Bases: map[string]string{"api": datatracker + "/api/v1/"},
	Crawl: crawlDrafts,
}

const (
	draftsPage = 250
	// draftsLeaving is more drafts than can become RFCs or expire between two
	// crawls, even after an IETF meeting.
	draftsLeaving = 200
)

// crawlDrafts reads the active drafts that a group has adopted. Those that
// became RFCs are listed in the first crawl and in full ones; later, a draft
// that left the active list tells on its own page what became of it. Drafts of
// single authors are nobody's work in progress and are left out.
func crawlDrafts(ctx context.Context, v *crawler.Visit) error {
	d := &drafts{visit: v, emitted: map[string]bool{}}
	if err := d.readNames(ctx); err != nil {
		return err
	}
	states := []string{"active"}
	if v.Full() || !d.known() {
		states = append(states, "rfc")
	}
	for _, state := range states {
		for _, kind := range []string{"wg", "rg"} {
			if err := d.list(ctx, kind, state); err != nil {
				return err
			}
		}
	}
	return d.keepEarlier(ctx)
}

// drafts is one crawl of the datatracker.
type drafts struct {
	visit   *crawler.Visit
	states  draftStates
	groups  map[string]draftGroup
	emitted map[string]bool
}

// tastypie is one page of any list of the API.
type tastypie[T any] struct {
	Meta *struct {
		Next  string `json:"next"`
		Total int    `json:"total_count"`
	} `json:"meta"`
	Objects []T `json:"objects"`
}

var (
	draftName = regexp.MustCompile(`^draft(-[a-z0-9.+]+){2,}$`)
	draftRev  = regexp.MustCompile(`^\d\d$`)
)

// draftDocument is what the API tells about a draft; who wrote it is not read.
type draftDocument struct {
	Name     string   `json:"name"`
	Rev      string   `json:"rev"`
	Title    string   `json:"title"`
	Abstract string   `json:"abstract"`
	Group    string   `json:"group"`
	States   []string `json:"states"`
	Intended string   `json:"intended_std_level"`
	Expires  string   `json:"expires"`
	RFC      int      `json:"rfc_number"`
	Keywords string   `json:"keywords"`
	URI      string   `json:"resource_uri"`
}

// readList follows the pages of one list to its end. It is ordered by the
// server, so what it shows twice is left to the callers to recognise.
func readList[T any](ctx context.Context, v *crawler.Visit, address string, each func(*pages.Page, *T)) error {
	first, read := address, 0
	for {
		page, err := v.Get(ctx, address)
		if err != nil {
			return err
		}
		var list tastypie[T]
		if err := page.JSON(&list); err != nil {
			return err
		}
		if list.Meta == nil {
			return page.Unexpected("expected a list with meta and objects, found neither")
		}
		for i := range list.Objects {
			each(page, &list.Objects[i])
		}
		read += len(list.Objects)
		v.Progress(read, list.Meta.Total)
		switch next := list.Meta.Next; {
		case next == "" && read < list.Meta.Total:
			return page.Unexpected("expected %d objects of %s, found %d", list.Meta.Total, first, read)
		case next == "":
			return nil
		case !strings.HasPrefix(next, "/api/v1/") || len(list.Objects) == 0:
			return page.Unexpected("expected the next page of the list, found %q", next)
		default:
			address = datatracker + next
		}
	}
}

func (d *drafts) list(ctx context.Context, groupType, state string) error {
	query := url.Values{"format": {"json"}, "type": {"draft"}, "group__type": {groupType},
		"states": {d.states.id("draft", state)}, "limit": {fmt.Sprint(draftsPage)}, "offset": {"0"}}
	return readList(ctx, d.visit, datatracker+"/api/v1/doc/document/?"+query.Encode(), d.emit)
}

func (d *drafts) emit(page *pages.Page, doc *draftDocument) {
	rec, err := d.record(doc)
	if err != nil {
		d.visit.Reject(doc.Name, doc.Name+" "+doc.Title, err)
		return
	}
	d.emitted[doc.Name] = true
	rec.Provenance = []standard.Provenance{page.Provenance()}
	d.visit.Emit(rec)
}

func (d *drafts) record(doc *draftDocument) (standard.Record, error) {
	doc.Name = strings.TrimSpace(doc.Name)
	if !draftName.MatchString(doc.Name) || !draftRev.MatchString(doc.Rev) {
		return standard.Record{}, fmt.Errorf("expected the name and revision of a draft, found %q and %q", doc.Name, doc.Rev)
	}
	// Not parsed, for a name may end like a revision: draft-songlee-aes-cmac-96.
	id := standard.Identifier{Body: "IETF", Number: doc.Name, Edition: "-" + doc.Rev}
	status, wording := d.standing(doc)
	rec := standard.Record{
		Native: doc.Name, ID: id, Title: doc.Title, Type: draftType(doc.Intended), Status: status, Wording: wording,
		Edition: doc.Rev, Groups: d.groupNames(doc.Group), Languages: []string{"en"}, Access: standard.Free,
		URL: datatracker + "/doc/" + doc.Name + "/", Abstract: doc.Abstract,
		Text: "https://www.ietf.org/archive/id/" + doc.Name + "-" + doc.Rev + ".txt",
	}
	if doc.RFC > 0 {
		rfc := standard.Identifier{Body: "IETF", Type: "RFC", Number: fmt.Sprint(doc.RFC)}
		rec.Relations = []standard.Relation{{Kind: standard.SupersededBy, Target: rfc}}
	}
	// The API gives a list inside a text; anything else is no keyword.
	if json.Unmarshal([]byte(doc.Keywords), &rec.Keywords) != nil {
		rec.Keywords = nil
	}
	return rec, nil
}

// standing maps the states. A draft that became an RFC is superseded by it,
// whatever its other states say.
func (d *drafts) standing(doc *draftDocument) (standard.Status, string) {
	status, words := standard.Unknown, []string{}
	for _, uri := range doc.States {
		state, known := d.states[uri]
		if !known {
			continue
		}
		words = append(words, state.Name)
		if state.kind() != "draft" {
			continue
		}
		switch state.Slug {
		case "active":
			status = standard.UnderDevelopment
		case "rfc", "repl":
			status = standard.Superseded
		case "expired", "auth-rm", "ietf-rm":
			status = standard.Withdrawn
		}
	}
	if doc.RFC > 0 {
		status = standard.Superseded
	}
	// That a draft expires is no plan to finish it, so it is only told in words.
	if status == standard.UnderDevelopment && len(doc.Expires) >= 10 {
		words = append(words, "expires "+doc.Expires[:10])
	}
	return status, strings.Join(words, "; ")
}

// draftLevels are the names of what a draft is meant to become.
var draftLevels = map[string]string{"ps": "Proposed Standard", "ds": "Draft Standard", "std": "Internet Standard",
	"bcp": "Best Current Practice", "inf": "Informational", "exp": "Experimental", "hist": "Historic"}

func draftType(intended string) string {
	if level := draftLevels[lastSegment(intended)]; level != "" {
		return "Internet-Draft (" + level + ")"
	}
	return "Internet-Draft"
}

// lastSegment is "ps" of "/api/v1/name/intendedstdlevelname/ps/".
func lastSegment(uri string) string {
	uri = strings.TrimSuffix(uri, "/")
	return uri[strings.LastIndexByte(uri, '/')+1:]
}
