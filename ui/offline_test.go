package ui

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"landscape/searchsvc"
)

// The first reader starts the making, and the page looks again by itself; then
// the file is there, and a broken download goes on where it broke off.
func TestTheSiteCanBeHadAsAFile(t *testing.T) {
	service := searchsvc.New(searchsvc.Options{Live: fixture.Live(), Taxonomy: fixture.Taxonomy(), Catalogue: fixture.Catalogue(), Packs: t.TempDir()})
	if err := Register(service); err != nil {
		t.Fatal(err)
	}
	doc, _ := page(t, service.Handler(), "/fr/offline")
	if doc.Find(`meta[http-equiv=refresh]`).Length() != 1 || doc.Find(".notice").Length() != 1 {
		t.Fatal("nothing tells that the pack is being made")
	}
	deadline := time.Now().Add(time.Minute)
	for doc.Find(`a[download]`).Length() == 0 {
		if time.Now().After(deadline) {
			t.Fatal("the pack was not made within a minute")
		}
		time.Sleep(50 * time.Millisecond)
		doc, _ = page(t, service.Handler(), "/fr/offline")
	}
	address := doc.Find(`a[download]`).AttrOr("href", "")
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Range", "bytes=0-1")
	w := httptest.NewRecorder()
	service.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusPartialContent || w.Body.String() != "PK" {
		t.Errorf("%s answers %d %q", address, w.Code, w.Body.String())
	}
	if _, answer := page(t, service.Handler(), "/packs/other.zip"); answer.StatusCode != http.StatusNotFound {
		t.Errorf("another name answers %d", answer.StatusCode)
	}
}

func TestNoPackIsOfferedWhereThereIsNoRoomForOne(t *testing.T) {
	doc, _ := page(t, fixture.Handler(), "/")
	if doc.Find(`a[href="/offline"]`).Length() != 0 {
		t.Error("a pack is offered")
	}
}
