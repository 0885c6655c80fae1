package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
)

// English is the main language: the others lead to it.
const English = "en"

// languages are the six official ones of the United Nations, the main one first.
var languages = [...]string{English, "ar", "zh", "fr", "ru", "es"}

// Languages lists the languages that queries are understood in, the main one first.
func Languages() []string { return languages[:] }

// Analyze gives the terms of a text in one language: its words, stemmed; in
// Chinese, which has no spaces, single characters and pairs.
func Analyze(s, lang string) []Token {
	tokens := Tokenize(s)
	if lang == "zh" {
		return withPairs(tokens)
	}
	env := snowballstem.NewEnv("")
	for i := range tokens {
		tokens[i].Term = stemIn(env, tokens[i].Term, lang)
	}
	return tokens
}

// PhraseTerms gives the terms of a text in their order, without the compounds
// that stand for two of them.
func PhraseTerms(s, lang string) []string {
	var terms []string
	for _, t := range Analyze(s, lang) {
		if !t.Compound {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// Stem cuts the ending off a word. Short words and words with digits are mostly
// names ("ITS", "DES", "IPv6") and stay as they are.
func Stem(word, lang string) string { return stemIn(snowballstem.NewEnv(""), word, lang) }

func stemIn(env *snowballstem.Env, word, lang string) string {
	if utf8.RuneCountInString(word) <= 3 || strings.ContainsAny(word, "0123456789") {
		return word
	}
	env.SetCurrent(word)
	switch lang {
	case "en":
		english.Stem(env)
	case "fr":
		french.Stem(env)
	case "es":
		spanish.Stem(env)
	case "ru":
		russian.Stem(env)
	case "ar":
		return stemArabic(word)
	default:
		return word
	}
	cut := env.Current()
	if lang != "ru" && utf8.RuneCountInString(cut) <= 3 && len(word)-len(cut) > len("es") {
		return word // "padding" is no PAD
	}
	return cut
}

// Prefixes (article, conjunctions, prepositions) and suffixes (plural, gender,
// possession) of Arabic in folded letters.
var (
	arabicPrefixes = []string{"ال", "لل", "و", "ب", "ل", "ك", "ف"}
	arabicSuffixes = []string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"}
)

// stemArabic takes up to two prefixes and two suffixes off while three letters
// stay. It cuts too much now and then, but the same from every form of a word.
func stemArabic(word string) string {
	for range 2 {
		word = cutOne(word, arabicPrefixes, strings.CutPrefix)
	}
	for range 2 {
		word = cutOne(word, arabicSuffixes, strings.CutSuffix)
	}
	return word
}

func cutOne(word string, affixes []string, cut func(s, affix string) (string, bool)) string {
	for _, a := range affixes {
		if rest, ok := cut(word, a); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return word
}

// withPairs adds each two neighbouring Chinese characters as one term.
func withPairs(tokens []Token) []Token {
	out := tokens
	for i := 1; i < len(tokens); i++ {
		a, b := tokens[i-1], tokens[i]
		if a.End == b.Start && IsHan(a.Term) && IsHan(b.Term) {
			out = append(out, Token{Term: a.Term + b.Term, Start: a.Start, End: b.End, Position: a.Position, Compound: true})
		}
	}
	return out
}

// IsHan tells whether a word is of Chinese characters.
func IsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// LanguagesOf tells in which languages a text may be, by its script. A text in
// Latin letters alone may be in any of three.
func LanguagesOf(s string) []string {
	latin := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			return []string{"zh"}
		case unicode.Is(unicode.Arabic, r):
			return []string{"ar"}
		case unicode.Is(unicode.Cyrillic, r):
			return []string{"ru"}
		case unicode.IsLetter(r):
			latin = true
		}
	}
	if latin {
		return []string{"en", "fr", "es"}
	}
	return []string{"en"}
}
