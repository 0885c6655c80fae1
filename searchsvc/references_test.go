package searchsvc

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"landscape/reference"
)

func TestReferencesOfATextAreChecked(t *testing.T) {
	w := shared
	answer := w.post(t, "/api/v1/references", `{"text": "2 References\nITU-T X.1352 and RFC 2119"}`)
	var report reference.Report
	if err := json.Unmarshal(answer.Body.Bytes(), &report); err != nil || answer.Code != 200 {
		t.Fatal(answer.Code, answer.Body)
	}
	if len(report.References) != 1 || report.References[0].Slug != "itu-t-x.1352" || report.References[0].Place != reference.Normative ||
		len(report.Unknown) != 1 || report.Unknown[0].ID != "RFC 2119" {
		t.Errorf("%+v", report)
	}
	d := describe(t, w)
	var v any
	if err := json.Unmarshal(answer.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	for _, mistake := range d.check(d.Paths["/api/v1/references"]["post"].Responses["200"].Content["application/json"].Schema, v, "$") {
		t.Error(mistake)
	}
}

func upload(t *testing.T, name string, content []byte) *http.Request {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile(name, "draft")
	if err == nil {
		_, err = part.Write(content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/api/v1/references", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

func TestAFileThatCannotBeReadIsToldWhy(t *testing.T) {
	for name, c := range map[string]struct {
		field   string
		content []byte
		status  int
	}{
		"text":           {"file", []byte("RFC 8446"), 200},
		"no file":        {"document", []byte("RFC 8446"), 400},
		"another format": {"file", []byte("\xd0\xcf\x11\xe0"), 415},
		"half a PDF":     {"file", []byte("%PDF-1.7"), 422},
		"half a DOCX":    {"file", []byte("PK\x03\x04 and no more"), 422},
		"too large":      {"file", []byte(strings.Repeat("x", reference.MostBytes+100<<10)), 413},
	} {
		answer := httptest.NewRecorder()
		shared.ServeHTTP(answer, upload(t, c.field, c.content))
		if answer.Code != c.status {
			t.Errorf("%s: %d %s", name, answer.Code, answer.Body)
		}
	}
	for _, body := range []string{"", "[]", `{"txt": "x"}`} {
		if answer := shared.post(t, "/api/v1/references", body); answer.Code != 400 {
			t.Errorf("%q: %d", body, answer.Code)
		}
	}
}
