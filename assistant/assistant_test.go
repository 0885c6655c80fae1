package assistant

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"landscape/indexer"
	"landscape/searchsvc"
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

func TestAMistakeIsToldWithWhatIsAccepted(t *testing.T) {
	client := connect(t)
	long := strings.Repeat("ISO/IEC 27001 on security ", 8_000)
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
		{"gaps", arguments{"size": 500}, "1..50"},
		{"overlaps", arguments{"size": -3}, "1..50"},
		{"search", arguments{"query": 5}, "string"},
		{"search", arguments{"query": "tls", "colour": "red"}, "colour"},
		{"search", arguments{"query": long}, "at most 16384"},
		{"standard", arguments{"identifier": long}, "at most 16384"},
		{"standard", arguments{}, "identifier"},
		{"standard", arguments{"identifier": " "}, "identifier is missing"},
		{"standard", arguments{"identifier": "RFC 99999"}, "may exist all the same"},
		{"standard", arguments{"identifier": "X.1350 series"}, "a series of"},
		{"related", arguments{"identifier": "ISO/IEC 27000 series"}, "series"},
		{"what_replaces", arguments{"identifiers": "RFC 8446"}, "array"},
		{"what_replaces", arguments{"identifiers": []any{1, nil}}, "string"},
		{"check_references", arguments{"text": strings.Repeat(long, 30)}, "at most"},
		{"check_proposal", arguments{"title": " "}, "title is missing"},
		{"concept", arguments{"concept": "xyzzy"}, site + "/thesaurus"},
		{"concept", arguments{"concept": long}, "at most 16384"},
		{"question_desk", arguments{"number": "six"}, "integer"},
	} {
		if words, _, failed := call(t, client, c.tool, c.given); !failed || !strings.Contains(words, c.want) {
			t.Errorf("%s %v: %v %s", c.tool, c.given, failed, words)
		}
	}
}

// Words are answered in six languages, and no tool takes another for one of them.
func TestALanguageThatIsNoneIsRefusedByEveryTool(t *testing.T) {
	client := connect(t)
	for _, s := range session {
		given := maps.Clone(s.given)
		given["lang"] = "de"
		words, _, failed := call(t, client, s.tool, given)
		if !failed || !strings.Contains(words, "en, ") && !strings.Contains(words, `properties ["lang"]`) {
			t.Errorf("%s: %.200s", s.tool, words)
		}
	}
}

func TestAStandardTellsOfTheEditionAskedFor(t *testing.T) {
	client := connect(t)
	for identifier, want := range map[string]string{
		"ISO/IEC 27001:2013": "Edition ISO/IEC 27001:2013: withdrawn",
		"ISO/IEC 27001:2009": "There never was an edition ISO/IEC 27001:2009",
		"ISO/IEC 27001:2099": "There never was an edition ISO/IEC 27001:2099",
		"NIST SP 800-63Br3":  "NIST SP 800-63Br3 is superseded: in force is NIST SP 800-63B-4",
	} {
		if words, facts, _ := call(t, client, "standard", arguments{"identifier": identifier}); !strings.Contains(words, want) || !strings.Contains(facts, `"asked"`) {
			t.Errorf("%s: %s", identifier, words)
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
		if !slices.ContainsFunc(session, func(s turn) bool { return s.tool == tool.Name }) {
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

// A batch of old assistants costs as much as its messages do.
func TestOneRequestHoldsAFewMessagesOnly(t *testing.T) {
	server := httptest.NewServer(Handler(service, "test"))
	defer server.Close()
	var batch []string
	for i := range mostCalls + 3 {
		batch = append(batch, fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"standard","arguments":{"identifier":"RFC 8446"}}}`, i))
	}
	request, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader("["+strings.Join(batch, ",")+"]"))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json, text/event-stream")
	request.Header.Set("Mcp-Protocol-Version", "2025-03-26")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var told []struct {
		Result any
		Error  *struct{ Message string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, one := range told {
		if one.Error != nil && strings.Contains(one.Error.Message, "at most 20 messages") {
			refused++
		}
	}
	if len(told) != mostCalls+3 || refused != 3 {
		t.Errorf("of %d messages %d refused", len(told), refused)
	}
}
