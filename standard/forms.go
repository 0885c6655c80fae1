package standard

import (
	"slices"
	"strings"
)

// Forms are the normal forms under which people look for the standard, folded
// to letters and digits, the fullest first: with edition, without it, without
// body, without type, the number alone.
func (id Identifier) Forms() []string {
	var forms []string
	add := func(text string) {
		f := Fold(text)
		if isForm(f) && !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	body := string(id.Body)
	name := id.Name()
	add(id.String())
	add(name)
	add(spaced(body, id.Type, id.Number))
	add(spaced(body, id.Number))
	if id.Body == "IANA" {
		return forms // by itself, the word of a registry means the standard that it serves: "webauthn"
	}
	add(strings.TrimPrefix(name, body))
	add(spaced(id.Type, id.Number))
	add(id.Number)
	if g := grammarOf(id.Body); g.short != nil {
		for _, short := range g.short(id) {
			add(short)
		}
	}
	return forms
}

// isForm leaves out what would find too much: a few characters, or the number
// alone when it is short or may be a year.
func isForm(f string) bool {
	if isDigits(f) {
		return len(f) > 3 && !isYear(f)
	}
	return len(f) > 2
}
