package searchsvc

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func (w *world) post(t testing.TB, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, target, strings.NewReader(body)))
	return answer
}

func TestLookupTellsOfEachIdentifierInItsPlace(t *testing.T) {
	w := shared
	answer := w.post(t, "/api/v1/lookup", `{"identifiers": ["itu-t x.1352", "RFC 2119", "good morning", "T-REC-X.1352-202209-I"]}`)
	if answer.Code != 200 {
		t.Fatal(answer.Code, answer.Body)
	}
	var list struct{ Results []LookupAnswer }
	if err := json.Unmarshal(answer.Body.Bytes(), &list); err != nil || len(list.Results) != 4 {
		t.Fatal(err, answer.Body)
	}
	r := list.Results
	if !r[0].Found || r[0].Standard.Slug != "itu-t-x.1352" || r[0].Given != "itu-t x.1352" {
		t.Errorf("%+v", r[0])
	}
	if r[1].Found || r[1].Reason != "not-held" || r[1].Read != "RFC 2119" || r[1].URL == "" {
		t.Errorf("%+v", r[1])
	}
	if r[2].Found || r[2].Reason != "not-an-identifier" {
		t.Errorf("%+v", r[2])
	}
	if !r[3].Found || r[3].Standard.ID != "ITU-T X.1352" {
		t.Errorf("%+v", r[3])
	}
	d := describe(t, w)
	var v any
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	for _, mistake := range d.check(d.Paths["/api/v1/lookup"]["post"].Responses["200"].Content["application/json"].Schema, v, "$") {
		t.Error(mistake)
	}
}

func TestLookupSaysWhatIsWrongWithARequest(t *testing.T) {
	w := shared
	many := `{"identifiers": [` + strings.TrimSuffix(strings.Repeat(`"RFC 8446",`, mostLookups+1), ",") + `]}`
	for body, status := range map[string]int{
		"": 400, "{": 400, `{"identifiers": []}`: 400, `{"ids": ["RFC 1"]}`: 400, many: 400,
		`{"identifiers": ["` + strings.Repeat("x", mostLookupBytes) + `"]}`: 413,
	} {
		answer := w.post(t, "/api/v1/lookup", body)
		if answer.Code != status || !strings.Contains(answer.Header().Get("Content-Type"), "problem+json") {
			t.Errorf("%.40q: %d %s", body, answer.Code, answer.Body)
		}
	}
}

func TestAThousandLookupsAreQuick(t *testing.T) {
	var ids []string
	for i := range mostLookups {
		ids = append(ids, fmt.Sprintf(`"%s %d"`, []string{"RFC", "rfc-", "ISO/IEC", "ITU-T X.", "SP 800-"}[i%5], 1000+i))
	}
	begin := time.Now()
	answer := shared.post(t, "/api/v1/lookup", `{"identifiers": [`+strings.Join(ids, ",")+`]}`)
	if took := time.Since(begin); answer.Code != 200 || took > time.Second {
		t.Errorf("%d after %v", answer.Code, took)
	} else {
		t.Logf("%d identifiers in %v", mostLookups, took)
	}
}

func TestASearchForOneIdentifierSaysWhatIsHeldOfIt(t *testing.T) {
	w := shared
	missing := get200[SearchAnswer](t, w, "/api/v1/search?q=RFC+2119")
	if missing.Total != 0 || len(missing.Hits) != 0 || missing.Asked == nil || missing.Asked.Held || missing.Asked.ID != "RFC 2119" {
		t.Errorf("RFC 2119: %+v", missing)
	}
	edition := get200[SearchAnswer](t, w, "/api/v1/search?q=X.1352+(09/2022)")
	if edition.Total == 0 || edition.Asked == nil || edition.Asked.Edition == nil || edition.Asked.Edition.Published == "" {
		t.Errorf("X.1352 (09/2022): %+v", edition.Asked)
	}
	never := get200[SearchAnswer](t, w, "/api/v1/search?q=X.1352+(01/1999)")
	if never.Total == 0 || never.Asked == nil || never.Asked.EditionKnown == nil || *never.Asked.EditionKnown || len(never.Asked.Editions) == 0 {
		t.Errorf("X.1352 (01/1999): %+v", never.Asked)
	}
	if plain := get200[SearchAnswer](t, w, "/api/v1/search?q=X.1352"); plain.Asked != nil {
		t.Errorf("nothing is to be said of X.1352: %+v", plain.Asked)
	}
}
