package assistant

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/standard"
)

var update = flag.Bool("update", false, "write the session in doc/assistant.md anew")

// turn is what one kind of reader asks, with what has to be in the answer:
// identifiers and addresses, so that an assistant can cite.
type turn struct {
	reader, asks string
	tool         string
	given        arguments
	want         []string
}

var session = []turn{
	{"a standards expert", "Which edition of 27001 do I cite?", "standard", arguments{"identifier": "27001"},
		[]string{"ISO/IEC 27001:2022", site + "/standards/iso-iec-27001"}},
	{"a standards expert", "TLS 1.2 is in our draft. Is it still good?", "what_replaces", arguments{"identifiers": []string{"rfc5246", "X.509 (2012)", "RFC 99999"}},
		[]string{"RFC 8446", site + "/standards/rfc-8446", "superseded", "not held"}},
	{"a standards expert", "What does the literature of my draft look like?", "check_references",
		arguments{"text": "# References\nNIST SP 800-53r4, RFC 2818 and ISO/IEC 27001:2013"},
		[]string{"ISO/IEC 27001:2022", "outdated", site + "/standards/rfc-2818"}},
	{"a standards expert", "What is near to X.1352?", "related", arguments{"identifier": "x1352"}, []string{"ITU-T X.1352", site + "/standards/"}},
	{"a standards expert", "What is post-quantum cryptography called in Chinese, and which standards are its core?", "concept", arguments{"concept": "post-quantum cryptography"},
		[]string{"NIST FIPS 203", site + "/thesaurus/", "后量子"}},

	{"a rapporteur of a study group", "What is on my desk?", "question_desk", arguments{"number": 6}, []string{"Q6/17", site + "/coordination/questions/6", "ITU-T X."}},
	{"a rapporteur of a study group", "What does nobody cover on my subject?", "gaps", arguments{"question": 6, "size": 3}, []string{site + "/search?"}},
	{"a rapporteur of a study group", "Where do drafts of two bodies overlap?", "overlaps", arguments{"area": "iot", "size": 3}, []string{site + "/standards/"}},
	{"a rapporteur of a study group", "What is under development on IoT at other bodies?", "search",
		arguments{"area": "iot", "status": "under-development", "sort": "newest", "size": 5}, []string{"under-development", site + "/standards/"}},
	{"a rapporteur of a study group", "Is our proposed work item on consumer devices covered already?", "check_proposal",
		arguments{"title": "Security requirements for consumer IoT devices", "scope": "Baseline security requirements for consumer Internet of things devices and gateways."},
		[]string{"ETSI EN 303 645", site + "/standards/", "/17"}},

	{"an engineer", "Where do I begin?", "pathway", arguments{}, []string{site + "/pathways"}},
	{"an engineer", "How do I secure an IoT product?", "search", arguments{"query": "secure IoT device baseline requirements", "access": "free", "size": 5},
		[]string{"ETSI EN 303 645", site + "/standards/etsi-en-303-645"}},
	{"an engineer", "Où commencer pour les incidents ?", "search", arguments{"query": "gestion des incidents de sécurité", "access": "free", "lang": "fr"}, []string{site + "/standards/"}},
	{"an engineer", "Where can I read EN 303 645?", "standard", arguments{"identifier": "EN 303 645"}, []string{"https://www.etsi.org/deliver/", "free"}},
	{"an engineer", "Is SP 800-63B revision 3 still in force?", "what_replaces", arguments{"identifiers": []string{"SP 800-63B revision 3"}},
		[]string{"superseded", "NIST SP 800-63B-4", site + "/standards/nist-sp-800-63b-4"}},
}

func TestAnAssistantCanAnswerEachKindOfReaderAndCite(t *testing.T) {
	client := connect(t)
	var told strings.Builder
	cited := 0
	for i, s := range session {
		words, facts, failed := call(t, client, s.tool, s.given)
		if failed {
			t.Errorf("%s %v: %s", s.tool, s.given, words)
		}
		for _, want := range s.want {
			if !strings.Contains(words, want) {
				t.Errorf("%s %v: no %q in the words:\n%s", s.tool, s.given, want, words)
			}
		}
		if !json.Valid([]byte(facts)) || len(facts) < 20 {
			t.Errorf("%s: facts %s", s.tool, facts)
		}
		if len(words) > 8_000 || len(facts) > 24_000 {
			t.Errorf("%s %v: an answer of %d bytes in words and %d in facts is not short", s.tool, s.given, len(words), len(facts))
		}
		cited += rightlyCited(t, words, facts)
		if i == 0 || session[i-1].reader != s.reader {
			fmt.Fprintf(&told, "### %s\n\n", strings.ToUpper(s.reader[:1])+s.reader[1:])
		}
		s.tell(&told, words)
	}
	t.Logf("%d citations in %d answers are as the catalogue has them\n%s", cited, len(session), told.String())
	if *update {
		writeSession(t, told.String())
	}
}

