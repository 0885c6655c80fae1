package searchsvc

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/indexer"
)

func ids(a SearchAnswer) []string {
	var found []string
	for _, h := range a.Hits {
		found = append(found, h.ID)
	}
	return found
}

func TestASearchAnswersInTheAgreedShape(t *testing.T) {
	w := shared
	hit := get200[map[string]any](t, w, "/api/v1/search?q=rfc+8446&facets=body")
	if got := slices.Sorted(maps.Keys(hit)); !slices.Equal(got, []string{"facets", "hidden", "hits", "page", "size", "suggestion", "took_ms", "total"}) {
		t.Errorf("fields of the answer: %v", got)
	}
	first := hit["hits"].([]any)[0].(map[string]any)
	want := []string{"access", "areas", "body", "groups", "highlights", "id", "languages", "matched", "published", "requirements",
		"score", "slug", "status", "status_wording", "title", "topics", "type", "url"}
	if got := slices.Sorted(maps.Keys(first)); !slices.Equal(got, want) {
		t.Errorf("fields of a hit:\n got %v\nwant %v", got, want)
	}
	facet := hit["facets"].(map[string]any)["body"].([]any)[0].(map[string]any)
	if got := slices.Sorted(maps.Keys(facet)); !slices.Equal(got, []string{"count", "label", "selected", "value"}) {
		t.Errorf("fields of a facet value: %v", got)
	}
	if first["id"] != "RFC 8446" || first["slug"] != "rfc-8446" || first["published"] != "2018-08" {
		t.Errorf("first hit: %v", first)
	}
}

func TestHighlightsMarkWhatMatchedAndEscapeTheRest(t *testing.T) {
	piece := func(text string, mark bool) indexer.Piece { return indexer.Piece{Text: text, Mark: mark} }
	got := highlights(&indexer.Hit{Highlights: map[string][]indexer.Piece{
		"title": {piece("<ISMS> & ", false), piece("trust", true), piece(" “x”", false)}}})
	if want := "&lt;ISMS&gt; &amp; <mark>trust</mark> “x”"; len(got["title"]) != 1 || got["title"][0] != want {
		t.Errorf("got %q, want %q", got["title"], want)
	}
	answer := shared.ask(t, "/api/v1/search?q=management")
	if text := answer.Body.String(); strings.Contains(text, `\u003c`) {
		t.Error("marks must be readable in JSON, not escaped as \\u003c")
	}
}

func TestChoosingAFacetValueFindsAsManyAsItsCountSays(t *testing.T) {
	w := shared
	for _, search := range []url.Values{
		{}, {"q": {"security"}}, {"body": {"ITU-T"}}, {"status": {"in-force", "superseded", "withdrawn"}},
		{"q": {"security"}, "body": {"ITU-T", "ISO/IEC"}}, {"year": {"2018..2022"}}, {"area": {"iot"}, "access": {"free"}},
	} {
		values := maps.Clone(search)
		values.Set("facets", strings.Join(indexer.Facets(), ","))
		answer := get200[SearchAnswer](t, w, "/api/v1/search?"+values.Encode())
		for facet, counts := range answer.Facets {
			for _, c := range counts {
				chosen := maps.Clone(search)
				chosen[facet] = []string{c.Value}
				chosen.Set("facets", "none")
				found := get200[SearchAnswer](t, w, "/api/v1/search?"+chosen.Encode())
				if found.Total != c.Count {
					t.Errorf("%v: %s %q counts %d and finds %d", search, facet, c.Value, c.Count, found.Total)
				}
				if c.Selected != slices.Contains(search[facet], c.Value) && facet != indexer.FacetYear {
					t.Errorf("%v: %s %q selected: %v", search, facet, c.Value, c.Selected)
				}
			}
		}
	}
}

func TestYearsAreReadAsPeopleWriteThem(t *testing.T) {
	for asked, want := range map[string]string{
		"2020": "2020", "2018..2024": "2018..2024", "2018-2024": "2018..2024", "2018 – 2024": "2018..2024", "2020..": "2020..",
		"..2019": "..2019", "2020-": "2020..", "-2019": "..2019",
	} {
		if got, ok := Years(asked); !ok || got != want {
			t.Errorf("%q is read as %q (%v), not as %q", asked, got, ok, want)
		}
	}
	for _, asked := range []string{"", "..", "-", "20", "20..", "2024..2018", "0000", "2018..2020..2022", "since 2020"} {
		if got, ok := Years(asked); ok {
			t.Errorf("%q is read as %q", asked, got)
		}
	}
	total := func(years string) int {
		return get200[SearchAnswer](t, shared, "/api/v1/search?facets=none&size=1&year="+years).Total
	}
	if since, until, all := total("2020.."), total("..2019"), total("1900..2100"); since == 0 || until == 0 || since+until != all {
		t.Errorf("%d since 2020 and %d before are not %d", since, until, all)
	}
}

