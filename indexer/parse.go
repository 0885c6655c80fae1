package indexer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a query, far above what people type: what is longer is cut.
const (
	maxQueryBytes = 1000
	maxClauses    = 32
	minPrefix     = 3
)

// request is what a person asked for: all of these clauses.
type request struct {
	clauses []clause
}

// clause is satisfied by any of its atoms; an excluded one by none.
type clause struct {
	any      []atom
	excluded bool
}

// atom is one word, phrase or field value.
type atom struct {
	field  string // "" for any
	text   string
	phrase bool
	prefix bool
}

// strict tells whether the person asked for exactly this: such a clause is
// never left out, unlike one word among others.
func (c clause) strict() bool {
	return len(c.any) > 1 || c.any[0].field != "" || c.any[0].phrase || c.any[0].prefix
}

// queryFields are those that field:value knows: the title and every facet.
func queryFields() []string { return append([]string{fieldTitle}, Facets()...) }

// parseRequest reads what was typed in a search box. Every text is a valid
// request: what is no operator where it stands is a word.
func parseRequest(text string) request {
	var r request
	items := lexItems(cutText(text))
	for i := 0; i < len(items) && len(r.clauses) < maxClauses; i++ {
		c := clause{any: []atom{items[i].atom}, excluded: items[i].excluded}
		for !c.excluded && i+2 < len(items) && items[i+1].isOr() && !items[i+2].excluded {
			c.any = append(c.any, items[i+2].atom)
			i += 2
		}
		r.clauses = append(r.clauses, c)
	}
	return r
}

// cutText brings a text to a length that is always quick to answer.
func cutText(text string) string {
	text = strings.ToValidUTF8(text, " ")
	if len(text) <= maxQueryBytes {
		return text
	}
	cut := maxQueryBytes
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// item is one atom as typed, with a minus or without.
type item struct {
	atom
	excluded bool
}

func (i item) isOr() bool { return i.text == "OR" && i.field == "" && !i.phrase && !i.excluded }

func lexItems(text string) []item {
	var items []item
	for {
		text = strings.TrimLeftFunc(text, isFiller)
		if text == "" {
			return items
		}
		var it item
		if rest, ok := strings.CutPrefix(text, "-"); ok && rest != "" && !isFiller(firstRune(rest)) && rest[0] != '-' {
			it.excluded, text = true, rest
		}
		it.field, text = lexField(text)
		var found bool
		if it.text, text, found = lexPhrase(text); found {
			it.phrase = true
		} else {
			it.text, text = lexWord(text)
			it.text, it.prefix = cutStar(it.text)
		}
		if hasWord(it.text) {
			items = append(items, it)
		}
	}
}

// isFiller is what separates words and means nothing itself.
func isFiller(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("(),;!?[]{}<>|、，。；！？（）", r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lexField takes "title:" off when a value follows.
func lexField(text string) (field, rest string) {
	name, value, ok := strings.Cut(text, ":")
	name = strings.ToLower(name)
	if !ok || value == "" || isFiller(firstRune(value)) || !slices.Contains(queryFields(), name) {
		return "", text
	}
	return name, value
}

// quotes pairs the marks that people and word processors put around a phrase.
var quotes = map[rune]string{'"': "\"”", '“': "”\"“", '„': "“”", '«': "»"}

// lexPhrase takes a quoted text off; a quote that never closes is no quote.
func lexPhrase(text string) (phrase, rest string, found bool) {
	closing := quotes[firstRune(text)]
	if closing == "" {
		return "", text, false
	}
	inside := text[utf8.RuneLen(firstRune(text)):]
	end := strings.IndexAny(inside, closing)
	if end < 0 {
		return "", inside, false
	}
	return inside[:end], inside[end+utf8.RuneLen(firstRune(inside[end:])):], true
}

func lexWord(text string) (word, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return isFiller(r) || quotes[r] != "" })
	switch {
	case end < 0:
		return text, ""
	case end == 0:
		return "", text[utf8.RuneLen(firstRune(text)):]
	}
	return text[:end], text[end:]
}

// cutStar reads "crypto*" as a prefix; a shorter one is a word.
func cutStar(word string) (string, bool) {
	stem := strings.TrimRight(word, "*")
	return stem, stem != word && utf8.RuneCountInString(stem) >= minPrefix
}

func hasWord(text string) bool { return strings.IndexFunc(text, isWordRune) >= 0 }
