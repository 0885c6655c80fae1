package searchsvc

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"landscape/proposal"
)

func TestAProposalIsChecked(t *testing.T) {
	w := shared
	answer := w.post(t, "/api/v1/check", `{"title": "Security requirements for Internet of things devices", "scope": "Threats and requirements."}`)
	var report proposal.Report
	if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil || answer.Code != 200 {
		t.Fatal(answer.Code, answer.Body)
	}
	if len(report.Nearest) == 0 || len(report.Questions) == 0 || report.Questions[0].Number != 6 || report.Verdict == "" {
		t.Errorf("%+v", report)
	}
	d := describe(t, w)
	var v any
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	for _, mistake := range d.check(d.Paths["/api/v1/check"]["post"].Responses["200"].Content["application/json"].Schema, v, "$") {
		t.Error(mistake)
	}
}

func TestAProposalMayBeAFile(t *testing.T) {
	r := upload(t, "file", []byte("Security of the Internet of things\nThreats to devices."))
	r.URL.Path = "/api/v1/check"
	answer := httptest.NewRecorder()
	shared.ServeHTTP(answer, r)
	if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), `"iot"`) {
		t.Errorf("%d %s", answer.Code, answer.Body)
	}
}

func TestTheJustificationIsADocument(t *testing.T) {
	const body = `{"title": "Security of the Internet of things", "lang": "fr"}`
	if answer := shared.post(t, "/api/v1/check.md", body); !strings.HasPrefix(answer.Body.String(), "# Justification d'un nouveau sujet") {
		t.Errorf("%d %.300s", answer.Code, answer.Body)
	}
	if answer := shared.post(t, "/api/v1/check.docx", body); answer.Code != 200 || !bytes.HasPrefix(answer.Body.Bytes(), []byte("PK")) {
		t.Errorf("%d %.300s", answer.Code, answer.Body)
	}
}

func TestAProposalWithoutATitleIsToldSo(t *testing.T) {
	for body, status := range map[string]int{`{}`: 400, `{"title": " "}`: 400, `{"title": "x", "lang": "de"}`: 400, `{"name": "x"}`: 400, `[]`: 400, ``: 400} {
		if answer := shared.post(t, "/api/v1/check", body); answer.Code != status {
			t.Errorf("%s: %d", body, answer.Code)
		}
	}
}