// linesTold is how many lines of an answer the printed session has.
const linesTold = 5

func (s turn) tell(to *strings.Builder, words string) {
	given, _ := json.Marshal(s.given) // of words and numbers
	fmt.Fprintf(to, "**%s**\n\n    → %s %s\n", s.asks, s.tool, given)
	lines := strings.Split(strings.TrimSpace(words), "\n")
	for _, line := range lines[:min(len(lines), linesTold)] {
		fmt.Fprintf(to, "    %s\n", strings.TrimSpace(line))
	}
	if len(lines) > linesTold {
		to.WriteString("    …\n")
	}
	to.WriteString("\n")
}

// writeSession puts the session where the documentation has it, last of all.
func writeSession(t *testing.T, told string) {
	const doc = "../doc/assistant.md"
	page, err := os.ReadFile(doc)
	before, _, found := strings.Cut(string(page), "### ")
	if err != nil || !found {
		t.Fatalf("find the session in %s: %v", doc, err)
	}
	if err := os.WriteFile(doc, []byte(before+strings.TrimSpace(told)+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	ourPage = regexp.MustCompile(regexp.QuoteMeta(site) + `/standards/([^\s,;)]+)`)
	inWords = regexp.MustCompile(`^- (.+?) · (.+) · (in-force|under-development|superseded|withdrawn|unknown)\b`)
)

// rightlyCited holds what an answer cites against the catalogue, in its words and
// in its facts, and counts it: an address is that of a standard held, and of the
// one whose identifier, title and status stand beside it.
func rightlyCited(t *testing.T, words, facts string) (cited int) {
	t.Helper()
	ix, release := service.Live().Acquire()
	defer release()
	for line := range strings.Lines(words) {
		for _, address := range ourPage.FindAllStringSubmatch(line, -1) {
			cited++
			c := Card{Address: address[0]}
			if of := inWords.FindStringSubmatch(line); of != nil {
				c.ID, c.Title, c.Status = of[1], of[2], standard.Status(of[3])
			}
			if !isAsHeld(ix, c) {
				t.Errorf("wrongly cited: %s", line)
			}
		}
	}
	var whole any
	if err := json.Unmarshal([]byte(facts), &whole); err != nil {
		t.Error(err)
	}
	for _, c := range cardsIn(whole) {
		cited++
		if !isAsHeld(ix, c) {
			t.Errorf("wrongly cited: %+v", c)
		}
	}
	return cited
}

// isAsHeld: the page is that of a standard held; what else is told of it is so.
// The identifier may be that of one of its editions.
func isAsHeld(ix *indexer.Index, c Card) bool {
	slug := ourPage.FindStringSubmatch(c.Address)[1]
	d, ok := ix.Get(slug)
	if !ok || d.Slug != slug {
		return false
	}
	isEdition := func(r standard.Record) bool { return r.ID.String() == c.ID }
	return (c.ID == "" || c.ID == d.ID || slices.ContainsFunc(d.Editions, isEdition)) &&
		(c.Title == "" || c.Title == d.Title) && (c.Status == "" || c.Status == d.Status) && (c.URL == "" || c.URL == d.URL)
}

// cardsIn finds what names a standard and its page, wherever in the facts.
func cardsIn(facts any) (found []Card) {
	switch f := facts.(type) {
	case []any:
		for _, one := range f {
			found = append(found, cardsIn(one)...)
		}
	case map[string]any:
		text := func(name string) string { s, _ := f[name].(string); return s }
		if ourPage.MatchString(text("address")) {
			found = append(found, Card{ID: text("id"), Title: text("title"), Status: standard.Status(text("status")), URL: text("url"), Address: text("address")})
		}
		for _, one := range f {
			found = append(found, cardsIn(one)...)
		}
	}
	return found
}
