package searchsvc

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// form is a multipart body with one part.
func form(name, file, content string) (body, contentType string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	var err error
	if file == "" {
		err = w.WriteField(name, content)
	} else if part, failed := w.CreateFormFile(name, file); failed == nil {
		_, err = part.Write([]byte(content))
	} else {
		err = failed
	}
	if err != nil || w.Close() != nil {
		panic("a form in memory cannot be written")
	}
	return b.String(), w.FormDataContentType()
}

// What is sent to be checked gets an answer that says what is accepted.
func TestWhatIsSentWronglyIsToldWithWhatIsAccepted(t *testing.T) {
	w := shared
	megabytes := strings.Repeat("x", 6<<20)
	for _, c := range []struct {
		name, target, contentType, body string
		status                          int
		code, accepted                  string
	}{
		{"no body", "/api/v1/lookup", "application/json", "", 400, "bad-json", "identifiers"},
		{"no JSON", "/api/v1/lookup", "application/json", "RFC 8446", 400, "bad-json", "identifiers"},
		{"half a JSON", "/api/v1/lookup", "application/json", `{"identifiers": ["RFC`, 400, "bad-json", "identifiers"},
		{"a list for an object", "/api/v1/lookup", "application/json", `["RFC 8446"]`, 400, "bad-json", "identifiers"},
		{"a number for a text", "/api/v1/lookup", "application/json", `{"identifiers": [8446]}`, 400, "bad-json", "identifiers"},
		{"a field that is not known", "/api/v1/lookup", "application/json", `{"ids": ["RFC 8446"]}`, 400, "bad-json", "identifiers"},
		{"two values", "/api/v1/lookup", "application/json", `{"identifiers": ["RFC 8446"]} {"identifiers": ["x"]}`, 400, "bad-json", "identifiers"},
		{"no identifiers", "/api/v1/lookup", "application/json", `{"identifiers": []}`, 400, "bad-value", "1..1000"},
		{"null", "/api/v1/lookup", "application/json", `null`, 400, "bad-value", "1..1000"},
		{"too many identifiers", "/api/v1/lookup", "application/json", `{"identifiers": ["x"` + strings.Repeat(`,"x"`, 1000) + `]}`, 400, "bad-value", "1..1000"},
		{"too many bytes", "/api/v1/lookup", "application/json", `{"identifiers": ["` + megabytes + `"]}`, 413, "too-large", "1048576"},
		{"brackets without end", "/api/v1/lookup", "application/json", `{"identifiers": ` + strings.Repeat("[", 100_000), 400, "bad-json", "identifiers"},
		{"a form for JSON", "/api/v1/lookup", "application/x-www-form-urlencoded", "identifiers=RFC+8446", 400, "bad-json", "identifiers"},
		{"a text without a field", "/api/v1/references", "application/json", `"RFC 8446"`, 400, "bad-json", "text"},
		{"another field", "/api/v1/references", "application/json", `{"texts": "RFC 8446"}`, 400, "bad-json", "text"},
		{"a text that is too long", "/api/v1/references", "application/json", `{"text": "` + megabytes + `"}`, 413, "too-large", "5"},
		{"a form without a boundary", "/api/v1/references", "multipart/form-data", "x", 400, "missing-parameter", "DOCX"},
		{"a form without a file", "/api/v1/references", "form", "", 400, "missing-parameter", "DOCX"},
		{"a program", "/api/v1/references", "file", "MZ\x90\x00\x03\x00\x00\x00", 415, "unreadable-file", "PDF"},
		{"a picture", "/api/v1/references", "file", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 415, "unreadable-file", "PDF"},
		{"a PDF that is cut", "/api/v1/references", "file", "%PDF-1.7\n1 0 obj", 422, "damaged-file", "PDF"},
		{"a zip that is cut", "/api/v1/references", "file", "PK\x03\x04\x14\x00\x06\x00", 422, "damaged-file", "DOCX"},
		{"a file that is too large", "/api/v1/references", "file", megabytes, 413, "too-large", "5242880"},
		{"nothing as a file", "/api/v1/references", "file", "", 200, "", ""},
		{"a plain form", "/api/v1/references", "application/x-www-form-urlencoded", "text=RFC+8446", 200, "", ""},
		{"a plain form of a proposal", "/api/v1/check", "application/x-www-form-urlencoded", "title=Security+of+smart+meters", 200, "", ""},
		{"a plain form without a title", "/api/v1/check", "application/x-www-form-urlencoded", "title=", 400, "missing-parameter", "DOCX"},
		{"no title", "/api/v1/check", "application/json", `{"scope": "Security of networks"}`, 400, "missing-parameter", "title"},
		{"a blank title", "/api/v1/check", "application/json", `{"title": " \t "}`, 400, "missing-parameter", "title"},
		{"a language that is not spoken", "/api/v1/check", "application/json", `{"title": "Security", "lang": "de"}`, 400, "bad-value", "zh"},
		{"an object for a title", "/api/v1/check", "application/json", `{"title": {}}`, 400, "bad-json", "title"},
		{"a file without words", "/api/v1/check", "file", " \n", 400, "missing-parameter", "title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.contentType == "file" {
				c.body, c.contentType = form("file", "draft.docx", c.body)
			} else if c.contentType == "form" {
				c.body, c.contentType = form("title", "", c.body)
			}
			r := httptest.NewRequest(http.MethodPost, c.target, strings.NewReader(c.body))
			r.Header.Set("Content-Type", c.contentType)
			answer := httptest.NewRecorder()
			w.ServeHTTP(answer, r)
			if c.code == "" && answer.Code == c.status {
				return
			}
			p := problemOf(t, answer)
			if answer.Code != c.status || p.Type != "/api/v1/problems#"+c.code {
				t.Errorf("got %d %+v", answer.Code, p)
			}
			if !strings.Contains(p.Detail, c.accepted) || len(p.Detail) > 500 {
				t.Errorf("detail %.300q does not say %q", p.Detail, c.accepted)
			}
		})
	}
}

