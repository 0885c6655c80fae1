package searchsvc

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/coordination"
)

// figures finds every number with its search in an answer.
func figures(v any, at string, visit func(at string, count int, search string)) {
	switch v := v.(type) {
	case map[string]any:
		count, isCount := v["count"].(float64)
		if search, isSearch := v["search"].(string); isCount && isSearch {
			visit(at, int(count), search)
		}
		for name, value := range v {
			figures(value, at+"."+name, visit)
		}
	case []any:
		for _, value := range v {
			figures(value, at, visit)
		}
	}
}

func TestEveryNumberOfACoordinationViewIsWhatItsSearchFinds(t *testing.T) {
	w := shared
	seen := 0
	for _, target := range []string{
		"/matrix", "/matrix?rows=area&cols=topic", "/matrix?rows=question&cols=body", "/matrix?rows=body&cols=status&body=ITU-T",
		"/matrix?identical=all&q=security", "/matrix?rows=topic&cols=requirement&area=iot", "/gaps", "/gaps?reader=ar&years=1", "/roadmap",
		"/roadmap?area=iot", "/programme", "/questions/6", "/questions/15", "/overlaps", "/overlaps?area=iot",
	} {
		answer := get200[any](t, w, "/api/v1/coordination"+target)
		figures(answer, "", func(at string, count int, search string) {
			seen++
			found := get200[SearchAnswer](t, w, "/api/v1/search?facets=none&"+search)
			if found.Total != count && (count != 0 || search != "") {
				t.Errorf("%s: %s says %d, and ?%s finds %d", target, at, count, search, found.Total)
			}
		})
	}
	if seen < 100 {
		t.Errorf("only %d figures were looked at", seen)
	}
}

func TestCoordinationRefusesWhatItCannotAnswer(t *testing.T) {
	w := shared
	for _, c := range []struct {
		target      string
		status      int
		code, param string
	}{
		{"/matrix?rows=colour", 400, "bad-value", "rows"},
		{"/matrix?rows=body&cols=body", 400, "bad-value", "cols"},
		{"/matrix?cols=question", 400, "bad-value", "cols"},
		{"/matrix?limit=0", 400, "bad-value", "limit"},
		{"/matrix?page=2", 400, "unknown-parameter", "page"},
		{"/gaps?kind=hole", 400, "bad-value", "kind"},
		{"/gaps?question=99", 400, "bad-value", "question"},
		{"/gaps?years=x", 400, "bad-value", "years"},
		{"/gaps?reader=de", 400, "bad-value", "reader"},
		{"/overlaps?phase=dawn", 400, "bad-value", "phase"},
		{"/programme?area=iott", 400, "bad-value", "area"},
		{"/questions/99", 404, "unknown-question", ""},
		{"/questions/six", 404, "unknown-question", ""},
		{"/questions/6?since=then", 400, "bad-value", "since"},
		{"/programme?identical=twice", 400, "bad-value", "identical"},
	} {
		answer := w.ask(t, "/api/v1/coordination"+c.target)
		if p := problemOf(t, answer); p.Status != c.status || p.Code != "" || p.Parameter != c.param || !strings.HasSuffix(p.Type, "#"+c.code) {
			t.Errorf("%s: %+v", c.target, p)
		}
	}
}

func TestViewsAreTablesForSpreadsheetsToo(t *testing.T) {
	w := shared
	for name, head := range map[string]string{"matrix": "area", "gaps": "id", "overlaps": "id", "programme": "id", "roadmap": "part"} {
		answer := w.ask(t, "/api/v1/coordination/"+name+".csv")
		rows, err := csv.NewReader(bytes.NewReader(answer.Body.Bytes())).ReadAll()
		if err != nil || answer.Code != http.StatusOK || rows[0][0] != head {
			t.Errorf("%s: %d %v %v", name, answer.Code, err, rows)
		}
	}
	for path, head := range map[string]string{"coordination/questions": "question", "coordination/questions/6/brief": "section", "initiatives": "id"} {
		answer := w.ask(t, "/api/v1/"+path+".csv")
		if rows, err := csv.NewReader(bytes.NewReader(answer.Body.Bytes())).ReadAll(); err != nil || len(rows) < 2 || rows[0][0] != head {
			t.Errorf("%s: %d %v %v", path, answer.Code, err, rows)
		}
	}
	programme := w.ask(t, "/api/v1/coordination/programme.csv").Body.String()
	if !strings.Contains(programme, "ISO/IEC DIS 27028") || !strings.Contains(programme, "2027-01") {
		t.Errorf("programme: %s", programme)
	}
}

