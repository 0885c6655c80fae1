package indexer

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"landscape/standard"
)

func TestFirstHits(t *testing.T) {
	ix := buildIndex(t, known)
	tests := []struct{ name, query, first string }{
		{"the words of a title", "zero trust", "NIST SP 800-207"},
		{"an identifier without blanks", "x509", "ITU-T X.509"},
		{"an identifier with a blank for the point", "x 805", "ITU-T X.805"},
		{"an RFC in one word", "rfc8446", "RFC 8446"},
		{"an RFC in two", "RFC 8446", "RFC 8446"},
		{"a European Norm without blanks", "EN303645", "ETSI EN 303 645"},
		{"the number alone", "33.501", "3GPP TS 33.501"},
		{"an edition is folded", "ISO/IEC 27001:2013", "ISO/IEC 27001"},
		{"only one of two publishers", "iso 27001", "ISO/IEC 27001"},
		{"a revision", "sp800-53r5", "NIST SP 800-53"},
		{"a part", "62443-3-3", "IEC 62443-3-3"},
		{"a short name: the level in force", "webauthn", "W3C webauthn-2"},
		{"an identifier inside a longer query", "encryption in TS 33.501", "3GPP TS 33.501"},
		{"an acronym of the taxonomy", "DPIA", "ISO/IEC 29134"},
		{"an acronym: the general framework before the narrow part", "QKD", "ITU-T X.1710"},
		{"an area by another of its names", "IoT", "ETSI EN 303 645"},
		{"a spelling in two words", "cyber security overview", "ITU-T X.1205"},
		{"a typing error", "zero turst", "NIST SP 800-207"},
		{"French, by its title", "systèmes de management de la sécurité de l'information", "ISO/IEC 27001"},
		{"Spanish", "arquitectura de confianza cero", "NIST SP 800-207"},
		{"Russian", "квантовое распределение ключей", "ITU-T X.1710"},
		{"Chinese", "零信任架构", "NIST SP 800-207"},
		{"Arabic", "إدارة حوادث أمن المعلومات", "ISO/IEC 27035-1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := ask(t, ix, Query{Text: test.query})
			if ids := foundIDs(r); len(ids) == 0 || ids[0] != test.first {
				t.Errorf("%q: got %v, want %s first", test.query, ids[:min(5, len(ids))], test.first)
			}
		})
	}
}

func TestITIsAWordHere(t *testing.T) {
	ix := buildIndex(t, append(slices.Clone(known), record("ISO/IEC 18033-6:2019", "IT Security techniques - Encryption algorithms - Part 6: Homomorphic encryption")))
	if ids := foundIDs(ask(t, ix, Query{Text: "IT security"})); len(ids) == 0 || ids[0] != "ISO/IEC 18033-6" {
		t.Errorf("got %v", ids)
	}
}

func TestAnIdentifierIsFollowedByItsFamily(t *testing.T) {
	ix := buildIndex(t, known)
	tests := []struct {
		query string
		want  []string
	}{
		{"62443-3-3", []string{"IEC 62443-3-3", "IEC 62443-2-1"}},
		{"27035", []string{"ISO/IEC 27035-1", "ISO/IEC 27035-2"}},
		{"SP 800-207", []string{"NIST SP 800-207", "NIST SP 800-207A"}},
		{"X.805", []string{"ITU-T X.805", "ITU-T X.1039"}},
		{"RFC 8446", []string{"RFC 8446", "RFC 9846"}},
		{"webauthn-3", []string{"W3C webauthn-3", "W3C webauthn-2"}},
	}
	for _, test := range tests {
		if ids := foundIDs(ask(t, ix, Query{Text: test.query})); len(ids) < 2 || !slices.Equal(ids[:2], test.want) {
			t.Errorf("%q: got %v, want %v first", test.query, ids, test.want)
		}
	}
}

