package indexer

import (
	"slices"
	"strings"

	"landscape/query"
	"landscape/text"
)

// explainer says for the hits of one page why they were found, and marks it.
type explainer struct {
	plan   *plan
	terms  map[string]map[string]bool // by field: single terms
	phrase map[string][][]string      // by field: phrases
	labels map[string]bool
}

func (ix *Index) newExplainer(p *plan) *explainer {
	e := &explainer{plan: p, terms: map[string]map[string]bool{}, phrase: map[string][][]string{}, labels: map[string]bool{}}
	for _, u := range p.Units {
		if u.Excluded {
			continue
		}
		e.learn(u.Variants)
		for _, c := range u.Shared {
			e.learn(c.Variants)
		}
	}
	return e
}

func (e *explainer) learn(variants []query.Variant) {
	for _, v := range variants {
		switch {
		case v.Field == query.FieldLabel:
			e.labels[v.Terms[0]] = true
		case len(v.Terms) > 1:
			e.phrase[v.Field] = append(e.phrase[v.Field], v.Terms)
		default:
			if e.terms[v.Field] == nil {
				e.terms[v.Field] = map[string]bool{}
			}
			e.terms[v.Field][v.Terms[0]] = true
		}
	}
}

// hit makes the hit of one found document.
func (e *explainer) hit(d *Document, f Found) Hit {
	h := Hit{Document: d, Score: float64(f.Score), Highlights: map[string][]Piece{}, Matched: []string{}}
	if f.Place.Exact {
		h.Matched = append(h.Matched, "identifier")
	} else if f.Place.Score > 0 {
		h.Matched = append(h.Matched, "relations")
	}
	if pieces, matched := e.mark(d.Title, query.FieldTitle, text.English); matched {
		h.Highlights["title"] = pieces
		h.Matched = append(h.Matched, "title")
	} else if e.inTranslation(d) {
		h.Matched = append(h.Matched, "title")
	}
	for _, field := range []struct {
		name  string
		texts []string
	}{{query.FieldKeywords, keywordsOf(d)}, {"group", d.Groups}} {
		if e.inAny(field.name, field.texts) {
			h.Matched = append(h.Matched, field.name)
		}
	}
	if abstract := abstractOf(d); abstract != "" {
		if pieces, matched := e.mark(abstract, query.FieldAbstract, text.English); matched {
			h.Highlights["abstract"] = excerpt(pieces)
			h.Matched = append(h.Matched, "abstract")
		}
	}
	h.Matched = e.appendLabels(h.Matched, FacetArea, d.Labels.Areas)
	h.Matched = e.appendLabels(h.Matched, FacetTopic, d.Labels.Topics)
	return h
}

// appendLabels adds the labels that the query named.
func (e *explainer) appendLabels(matched []string, facet string, values []string) []string {
	if len(e.labels) == 0 {
		return matched
	}
	for _, v := range values {
		if label := facet + ":" + v; e.labels[label] {
			matched = append(matched, label)
		}
	}
	return matched
}

func (e *explainer) inTranslation(d *Document) bool {
	for lang, title := range d.Titles {
		if _, matched := e.mark(title, query.TitleField(lang), lang); matched {
			return true
		}
	}
	return false
}

func (e *explainer) inAny(name string, texts []string) bool {
	field := name
	if name == "group" {
		field = query.FieldOrigin
	}
	for _, s := range texts {
		if _, matched := e.mark(s, field, text.English); matched {
			return true
		}
	}
	return false
}

// mark cuts a text into pieces, those that matched marked.
func (e *explainer) mark(s, field, lang string) (pieces []Piece, matched bool) {
	if len(e.terms[field]) == 0 && len(e.phrase[field]) == 0 {
		return nil, false
	}
	tokens := text.Analyze(s, lang)
	marked := e.markTokens(tokens, field)
	end := 0
	for i, t := range tokens {
		if !marked[i] || t.Start < end {
			continue
		}
		matched = true
		pieces = appendPiece(pieces, s[end:t.Start], false)
		pieces = appendPiece(pieces, s[t.Start:t.End], true)
		end = t.End
	}
	return appendPiece(pieces, s[end:], false), matched
}

// markTokens tells which words of a text are those looked for.
func (e *explainer) markTokens(tokens []text.Token, field string) []bool {
	marked := make([]bool, len(tokens))
	words := 0
	for i, t := range tokens {
		if !t.Compound {
			words++
		}
		marked[i] = e.terms[field][t.Term]
	}
	for _, phrase := range e.phrase[field] {
		for i := 0; i+len(phrase) <= words; i++ {
			if startsWith(tokens[i:], phrase) {
				for j := range phrase {
					marked[i+j] = true
				}
			}
		}
	}
	// A compound stands after all words: mark its parts instead.
	for i, t := range tokens[words:] {
		if marked[words+i] {
			for j := range words {
				if tokens[j].Start >= t.Start && tokens[j].End <= t.End {
					marked[j] = true
				}
			}
		}
	}
	return marked
}

func startsWith(tokens []text.Token, phrase []string) bool {
	for i, term := range phrase {
		if tokens[i].Term != term {
			return false
		}
	}
	return true
}

// appendPiece adds a piece, joining what is marked alike; blanks between two
// marked words are marked with them.
func appendPiece(pieces []Piece, text string, mark bool) []Piece {
	if text == "" {
		return pieces
	}
	n := len(pieces)
	if mark && n >= 2 && strings.TrimSpace(pieces[n-1].Text) == "" && pieces[n-2].Mark {
		pieces[n-2].Text += pieces[n-1].Text + text
		return pieces[:n-1]
	}
	return append(pieces, Piece{Text: text, Mark: mark})
}

// excerptLength is about how many bytes of an abstract a page shows.
const excerptLength = 240

// excerpt keeps the part of a long text around its first mark.
func excerpt(pieces []Piece) []Piece {
	first := slices.IndexFunc(pieces, func(p Piece) bool { return p.Mark })
	if first > 0 {
		before := pieces[first-1].Text
		if cut := len(before) - excerptLength/4; cut > 0 {
			if blank := strings.IndexByte(before[cut:], ' '); blank >= 0 {
				pieces = append([]Piece{{Text: "…" + before[cut+blank:]}}, pieces[first:]...)
			}
		}
	}
	length := 0
	for i, p := range pieces {
		length += len(p.Text)
		if length <= excerptLength {
			continue
		}
		if p.Mark {
			return append(pieces[:i+1:i+1], Piece{Text: " …"})
		}
		text := p.Text[:len(p.Text)-(length-excerptLength)]
		if blank := strings.LastIndexByte(text, ' '); blank >= 0 {
			text = text[:blank]
		}
		return append(pieces[:i:i], Piece{Text: text + " …"})
	}
	return pieces
}
