package bodies

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const (
	iecSearch  = "https://webstore-search-api.iec.ch/api/search"
	iecBirth   = 1906  // the year in which the IEC was founded
	iecWindow  = 10000 // the search pages no further than this
	iecPerPage = 2000
)

var iec = crawler.Source{
	Name:  "iec",
	About: "IEC publications, by the search of its web store",
	Bases: map[string]string{"search": "https://webstore-search-api.iec.ch/api/"},
	Crawl: crawlIEC,
}

// iecUndated are words that find what no year finds: databases, fragments of
// drafts and new projects on security have no year in their reference.
var iecUndated = []string{"FRAG", "60417", "60617", "61360", "60704", "security", "cybersecurity", "privacy"}

// crawlIEC reads the list whole where the search allows it. It shows no more
// than its window, so the list is otherwise read year by year: every
// publication carries its year in its reference.
func crawlIEC(ctx context.Context, v *crawler.Visit) error {
	c := &iecCrawl{v: v, whole: v.Whole(), seen: map[string]bool{}, listed: map[string]bool{}}
	total, err := c.ask(ctx, "")
	if err != nil {
		return err
	}
	if total == 0 || total >= iecWindow {
		if err := c.askByYear(ctx); err != nil {
			return err
		}
	}
	if len(c.listed) == 0 {
		return c.first.Unexpected("expected publications, found none for any year")
	}
	c.emitProjects()
	v.Note("%d sales forms of publications were left out: redlines, consolidated versions, series, previews", c.forms)
	if c.whole {
		return v.NoteWhole()
	}
	return nil
}

// iecCrawl is what one crawl gathers.
type iecCrawl struct {
	v        *crawler.Visit
	whole    bool // every year is asked for
	first    *pages.Page
	seen     map[string]bool // entries that were read, by reference and title
	listed   map[string]bool // their references
	forms    int
	projects []iecProject
}

// iecProject is work under way that is told in the life cycle of an older edition.
type iecProject struct {
	step iecStep
	hit  iecPublication
	page *pages.Page
}

func (c *iecCrawl) askByYear(ctx context.Context) error {
	words := slices.Concat(iecUndated, c.years())
	for i, word := range words {
		total, err := c.ask(ctx, word)
		if err != nil {
			return err
		}
		if total >= iecWindow {
			c.v.Note("more publications answer to %q than the search shows", word)
		}
		c.v.Progress(i+1, len(words))
	}
	return nil
}

// years are those to ask for, the latest first. A year long past in which a
// crawl of all years found nothing will not have got a publication since.
func (c *iecCrawl) years() []string {
	known := map[string]bool{}
	for native := range c.v.Earlier() {
		known[iecYear(native)] = true
	}
	var years []string
	last := c.first.Fetched.Year()
	for year := last; year >= iecBirth; year-- {
		word := strconv.Itoa(year)
		if c.whole || known[word] || year > last-10 {
			years = append(years, word)
		}
	}
	return years
}

// iecQuery is a question to the search, as the web store's own pages ask it.
type iecQuery struct {
	Query        string              `json:"query"`
	Mode         string              `json:"mode"`
	Language     string              `json:"language"`
	ValidOnly    bool                `json:"validOnly"`
	ShowTRF      bool                `json:"showTrf"`
	From         int                 `json:"from"`
	Size         int                 `json:"size"`
	Terms        []string            `json:"terms"`
	DateRanges   []string            `json:"dateRanges"`
	Publications []int               `json:"publicationIds"`
	SortBy       []map[string]string `json:"sortBy"`
}

