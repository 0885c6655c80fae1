package crawler

import (
	"context"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"landscape/standard"
)

const (
	ieeeHome   = "https://standards.ieee.org/"
	ieeeSearch = ieeeHome + "wp-admin/admin-ajax.php"
	// ieeeComplete is how old the list may become before it is read whole again:
	// the search gives ten entries at a time, so that takes hundreds of requests.
	ieeeComplete = 7 * 24 * time.Hour
)

func init() {
	register(Source{
		Name:  "ieee",
		About: "IEEE standards and projects, by the search of IEEE SA",
		Bases: map[string]string{"site": ieeeHome},
		Crawl: crawlIEEE,
	})
}

// ieeeWords find what may be on security. They are asked on the days between
// two complete readings.
var ieeeWords = []string{"security", "cybersecurity", "privacy", "cryptographic", "encryption", "authentication",
	"trusted", "blockchain", "distributed ledger", "biometric", "identity", "802.1X", "802.1AE", "802.1AR", "1609.2", "1619", "1363", "2621"}

// crawlIEEE reads the whole list when asked to or when the last time is a week
// ago; on other days only what may be on security, and the rest stays as it was.
func crawlIEEE(ctx context.Context, v *Visit) error {
	c := &ieeeCrawl{v: v, places: map[string]int{}, told: map[string]ieeeTold{}, groups: map[string]bool{}}
	complete := v.Full() || ieeeDue(v)
	if err := c.list(ctx, complete); err != nil {
		return err
	}
	if err := c.details(ctx); err != nil {
		return err
	}
	if complete {
		if err := c.refreshGroups(ctx); err != nil {
			return err
		}
	} else {
		v.Note("only the words of security were searched: the list was read whole less than %d days ago", int(ieeeComplete.Hours()/24))
		c.keepOthers()
	}
	c.emit()
	return ctx.Err()
}

// ieeeDue tells whether any entry was last seen in a list too long ago.
func ieeeDue(v *Visit) bool {
	known := false
	for native := range v.Earlier() {
		rec, ok := v.Previous(native)
		if !ok || rec.LastSeen != "" || len(rec.Provenance) == 0 {
			continue
		}
		known = true
		if time.Since(rec.Provenance[0].Fetched) > ieeeComplete {
			return true
		}
	}
	return !known
}

// ieeeCrawl is what one crawl gathers.
type ieeeCrawl struct {
	v       *Visit
	records []standard.Record
	places  map[string]int // native to its place in records
	// told is what the pages of working groups say of their standards, by designation.
	told   map[string]ieeeTold
	groups map[string]bool // working groups of which a page was read
	copies int             // redline copies that were left out
}

// list reads the complete list, or what the words find.
func (c *ieeeCrawl) list(ctx context.Context, complete bool) error {
	words := ieeeWords
	if complete {
		words = []string{""}
	}
	for _, word := range words {
		if err := c.search(ctx, word, complete); err != nil {
			return err
		}
	}
	if c.copies > 0 {
		c.v.Note("%d redline copies of standards were left out", c.copies)
	}
	return nil
}

// search reads all pages of what a word finds.
func (c *ieeeCrawl) search(ctx context.Context, word string, complete bool) error {
	seen := 0
	for number, pages := 1, 1; number <= pages; number++ {
		form := url.Values{"action": {"ieee_cloudsearch"}, "q": {word}, "page": {strconv.Itoa(number)}}
		page, err := c.v.Do(ctx, Request{URL: ieeeSearch, Form: form, Referer: ieeeHome + "search/"})
		if err != nil {
			return err
		}
		answer, err := readIEEEAnswer(page)
		if err != nil {
			return err
		}
		hits := answer.Results.Hits
		if pages = answer.Pages; len(hits.Hit) == 0 && (seen < hits.Found || complete) {
			return page.Unexpected("expected more than the %d of %d entries on page %d of the search for %q", seen, hits.Found, number, word)
		}
		for _, hit := range hits.Hit {
			c.take(hit.Fields, page)
		}
		if seen += len(hits.Hit); complete {
			c.v.Progress(seen, hits.Found)
		}
	}
	return nil
}

