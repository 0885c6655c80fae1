package standard

import (
	"strings"
	"unicode/utf8"
)

// Found is an identifier inside a text: text[Start:End].
type Found struct {
	Identifier Identifier
	Start, End int
}

// FindIdentifiers finds the identifiers inside a text, from left to right. It
// is stricter than ParseIdentifier: what may as well be a word, a year or a
// plain number is left alone.
func FindIdentifiers(text string) []Found {
	plain, places := plainText(text)
	var found []Found
	end := 0
	for c := (cursor{s: plain, inText: true}); c.pos < len(plain); {
		start := c.pos
		goesOn := len(found) > 0 && start == end+1 && plain[end] == '-' && isLetter(c.peek()) // "X.1205-X.1209"
		if isAlnum(c.peek()) && (c.begins() || goesOn) {
			if id, ok := readFirst(&c); ok && id.readsBack() {
				start -= bodyBefore(plain[end:start], id.Body)
				end = c.pos
				found = append(found, Found{id, place(places, start), place(places, c.pos)})
				continue
			}
		}
		if c.run(isAlnum) == "" {
			c.pos++
		}
	}
	return found
}

// IsCertain tells whether a text that is an identifier cannot as well be words: it
// would be found inside a text, or it begins with the name of its body.
func IsCertain(s string) bool {
	s = tidy(s)
	if found := FindIdentifiers(s); len(found) == 1 && found[0].Start == 0 && found[0].End == len(s) {
		return true
	}
	_, _, ok := cutBody(s)
	return ok
}

// bodyBefore counts the bytes of the body's name at the end of text: that of
// GSMA before "FS.27" belongs to the identifier.
func bodyBefore(text string, b Body) int {
	name := strings.TrimRight(text, " ")
	if len(name) == len(text) || len(name) < len(b) || !strings.EqualFold(name[len(name)-len(b):], string(b)) {
		return 0
	}
	if c := (cursor{s: text, pos: len(name) - len(b)}); !c.begins() {
		return 0
	}
	return len(text) - len(name) + len(b)
}

// plainText replaces the dashes and spaces of word processors as tidy does.
// places tells where each byte stood in s; nil when nothing moved.
func plainText(s string) (plain string, places []int) {
	if isASCII(s) {
		return s, nil
	}
	b := make([]byte, 0, len(s))
	for i, r := range s {
		from := len(b)
		if p, ok := plainRune(r); ok {
			b = append(b, p...)
		} else {
			b = utf8.AppendRune(b, r)
		}
		for range len(b) - from {
			places = append(places, i)
		}
	}
	return string(b), append(places, len(s))
}

func place(places []int, i int) int {
	if places == nil {
		return i
	}
	return places[i]
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
