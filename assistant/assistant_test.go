package assistant

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"landscape/indexer"
	"landscape/searchsvc"
	"landscape/standard"
	"landscape/upkeep"
)

const site = "https://landscape.example.org"

// service is the whole landscape over the snapshot that comes with the program.
var service *searchsvc.Service

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "assistant")
	if err == nil {
		err = open(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "open the landscape:", err)
		os.Exit(1)
	}
	code := m.Run()
	service.Live().Swap(nil)
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, "remove the landscape:", err)
	}
	os.Exit(code)
}

func open(dir string) error {
	log := slog.New(slog.DiscardHandler)
	data, err := upkeep.Open(context.Background(), dir, log)
	if err != nil {
		return err
	}
	ix, err := data.Index(context.Background(), func(int, int) {})
	if err != nil {
		return err
	}
	service = searchsvc.New(searchsvc.Options{Live: indexer.NewLive(ix), Taxonomy: data.Taxonomy, Catalogue: data.Catalogue, Log: log})
	return nil
}

// connect is an assistant at our server, within this process.
func connect(t *testing.T) *mcp.ClientSession {
	t.Helper()
	ours, theirs := mcp.NewInMemoryTransports()
	server, err := New(service, site, "test").Connect(t.Context(), ours, nil)
	if err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(t.Context(), theirs, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		client.Close()
		server.Wait()
	})
	return client
}

type arguments = map[string]any

// call asks a question, and gives the answer in words and in facts.
func call(t *testing.T, client *mcp.ClientSession, tool string, given arguments) (words, facts string, failed bool) {
	t.Helper()
	answer, err := client.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: given})
	if err != nil {
		t.Fatalf("%s %v: %v", tool, given, err)
	}
	text, err := json.Marshal(answer.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	return answer.Content[0].(*mcp.TextContent).Text, string(text), answer.IsError
}

// What each kind of reader asks, with what has to be in the answer: identifiers
// and addresses, so that an assistant can cite.
var session = []struct {
	reader, asks string
	tool         string
	given        arguments
	want         []string
}{
	{"expert", "Which edition of 27001 do I cite?", "standard", arguments{"identifier": "27001"},
		[]string{"ISO/IEC 27001:2022", site + "/standards/iso-iec-27001"}},
	{"expert", "TLS 1.2 is in our draft. Is it still good?", "what_replaces", arguments{"identifiers": []string{"rfc5246", "X.509 (2012)", "RFC 99999"}},
		[]string{"RFC 8446", site + "/standards/rfc-8446", "superseded", "not held"}},
	{"expert", "What does the literature of my draft look like?", "check_references",
		arguments{"text": "# References\nNIST SP 800-53r4, RFC 2818 and ISO/IEC 27001:2013"},
		[]string{"ISO/IEC 27001:2022", "outdated", site + "/standards/rfc-2818"}},
	{"expert", "What is near to X.1352?", "related", arguments{"identifier": "x1352"}, []string{"ITU-T X.1352", site + "/standards/"}},
	{"expert", "What is post-quantum cryptography called in Chinese, and which standards are its core?", "concept", arguments{"concept": "post-quantum cryptography"},
		[]string{"NIST FIPS 203", site + "/thesaurus/", "后量子"}},

	{"rapporteur", "What is on my desk?", "question_desk", arguments{"number": 6}, []string{"Q6/17", site + "/coordination/questions/6", "ITU-T X."}},
	{"rapporteur", "What does nobody cover on my subject?", "gaps", arguments{"question": 6, "size": 3}, []string{site + "/search?"}},
	{"rapporteur", "Where do drafts of two bodies overlap?", "overlaps", arguments{"area": "iot", "size": 3}, []string{site + "/standards/"}},
	{"rapporteur", "What is under development on IoT at other bodies?", "search",
		arguments{"area": "iot", "status": "under-development", "sort": "newest", "size": 5}, []string{"under-development", site + "/standards/"}},
	{"rapporteur", "Is our proposed work item on consumer devices covered already?", "check_proposal",
		arguments{"title": "Security requirements for consumer IoT devices", "scope": "Baseline security requirements for consumer Internet of things devices and gateways."},
		[]string{"ETSI EN 303 645", site + "/standards/", "/17"}},
	{"rapporteur", "What is under way on digital identity?", "concept", arguments{"concept": "identité numérique", "lang": "fr"}, []string{site + "/thesaurus/"}},

	{"engineer", "Where do I begin?", "pathway", arguments{}, []string{site + "/pathways"}},
	{"engineer", "How do I secure an IoT product?", "search", arguments{"query": "secure IoT device baseline requirements", "access": "free", "size": 5},
		[]string{"ETSI EN 303 645", site + "/standards/etsi-en-303-645"}},
	{"engineer", "Où commencer pour les incidents ?", "search", arguments{"query": "gestion des incidents de sécurité", "access": "free", "lang": "fr"}, []string{site + "/standards/"}},
	{"engineer", "Where can I read EN 303 645?", "standard", arguments{"identifier": "EN 303 645"}, []string{"https://www.etsi.org/deliver/", "free"}},
	{"engineer", "May I still use SP 800-63B revision 3?", "what_replaces", arguments{"identifiers": []string{"NIST SP 800-63B"}}, []string{site + "/standards/nist-sp-800-63b"}},
}

