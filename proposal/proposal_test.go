package proposal

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"landscape/catalogue"
	"landscape/coordination"
	"landscape/export"
	"landscape/indexer"
	"landscape/taxonomy"
)

// bundled is the landscape of the bundled snapshot, made once.
var bundled = sync.OnceValues(func() (landscape, error) {
	dir, err := os.MkdirTemp("", "proposal")
	if err != nil {
		return landscape{}, err
	}
	defer os.RemoveAll(dir)
	c, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	if err == nil {
		err = c.ImportSnapshot()
	}
	tax, err2 := taxonomy.Load()
	facts, err3 := coordination.LoadFacts()
	if err := errors.Join(err, err2, err3); err != nil {
		return landscape{}, err
	}
	build := filepath.Join(dir, "index")
	if err := indexer.Build(context.Background(), build, indexer.Input{Records: c.All(), Taxonomy: tax, Version: "test"}, nil); err != nil {
		return landscape{}, err
	}
	ix, err := indexer.Open(build, tax)
	if err != nil {
		return landscape{}, err
	}
	view := coordination.New(ix, facts, tax, time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC))
	return landscape{ix, view, NewChecker(tax)}, nil
})

func open(t *testing.T) landscape {
	t.Helper()
	l, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

type landscape struct {
	index   *indexer.Index
	view    *coordination.View
	checker *Checker
}

func (l landscape) check(t *testing.T, p Proposal) *Report {
	t.Helper()
	r, err := l.checker.Check(context.Background(), l.index, l.view, p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

type trial struct {
	Document  string   `yaml:"document"`
	Lang      string   `yaml:"lang"`
	Title     string   `yaml:"title"`
	Scope     string   `yaml:"scope"`
	Nearest   []string `yaml:"nearest"`
	Questions []int    `yaml:"questions"`
}

// nearestIn tells at which place of a report, from 1, the first of the nearest work
// that an expert names stands, and how many of it the catalogue holds.
func (l landscape) nearestIn(r *Report, expert []string) (place, held int) {
	wanted := map[string]bool{}
	for _, id := range expert {
		if d := l.index.Lookup(id).Document; d != nil {
			wanted[d.Slug] = true
		}
	}
	at := slices.IndexFunc(r.Nearest, func(n Nearest) bool { return wanted[n.Slug] })
	return at + 1, len(wanted)
}

var write = flag.Bool("write", false, "write doc/check.md")

// What a check has to get right of the set (testdata/proposals.yaml).
const (
	firstFive      = 5
	leastNear      = 25
	leastQuestions = 24
	leastNew       = 8
)

func TestProposals(t *testing.T) {
	content, err := os.ReadFile("testdata/proposals.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var set struct{ Proposals, Invented []trial }
	if err := yaml.NewDecoder(bytes.NewReader(content), yaml.DisallowUnknownField()).Decode(&set); err != nil {
		t.Fatal(err)
	}
	l := open(t)
	var tried, invented export.Table
	tried.Head = []string{"left out", "proposal", "first five", "expert's nearest at", "Question", "expected"}
	near, question, fresh := 0, 0, 0
	for _, p := range set.Proposals {
		r := l.check(t, Proposal{Title: p.Title, Scope: p.Scope, Lang: p.Lang, Exclude: []string{p.Document}})
		place, held := l.nearestIn(r, p.Nearest)
		if place > 0 && place <= firstFive {
			near++
		}
		first := 0
		if len(r.Questions) > 0 {
			first = r.Questions[0].Number
		}
		if slices.Contains(p.Questions, first) {
			question++
		}
		at := fmt.Sprint(place)
		switch {
		case held == 0:
			at = "not held"
		case place == 0:
			at = "missed"
		}
		tried.Add(p.Document, p.Title, firstOf(r), at, first, strings.Join(strings.Fields(strings.Trim(fmt.Sprint(p.Questions), "[]")), " or "))
	}
	invented.Head = []string{"invented subject", "outcome", "nearest"}
	for _, p := range set.Invented {
		r := l.check(t, Proposal{Title: p.Title, Scope: p.Scope})
		if r.Outcome != Same && r.Outcome != Overlaps {
			fresh++
		}
		invented.Add(p.Title, string(r.Outcome), firstOf(r))
	}
	summary := fmt.Sprintf("- nearest work of an expert in the first five: %d of %d\n- Question right: %d of %d\n- invented subjects called neither the same nor overlapping: %d of %d\n",
		near, len(set.Proposals), question, len(set.Proposals), fresh, len(set.Invented))
	t.Log("\n" + summary)
	if near < leastNear || question < leastQuestions || fresh < leastNew {
		t.Errorf("wanted at least %d, %d and %d", leastNear, leastQuestions, leastNew)
	}
	if *write {
		writeDoc(t, summary, &tried, &invented)
	}
}

func firstOf(r *Report) string {
	var ids []string
	for _, n := range r.Nearest[:min(len(r.Nearest), firstFive)] {
		ids = append(ids, n.ID)
	}
	return strings.Join(ids, ", ")
}

// writeDoc puts the figures between the marks of doc/check.md.
func writeDoc(t *testing.T, summary string, tables ...*export.Table) {
	t.Helper()
	const file, begin, end = "../doc/check.md", "<!-- figures -->\n", "<!-- /figures -->"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(doc), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		t.Fatal("doc/check.md has no marks for the figures")
	}
	out := bytes.NewBufferString(before + begin + "\n" + summary)
	for _, table := range tables {
		out.WriteString("\n")
		if err := table.WriteMarkdown(out); err != nil {
			t.Fatal(err)
		}
	}
	out.WriteString("\n" + end + after)
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheTitleOfAStandardSaysTheSame(t *testing.T) {
	l := open(t)
	for title, want := range map[string]string{
		"Guidelines for security framework for quantum key distribution networks": "ITU-T X.1710",
		"Guidelines for smart metering security services in smart grids":          "",
		"Security threats to connected vehicles":                                  "ITU-T X.1371",
	} {
		r := l.check(t, Proposal{Title: title})
		if got := r.Outcome == Same; got != (want != "") || got && r.Nearest[0].ID != want {
			t.Errorf("%s: %s %s", title, r.Outcome, firstOf(r))
		}
	}
}

func TestWhatIsExcludedIsNotFound(t *testing.T) {
	r := open(t).check(t, Proposal{Title: "Security threats to connected vehicles", Exclude: []string{"X.1371"}})
	if r.Outcome == Same || slices.ContainsFunc(r.Nearest, func(n Nearest) bool { return n.ID == "ITU-T X.1371" }) {
		t.Errorf("%s %s", r.Outcome, firstOf(r))
	}
}

// A title bends its words: no name of the taxonomy stands in it as it is written there.
func TestBentWordsAreUnderstood(t *testing.T) {
	r := open(t).check(t, Proposal{Title: "Требования к безопасности интеллектуальных транспортных систем", Lang: "ru"})
	if !slices.Contains(r.Labels.Areas, "its") || len(r.Questions) == 0 || r.Questions[0].Number != 13 || !strings.ContainsAny(r.Verdict, "йов") {
		t.Errorf("%v %v %s", r.Labels.Areas, r.Questions, r.Verdict)
	}
}

func TestAnEmptyProposalIsAnswered(t *testing.T) {
	r := open(t).check(t, Proposal{})
	if r.Nearest == nil || r.Questions == nil || r.Liaisons == nil || r.Verdict == "" {
		t.Errorf("%+v", r)
	}
}

func TestTheFirstLineOfATextIsTheTitle(t *testing.T) {
	p := FromText("\n# Security of things\n\nThis text is about things.\n")
	if p.Title != "Security of things" || p.Scope != "This text is about things." {
		t.Errorf("%+v", p)
	}
}

func TestTheLanguageOfAProposalIsToldByItsWords(t *testing.T) {
	for want, title := range map[string]string{
		"en": "Security of the Internet of things", "fr": "Sécurité des objets et des services", "es": "Seguridad de los servicios y de las redes",
		"ru": "Безопасность интернета вещей", "zh": "物联网安全", "ar": "أمن إنترنت الأشياء",
	} {
		if got := languageOf(Proposal{Title: title}); got != want {
			t.Errorf("%s: %s, wanted %s", title, got, want)
		}
	}
}

func TestWhatIsInCommonIsNamedOnce(t *testing.T) {
	for _, title := range []string{"Encryption of data at rest", "Zero trust architecture for private networks", "Quantum key distribution networks"} {
		for _, n := range open(t).check(t, Proposal{Title: title}).Nearest {
			said := map[string]bool{}
			for _, shared := range n.Shared {
				if folded := strings.ToLower(shared); said[folded] {
					t.Errorf("%s and %s have %q in common twice: %v", title, n.ID, shared, n.Shared)
				} else {
					said[folded] = true
				}
			}
		}
	}
}

func TestToBuildOnATextIsToNameItsConceptOrToShareAWord(t *testing.T) {
	if r := open(t).check(t, Proposal{Title: "Zero trust for hospitals"}); !slices.ContainsFunc(r.Nearest, func(n Nearest) bool { return n.ID == "NIST SP 800-207" && n.Relation != Nearby }) {
		t.Errorf("zero trust does not build on NIST SP 800-207: %+v", r.Nearest)
	}
}