// ask reads all answers to a query. The search may give fewer at a time than
// asked for, so the next page begins where the last one ended.
func (c *iecCrawl) ask(ctx context.Context, words string) (total int, err error) {
	for from := 0; ; {
		body, err := json.Marshal(iecQuery{Query: words, Mode: "FULL", Language: "en", From: from, Size: min(iecPerPage, iecWindow-from),
			Terms: []string{}, DateRanges: []string{}, Publications: []int{}, SortBy: []map[string]string{{"reference": "asc"}}})
		if err != nil {
			return 0, fmt.Errorf("write the query for %q: %w", words, err)
		}
		page, err := c.v.Do(ctx, crawler.Request{URL: iecSearch, Body: string(body), ContentType: "application/json", Accept: "application/json"})
		if err != nil {
			return 0, err
		}
		if c.first == nil {
			c.first = page
		}
		total, hits, err := readIECAnswer(page)
		if err != nil {
			return 0, err
		}
		// What is only found in part is asked for again by year.
		if words == "" && total >= iecWindow {
			return total, nil
		}
		for _, hit := range hits {
			c.take(hit, page)
		}
		if from += len(hits); from >= min(total, iecWindow) {
			return total, nil
		}
		if len(hits) == 0 {
			return 0, page.Unexpected("expected %d answers to %q, found %d", total, words, from)
		}
	}
}

// iecAnswer is the part of an answer that we read.
type iecAnswer struct {
	Primary *struct {
		Hits *struct {
			Total *struct {
				Value int `json:"value"`
			} `json:"total"`
			Hits []struct {
				Source *iecPublication `json:"_source"`
			} `json:"hits"`
		} `json:"hits"`
	} `json:"primary"`
}

func readIECAnswer(page *pages.Page) (total int, hits []iecPublication, err error) {
	var answer iecAnswer
	if err := page.JSON(&answer); err != nil {
		return 0, nil, err
	}
	if answer.Primary == nil || answer.Primary.Hits == nil || answer.Primary.Hits.Total == nil {
		return 0, nil, page.Unexpected("expected primary.hits.total, found %s", page.Beginning())
	}
	for _, hit := range answer.Primary.Hits.Hits {
		if hit.Source == nil || hit.Source.Reference == "" {
			return 0, nil, page.Unexpected("expected _source.reference in every hit, found one without")
		}
		hits = append(hits, *hit.Source)
	}
	return answer.Primary.Hits.Total.Value, hits, nil
}

func (c *iecCrawl) take(hit iecPublication, page *pages.Page) {
	entry := hit.Reference + "\x00" + hit.Title
	if c.seen[entry] {
		return // found by an earlier word
	}
	c.seen[entry], c.listed[hit.Reference] = true, true
	if iecSalesForm.MatchString(hit.Reference) {
		c.forms++
		return
	}
	rec := hit.record()
	rec.Provenance = []standard.Provenance{page.Provenance()}
	if rec.Status == standard.Unknown {
		c.v.Note("status %q of %s is not a known one", hit.Status, hit.Reference)
	}
	c.v.Emit(rec)
	for _, step := range hit.Lifecycle {
		if step.underway() && step.Reference != "" {
			c.projects = append(c.projects, iecProject{step, hit, page})
		}
	}
}

// emitProjects hands over the projects that the list itself does not hold.
func (c *iecCrawl) emitProjects() {
	for _, project := range c.projects {
		step := project.step
		if c.listed[step.Reference] {
			continue
		}
		c.listed[step.Reference] = true
		rec := standard.Record{
			Native: step.Reference, ID: standard.Identify(step.Reference), Title: project.hit.Title,
			Status: standard.UnderDevelopment, Wording: cmp.Or(step.Stage, step.Status), Edition: step.Edition,
			Access: standard.Paid, URL: iecPage(step.ID),
			Relations:  []standard.Relation{{Kind: standard.Revises, Target: standard.Identify(project.hit.Reference)}},
			Provenance: []standard.Provenance{project.page.Provenance()},
			// The title is that of the edition which the project will replace.
			Inferred: []string{"title"},
		}
		rec.Type = iecKind(step.Reference, rec.ID)
		if crawler.IsExpected(step.Forecast) {
			rec.Expected = step.Forecast
		}
		c.v.Emit(rec)
	}
}
