package ui

import (
	"net/http"
	"testing"

	"landscape/coordination"
)

func TestInitiativesAreListedByRegionInTheReadersLanguage(t *testing.T) {
	h := fixture.Handler()
	whole, _ := page(t, h, "/initiatives")
	if got := whole.Find("section h2").Length(); got != len(coordination.Regions()) || whole.Find(".jump a").Length() != got {
		t.Errorf("%d sections for %d regions", got, len(coordination.Regions()))
	}
	if got := whole.Find(".findings > li").Length(); got != len(fixture.Facts().Initiatives) {
		t.Errorf("%d of %d initiatives", got, len(fixture.Facts().Initiatives))
	}
	treaties, _ := page(t, h, "/fr/initiatives?kind=treaty&region=africa")
	if treaties.Find(".findings > li").Length() != 1 || treaties.Find("#malabo-convention a[lang=fr]").Length() != 1 {
		t.Error("the treaty of the African Union is not alone, or not named in French")
	}
	wrong, answer := page(t, h, "/initiatives?kind=club")
	if answer.StatusCode != http.StatusBadRequest || wrong.Find(".notice").Length() != 1 || wrong.Find(".findings > li").Length() == 0 {
		t.Errorf("%d: a wrong kind has no notice, or nothing beside it", answer.StatusCode)
	}
}
