package bodies

import (
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"landscape/standard"
)

// answer is what a test server sends for requests whose address (and posted
// form) hold a text.
type answer struct {
	to, contentType, body string
	// times limits how often it is given; 0 means always.
	times int
}

// site answers with the first answer that fits, and with the captured pages of
// a source where none does.
type site struct {
	captured http.Handler
	answers  []answer
	asked    []string
}

func newSite(t *testing.T, source string, answers ...answer) *site {
	return &site{captured: newPublisher(t, source), answers: answers}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	form, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(strings.NewReader(string(form)))
	asked := r.RequestURI + " " + string(form)
	if !strings.Contains(asked, "robots.txt") {
		s.asked = append(s.asked, asked)
	}
	for i := range s.answers {
		a := &s.answers[i]
		if !strings.Contains(asked, a.to) || a.times < 0 {
			continue
		}
		if a.times == 1 {
			a.times = -1
		} else if a.times > 1 {
			a.times--
		}
		if a.contentType == "" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", a.contentType)
		io.WriteString(w, a.body)
		return
	}
	s.captured.ServeHTTP(w, r)
}

// capturedText is a captured page.
func capturedText(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// statuses are the records of a crawl by native key.
func statuses(records []standard.Record) map[string]standard.Status {
	all := map[string]standard.Status{}
	for _, rec := range records {
		all[rec.Native] = rec.Status
	}
	return all
}

func record(t *testing.T, records []standard.Record, native string) standard.Record {
	t.Helper()
	for _, rec := range records {
		if rec.Native == native {
			return rec
		}
	}
	t.Fatalf("no record %s", native)
	return standard.Record{}
}
