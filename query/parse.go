package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"landscape/text"
)

// MostBytes is how long a query may be, far above what people type: what is
// longer is cut.
const MostBytes = 1000

const (
	maxClauses = 32
	minPrefix  = 3
)

// Request is what a person asked for: all of these clauses.
type Request struct {
	Clauses []Clause
}

// Clause is satisfied by any of its atoms; an excluded one by none.
type Clause struct {
	Any      []Atom
	Excluded bool
}

// Atom is one word, phrase or field value.
type Atom struct {
	Field  string // "" for any
	Text   string
	Phrase bool
	Prefix bool
}

// Strict tells whether the person asked for exactly this: such a clause is
// never left out, unlike one word among others.
func (c Clause) Strict() bool {
	return len(c.Any) > 1 || c.Any[0].Field != "" || c.Any[0].Phrase || c.Any[0].Prefix
}

// Parse reads what was typed in a search box; fields are those that field:value
// knows. Every text is a valid request: what is no operator where it stands is a
// word.
func Parse(text string, fields []string) Request {
	var r Request
	items := lexItems(Cut(text), fields)
	for len(items) > 1 && items[len(items)-1].isOr() {
		items = items[:len(items)-1] // more was to come
	}
	for i := 0; i < len(items) && len(r.Clauses) < maxClauses; i++ {
		c := Clause{Any: []Atom{items[i].Atom}, Excluded: items[i].excluded}
		for !c.Excluded && i+2 < len(items) && items[i+1].isOr() && !items[i+2].excluded {
			c.Any = append(c.Any, items[i+2].Atom)
			i += 2
		}
		r.Clauses = append(r.Clauses, c)
	}
	return r
}

// readable takes characters out that nobody sees (zero-width ones, soft hyphens,
// marks of direction), and writes Chinese in simplified ones.
func readable(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	if simple, ok := text.Simplified[r]; ok {
		return simple
	}
	return r
}

// Shouted tells that all was typed in capitals, so that these make no names:
// several words, one of them longer than acronyms are.
func (r Request) Shouted() bool {
	long := false
	for _, c := range r.Clauses {
		for _, a := range c.Any {
			if a.Text != strings.ToUpper(a.Text) {
				return false
			}
			letters := strings.IndexFunc(a.Text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
			long = long || letters && a.Text != strings.ToLower(a.Text) && utf8.RuneCountInString(a.Text) > longestAcronym
		}
	}
	return long && len(r.Clauses) > 1
}

// longestAcronym is the number of letters up to which capitals are an acronym.
const longestAcronym = 5

// Cut brings a text to a length that is always quick to answer.
func Cut(text string) string {
	text = strings.Map(readable, strings.ToValidUTF8(text, " "))
	if len(text) <= MostBytes {
		return text
	}
	cut := MostBytes
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// item is one atom as typed, with a minus or without.
type item struct {
	Atom
	excluded bool
}

func (i item) isOr() bool { return i.Text == "OR" && i.Field == "" && !i.Phrase && !i.excluded }

func lexItems(text string, fields []string) []item {
	var items []item
	for {
		text = strings.TrimLeftFunc(text, isFiller)
		if text == "" {
			return items
		}
		var it item
		if rest, ok := strings.CutPrefix(text, "-"); ok && rest != "" && !isFiller(FirstRune(rest)) && rest[0] != '-' {
			it.excluded, text = true, rest
		}
		it.Field, text = lexField(text, fields)
		var found bool
		if it.Text, text, found = lexPhrase(text); found {
			it.Phrase = true
		} else {
			it.Text, text = lexWord(text)
			it.Text, it.Prefix = cutStar(it.Text)
		}
		if hasWord(it.Text) {
			items = append(items, it)
		}
	}
}

// isFiller is what separates words and means nothing itself.
func isFiller(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("(),;!?[]{}<>|、，。；！？（）", r)
}

func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lexField takes "title:" off when a value follows.
func lexField(text string, fields []string) (field, rest string) {
	name, value, ok := strings.Cut(text, ":")
	name = strings.ToLower(name)
	if !ok || value == "" || isFiller(FirstRune(value)) || !slices.Contains(fields, name) {
		return "", text
	}
	return name, value
}

// quotes pairs the marks that people and word processors put around a phrase.
var quotes = map[rune]string{'"': "\"”", '“': "”\"“", '„': "“”", '«': "»"}

// lexPhrase takes a quoted text off; a quote that never closes is no quote.
func lexPhrase(text string) (phrase, rest string, found bool) {
	closing := quotes[FirstRune(text)]
	if closing == "" {
		return "", text, false
	}
	inside := text[utf8.RuneLen(FirstRune(text)):]
	end := strings.IndexAny(inside, closing)
	if end < 0 {
		return "", inside, false
	}
	return inside[:end], inside[end+utf8.RuneLen(FirstRune(inside[end:])):], true
}

func lexWord(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return isFiller(r) || quotes[r] != "" })
	switch {
	case end < 0:
		return text, ""
	case end == 0:
		return "", text[utf8.RuneLen(FirstRune(text)):]
	}
	return text[:end], text[end:]
}

// cutStar reads "crypto*" as a prefix; a shorter one is a word.
func cutStar(word string) (string, bool) {
	stem := strings.TrimRight(word, "*")
	return stem, stem != word && utf8.RuneCountInString(stem) >= minPrefix
}

func hasWord(s string) bool { return len(text.Tokenize(s)) > 0 }