func TestAnIdentifierShowsInAnyStatus(t *testing.T) {
	ix := buildIndex(t, known)
	r := ask(t, ix, Query{Text: "RFC 5246"})
	if ids := foundIDs(r); len(ids) == 0 || ids[0] != "RFC 5246" {
		t.Errorf("got %v", ids)
	}
	if r := ask(t, ix, Query{Text: "incident handling guide"}); slices.Contains(foundIDs(r), "NIST SP 800-61") || r.Hidden == 0 {
		t.Errorf("a withdrawn document shows among words, or is not counted: %v, %d hidden", foundIDs(r), r.Hidden)
	}
	if r := ask(t, ix, Query{Text: "incident handling guide", AnyStatus: true}); !slices.Contains(foundIDs(r), "NIST SP 800-61") {
		t.Errorf("got %v", foundIDs(r))
	}
}

func TestOperators(t *testing.T) {
	ix := buildIndex(t, known)
	tests := []struct {
		query    string
		must     []string
		mustNot  []string
		complete bool
	}{
		{query: `"zero trust architecture"`, must: []string{"NIST SP 800-207", "NIST SP 800-207A"}, complete: true},
		{query: `"trust zero"`, complete: true},
		{query: "quantum -network", must: []string{"ETSI GS QKD 014"}, mustNot: []string{"ITU-T X.1710", "ITU-T Y.3803"}},
		{query: "title:incident", must: []string{"ISO/IEC 27035-1", "ISO/IEC 27035-2"}, complete: true},
		{query: "body:ETSI quantum", must: []string{"ETSI GS QKD 014"}, complete: true},
		{query: "area:iot", must: []string{"ETSI EN 303 645", "ITU-T X.1361", "ETSI TS 103 701"}, complete: true},
		{query: `area:"Internet of Things" year:2018..2020`, must: []string{"ITU-T X.1361"}, complete: true},
		{query: "body:W3C OR body:OASIS", must: []string{"W3C webauthn-2", "W3C webauthn-3", "OASIS csaf-v2.0"}, complete: true},
		{query: "telebiometr*", complete: true},
		{query: "quant*", must: []string{"ETSI GS QKD 014", "ITU-T X.1710", "ITU-T Y.3803"}},
		{query: "status:under-development body:ISO/IEC", must: []string{"ISO/IEC DIS 27028"}, complete: true},
		{query: "body:nobody", complete: true},
	}
	for _, test := range tests {
		ids := foundIDs(ask(t, ix, Query{Text: test.query}))
		for _, id := range test.must {
			if !slices.Contains(ids, id) {
				t.Errorf("%q: %s is missing in %v", test.query, id, ids)
			}
		}
		for _, id := range test.mustNot {
			if slices.Contains(ids, id) {
				t.Errorf("%q: finds %s", test.query, id)
			}
		}
		if test.complete && len(ids) != len(test.must) {
			t.Errorf("%q: got %v, want %v", test.query, ids, test.must)
		}
	}
}

func TestAHitSaysWhyItWasFound(t *testing.T) {
	ix := buildIndex(t, append(slices.Clone(known), withAbstract()))
	tests := []struct {
		query, id string
		matched   []string
		title     string
	}{
		{"x.805", "ITU-T X.805", []string{"identifier"}, ""},
		{"zero trust", "NIST SP 800-207", []string{"title", "topic:architecture"}, "[Zero Trust] Architecture"},
		{"IoT gateways", "ITU-T X.1361", []string{"title", "area:iot"}, "Security framework for the [Internet of things] based on the [gateway] model"},
		{"tls", "RFC 9846", []string{"title", "group"}, "The [Transport Layer Security] ([TLS]) Protocol Version 1.3"},
		{"honeypots", "ITU-T X.1217", []string{"abstract"}, ""},
	}
	for _, test := range tests {
		r := ask(t, ix, Query{Text: test.query})
		i := slices.Index(foundIDs(r), test.id)
		if i < 0 {
			t.Errorf("%q does not find %s", test.query, test.id)
			continue
		}
		for _, m := range test.matched {
			if !slices.Contains(r.Hits[i].Matched, m) {
				t.Errorf("%q: %s matched by %v, want %s among them", test.query, test.id, r.Hits[i].Matched, m)
			}
		}
		if diff := cmp.Diff(test.title, bracketed(r.Hits[i].Highlights["title"])); diff != "" {
			t.Errorf("%q: %s", test.query, diff)
		}
	}
}