func TestFacetsAreThoseAskedFor(t *testing.T) {
	w := shared
	for asked, want := range map[string][]string{
		"":                  indexer.Facets(),
		"?facets=none":      nil,
		"?facets=body,area": {"area", "body"},
	} {
		answer := get200[SearchAnswer](t, w, "/api/v1/search"+asked)
		got := slices.Sorted(maps.Keys(answer.Facets))
		for _, facet := range got {
			if asked != "" && !slices.Contains(want, facet) {
				t.Errorf("%q counts %s unasked", asked, facet)
			}
		}
		if len(got) == 0 && len(want) > 0 {
			t.Errorf("%q counts nothing", asked)
		}
	}
}

func TestLongFacetsAreCutUnlessAskedForByName(t *testing.T) {
	var counts []indexer.Count
	for i := range facetValues + 30 {
		counts = append(counts, indexer.Count{Value: fmt.Sprint(i), Count: 1, Selected: i == facetValues+10})
	}
	names := shared.Names
	r := &indexer.Result{Facets: map[string][]indexer.Count{"group": counts}}
	a := names.NewSearchAnswer(indexer.Query{Size: 20}, r, time.Millisecond, "en")
	if len(a.Facets["group"]) != facetValues+1 || a.MoreValues["group"] != 29 {
		t.Errorf("%d values, %d more", len(a.Facets["group"]), a.MoreValues["group"])
	}
	a = names.NewSearchAnswer(indexer.Query{Size: 20, Facets: []string{"group"}}, r, time.Millisecond, "en")
	if len(a.Facets["group"]) != facetValues+30 || a.MoreValues != nil {
		t.Errorf("asked for by name: %d values, %v more", len(a.Facets["group"]), a.MoreValues)
	}
}

func TestPagesFollowEachOtherWithoutGapOrRepetition(t *testing.T) {
	w := shared
	whole := ids(get200[SearchAnswer](t, w, "/api/v1/search?sort=identifier&size=100"))
	var paged []string
	for page := 1; ; page++ {
		answer := get200[SearchAnswer](t, w, fmt.Sprintf("/api/v1/search?sort=identifier&size=2&page=%d", page))
		if answer.Page != page || answer.Size != 2 {
			t.Fatalf("page %d says it is page %d of size %d", page, answer.Page, answer.Size)
		}
		if len(answer.Hits) == 0 {
			break
		}
		paged = append(paged, ids(answer)...)
	}
	if !slices.Equal(whole, paged) {
		t.Errorf("whole %v\npaged %v", whole, paged)
	}
}

func TestLabelsAreInTheReadersLanguage(t *testing.T) {
	w := shared
	for _, c := range []struct{ name, query, header, want string }{
		{"parameter", "?lang=fr", "", "En vigueur"},
		{"header", "", "ru-RU,ru;q=0.9,en;q=0.5", "Действует"},
		{"parameter before header", "?lang=zh", "ru", "现行有效"},
		{"regional variant", "", "es-MX", "En vigor"},
		{"unknown language", "", "de", "In force"},
		{"broken header", "", ";;;q=x", "In force"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := w.ask(t, "/api/v1/search"+c.query, "Accept-Language", c.header)
			if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), `"label":"`+c.want+`"`) {
				t.Errorf("no label %q in %s", c.want, answer.Body)
			}
		})
	}
}

func TestEveryStatusAndAccessHasANameInSixLanguages(t *testing.T) {
	names := shared.Names
	parser := shared.QueryParser
	for _, facet := range []string{indexer.FacetStatus, indexer.FacetAccess} {
		for _, value := range parser.accepted(facet) {
			for _, lang := range []string{"en", "ar", "zh", "fr", "ru", "es"} {
				if names.Name(facet, value, lang) == value {
					t.Errorf("%s %s has no name in %s", facet, value, lang)
				}
			}
		}
	}
}

func TestAStandardTellsWhereEveryFieldWasRead(t *testing.T) {
	w := shared
	answer := get200[StandardAnswer](t, w, "/api/v1/standards/itu-t-x.509")
	if len(answer.Editions) != 2 || answer.Published != "2019-10" {
		t.Errorf("editions: %+v", answer.Editions)
	}
	for _, field := range []string{"id", "title", "status", "status_wording", "published", "groups", "access", "url"} {
		source, ok := answer.Sources[field]
		if !ok || source.URL != "https://example.org/itu-t/list" || !source.Fetched.Equal(crawled) {
			t.Errorf("source of %s: %+v", field, source)
		}
	}
	if len(answer.Labels.Evidence) == 0 {
		t.Error("labels without evidence")
	}
}

func TestAnIdentifierInAnotherSpellingLeadsToTheRightAddress(t *testing.T) {
	w := shared
	for asked, want := range map[string]string{
		"x509":                         "/api/v1/standards/itu-t-x.509",
		"RFC%208446":                   "/api/v1/standards/rfc-8446",
		"ISO%2FIEC%2027001:2022":       "/api/v1/standards/iso-iec-27001",
		"x509/related?size=3":          "/api/v1/standards/itu-t-x.509/related?size=3",
		"ITU-T%20X.1352%20(09%2F2022)": "/api/v1/standards/itu-t-x.1352",
	} {
		answer := w.ask(t, "/api/v1/standards/"+asked)
		if answer.Code != http.StatusMovedPermanently || answer.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", asked, answer.Code, answer.Header().Get("Location"), want)
		}
	}
}