// ieeeAnswer is the part of an answer that we read.
type ieeeAnswer struct {
	Pages   int `json:"total_pages"`
	Results *struct {
		Hits *struct {
			Found int       `json:"found"`
			Hit   []ieeeHit `json:"hit"`
		} `json:"hits"`
	} `json:"results"`
}

type ieeeHit struct {
	Fields ieeeEntry `json:"fields"`
}

// ieeeEntry is one entry; its description is IEEE's and not taken.
type ieeeEntry struct {
	URL         string   `json:"doc_id_l"`
	PageTitle   string   `json:"doc_title_t"`
	Designation string   `json:"meta_designation_l"`
	Title       string   `json:"meta_title_t"`
	Topics      []string `json:"meta_topic_la"`
	Types       []string `json:"meta_type_la"`
}

func readIEEEAnswer(page *Page) (*ieeeAnswer, error) {
	answer := new(ieeeAnswer)
	if err := page.JSON(answer); err != nil {
		return nil, err
	}
	if answer.Results == nil || answer.Results.Hits == nil {
		return nil, page.Unexpected("expected results.hits, found %s", page.beginning())
	}
	for _, hit := range answer.Results.Hits.Hit {
		if hit.Fields.URL == "" {
			return nil, page.Unexpected("expected fields.doc_id_l in every entry, found one without")
		}
	}
	return answer, nil
}

// ieeeStandardPage is the address of a standard's page. An address with more
// parts is a page that shows the standard below one that adopted it.
var ieeeStandardPage = regexp.MustCompile(`^https://standards\.ieee\.org/ieee/[^/]+/\d+/?$`)

// take keeps what is a standard or project; the search finds news and files too.
func (c *ieeeCrawl) take(entry ieeeEntry, page *Page) {
	kind := ""
	if len(entry.Types) > 0 {
		kind = entry.Types[0]
	}
	if !ieeeStandardPage.MatchString(entry.URL) || kind != "Standard" && kind != "Project" {
		return
	}
	rec := entry.record(kind)
	if strings.HasSuffix(rec.Native, " Redline") {
		c.copies++
		return
	}
	rec.Provenance = []standard.Provenance{page.Provenance()}
	if at, twice := c.places[rec.Native]; twice {
		if c.records[at].Title != rec.Title {
			c.v.Reject("", rec.Native+" "+rec.Title, errTwice)
		}
		return
	}
	if !ieeeBody(rec.ID.Body) {
		c.v.Reject(rec.Native, rec.Native+" "+rec.Title, errNoDesignation)
		return
	}
	c.places[rec.Native] = len(c.records)
	c.records = append(c.records, rec)
}

// record is what the list alone tells; all else comes from the entry's own page.
func (e *ieeeEntry) record(kind string) standard.Record {
	designation := firstOf(strings.TrimSpace(e.Designation), strings.TrimSpace(strings.TrimPrefix(e.PageTitle, "IEEE SA - ")))
	title := cleanText(html.UnescapeString(strings.TrimPrefix(e.Title, "IEEE SA - ")))
	rec := standard.Record{Native: designation, ID: identify(designation), Title: title, Type: ieeeType(kind, title),
		Languages: []string{"en"}, Access: standard.Paid, URL: e.URL}
	for _, topics := range e.Topics {
		rec.Keywords = append(rec.Keywords, strings.Split(html.UnescapeString(topics), ",")...)
	}
	rec.Keywords = cleanList(rec.Keywords)
	// The 802 standards become free of charge some months after publication.
	if strings.HasPrefix(rec.ID.Number, "802") {
		rec.Access = standard.AccessUnknown
	}
	return rec
}

var ieeeTypes = regexp.MustCompile(`\b(Trial-Use Standard|Recommended Practice|Trial-Use Guide|Guide|Standard)\b`)

// ieeeType is what the title calls the document.
func ieeeType(kind, title string) string {
	if kind == "Project" {
		return kind
	}
	return firstOf(ieeeTypes.FindString(title), kind)
}

// ieeeBody tells whether a designation names IEEE, one of those it grew from,
// or a body that it publishes with.
func ieeeBody(body standard.Body) bool {
	names := strings.Split(string(body), "/")
	return slices.ContainsFunc(names, func(name string) bool {
		return slices.Contains([]string{"IEEE", "AIEE", "IRE", "ANSI", "ASA", "ISO", "IEC"}, name)
	})
}
