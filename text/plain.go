package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a text in its plain form, or one character of Chinese.
type Word struct {
	Plain      string
	Start, End int // bytes in the text
	// Apart says that a semicolon, colon or dash stands before the word, so that
	// no phrase goes on across it: "3G Security; Specification of ...".
	Apart bool
}

// Words cuts a text into words in their plain form, so "post-quantum" and "post
// quantum" are alike, and "attack's" is an attack.
func Words(s string) []Word {
	words := make([]Word, 0, len(s)/6+1)
	last := 0
	cut(s, func(start, end int) {
		gap := s[last:start]
		if last = end; strings.EqualFold(s[start:end], "s") && (strings.HasSuffix(gap, "'") || strings.HasSuffix(gap, "’")) {
			return
		}
		words = append(words, Word{Plain(s[start:end]), start, end, isBreak(gap)})
	})
	return words
}

// isBreak tells whether what stands between two words parts what they say.
func isBreak(gap string) bool {
	return len(gap) > 1 && (strings.ContainsAny(gap, ";:；：–—") || strings.Contains(gap, "- ") || strings.Contains(gap, "--")) ||
		gap == ";" || gap == ":"
}

// Plain brings the forms of a word together: letter case, diacritics, simple
// plurals, the endings of Russian, and in Arabic vowel signs, tatweel, forms
// of alef and the article.
func Plain(word string) string {
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

const tatweel = 'ـ' // draws a word out

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
