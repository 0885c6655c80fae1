package bodies

import (
	"cmp"
	"context"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const (
	ieeeHome   = "https://standards.ieee.org/"
	ieeeSearch = ieeeHome + "wp-admin/admin-ajax.php"
)

var ieee = crawler.Source{
	Name:  "ieee",
	About: "IEEE standards and projects, by the search of IEEE SA",
	Bases: map[string]string{"site": ieeeHome},
	Crawl: crawlIEEE,
}

// ieeeWords find what may be on security. They are asked on the days between
// two complete readings.
var ieeeWords = []string{"security", "cybersecurity", "privacy", "cryptographic", "encryption", "authentication",
	"trusted", "blockchain", "distributed ledger", "biometric", "identity", "802.1X", "802.1AE", "802.1AR", "1609.2", "1619", "1363", "2621"}

// crawlIEEE reads the whole list when asked to or when the last time is too long
// ago: the search gives ten entries at a time, so that takes hundreds of requests.
// On other days it reads only what may be on security, and the rest stays as it was.
func crawlIEEE(ctx context.Context, v *crawler.Visit) error {
	c := &ieeeCrawl{v: v, places: map[string]int{}, told: map[string]ieeeTold{}, groups: map[string]bool{}}
	whole := v.Whole()
	if err := c.list(ctx, whole); err != nil {
		return err
	}
	if err := c.details(ctx); err != nil {
		return err
	}
	if !whole {
		v.Note("only the words of security were searched: the list was read whole less than %v ago", v.Complete())
		c.keepOthers()
		c.emit()
		return ctx.Err()
	}
	if err := c.refreshGroups(ctx); err != nil {
		return err
	}
	c.emit()
	return v.NoteWhole()
}

// ieeeCrawl is what one crawl gathers.
type ieeeCrawl struct {
	v       *crawler.Visit
	records []standard.Record
	places  map[string]int // native to its place in records
	// told is what the pages of working groups say of their standards, by designation.
	told   map[string]ieeeTold
	groups map[string]bool // working groups of which a page was read
	copies int             // redline copies that were left out
	page   *pages.Page     // the last one of the search
}

// list reads the whole list, or what the words find.
func (c *ieeeCrawl) list(ctx context.Context, whole bool) error {
	words := ieeeWords
	if whole {
		words = []string{""}
	}
	for _, word := range words {
		if err := c.search(ctx, word, whole); err != nil {
			return err
		}
	}
	if c.copies > 0 {
		c.v.Note("%d redline copies of standards were left out", c.copies)
	}
	return c.believable(whole)
}

// search reads all pages of what a word finds.
func (c *ieeeCrawl) search(ctx context.Context, word string, whole bool) error {
	seen := 0
	for number, pages := 1, 1; number <= pages; number++ {
		form := url.Values{"action": {"ieee_cloudsearch"}, "q": {word}, "page": {strconv.Itoa(number)}}
		page, err := c.v.Do(ctx, crawler.Request{URL: ieeeSearch, Form: form, Referer: ieeeHome + "search/"})
		if err != nil {
			return err
		}
		answer, err := readIEEEAnswer(page)
		if err != nil {
			return err
		}
		c.page = page
		hits := answer.Results.Hits
		if pages = answer.Pages; len(hits.Hit) == 0 && (seen < hits.Found || whole) {
			return page.Unexpected("expected more than the %d of %d entries on page %d of the search for %q", seen, hits.Found, number, word)
		}
		for _, hit := range hits.Hit {
			c.take(hit.Fields, page)
		}
		if seen += len(hits.Hit); whole {
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

func readIEEEAnswer(page *pages.Page) (*ieeeAnswer, error) {
	answer := new(ieeeAnswer)
	if err := page.JSON(answer); err != nil {
		return nil, err
	}
	if answer.Results == nil || answer.Results.Hits == nil {
		return nil, page.Unexpected("expected results.hits, found %s", page.Beginning())
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
func (c *ieeeCrawl) take(entry ieeeEntry, page *pages.Page) {
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
	if !isDesignation(rec.ID) {
		c.v.Reject(rec.Native, rec.Native+" "+rec.Title, errNoDesignation)
		return
	}
	if err := c.v.LostLetters(&rec); err != nil {
		c.v.Reject(rec.Native, rec.Native+" "+rec.Title, err)
		return
	}
	c.places[rec.Native] = len(c.records)
	c.records = append(c.records, rec)
}

// record is what the list alone tells; all else comes from the entry's own page.
func (e *ieeeEntry) record(kind string) standard.Record {
	designation := cmp.Or(strings.TrimSpace(e.Designation), strings.TrimSpace(strings.TrimPrefix(e.PageTitle, "IEEE SA - ")))
	title := pages.Clean(html.UnescapeString(strings.TrimPrefix(e.Title, "IEEE SA - ")))
	rec := standard.Record{Native: designation, ID: standard.Identify(designation), Title: title, Type: ieeeType(kind, title),
		Languages: []string{"en"}, Access: standard.Paid, URL: e.URL}
	for _, topics := range e.Topics {
		rec.Keywords = append(rec.Keywords, strings.Split(html.UnescapeString(topics), ",")...)
	}
	rec.Keywords = pages.CleanList(rec.Keywords)
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
	return cmp.Or(ieeeTypes.FindString(title), kind)
}

// isDesignation tells whether an identifier is the number of a standard of IEEE, of
// those it grew from, or of a body that it publishes with. "IEEE and" has no number:
// it is the beginning of a white paper's title.
func isDesignation(id standard.Identifier) bool {
	bodies := strings.Split(string(id.Body), "/")
	return strings.ContainsAny(id.Number, "0123456789") && slices.ContainsFunc(bodies, func(name string) bool {
		return slices.Contains([]string{"IEEE", "AIEE", "IRE", "ANSI", "ASA", "ISO", "IEC"}, name)
	})
}