// Addresses, headers and methods that no browser would send.
func TestStrangeRequestsGetAPlainAnswer(t *testing.T) {
	long := strings.Repeat("a", 60_000)
	for _, c := range []struct {
		name, method, target string
		header               []string
		status               int
	}{
		{"a path that leads out", "GET", "/api/v1/standards/..%2f..%2f..%2fetc%2fpasswd", nil, 404},
		{"a path with a zero byte", "GET", "/api/v1/standards/x%00y", nil, 404},
		{"a path that is not UTF-8", "GET", "/api/v1/standards/%ff%fe", nil, 404},
		{"a path of 60 kB", "GET", "/api/v1/standards/" + long, nil, 404},
		{"a query of 60 kB", "GET", "/api/v1/search?q=" + long, nil, 200},
		{"a path with a backslash", "GET", `/api/v1/standards/x%5cy`, nil, 404},
		{"a line break in a parameter", "GET", "/api/v1/search?q=a%0d%0aSet-Cookie:%20b=c", nil, 200},
		{"a line break in a value", "GET", "/api/v1/search?sort=a%0d%0aSet-Cookie:%20b=c", nil, 400},
		{"one filter a thousand times", "GET", "/api/v1/search?" + strings.Repeat("area=iot&", 1000) + "q=x", nil, 200},
		{"a page far beyond the last", "GET", "/api/v1/search?page=10000&size=100", nil, 200},
		{"a method that is unknown", "BREW", "/api/v1/search", nil, 405},
		{"TRACE", "TRACE", "/api/v1/search", nil, 405},
		{"DELETE of a standard", "DELETE", "/api/v1/standards/rfc-8446", nil, 405},
		{"a language that is none", "GET", "/api/v1/search?q=tls", []string{"Accept-Language", strings.Repeat("x,", 10_000)}, 200},
		{"a tag that is none", "GET", "/api/v1/search?q=tls", []string{"If-None-Match", strings.Repeat(`"a",`, 10_000)}, 200},
		{"a date that is none", "GET", "/api/v1/search?q=tls", []string{"If-Modified-Since", "yesterday"}, 200},
		{"a part of an answer", "GET", "/api/v1/search?q=tls", []string{"Range", "bytes=5-1,0-99999999999999999999"}, 200},
		{"an encoding that is none", "GET", "/api/v1/search?q=tls", []string{"Accept-Encoding", "gzip;q=NaN, ;;;,br;q=-1"}, 200},
		{"an unknown verb of OAI-PMH", "GET", "/oai?verb=Steal", nil, 200}, // OAI-PMH tells errors in the answer
		{"a day that is none", "GET", "/api/v1/changes?since=2026-02-30", nil, 400},
		{"a Question that is none", "GET", "/api/v1/coordination/questions/99", nil, 404},
		{"a Question that is no number", "GET", "/api/v1/coordination/questions/x", nil, 404},
		{"rows that are no facet", "GET", "/api/v1/coordination/matrix?rows=colour", nil, 400},
		{"a kind of gap that is none", "GET", "/api/v1/coordination/gaps?kind=hole", nil, 400},
		{"a concept that is none", "GET", "/api/v1/concepts/none", nil, 404},
		{"changes after a place that is none", "GET", "/api/v1/changes/after?token=x", nil, 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, c.target, nil)
			for i := 0; i+1 < len(c.header); i += 2 {
				r.Header.Set(c.header[i], c.header[i+1])
			}
			answer := httptest.NewRecorder()
			shared.ServeHTTP(answer, r)
			if answer.Code != c.status {
				t.Errorf("%d %.300s", answer.Code, answer.Body)
			}
			if answer.Header().Get("Set-Cookie") != "" || answer.Body.Len() > 2<<20 {
				t.Errorf("%d bytes, %v", answer.Body.Len(), answer.Header())
			}
			if answer.Code >= 400 {
				if p := problemOf(t, answer); len(p.Detail) > 1000 || p.Detail == "" {
					t.Errorf("detail %.300q", p.Detail)
				}
			}
		})
	}
}
