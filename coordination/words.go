package coordination

import (
	"cmp"
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"

	"landscape/indexer"
	"landscape/taxonomy"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// words holds the words of every language that has a file, by language and key.
var words = sync.OnceValues(func() (map[string]map[string]string, error) {
	all := map[string]map[string]string{}
	for _, lang := range taxonomy.Languages() {
		file := "words/" + lang + ".yaml"
		data, err := wordFiles.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
		var in map[string]string
		if err := yaml.Unmarshal(data, &in); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all[lang] = in
	}
	return all, nil
})

// Word is the wording of a key in a language, with {names} filled in from pairs
// of name and value. A language that we do not speak gets English.
func Word(lang, key string, pairs ...string) string {
	all, err := words()
	if err != nil {
		return key
	}
	in, ok := all[lang]
	if !ok {
		in = all["en"]
	}
	text, ok := in[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", isolated(lang, pairs[i+1]))
	}
	return text
}

var dateForm = regexp.MustCompile(`^\d{4}(-\d{2}){1,2}$`)

// isolated keeps a value of another direction from being turned by the sentence
// around it. Left-to-right marks do that in word processors too, where isolates
// do not; a date needs strokes, which hold numbers together in Arabic.
func isolated(lang, value string) string {
	if lang != "ar" || value == "" || isArabic(value) {
		return value
	}
	if dateForm.MatchString(value) {
		return stroked(lang, value)
	}
	return "\u200e" + value + "\u200e"
}

// stroked is a date as the language writes its numbers.
func stroked(lang, date string) string {
	if lang != "ar" {
		return date
	}
	return strings.ReplaceAll(date, "-", "/")
}

// unbroken is how long a value may be that stays on one line: its halves on two
// lines stand at opposite edges.
const unbroken = 40

// isolatedList puts values one after the other, as the sentence around them runs: left to
// itself a comma between two identifiers takes their direction, and an Arabic reader
// would find the last first.
func isolatedList(lang string, values []string) string {
	comma := Word(lang, "desk.comma")
	if lang != "ar" {
		return strings.Join(values, comma)
	}
	var b strings.Builder
	for i, value := range values {
		if i > 0 {
			b.WriteString("\u200f" + strings.TrimSpace(comma) + "\u200f ")
		}
		if len(value) <= unbroken {
			value = strings.ReplaceAll(value, " ", "\u00a0")
		}
		b.WriteString(isolated(lang, value))
	}
	return b.String()
}

func isArabic(words string) bool {
	return strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// Sentence states a finding plainly.
func (v *View) Sentence(lang string, g Gap) string {
	number := func(n int) string { return fmt.Sprint(n) }
	pairs := []string{
		"area", v.label(lang, indexer.FacetArea, g.Area), "value", v.label(lang, g.Facet, g.Value),
		"area_count", number(g.Figures.Area.Count), "count", number(g.Figures.InForce.Count),
		"drafts", number(g.Figures.Drafts.Count), "bodies", number(g.Figures.Bodies),
		"peers", number(g.Figures.Peers), "peers_of", number(g.Figures.PeersOf), "newest", g.Newest[:min(len(g.Newest), len("2006-01"))],
		"itu_count", number(g.Figures.ITUT.Count), "newer", number(g.Figures.Newer.Count),
	}
	for i, name := range []string{"first", "second"} {
		if i < len(g.Candidates) {
			pairs = append(pairs, name, candidate(lang, g.Candidates[i]))
		}
	}
	key := "gap." + string(g.Kind)
	if g.Step != nil {
		key += "." + string(g.Step.Lack)
		pairs = append(pairs, "pathway", g.Step.pathway[lang], "step", g.Step.name[lang], "number", number(g.Step.Number))
	}
	pairs = append(pairs, "items", v.items(lang, g.Candidates))
	sentence := Word(lang, key, pairs...)
	if g.Kind == NeedUnmet && len(g.Candidates) > 0 {
		sentence += " " + Word(lang, "gap.nearest", pairs...)
	}
	return sentence
}

// Advice says why a rapporteur should care for a finding, and what could be done.
func (v *View) Advice(lang string, g Gap) (why, do string) {
	do = "do." + string(g.Action)
	if g.Precedent != "" {
		do += ".precedent"
	}
	var questions []string
	for _, number := range g.Questions {
		questions = append(questions, Question{Number: number}.Name())
	}
	if g.Action == Start && len(questions) > 0 {
		do += ".question"
	}
	return Word(lang, "why."+string(g.Kind)), Word(lang, do, "precedent", g.Precedent,
		"groups", isolatedList(lang, groupsOf(g.Candidates)), "questions", isolatedList(lang, questions))
}

// groupsOf are those to write to: the groups that made standards, else their bodies.
func groupsOf(entries []Entry) []string {
	var names []string
	for _, e := range entries {
		name := string(e.Body)
		if len(e.Groups) > 0 {
			name = Group{Body: e.Body, Group: e.Groups[0]}.Address()
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// items names standards with who makes them and when.
func (v *View) items(lang string, entries []Entry) string {
	var items []string
	for _, e := range entries {
		about := groupsOf([]Entry{e})[0]
		if when := e.Published; when != "" || e.Expected != "" {
			about += ", " + stroked(lang, cmp.Or(e.Expected, when[:min(len(when), len("2006-01"))]))
		}
		items = append(items, e.ID+" ("+about+")")
	}
	return isolatedList(lang, items)
}

// candidate names a standard with the time it is expected.
func candidate(lang string, e Entry) string {
	if e.Expected == "" {
		return e.ID
	}
	return e.ID + " (" + stroked(lang, e.Expected) + ")"
}

// label is the name of a facet value in a language.
func (v *View) label(lang, facet, value string) string {
	if concept, ok := v.tax.Concept(value); ok && facet == indexer.FacetSubject {
		return concept.Name(lang)
	}
	if facet == indexer.FacetLanguage {
		return Word(lang, "language."+value)
	}
	if e, ok := v.tax.Entry(facet, value); ok {
		return e.Names[lang]
	}
	return value
}

// Subject names the areas and topics of a Question.
func (v *View) Subject(lang string, q Question) string {
	var names []string
	for _, a := range q.Areas {
		names = append(names, v.label(lang, indexer.FacetArea, a))
	}
	for _, t := range q.Topics {
		names = append(names, v.label(lang, indexer.FacetTopic, t))
	}
	return strings.Join(names, " · ")
}
