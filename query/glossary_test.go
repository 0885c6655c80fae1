package query

import (
	"testing"

	"landscape/text"
)

func TestEveryGlossaryEntryHasAllLanguages(t *testing.T) {
	g := TheGlossary()
	for _, lang := range text.Languages()[1:] {
		if n := len(g.english[lang]); n < 200 {
			t.Errorf("%s has %d words", lang, n)
		}
	}
	if _, err := readGlossary([]byte("- {en: [key], xx: [nøkkel]}")); err == nil {
		t.Error("a language that is none of ours is taken")
	}
}
