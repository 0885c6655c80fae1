package crawler

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is kept of a page goes to strangers in a report: it names nobody, and
// the rest is as it came.
func TestARecordedPageNamesNobody(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"JSON":               {`{"title":"T","authors":[{"first":"Ada","last":"L"}],"editor":"Ada \"L\"","id":7}`, `{"title":"T","authors":"…","editor":"…","id":7}`},
		"XML":                {`<entry><title>T</title><author><name>Ada L</name></author></entry>`, `<entry><title>T</title><author>…</author></entry>`},
		"a row of a page":    {`<tr><td><b>Editor(s):</b></td><td><a href="mailto:ada@example.org">Ada L</a></td></tr><tr><td>Title</td><td>T</td></tr>`, `<tr><td><b>Editor(s):</b></td><td>…</td></tr><tr><td>Title</td><td>T</td></tr>`},
		"a list of a page":   {`<dl><dt>Working Group Chair</dt><dd>Ada L</dd><dt>Status</dt><dd>Active</dd></dl>`, `<dl><dt>Working Group Chair</dt><dd>…</dd><dt>Status</dt><dd>Active</dd></dl>`},
		"a part of a page":   {`<span class="titles">T</span><span class="authors"><label>Authors:&nbsp;</label>Ada&nbsp;L</span>`, `<span class="titles">T</span><span class="authors">…</span>`},
		"columns of CSV":     {"\ufeffNumber,Last Name,First Name,Title\n1,L,\"Ada, Q\",\"T, U\"\n", "\ufeffNumber,Last Name,First Name,Title\n1,,,\"T, U\"\n"},
		"CSV by semicolons":  {"sep=;\n\"id\";\"Rapporteur\";\"title\"\n\"1\";\"Ada; L\";\"T\"\n", "sep=;\n\"id\";\"Rapporteur\";\"title\"\n\"1\";;\"T\"\n"},
		"addresses anywhere": {`write to ada.l@example.org or ada%40example.org`, `write to … or …`},
		"nothing to hide":    {`{"title":"Personal data, by author and editor","key":"authority"}`, `{"title":"Personal data, by author and editor","key":"authority"}`},
	} {
		if got := string(withoutPersons([]byte(c.page))); got != c.want {
			t.Errorf("%s: kept\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestAProbeKeepsWhatItRead(t *testing.T) {
	b := newBody(t, func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"list":"of another shape","editor":"Ada L"}`)
	})
	dir := t.TempDir()
	findings, err := runOf(t, b.cfg, sourcesNamed("body")).Probe(t.Context(), tax(t), ProbeOptions{Record: dir})
	if err != nil || len(findings) != 1 || !findings[0].Shape {
		t.Fatalf("%+v, %v", findings, err)
	}
	kept, err := os.ReadFile(filepath.Join(dir, "body.txt"))
	if err != nil || !strings.Contains(string(kept), bodyHost+"/list") || !strings.Contains(string(kept), "of another shape") || strings.Contains(string(kept), "Ada") {
		t.Errorf("kept %q, %v", kept, err)
	}
}