func TestAnAssistantCanAnswerEachKindOfReaderAndCite(t *testing.T) {
	client := connect(t)
	for _, s := range session {
		words, facts, failed := call(t, client, s.tool, s.given)
		if testing.Verbose() {
			given, _ := json.Marshal(s.given)
			t.Logf("%s: %s\n→ %s %s\n%s", s.reader, s.asks, s.tool, given, words)
		}
		if failed {
			t.Errorf("%s %v: %s", s.tool, s.given, words)
		}
		for _, want := range s.want {
			if !strings.Contains(words, want) {
				t.Errorf("%s %v: no %q in the words:\n%s", s.tool, s.given, want, words)
			}
		}
		rightlyCited(t, words)
		if !json.Valid([]byte(facts)) || len(facts) < 20 {
			t.Errorf("%s: facts %s", s.tool, facts)
		}
		t.Logf("%s: %d bytes in words, %d in facts", s.tool, len(words), len(facts))
		if len(words) > 8_000 || len(facts) > 24_000 {
			t.Errorf("%s %v: an answer of %d bytes in words and %d in facts is not short", s.tool, s.given, len(words), len(facts))
		}
	}
}

var (
	cited = regexp.MustCompile(regexp.QuoteMeta(site) + `/standards/([^\s,;)]+)`)
	told  = regexp.MustCompile(`^- (.+?) · (.+) · (in-force|under-development|superseded|withdrawn|unknown)\b`)
)

// rightlyCited holds what an answer cites against the catalogue: an address is
// that of a standard held, and of the one whose identifier, title and status
// stand before it.
func rightlyCited(t *testing.T, words string) {
	t.Helper()
	ix, release := service.Live().Acquire()
	defer release()
	for line := range strings.Lines(words) {
		of := told.FindStringSubmatch(line)
		for _, address := range cited.FindAllStringSubmatch(line, -1) {
			d, ok := ix.Get(address[1])
			if !ok || d.Slug != address[1] {
				t.Errorf("%s is the address of nothing: %s", address[0], line)
				continue
			}
			edition := func(r standard.Record) bool { return r.ID.String() == of[1] && string(r.Status) == of[3] }
			if of != nil && !(d.ID == of[1] && d.Title == of[2] && string(d.Status) == of[3]) && !slices.ContainsFunc(d.Editions, edition) {
				t.Errorf("%s %q is %s: %s", d.ID, d.Title, d.Status, line)
			}
		}
	}
}

func TestAMistakeIsToldWithWhatIsAccepted(t *testing.T) {
	client := connect(t)
	for _, c := range []struct {
		tool  string
		given arguments
		want  string
	}{
		{"search", arguments{"area": "iott"}, "iot"},
		{"search", arguments{"query": "tls", "size": 500}, "1..50"},
		{"standard", arguments{"identifier": "no such thing at all"}, "holds no standard"},
		{"question_desk", arguments{"number": 99}, "99"},
		{"pathway", arguments{"id": "nowhere"}, "there are "},
		{"what_replaces", arguments{"identifiers": []string{}}, "1..50"},
		{"gaps", arguments{"kind": "hole"}, "need-unmet"},
	} {
		if words, _, failed := call(t, client, c.tool, c.given); !failed || !strings.Contains(words, c.want) {
			t.Errorf("%s %v: %v %s", c.tool, c.given, failed, words)
		}
	}
}

func TestEveryToolOnlyReadsAndDescribesWhatItTakesAndGives(t *testing.T) {
	client := connect(t)
	list, err := client.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range list.Tools {
		if !tool.Annotations.ReadOnlyHint || tool.Description == "" || tool.InputSchema == nil || tool.OutputSchema == nil {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		input, err := json.Marshal(tool.InputSchema)
		if err != nil || strings.Contains(string(input), `"null"`) {
			t.Errorf("%s takes null: %s %v", tool.Name, input, err)
		}
		if !slices.ContainsFunc(session, func(s struct {
			reader, asks string
			tool         string
			given        arguments
			want         []string
		}) bool {
			return s.tool == tool.Name
		}) {
			t.Errorf("nobody asks %s", tool.Name)
		}
	}
}

func TestStandardsAndConceptsAreResources(t *testing.T) {
	client := connect(t)
	for uri, want := range map[string]string{
		"landscape://standards/rfc-8446":  `"@id":"` + site + `/standards/rfc-8446"`,
		"landscape://concepts/zero-trust": `"address":"` + site + `/thesaurus/zero-trust"`,
	} {
		answer, err := client.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri})
		if err != nil || !strings.Contains(answer.Contents[0].Text, want) {
			t.Errorf("%s: %+v %v", uri, answer, err)
		}
	}
	for _, uri := range []string{"landscape://standards/nothing-of-the-kind", "landscape://concepts/nothing"} {
		if _, err := client.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s was read", uri)
		}
	}
}

func TestPromptsAskForWhatTheReaderFillsIn(t *testing.T) {
	client := connect(t)
	for name, given := range map[string][2]string{
		"review_standards": {"subject", "quantum key distribution"}, "prepare_question": {"question", "6"}, "do_a_job": {"job", "protect a clinic"},
	} {
		p, err := client.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: name, Arguments: map[string]string{given[0]: given[1]}})
		if err != nil || !strings.Contains(p.Messages[0].Content.(*mcp.TextContent).Text, given[1]) {
			t.Errorf("%s: %+v %v", name, p, err)
		}
		if _, err := client.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: name}); err == nil {
			t.Errorf("%s without %s was given", name, given[0])
		}
	}
}

func TestAssistantsAreAnsweredOverHTTPUnderTheirOwnAddress(t *testing.T) {
	server := httptest.NewServer(Handler(service, "test"))
	defer server.Close()
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: server.URL}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if words, _, failed := call(t, client, "standard", arguments{"identifier": "RFC 8446"}); failed || !strings.Contains(words, server.URL+"/standards/rfc-8446") {
		t.Error(words)
	}
}
