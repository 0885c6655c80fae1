package proposal

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/query"
	"landscape/standard"
	"landscape/text"
)

// Question is a Question of SG17 that the proposal may belong to.
type Question struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	// Score is its share of all that speaks for a Question.
	Score float64 `json:"score"`
	// Why are reasons: the near texts that it keeps, the parts of its subject.
	Why []string `json:"why"`
}

// What speaks for a Question: the near texts that it keeps, the areas and topics
// that are its own, and the words of its title.
const (
	neighbours    = 12
	areaVote      = 0.9
	topicVote     = 0.35
	titleVote     = 0.3
	mostQuestions = 3
	mostReasons   = 4
)

func (c *check) findQuestions() error {
	votes := map[int]*Question{}
	for _, q := range c.view.Facts().Questions {
		votes[q.Number] = &Question{Number: q.Number, Title: q.Title, Why: []string{}}
	}
	c.voteByNeighbours(votes)
	for _, q := range c.view.Facts().Questions {
		c.voteBySubject(q, votes[q.Number])
	}
	var all []Question
	sum := 0.0
	for _, q := range votes {
		sum += q.Score
		all = append(all, *q)
	}
	slices.SortFunc(all, func(a, b Question) int { return cmp.Or(-cmp.Compare(a.Score, b.Score), a.Number-b.Number) })
	c.report.Questions = []Question{}
	for _, q := range all[:min(len(all), mostQuestions)] {
		if q.Score > 0 {
			q.Score = math.Round(100*q.Score/sum) / 100
			q.Why = q.Why[:min(len(q.Why), mostReasons)]
			c.report.Questions = append(c.report.Questions, q)
		}
	}
	return nil
}

// voteByNeighbours lets the nearest texts of SG17 speak for the Questions that
// keep them, the nearer the more.
func (c *check) voteByNeighbours(votes map[int]*Question) {
	total, seen := 0.0, 0
	type vote struct {
		number int
		weight float64
		id     string
	}
	var cast []vote
	for _, n := range c.near {
		if len(n.Filed) == 0 {
			continue
		}
		if seen++; seen > neighbours {
			break
		}
		weight := n.Score * n.Score / float64(len(n.Filed))
		for _, number := range n.Filed {
			cast = append(cast, vote{number, weight, n.ID})
			total += weight
		}
	}
	for _, v := range cast {
		q := votes[v.number]
		q.Score += v.weight / total
		q.Why = append(q.Why, v.id)
	}
}

func (c *check) voteBySubject(q coordination.Question, into *Question) {
	labels := c.subject.Labels
	vote := func(facet string, own, has []string, weight float64) {
		for place, value := range own {
			if slices.Contains(has, value) {
				into.Score += weight / float64(len(has)) / (1 + 0.2*float64(place))
				into.Why = append(into.Why, c.labelName(facet, value))
			}
		}
	}
	vote(indexer.FacetArea, q.Areas, labels.Areas, areaVote)
	vote(indexer.FacetTopic, q.Topics, labels.Topics, topicVote)
	title := text.PhraseTerms(q.Title, text.English)
	shared := 0
	for _, term := range text.PhraseTerms(c.subject.Title, text.English) {
		if len(term) > 3 && !slices.Contains(titleWords, term) && slices.Contains(title, term) {
			shared++
		}
	}
	into.Score += titleVote * float64(min(shared, 3)) / 3
}

// titleWords are in the titles of most Questions.
var titleWords = text.PhraseTerms("security secure and for services technologies infrastructure applications architecture", text.English)

func (c *check) labelName(facet, value string) string {
	if e, ok := c.taxonomy.Entry(facet, value); ok {
		return e.Names[c.answer]
	}
	return value
}

// Liaison is a group to write to.
type Liaison struct {
	Address string `json:"address"`
	Name    string `json:"name"`
	// Known tells that it is in liaison with SG17.
	Known bool `json:"known"`
	// Standards are those of its that are near, Subjects what it works on of the
	// proposal's areas and topics.
	Standards []string `json:"standards"`
	Subjects  []string `json:"subjects"`
	Score     float64  `json:"score"`
}

const (
	mostLiaisons  = 8
	leastLiaison  = 0.35
	liaisonArea   = 0.6
	liaisonTopic  = 0.2
	liaisonSpread = 30 // near standards that speak for those who make them
)

