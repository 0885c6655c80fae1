package coordination

import (
	"context"
	"iter"
	"log/slog"
	"regexp"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
	"landscape/text"
)

// register is what the views keep of every standard in force or under
// development, so that no request has to read documents.
type register struct {
	cards  []*card // in the order of identifiers
	bySlug map[string]*card
	// holders lists the cards that stand for their text by the words of their titles.
	holders map[string][]*card
	titles  *text.Titles
	texts   int // how many different ones there are
	// itu are the concepts that a text of the ITU-T is about; precedents names, by
	// body, a Recommendation that the ITU-T made of a text of that body.
	itu        map[string]bool
	precedents map[standard.Body]string
}

// card is one standard as the views see it.
type card struct {
	Entry
	at int // in the register
	// maker is who made it: a body, or one study group of the ITU-T.
	maker string
	// same names the set of identical texts; origin is where the text was made
	// first, and stands tells that this is it.
	same      string
	origin    *card
	stands    bool
	questions []int
	// needs are the labels that areas are crossed with; mentions those whose names it only mentions.
	needs, mentions []string
	subjects        []string // concepts of the thesaurus
	named           []string // those of them that its title names
	changes         bool     // it changes a text that there is
	first           string   // when its first edition came out
	languages       []string
	// strengths are those of the evidence for its areas and needs.
	strengths []strength
	links     []indexer.Link
	title     *text.Title
	versions  []string // that the title names: "2.0"
	amends    bool     // it is an amendment of another text
}

// strength is how strong the evidence for one label is: "area:iot".
type strength struct {
	label  string
	weight float64
}

// strengthOf is 0 for a label that the standard does not carry.
func (c *card) strengthOf(label string) float64 {
	for _, s := range c.strengths {
		if s.label == label {
			return s.weight
		}
	}
	return 0
}

// addStrength adds a piece of evidence for a label. There are a handful of labels
// that count here, and a table of all for each standard would be the largest thing
// in a card.
func (c *card) addStrength(label string, weight float64) {
	if !strings.HasPrefix(label, indexer.FacetArea+":") && !slices.Contains(c.needs, label) {
		return
	}
	for i := range c.strengths {
		if c.strengths[i].label == label {
			c.strengths[i].weight += weight
			return
		}
	}
	c.strengths = append(c.strengths, strength{label, weight})
}

// newRegister reads all standards, one at a time: with hundreds of thousands of
// them, what is kept must not hold whole documents.
func newRegister(docs iter.Seq[*indexer.Document], titles *text.Titles, facts *Facts, tax *taxonomy.Taxonomy) *register {
	spoken, own, sets := newMentions(tax), texts{}, map[string]*card{}
	r := &register{bySlug: map[string]*card{}, holders: map[string][]*card{}, titles: titles, itu: map[string]bool{}, precedents: map[standard.Body]string{}}
	for d := range docs {
		if d.Status != standard.InForce && d.Status != standard.UnderDevelopment {
			continue
		}
		c := newCard(own.document(d), facts)
		c.mentions, c.first, c.at = spoken.of(d), own.text(firstPublished(d)), len(r.cards)
		c.title, c.versions = titles.Read(c.Title), versionForm.FindAllString(c.Title, -1)
		c.amends = c.says("amendment") || c.says("corrigendum")
		r.cards = append(r.cards, c)
		r.bySlug[c.Slug] = c
		if first := sets[c.same]; first == nil || c.originates(first) {
			sets[c.same] = c
		}
	}
	for _, c := range r.cards {
		c.origin = sets[c.same]
		if c.stands = c.origin == c; c.stands {
			for _, w := range c.title.Words {
				r.holders[w.Text] = append(r.holders[w.Text], c)
			}
		}
	}
	r.texts = len(sets)
	r.noteITU()
	return r
}

