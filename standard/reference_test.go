package standard

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// published is one document of the reference catalogue: what bodies publish,
// in their own forms.
type published struct {
	Publisher string `json:"publisher"`
	ID        string `json:"id"`
	Title     string `json:"title"`
}

// reference reads the reference catalogue; the test is skipped without it.
func reference(tb testing.TB) []published {
	tb.Helper()
	path := os.Getenv("LANDSCAPE_REFERENCE")
	if path == "" {
		path = "../../shared/publishers/reference.jsonl.gz"
	}
	f, err := os.Open(path)
	if err != nil {
		tb.Skip("no reference catalogue here; LANDSCAPE_REFERENCE tells its path")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatalf("open reference catalogue: %v", err)
	}
	var all []published
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, MaxLine)
	for lines.Scan() {
		var p published
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			tb.Fatalf("read reference catalogue: %v", err)
		}
		all = append(all, p)
	}
	if err := lines.Err(); err != nil {
		tb.Fatalf("read reference catalogue: %v", err)
	}
	return all
}

// sampleIdentifiers are some 340 forms, of every shape that bodies use.
func sampleIdentifiers(tb testing.TB) []string {
	tb.Helper()
	text, err := os.ReadFile("testdata/identifiers.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

func TestSampleIsWrittenBackLetterForLetter(t *testing.T) {
	for _, form := range sampleIdentifiers(t) {
		if id, err := ParseIdentifier(form); err != nil || id.String() != form {
			t.Errorf("%s is read as %#v and written as %s (%v)", form, id, id, err)
		}
	}
}

// isOfAnother tells an identifier that a body lists in other letters than the body
// that made it: ISO lists "IEC/TR 828", IEC "ISO TS 21356-1:2021", IEEE "ISO/IEC
// 10038-1993".
func isOfAnother(p published, id Identifier) bool {
	switch p.Publisher {
	case "ISO":
		return id.Body == "IEC"
	case "IEC":
		return id.Body == "ISO" || strings.HasPrefix(p.ID, "IEC/ISO")
	case "IEEE":
		return strings.HasPrefix(string(id.Body), "ISO/IEC")
	}
	return false
}

// TestReferenceIsWrittenBackLetterForLetter: at least 99.9% of what the bodies
// publish of their own. The rest is listed; most of it is one form for two of a
// body's, "NIST SP 800-90b" is written "NIST SP 800-90B", and titles cut short.
func TestReferenceIsWrittenBackLetterForLetter(t *testing.T) {
	all := reference(t)
	rest := map[string][]string{}
	missed, another, unstable := 0, 0, 0
	for _, p := range all {
		id, err := ParseIdentifier(p.ID)
		if err != nil {
			missed++
			rest[shapeOf(p, "is not read")] = append(rest[shapeOf(p, "is not read")], p.ID)
			continue
		}
		written := id.String()
		if written != p.ID && isOfAnother(p, id) {
			another++
		} else if written != p.ID {
			missed++
			rest[shapeOf(p, "is written otherwise")] = append(rest[shapeOf(p, "is written otherwise")], p.ID+" as "+written)
		}
		if again, err := ParseIdentifier(written); err != nil || again != id {
			unstable++
			t.Errorf("%s is read as %#v, what is written of it as %#v (%v)", p.ID, id, again, err)
		}
	}
	share := 100 * float64(len(all)-missed) / float64(len(all))
	t.Logf("%d identifiers, %.3f%% written back letter for letter, %d not, %d more as the body writes them whose they are, %d not stable",
		len(all), share, missed, another, unstable)
	for _, shape := range slices.SortedFunc(maps.Keys(rest), func(a, b string) int {
		return cmp.Or(len(rest[b])-len(rest[a]), cmp.Compare(a, b))
	}) {
		t.Logf("%4d %s, such as %s", len(rest[shape]), shape, rest[shape][0])
	}
	if share < 99.9 {
		t.Errorf("%.3f%% is less than 99.9%%", share)
	}
}

var numbers = regexp.MustCompile(`\d+`)

func shapeOf(p published, what string) string {
	return fmt.Sprintf("%s %s: %s", p.Publisher, what, numbers.ReplaceAllString(p.ID, "9"))
}

// TestReferenceKeysKeepDocumentsApart: two documents that share a key and not a
// single word of their titles are suspicious. Numbers given anew by the body
// itself are among them, so few are allowed, not none.
func TestReferenceKeysKeepDocumentsApart(t *testing.T) {
	first := map[string]published{}
	slugs := map[string]string{}
	suspicious := map[string]string{}
	for _, p := range reference(t) {
		id, err := ParseIdentifier(p.ID)
		if err != nil || id.Supplement != "" {
			continue
		}
		key := id.Key()
		if other, taken := slugs[id.Slug()]; taken && other != key {
			t.Errorf("%s and %s have the slug %s", other, key, id.Slug())
		}
		slugs[id.Slug()] = key
		if f, ok := first[key]; !ok {
			first[key] = p
		} else if !shareWord(f.Title, p.Title) {
			suspicious[key] = fmt.Sprintf("%s %q and %s %q", f.ID, f.Title, p.ID, p.Title)
		}
	}
	t.Logf("%d keys, %d of them with titles that share no word", len(first), len(suspicious))
	for _, key := range slices.Sorted(maps.Keys(suspicious)) {
		t.Logf("%s: %s", key, suspicious[key])
	}
	if share := float64(len(suspicious)) / float64(len(first)); share > 0.002 {
		t.Errorf("%.2f%% of the keys are suspicious", 100*share)
	}
}

// shareWord compares words of four letters and more; a title without any tells
// nothing, nor does one that is not a title.
func shareWord(a, b string) bool {
	if a == b {
		return true
	}
	words := func(s string) []string {
		return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }),
			func(w string) bool { return len(w) < 4 })
	}
	wa, wb := words(a), words(b)
	if len(wa) < 2 || len(wb) < 2 || strings.HasPrefix(a, "Withdraw") || strings.HasPrefix(b, "Withdraw") {
		return true
	}
	return slices.ContainsFunc(wa, func(w string) bool { return slices.Contains(wb, w) })
}