func (c *check) findLiaisons() error {
	facts := c.view.Facts()
	c.report.Liaisons = []Liaison{}
	for _, g := range append(slices.Clone(facts.Groups), facts.StudyGroups...) {
		if strings.HasPrefix(g.Group, "SG17") {
			continue
		}
		if l := c.liaison(g); l.Score >= leastLiaison {
			l.Score = math.Round(100*l.Score) / 100
			c.report.Liaisons = append(c.report.Liaisons, l)
		}
	}
	slices.SortStableFunc(c.report.Liaisons, func(a, b Liaison) int { return -cmp.Compare(a.Score, b.Score) })
	c.report.Liaisons = c.report.Liaisons[:min(len(c.report.Liaisons), mostLiaisons)]
	return nil
}

func (c *check) liaison(g coordination.Group) Liaison {
	l := Liaison{Address: g.Address(), Name: g.Name, Known: g.Liaison != "", Standards: []string{}, Subjects: []string{}}
	for _, n := range c.near[:min(len(c.near), liaisonSpread)] {
		if n.Body == g.Body && (g.Group == "" || slices.Contains(n.Groups, g.Group)) {
			l.Score += n.Score
			if len(l.Standards) < mostReasons {
				l.Standards = append(l.Standards, n.ID)
			}
		}
	}
	for _, a := range g.Areas {
		if slices.Contains(c.subject.Labels.Areas, a) {
			l.Score += liaisonArea
			l.Subjects = append(l.Subjects, c.labelName(indexer.FacetArea, a))
		}
	}
	for _, t := range g.Topics {
		if slices.Contains(c.subject.Labels.Topics, t) {
			l.Score += liaisonTopic
			l.Subjects = append(l.Subjects, c.labelName(indexer.FacetTopic, t))
		}
	}
	return l
}

// findGap takes the weightiest finding on an area together with a topic or need
// of the proposal.
func (c *check) findGap() error {
	labels := c.subject.Labels
	if len(labels.Areas) == 0 {
		return nil
	}
	gaps, err := c.view.Gaps(indexer.Query{OneOfIdentical: true, Filters: indexer.Filters{indexer.FacetArea: labels.Areas}},
		coordination.GapOptions{Kinds: []coordination.GapKind{coordination.NeedUnmet, coordination.OnlyDrafts, coordination.AbsentFromITU, coordination.Overtaken}})
	if err != nil {
		return err
	}
	for _, g := range gaps {
		topic := g.Facet == indexer.FacetTopic && slices.Contains(labels.Topics, g.Value)
		need := g.Facet == indexer.FacetRequirement && slices.Contains(labels.Requirements, g.Value)
		if topic || need {
			c.report.Gap = &Gap{Gap: g, Sentence: c.view.Sentence(c.answer, g)}
			return nil
		}
	}
	return nil
}

// Former is similar work that is no longer in force.
type Former struct {
	ID        string          `json:"id"`
	Slug      string          `json:"slug"`
	Title     string          `json:"title"`
	Status    standard.Status `json:"status"`
	Withdrawn string          `json:"withdrawn"`
	URL       string          `json:"url"`
}

const (
	mostFormer  = 3
	formerShare = 0.6 // of the words of the shorter title that both must have
)

// findFormer looks for what was withdrawn or superseded under a title much like
// the proposal's.
func (c *check) findFormer() error {
	c.report.Former = []Former{}
	r, err := c.index.Search(c.ctx, indexer.Query{Text: c.subject.Title, Size: searched, Facets: []string{},
		Filters: indexer.Filters{indexer.FacetStatus: {string(standard.Withdrawn), string(standard.Superseded)}}})
	if err != nil {
		return err
	}
	excluded := c.excluded()
	for _, hit := range r.Hits {
		d := hit.Document
		if excluded[d.Slug] || len(c.report.Former) == mostFormer || alikeness(c.subject.Title, d.Title) < formerShare {
			continue
		}
		f := Former{ID: d.ID, Slug: d.Slug, Title: d.Title, Status: d.Status, URL: d.URL}
		if len(d.Editions) > 0 {
			f.Withdrawn = d.Editions[0].Withdrawn
		}
		c.report.Former = append(c.report.Former, f)
	}
	return nil
}

// alikeness is the share of the words of two titles that both have.
func alikeness(a, b string) float64 {
	words := func(title string) map[string]bool {
		set := map[string]bool{}
		for _, term := range text.PhraseTerms(title, text.English) {
			if !query.IsStopWord(term, text.English) && len(term) > 2 {
				set[term] = true
			}
		}
		return set
	}
	of, in := words(a), words(b)
	both := 0
	for term := range of {
		if in[term] {
			both++
		}
	}
	if len(of) == 0 || len(in) == 0 || both < 2 {
		return 0
	}
	return float64(both) / float64(min(len(of), len(in))) * math.Sqrt(float64(min(len(of), len(in)))/float64(max(len(of), len(in))))
}