func newCard(d *indexer.Document, facts *Facts) *card {
	c := &card{Entry: entry(d), maker: makerOf(d), same: d.Same, links: d.Relations, subjects: d.Labels.Subjects, questions: facts.questionsOf(d),
		changes: d.Changes.Kind != "", languages: d.Languages}
	for _, t := range d.Labels.Topics {
		c.needs = append(c.needs, indexer.FacetTopic+":"+t)
	}
	for _, r := range d.Labels.Requirements {
		c.needs = append(c.needs, indexer.FacetRequirement+":"+r)
	}
	for _, e := range d.Labels.Evidence {
		c.addStrength(e.Label, e.Weight)
		if id, ok := strings.CutPrefix(e.Label, indexer.FacetSubject+":"); ok && e.Field == "title" && !slices.Contains(c.named, id) {
			c.named = append(c.named, id)
		}
	}
	return c
}

// noteITU notes what the ITU-T works on, and whose texts it has made its own.
func (r *register) noteITU() {
	for _, c := range r.cards {
		if c.Body != "ITU-T" {
			continue
		}
		for _, id := range c.subjects {
			r.itu[id] = true
		}
		for _, l := range c.links {
			twin := r.bySlug[l.Slug]
			if l.Kind == standard.IdenticalTo && twin != nil && c.Status == standard.InForce {
				r.precedents[twin.Body] = c.ID
			}
		}
	}
}

// firstPublished is when the first edition of a standard came out, "" for none yet.
func firstPublished(d *indexer.Document) string {
	first := ""
	for i := range d.Editions {
		e := &d.Editions[i]
		if e.Published != "" && e.Status != standard.UnderDevelopment && e.ID.Supplement == "" && (first == "" || e.Published < first) {
			first = e.Published
		}
	}
	return first
}

// makerOf is the body, and for the ITU-T its study group: "ITU-T SG13".
func makerOf(d *indexer.Document) string {
	if d.Body != "ITU-T" {
		return string(d.Body)
	}
	for _, g := range d.Groups {
		if strings.HasPrefix(g, "SG") {
			return "ITU-T " + g
		}
	}
	return "ITU-T"
}

// origins are the bodies whose texts others take over, those that take over
// least first. Of an identical set the first of them is taken to be the maker.
var origins = []standard.Body{"3GPP", "oneM2M", "OASIS", "FIDO", "IETF", "W3C", "IEEE", "NIST", "ISO/IEC", "ISO", "IEC", "ITU-T", "ETSI"}

func (c *card) originates(other *card) bool {
	rank := func(b standard.Body) int {
		if at := slices.Index(origins, b); at >= 0 {
			return at
		}
		return len(origins)
	}
	return rank(c.Body) < rank(other.Body)
}

// versionForm is a version that a title names.
var versionForm = regexp.MustCompile(`\b\d\.\d+\b`)

// selected gives the cards of the standards that match a query, in its order.
// Where identical texts count as one, the one that originated it stands for all.
func (v *View) selected(q indexer.Query) []*card {
	r := v.register()
	once := q.OneOfIdentical
	q.OneOfIdentical = false
	var found []*card
	at := map[string]int{}
	slugs, err := v.index.Slugs(context.Background(), q)
	if err != nil {
		slog.Error("select standards", "error", err)
	}
	for _, slug := range slugs {
		c := r.bySlug[slug]
		if c == nil {
			continue
		}
		i, known := at[c.same]
		if known && once {
			if c.stands {
				found[i] = c
			}
			continue
		}
		at[c.same] = len(found)
		found = append(found, c)
	}
	return found
}

func entriesOf(cards []*card) []Entry {
	out := make([]Entry, len(cards))
	for i, c := range cards {
		out[i] = c.Entry
	}
	return out
}

// speaksOf tells whether a standard carries or mentions a label.
func (c *card) speaksOf(label string) bool {
	return slices.Contains(c.needs, label) || slices.Contains(c.mentions, label)
}

// studies tells whether it is a report or study, which requires nothing.
func (e Entry) studies() bool {
	kind := strings.ToLower(e.Type)
	return strings.Contains(kind, "report") || kind == "tr" || strings.HasPrefix(e.Title, "Study ") || strings.Contains(e.ID, " TR ") || strings.Contains(e.ID, "/TR ")
}
