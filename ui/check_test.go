package ui

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// send posts a form as a browser does.
func send(t *testing.T, path string, fields map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	answer := httptest.NewRecorder()
	fixture.Handler().ServeHTTP(answer, r)
	return answer
}

func TestAProposalIsCheckedWithoutAScript(t *testing.T) {
	answer := send(t, "/fr/check", map[string]string{"title": "Security of the Internet of things <b>", "scope": "Devices."})
	body := answer.Body.String()
	if answer.Code != http.StatusOK || !strings.Contains(body, "Q6/17") || !strings.Contains(body, "&lt;b&gt;") || answer.Header().Get("ETag") != "" {
		t.Errorf("%d %v %s", answer.Code, answer.Header(), body)
	}
	if answer := send(t, "/check", nil); answer.Code != http.StatusBadRequest || !strings.Contains(answer.Body.String(), "<form") {
		t.Errorf("nothing sent: %d", answer.Code)
	}
}

func TestReferencesAreCheckedWithoutAScript(t *testing.T) {
	answer := send(t, "/ar/references", map[string]string{"text": "2 References\nITU-T X.1352 and RFC 99999"})
	if body := answer.Body.String(); answer.Code != http.StatusOK || !strings.Contains(body, "/ar/standards/itu-t-x.1352") || !strings.Contains(body, "RFC 99999") {
		t.Errorf("%d %s", answer.Code, body)
	}
}

func TestWhatAProposalLeavesOutIsKeptInTheForm(t *testing.T) {
	answer := send(t, "/check", map[string]string{"title": "Security requirements for Internet of things devices and gateways", "exclude": "ITU-T X.1352"})
	body := answer.Body.String()
	if !strings.Contains(body, `name="exclude" value="ITU-T X.1352"`) || strings.Contains(body, `href="/standards/itu-t-x.1352"`) {
		t.Errorf("%d %s", answer.Code, body)
	}
}
