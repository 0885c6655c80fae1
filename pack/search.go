package pack

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// inBlock is how many found standards lie in one file: as many as the site shows
// on its longest page.
const inBlock = 100

// entry is one standard as the script searches it. It is an array, for there are
// thousands: identifier, title, other words, facet values, date.
type entry [5]any

// notion is a concept as a query may name it, and the standards on it, the best
// first, by their numbers.
type notion struct {
	Names []string `json:"names"`
	Best  []int    `json:"best"`
}

// found is all that the script searches.
type found struct {
	// Facets are the names; Values of each are pairs of value and label.
	Facets  []string      `json:"facets"`
	Values  [][][2]string `json:"values"`
	Entries []entry       `json:"entries"`
	Notions []notion      `json:"notions"`
}

// search writes the page of the search, what it searches, and what it shows.
func (p *packer) search() error {
	documents, err := p.documents()
	if err != nil {
		return err
	}
	if err := p.hits(documents); err != nil {
		return err
	}
	f, err := p.found(documents)
	if err != nil {
		return err
	}
	if err := p.data("files/found.js", f); err != nil {
		return err
	}
	if err := p.data("files/data.js", map[string]any{"lang": p.Lang, "words": p.Words, "shelves": p.shelves, "block": inBlock}); err != nil {
		return err
	}
	doc, err := p.page("/search")
	if err != nil {
		return err
	}
	doc.Find(".hits").Empty()
	return p.file(searchPage, doc, "files/take.js", "files/data.js", "files/found.js", "files/words.js", "files/search.js")
}

// everything asks for all standards, ordered by identifier.
func everything() url.Values {
	values := url.Values{"sort": {string(indexer.ByIdentifier)}}
	for _, s := range standard.Statuses() {
		values.Add("status", string(s))
	}
	return values
}

func (p *packer) documents() ([]*indexer.Document, error) {
	all, err := p.Index.Select(p.ctx, indexer.Query{AnyStatus: true, Sort: indexer.ByIdentifier, Facets: []string{}})
	if err != nil {
		return nil, err
	}
	var documents []*indexer.Document
	for d, err := range all {
		if err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// hits writes each standard as the site's search shows it.
func (p *packer) hits(documents []*indexer.Document) error {
	shown := map[string]string{}
	for from := 0; from < len(documents); from += inBlock {
		values := everything()
		values.Set("size", fmt.Sprint(inBlock))
		values.Set("page", fmt.Sprint(from/inBlock+1))
		doc, err := p.page("/search?" + values.Encode())
		if err != nil {
			return err
		}
		for _, hit := range doc.Find(".hit").EachIter() {
			slug := strings.TrimPrefix(hit.Find("h2 a").AttrOr("href", ""), p.Prefix+"/standards/")
			p.relink(hit, 0)
			if shown[slug], err = goquery.OuterHtml(hit); err != nil {
				return err
			}
		}
	}
	for block := range slices.Chunk(slices.Collect(numbers(len(documents))), inBlock) {
		texts := make([]string, 0, len(block))
		for _, n := range block {
			text, ok := shown[url.PathEscape(documents[n].Slug)]
			if !ok {
				return fmt.Errorf("the search does not show %s", documents[n].ID)
			}
			texts = append(texts, strings.TrimSpace(text))
		}
		if err := p.data(fmt.Sprintf("hits/%d.js", block[0]/inBlock), texts); err != nil {
			return err
		}
	}
	return nil
}

func numbers(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

// found gathers what the script searches.
func (p *packer) found(documents []*indexer.Document) (*found, error) {
	f := &found{Facets: indexer.Facets()}
	number := make([]map[string]int, len(f.Facets))
	f.Values = make([][][2]string, len(f.Facets))
	for i := range number {
		number[i] = map[string]int{}
	}
	bySlug := map[string]int{}
	for n, d := range documents {
		bySlug[d.Slug] = n
		values := make([][]int, len(f.Facets))
		for i, facet := range f.Facets {
			values[i] = []int{}
			for _, value := range d.Values(facet) {
				place, known := number[i][value]
				if !known {
					place = len(f.Values[i])
					number[i][value] = place
					f.Values[i] = append(f.Values[i], [2]string{value, p.Name(facet, value)})
				}
				values[i] = append(values[i], place)
			}
		}
		f.Entries = append(f.Entries, entry{d.ID, strings.TrimSpace(d.Title + " " + d.Titles[p.Lang]), otherWords(d), values, d.Published})
	}
	for i := range p.Concepts {
		n, err := p.notion(&p.Concepts[i], bySlug)
		if err != nil {
			return nil, err
		}
		f.Notions = append(f.Notions, n)
	}
	return f, nil
}

// otherWords are those by which a standard is found beside its title.
func otherWords(d *indexer.Document) string {
	return strings.Join(slices.Concat(d.Aliases, d.Keywords, d.Groups), " ")
}

// bestOf is how many standards on a concept are ranked.
const bestOf = 120

// notion asks the search of the site for a concept, whose judgement no script
// could have.
func (p *packer) notion(c *taxonomy.Concept, bySlug map[string]int) (notion, error) {
	n := notion{Best: []int{}}
	for _, lang := range slices.Compact([]string{taxonomy.Languages()[0], p.Lang}) {
		n.Names = append(append(n.Names, c.Written(lang)...), c.Asked[lang]...)
	}
	slugs, err := p.Index.Slugs(p.ctx, indexer.Query{Text: c.Name(taxonomy.Languages()[0]), AnyStatus: true})
	if err != nil {
		return notion{}, err
	}
	for _, slug := range slugs[:min(bestOf, len(slugs))] {
		n.Best = append(n.Best, bySlug[slug])
	}
	return n, nil
}
