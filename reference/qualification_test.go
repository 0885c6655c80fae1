package reference

import (
	"strings"
	"testing"
)

func TestEachReferenceToAnotherOrganizationHasAForm(t *testing.T) {
	ix := bundled(t)
	text := Qualification(ix, checked(t, ix, draft), "en").Markdown()
	for _, want := range []string{"## ISO/IEC 27001:2013", "withdrawn", "the edition in force is ISO/IEC 27001:2022", "to be paid for", `\[to be filled in by the editor\]`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	for _, not := range []string{"## ITU-T", "## RFC 5246", "published 2022"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is in\n%s", not, text)
		}
	}
}

func TestTheTextsThatOneUpdatesAreListedTogether(t *testing.T) {
	ix := bundled(t)
	text := Qualification(ix, checked(t, ix, "2 References\nRFC 8996"), "en").Markdown()
	if !strings.Contains(text, "Updates RFC 3261, RFC 3329, ") || strings.Count(text, "Updates ") != 1 {
		t.Error(text)
	}
}

func TestATextWithoutForeignReferencesSaysSo(t *testing.T) {
	ix := bundled(t)
	if text := Qualification(ix, checked(t, ix, "2 References\nITU-T X.509"), "fr").Markdown(); !strings.Contains(text, "pas de référence normative") {
		t.Error(text)
	}
}