func TestADeskIsAlsoADocument(t *testing.T) {
	w := shared
	text := w.ask(t, "/api/v1/coordination/questions/6/brief.md?lang=en").Body.String()
	if !strings.HasPrefix(text, "# Q6/17") || !strings.Contains(text, "X.1352") || !strings.Contains(text, "Initiatives that concern") {
		t.Errorf("brief: %.300s", text)
	}
	answer := w.ask(t, "/api/v1/coordination/questions/6/brief.docx")
	if !bytes.HasPrefix(answer.Body.Bytes(), []byte("PK")) || !strings.Contains(answer.Header().Get("Content-Disposition"), "Q6-17-") {
		t.Errorf("DOCX: %v", answer.Header())
	}
}

func TestPathwaysAndInitiativesAreInTheReadersLanguage(t *testing.T) {
	w := shared
	ways := get200[struct{ Pathways []PathwayAnswer }](t, w, "/api/v1/pathways?lang=ar")
	if len(ways.Pathways) == 0 || len(ways.Pathways[0].Steps) == 0 || ways.Pathways[0].Name == "" {
		t.Errorf("%+v", ways)
	}
	convention := initiativesAt(t, w, "/api/v1/initiatives?kind=treaty&lang=es")[0]
	if convention.ID != "budapest-convention" || !strings.Contains(convention.Name, "Convenio de Budapest") || !strings.HasPrefix(convention.Mandate, "Armoniza") {
		t.Errorf("%+v", convention)
	}
	authority := initiativesAt(t, w, "/api/v1/initiatives?kind=agency&region=africa&topic=privacy&lang=zh")[0]
	if authority.ID != "rwanda-ncsa" || authority.Scope != "national" || !slices.Equal(authority.CountryNames, []string{"卢旺达"}) {
		t.Errorf("%+v", authority)
	}
}

func initiativesAt(t *testing.T, w *world, target string) []InitiativeAnswer {
	t.Helper()
	list := get200[struct {
		Total       int
		Initiatives []InitiativeAnswer
	}](t, w, target)
	if list.Total == 0 || list.Total != len(list.Initiatives) {
		t.Fatalf("%s: %d of %d initiatives", target, len(list.Initiatives), list.Total)
	}
	return list.Initiatives
}

func TestTheListOfInitiativesIsChosenFromByClosedLists(t *testing.T) {
	w := shared
	whole, some := initiativesAt(t, w, "/api/v1/initiatives"), initiativesAt(t, w, "/api/v1/initiatives?region=cis&region=arab-states&topic=incident")
	for _, i := range some {
		if !slices.Contains(i.Topics, "incident") || i.Region != "cis" && i.Region != "arab-states" {
			t.Errorf("%+v", i)
		}
	}
	if len(some) >= len(whole) {
		t.Errorf("%d of %d were chosen", len(some), len(whole))
	}
	for _, wrong := range []string{"kind=club", "region=mars", "area=pottery"} {
		if p := problemOf(t, w.ask(t, "/api/v1/initiatives?"+wrong)); p.Status != http.StatusBadRequest || len(p.Accepted) == 0 {
			t.Errorf("%s: %+v", wrong, p)
		}
	}
	rows, err := csv.NewReader(w.ask(t, "/api/v1/initiatives.csv?region=cis&lang=ru").Body).ReadAll()
	if err != nil || len(rows) != 1+len(initiativesAt(t, w, "/api/v1/initiatives?region=cis")) || !strings.Contains(fmt.Sprint(rows), "Российская Федерация") {
		t.Errorf("%v %v", err, rows)
	}
}

func TestTheViewsOfANewIndexAreReadyBeforeItIsInService(t *testing.T) {
	w := newWorld(t)
	ix, release := w.Live().Acquire()
	defer release()
	w.Prepare(ix)
	_, err := w.views.Of(ix, func() (*coordination.View, error) {
		t.Error("the view is made again")
		return coordination.New(ix, w.facts, w.taxonomy, time.Now()), nil
	})
	if err != nil {
		t.Error(err)
	}
}
