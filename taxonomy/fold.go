package taxonomy

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// token is one word of a text, or one character of Chinese, which has no
// spaces between words.
type token struct {
	folded     string
	start, end int // bytes in the text
	// apart says that a semicolon, colon or dash stands before the word, so that
	// no phrase goes on across it: "3G Security; Specification of ...".
	apart bool
}

// tokenize cuts a text into folded tokens. Everything that is neither letter,
// digit nor mark separates, so "post-quantum" and "post quantum" are alike.
func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/6+1)
	start, apart := -1, false
	add := func(folded string, from, to int) {
		tokens = append(tokens, token{folded, from, to, apart})
		start, apart = -1, false
	}
	flush := func(end int) {
		if start >= 0 {
			add(fold(text[start:end]), start, end)
		}
	}
	for i, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9': // nearly all, so asked first
			if start < 0 {
				start = i
			}
		case unicode.Is(unicode.Han, r):
			flush(i)
			add(string(r), i, i+len(string(r)))
		case r == tatweel || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			apart = apart || strings.ContainsRune(";:；：–—", r) || r == '-' && (strings.HasPrefix(text[i:], "- ") || strings.HasPrefix(text[i:], "--"))
		}
	}
	flush(len(text))
	return dropPossessives(text, tokens)
}

// dropPossessives takes the lone "s" after an apostrophe out.
func dropPossessives(text string, tokens []token) []token {
	kept := tokens[:0]
	for _, t := range tokens {
		if t.folded == "s" && (strings.HasSuffix(text[:t.start], "'") || strings.HasSuffix(text[:t.start], "’")) {
			continue
		}
		kept = append(kept, t)
	}
	return kept
}

// fold brings the forms of a word together: letter case, diacritics, simple
// plurals, the endings of Russian, and in Arabic vowel signs, tatweel, forms
// of alef and the article.
func fold(word string) string {
	lower := strings.ToLower(word)
	if isASCII(word) {
		if strings.HasSuffix(word, "S") { // the S of an acronym is no plural: TPMS is not TPM
			return lower
		}
		return singular(lower)
	}
	for _, r := range lower {
		switch {
		case unicode.Is(unicode.Arabic, r):
			return foldArabic(lower)
		case unicode.Is(unicode.Cyrillic, r):
			return foldRussian(stripMarks(lower))
		}
	}
	return singular(stripMarks(lower))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func stripMarks(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// singular takes a plural ending off, and makes "ie" at the end a "y". It is
// the same on both sides of a comparison, so it need not find real words, only
// bring forms together.
func singular(word string) string {
	if len(word) < 4 || word == "https" || word == "securities" {
		return word // securities are papers, and no plural of security
	}
	stem, plural := strings.CutSuffix(word, "s")
	switch {
	case strings.HasSuffix(stem, "ie"):
		return stem[:len(stem)-2] + "y"
	case !plural, strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "u"), strings.HasSuffix(stem, "i"):
		return word
	case strings.HasSuffix(stem, "sse"), strings.HasSuffix(stem, "xe"),
		strings.HasSuffix(stem, "che"), strings.HasSuffix(stem, "she"):
		return stem[:len(stem)-1]
	}
	return stem
}

// russianEndings are tried from the longest; what is left keeps at least three letters.
var russianEndings = []string{
	"иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "иеи", "иям",
	"ая", "яя", "ое", "ее", "ыи", "ии", "ои", "еи", "ые", "ие", "ых", "их", "ую", "юю", "ом", "ем",
	"ым", "им", "ов", "ев", "ам", "ям", "ах", "ях", "ия", "ью",
	"а", "я", "о", "е", "у", "ю", "ы", "и", "ь",
}

func foldRussian(word string) string {
	letters := len([]rune(word))
	for _, ending := range russianEndings {
		if letters-len([]rune(ending)) >= 3 && strings.HasSuffix(word, ending) {
			return strings.TrimSuffix(word, ending)
		}
	}
	return word
}

const tatweel = 'ـ'

var arabicLetters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ئ", "ي", "ؤ", "و", "ة", "ه")

// arabicArticles are the article alone and behind the particles that are
// written as one word with it: and, with, for, as, then.
var arabicArticles = []string{"وال", "بال", "كال", "فال", "ال", "لل"}

func foldArabic(word string) string {
	var b strings.Builder
	for _, r := range word {
		if r != tatweel && !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	folded := arabicLetters.Replace(b.String())
	for _, article := range arabicArticles {
		if rest, ok := strings.CutPrefix(folded, article); ok && len([]rune(rest)) >= 3 {
			return rest
		}
	}
	return folded
}