func TestReferenceDataCountsWhatASearchFinds(t *testing.T) {
	w := shared
	table := get200[TaxonomyAnswer](t, w, "/api/v1/taxonomy?lang=es")
	for facet, entries := range map[string][]EntryAnswer{"area": table.Areas, "topic": table.Topics, "requirement": table.Requirements, "pillar": table.Pillars} {
		for _, e := range entries {
			found := get200[SearchAnswer](t, w, "/api/v1/search?facets=none&"+facet+"="+e.ID)
			if found.Total != e.Standards.Current || found.Total+found.Hidden != e.Standards.Total {
				t.Errorf("%s %s: counts %+v, search finds %d and hides %d", facet, e.ID, e.Standards, found.Total, found.Hidden)
			}
			if e.Name != e.Names["es"] || e.Name == "" {
				t.Errorf("%s %s is called %q", facet, e.ID, e.Name)
			}
		}
	}
	for _, b := range get200[struct{ Bodies []BodyAnswer }](t, w, "/api/v1/bodies").Bodies {
		found := get200[SearchAnswer](t, w, "/api/v1/search?facets=none&body="+url.QueryEscape(string(b.Body)))
		if found.Total != b.Standards.Current || b.Standards.Total == 0 {
			t.Errorf("%s: counts %+v, search finds %d", b.Body, b.Standards, found.Total)
		}
	}
}

func TestAJointPublicationIsKnownByItsFirstBody(t *testing.T) {
	for name, want := range map[string]bool{"ISO/SAE": true, "iso/iec": true, "ETSI": true, "ACME": false, "ACME/ISO": false, "": false} {
		if info, ok := bodyNamed(name); ok != want || ok && info.Name == "" {
			t.Errorf("%q: %v %+v", name, ok, info)
		}
	}
}

// The bundled snapshot holds what publishers really write, so whatever a facet
// of it can show must be accepted as a filter.
func TestEveryFacetValueOfTheBundledSnapshotCanBeChosen(t *testing.T) {
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := cat.ImportSnapshot(); err != nil {
		t.Fatal(err)
	}
	refused := map[string]bool{}
	for r, err := range cat.All() {
		if err != nil {
			t.Fatal(err)
		}
		chosen := map[string][]string{indexer.FacetBody: {string(r.ID.Body)}, indexer.FacetLanguage: r.Languages, indexer.FacetGroup: r.Groups}
		if len(r.Published) >= 4 {
			chosen[indexer.FacetYear] = []string{r.Published[:4]}
		}
		for facet, values := range chosen {
			for _, value := range values {
				if _, ok := shared.known(facet, value); !ok && !refused[facet+value] {
					refused[facet+value] = true
					t.Errorf("%s: %s %q is refused", r.ID, facet, value)
				}
			}
		}
	}
}

func TestWhatAQueryNamesBesideStandardsIsTold(t *testing.T) {
	w := shared
	for _, c := range []struct{ text, lang, kind, id, name string }{
		{"Budapest Convention", "en", "initiative", "budapest-convention", "Convention on Cybercrime (Budapest Convention)"},
		{"Будапештской конвенции", "ru", "initiative", "budapest-convention", "Конвенция о компьютерных преступлениях (Будапештская конвенция)"},
		{"afripol", "ar", "initiative", "afripol", "آلية الاتحاد الأفريقي للتعاون الشرطي (أفريبول)"},
		{"EUCC scheme", "en", "initiative", "eucc", "European Common Criteria-based cybersecurity certification scheme (EUCC)"},
		{"SG17 Q6", "en", "question", "Q6/17", ""},
		{"Вопрос 6/17", "ru", "question", "Q6/17", ""},
		{w.pathways[0].Name["zh"], "zh", "pathway", w.pathways[0].ID, w.pathways[0].Name["zh"]},
		{"etsi", "en", "body", "ETSI", "European Telecommunications Standards Institute"},
	} {
		a := get200[SearchAnswer](t, w, "/api/v1/search?"+url.Values{"q": {c.text}, "lang": {c.lang}}.Encode())
		if len(a.Named) != 1 || a.Named[0].Kind != c.kind || a.Named[0].ID != c.id || c.name != "" && a.Named[0].Name != c.name {
			t.Errorf("%q: %+v", c.text, a.Named)
		}
	}
	for _, text := range []string{"zero trust", "X.1352", "first responders", "ETSI EN 303 645", "elliptic curve ECC", ""} {
		if named := w.Named(text, "en"); len(named) != 0 {
			t.Errorf("%q names %+v", text, named)
		}
	}
	if centres := w.Named("NCSC", "en"); len(centres) < 2 || len(centres) > namedMost {
		t.Errorf("%d countries have an NCSC", len(centres))
	}
}
