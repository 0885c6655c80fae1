package ui

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"landscape/searchsvc"
)

// What a request says of the address that it came to gets into no answer: a
// cache would hand it to the next reader.
func TestNothingThatARequestSaysOfItsAddressIsRepeated(t *testing.T) {
	service := searchsvc.New(searchsvc.Options{Live: fixture.Live(), Taxonomy: fixture.Taxonomy(), Catalogue: fixture.Catalogue(),
		Log: slog.New(slog.DiscardHandler)})
	if err := Register(service); err != nil {
		t.Fatal(err)
	}
	h, asked := service.Handler(), 0
	for _, route := range service.Engine().Routes() {
		if route.Method != http.MethodGet {
			continue
		}
		address := strings.NewReplacer(":slug", "rfc-8446", ":number", "10", ":id", "tls").Replace(route.Path)
		for _, ending := range []string{"", "/", "?q=security&verb=Identify"} {
			r := httptest.NewRequest(http.MethodGet, address+ending, nil)
			r.Host = "no-such-host-of-ours.example"
			for _, name := range []string{"X-Forwarded-Host", "X-Host", "X-Forwarded-Server", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Scheme", "X-Forwarded-Proto"} {
				r.Header.Set(name, "no-such-host-of-ours.example")
			}
			r.Header.Set("X-Forwarded-Prefix", "/no-such-host-of-ours")
			r.Header.Set("Forwarded", "host=no-such-host-of-ours.example;proto=no-such-host-of-ours")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			asked++
			if told := fmt.Sprint(w.Header()) + w.Body.String(); strings.Contains(told, "no-such-host-of-ours") {
				at := strings.Index(told, "no-such-host-of-ours")
				t.Errorf("%s: …%.80s…", address+ending, told[max(0, at-40):])
			}
		}
	}
	if asked < 300 {
		t.Errorf("only %d addresses were asked", asked)
	}
}

// A person who is refused gets a page, in the language of the address.
func TestWhoIsRefusedReadsWhy(t *testing.T) {
	service := searchsvc.New(searchsvc.Options{Live: fixture.Live(), Taxonomy: fixture.Taxonomy(), Catalogue: fixture.Catalogue(),
		Log: slog.New(slog.DiscardHandler), Limits: searchsvc.Limits{Rate: 0.001, Burst: 1}})
	if err := Register(service); err != nil {
		t.Fatal(err)
	}
	h := service.Handler()
	page(t, h, "/fr")
	doc, answer := page(t, h, "/fr/search?q=tls")
	if answer.StatusCode != http.StatusTooManyRequests || answer.Header.Get("Retry-After") == "" || answer.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s %v", answer.Status, answer.Header)
	}
	if got := textOf(doc, "h1"); got != "Trop de requêtes" {
		t.Errorf("heading %q", got)
	}
}