func withAbstract() standard.Record {
	r := record("ITU-T X.1217 (01/2021)", "Guidelines for applying threat intelligence in telecommunication network operation", group("SG17"))
	r.Abstract = strings.Repeat("Operators collect what they see of attacks on their networks. ", 10) + "They may use honeypots for it."
	return r
}

// bracketed writes the marked pieces in brackets.
func bracketed(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Mark {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestAnAbstractIsCutAroundWhatMatched(t *testing.T) {
	ix := buildIndex(t, []standard.Record{withAbstract()})
	r := ask(t, ix, Query{Text: "honeypots"})
	text := bracketed(r.Hits[0].Highlights["abstract"])
	if !strings.Contains(text, "[honeypots]") || len(text) > excerptLength+40 || !strings.HasPrefix(text, "…") {
		t.Errorf("got %q", text)
	}
}

func TestSpellings(t *testing.T) {
	ix := buildIndex(t, append(slices.Clone(known), repeated("Quantum key distribution networks", 12)...))
	tests := []struct{ query, corrected string }{
		{"quantom key distribution", "quantum key distribution"},
		{"quantum key distribution", ""},
		{"keydistribution", "key distribution"},
		{"flibbertigibbet", ""},
	}
	for _, test := range tests {
		if r := ask(t, ix, Query{Text: test.query}); r.Corrected != test.corrected {
			t.Errorf("%q: searched %q instead, want %q", test.query, r.Corrected, test.corrected)
		}
	}
}

func repeated(title string, n int) []standard.Record {
	var records []standard.Record
	for i := range n {
		records = append(records, record("ITU-T Y.39"+string(rune('0'+i/10))+string(rune('0'+i%10)), title+" - Study", published("2024")))
	}
	return records
}

func TestFewerWordsWillDoWhenNoDocumentHasAll(t *testing.T) {
	ix := buildIndex(t, known)
	ids := foundIDs(ask(t, ix, Query{Text: "zero trust architecture for submarines"}))
	if len(ids) == 0 || ids[0] != "NIST SP 800-207" {
		t.Errorf("got %v", ids)
	}
}

func TestAWordThatIsNowhereShowsNoMoreThanAPageOfItsSubject(t *testing.T) {
	ix := bundledIndex(t)
	for _, q := range []string{"honeypot", "sandboxing", "xyzzy"} {
		if r := ask(t, ix, Query{Text: q, AnyStatus: true}); r.Total > enough && !slices.Contains(ix.tables.Words.Words, q) {
			t.Errorf("%q: %d documents for a word that none has", q, r.Total)
		}
	}
}

func TestASearchEndsWithItsContext(t *testing.T) {
	ix := buildIndex(t, known)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ix.Search(ctx, Query{Text: "security"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestASearchLeavesNothingBehindForTheNext(t *testing.T) {
	ix := buildIndex(t, known)
	texts := []string{"zero trust", "-quantum", "x.805", `"zero trust"`, "security", "title:incident", "honeypots", "DPIA"}
	first := map[string][]string{}
	for range 3 {
		for _, text := range texts {
			ids := foundIDs(ask(t, ix, Query{Text: text}))
			if first[text] == nil {
				first[text] = ids
			} else if diff := cmp.Diff(first[text], ids); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
		}
	}
}

func TestGet(t *testing.T) {
	ix := buildIndex(t, known)
	for text, want := range map[string]string{"itu-t-x.805": "ITU-T X.805", "X 805": "ITU-T X.805", "iso27001": "ISO/IEC 27001", "ISO/IEC 27001:2013": "ISO/IEC 27001",
		"TS 33.501 Release 18": "3GPP TS 33.501", "rfc5246": "RFC 5246"} {
		if d, ok := ix.Get(text); !ok || d.ID != want {
			t.Errorf("%q: got %v", text, ok)
		}
	}
	if _, ok := ix.Get("no-such-standard"); ok {
		t.Error("found what is not there")
	}
}

func TestSelectGivesAllDocumentsOfAQuery(t *testing.T) {
	ix := buildIndex(t, known)
	q := Query{Text: "security", Filters: Filters{FacetBody: {"ITU-T"}}, Size: 1}
	if got, want := len(selected(t, ix, q)), ask(t, ix, q).Total; got != want {
		t.Errorf("got %d documents, want %d", got, want)
	}
	if got, want := len(selected(t, ix, Query{})), ask(t, ix, Query{}).Total; got != want {
		t.Errorf("got %d documents, want %d", got, want)
	}
}

func selected(t *testing.T, ix *Index, q Query) []*Document {
	t.Helper()
	documents, err := ix.Select(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return collected(t, documents)
}

func allOf(t testing.TB, ix *Index) []*Document {
	t.Helper()
	return collected(t, ix.Documents())
}

func collected(t testing.TB, documents iter.Seq2[*Document, error]) (all []*Document) {
	t.Helper()
	for d, err := range documents {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// What stops on the way must not look like all there is.
func TestAFailingDiskIsToldToWhoReadsAll(t *testing.T) {
	ix := buildIndex(t, known)
	if err := ix.engine.(*local).store.file.Close(); err != nil {
		t.Fatal(err)
	}
	var failed error
	for _, err := range ix.Documents() {
		failed = errors.Join(failed, err)
	}
	if failed == nil {
		t.Error("no error from a closed file")
	}
}

func TestSelectionEndsWithTheContext(t *testing.T) {
	ix := buildIndex(t, known)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	documents, err := ix.Select(ctx, Query{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range documents {
		if cancel(); err != nil {
			if !errors.Is(err, context.Canceled) || n > 1 {
				t.Errorf("after %d documents: %v", n, err)
			}
			return
		}
		n++
	}
	t.Errorf("read %d documents for nobody", n)
}

// Whatever a person types is answered.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"zero trust", `"`, `""`, "-", "--x", "OR", "a OR", `title:"`, "body:", "x*", "\xff\xfe", "«", "量子 -密钥", "ا", "🔐 security", "year:..", "-a -b", "802.1x:2020"} {
		f.Add(seed)
	}
	ix := buildIndex(f, known)
	f.Fuzz(func(t *testing.T, text string) {
		r := ask(t, ix, Query{Text: text})
		if r.Total < 0 || len(r.Hits) > r.Total {
			t.Errorf("%q: %d hits of %d", text, len(r.Hits), r.Total)
		}
		ix.Suggest(text, "en", 10)
	})
}

// Capitals are no names, and characters that nobody sees are no words.
func TestAsPeopleType(t *testing.T) {
	ix := bundledIndex(t)
	for _, same := range [][2]string{
		{"PROTECCIÓN DE DATOS", "protección de datos"},
		{"SECURITY OF THE INTERNET OF THINGS", "security of the internet of things"},
		{"cryp\u200btography", "cryptography"},
		{"零信任架構", "零信任架构"},
		{"zero trust OR", "zero trust"},
	} {
		typed, plain := ask(t, ix, Query{Text: same[0]}), ask(t, ix, Query{Text: same[1]})
		if typed.Total != plain.Total || !slices.Equal(foundIDs(typed), foundIDs(plain)) {
			t.Errorf("%q finds %d, %q finds %d", same[0], typed.Total, same[1], plain.Total)
		}
	}
}

// A query that tells only what is not wanted finds all the rest.
func TestExclusionsOnly(t *testing.T) {
	ix := buildIndex(t, known)
	all, cloud, rest := ask(t, ix, Query{Text: "-zzyzx"}), ask(t, ix, Query{Text: "title:cloud"}), ask(t, ix, Query{Text: "-title:cloud"})
	if all.Total == 0 || cloud.Total == 0 || rest.Total != all.Total-cloud.Total {
		t.Errorf("of %d, %d have the word and %d do not", all.Total, cloud.Total, rest.Total)
	}
}
