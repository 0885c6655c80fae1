package indexer

import (
	"errors"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"landscape/standard"
)

func vanished(r *standard.Record) { r.Status, r.LastSeen = standard.Unknown, "2026-09-14" }

func folded(t *testing.T, records ...standard.Record) []*Document {
	t.Helper()
	docs, _, err := fold(sequenceOf(records), loadTaxonomy(t))
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestTheEditionInForceIsTheFace(t *testing.T) {
	tests := []struct {
		name             string
		records          []standard.Record
		id, title        string
		status           standard.Status
		published        string
		editions         int
		expectedRevision string
	}{
		{"an older edition stands behind the one in force", []standard.Record{
			record("ISO/IEC 27001:2013", "Security techniques - Information security management systems", status(standard.Superseded)),
			record("ISO/IEC 27001:2022", "Information security management systems"),
		}, "ISO/IEC 27001", "Information security management systems", standard.InForce, "2022", 2, ""},
		{"an amendment is never the face", []standard.Record{
			record("ISO/IEC 27001:2022/Amd 1:2024", "Information security management systems - Amendment 1", published("2024-02")),
			record("ISO/IEC 27001:2022", "Information security management systems"),
		}, "ISO/IEC 27001", "Information security management systems", standard.InForce, "2022", 2, ""},
		{"an amendment stands in while there is nothing else", []standard.Record{
			record("ISO/IEC 27001:2022/Amd 1:2024", "Information security management systems - Amendment 1", published("2024-02")),
		}, "ISO/IEC 27001", "Information security management systems - Amendment 1", standard.InForce, "2024-02", 1, ""},
		{"a first draft is under development and called by its stage", []standard.Record{
			record("ISO/IEC DIS 27028", "Guidance on information security attributes", status(standard.UnderDevelopment)),
		}, "ISO/IEC DIS 27028", "Guidance on information security attributes", standard.UnderDevelopment, "", 1, ""},
		{"the newest version of a specification in force in several releases", []standard.Record{
			record("3GPP TS 33.501:REL-9/9.9.0", "Security architecture 5G", edition("9.9.0"), published("2025-01")),
			record("3GPP TS 33.501:REL-19/19.1.0", "Security architecture and procedures for 5G System", edition("19.1.0"), published("2025-01")),
		}, "3GPP TS 33.501", "Security architecture and procedures for 5G System", standard.InForce, "2025-01", 2, ""},
		{"a release that is mended after a later one came out", []standard.Record{
			record("ETSI TS 133 501 V19.6.0 (2026-01)", "Security architecture and procedures for 5G System, Release 19", edition("19.6.0"), published("2026-01")),
			record("ETSI TS 133 501 V15.19.0 (2026-04)", "Security architecture and procedures for 5G System, Release 15", edition("15.19.0"), published("2026-04")),
		}, "ETSI TS 133 501", "Security architecture and procedures for 5G System, Release 19", standard.InForce, "2026-01", 2, ""},
		{"a withdrawn standard with new work is alive", []standard.Record{
			record("ISO/IEC 27099:2010", "Information security practices", status(standard.Withdrawn)),
			record("ISO/IEC CD 27099", "Public key infrastructure security practices", status(standard.UnderDevelopment)),
		}, "ISO/IEC CD 27099", "Public key infrastructure security practices", standard.UnderDevelopment, "", 2, ""},
		{"nothing but withdrawn editions: the newest", []standard.Record{
			record("NIST SP 800-61r1", "Computer Security Incident Handling Guide (first revision)", status(standard.Withdrawn), published("2008-03")),
			record("NIST SP 800-61r2", "Computer Security Incident Handling Guide", status(standard.Withdrawn), published("2012-08")),
		}, "NIST SP 800-61", "Computer Security Incident Handling Guide", standard.Withdrawn, "2012-08", 2, ""},
		{"a list without statuses says nothing against one with", []standard.Record{
			record("NIST SP 800-27", "Engineering Principles for IT Security", status(standard.Superseded), published("2004-06"), from("nist", "a")),
			record("NIST SP 800-27r1a", "Engineering principles for IT security", status(standard.Unknown), published("2005"), from("nist-pubs", "b")),
		}, "NIST SP 800-27", "Engineering Principles for IT Security", standard.Superseded, "2004-06", 2, ""},
		{"what vanished from its list may still be the newest", []standard.Record{
			record("NIST SP 800-27", "Engineering Principles for IT Security", status(standard.Superseded), published("2004-06"), from("nist", "a")),
			record("NIST SP 800-27r1a", "Engineering principles for IT security, revised", vanished, published("2005"), from("nist-pubs", "b")),
		}, "NIST SP 800-27", "Engineering principles for IT security, revised", standard.Unknown, "2005", 2, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs := folded(t, test.records...)
			if len(docs) != 1 {
				t.Fatalf("got %d documents, want 1", len(docs))
			}
			d := docs[0]
			got := []any{d.ID, d.Title, d.Status, d.Published, len(d.Editions), d.Expected}
			want := []any{test.id, test.title, test.status, test.published, test.editions, test.expectedRevision}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatTheFaceDoesNotSayComesFromOlderEditions(t *testing.T) {
	d := folded(t,
		record("ETSI EN 303 645 V3.1.3 (2024-09)", "Cyber Security for Consumer Internet of Things: Baseline Requirements"),
		record("ETSI EN 303 645 V2.1.1 (2020-06)", "Cyber Security for Consumer Internet of Things: Baseline Requirements",
			group("TC CYBER"), keywords("IoT"), status(standard.Superseded)))[0]
	if diff := cmp.Diff([]string{"TC CYBER"}, d.Groups); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"IoT"}, d.Keywords); diff != "" {
		t.Error(diff)
	}
}

func TestTwoCataloguesOfOneStandardMakeOneEdition(t *testing.T) {
	iso := record("ISO/IEC 27001:2022", "Information security management systems", from("iso", "82875"), group("ISO/IEC JTC 1/SC 27"))
	iec := record("ISO/IEC 27001:2022", "Information security management systems", from("iec", "79694"), keywords("ISMS"))
	iec.Provenance = []standard.Provenance{{URL: "https://example.org/iec"}}
	d := folded(t, iec, iso)[0]
	if len(d.Editions) != 1 {
		t.Fatalf("got %d editions, want 1", len(d.Editions))
	}
	e := d.Editions[0]
	if e.Source != "iso" || !slices.Equal(e.Keywords, []string{"ISMS"}) {
		t.Errorf("got source %s and keywords %v, want ISO's entry with the keywords that IEC adds", e.Source, e.Keywords)
	}
	want := []standard.Provenance{{URL: "https://example.org/list"}, {URL: "https://example.org/iec", Fields: []string{"keywords"}}}
	if diff := cmp.Diff(want, e.Provenance); diff != "" {
		t.Error(diff)
	}
}

// A list that tells no status gives way to one that does, but a text that its
// body took off its list stays unknown.
func TestAnUntoldStatusIsTakenFromTheListThatTellsIt(t *testing.T) {
	silent := record("XSF XEP-0384", "OMEMO Encryption", status(standard.Unknown))
	silent.Source, silent.Inferred = "relaton-xsf", []string{"published"}
	telling := record("XSF XEP-0384", "OMEMO Encryption", status(standard.InForce))
	telling.Source, telling.Inferred = "xsf", []string{"status", "groups"}
	d := folded(t, silent, telling)[0]
	if d.Status != standard.InForce || !slices.Equal(d.Editions[0].Inferred, []string{"published", "status"}) {
		t.Errorf("%s, inferred %v", d.Status, d.Editions[0].Inferred)
	}
	vanished(&silent)
	if d := folded(t, silent, telling)[0]; d.Editions[0].Status != standard.Unknown {
		t.Errorf("a text that its body no longer lists is %s", d.Editions[0].Status)
	}
}

func TestADraftThatBecameAnRFCIsAnEarlyEditionOfIt(t *testing.T) {
	draft := record("draft-ietf-tls-oldversions-07", "Deprecating insecure protocol versions", status(standard.Superseded), related(standard.SupersededBy, "RFC 8996"))
	working := record("draft-ietf-tls-esni-18", "TLS Encrypted Client Hello", status(standard.UnderDevelopment))
	docs := folded(t, draft, working, record("RFC 8996", "Deprecating insecure TLS versions", group("tls"), status(standard.Withdrawn)))
	if len(docs) != 2 {
		t.Fatalf("got %d documents, want the RFC and the draft at work", len(docs))
	}
	rfc := docs[slices.IndexFunc(docs, func(d *Document) bool { return d.ID == "RFC 8996" })]
	if len(rfc.Editions) != 2 || rfc.Status != standard.Withdrawn || len(rfc.Relations) != 0 {
		t.Errorf("got %d editions, status %s and relations %v, want the draft among the RFC's editions", len(rfc.Editions), rfc.Status, rfc.Relations)
	}
}

func TestOnlySecurityStandardsAreIndexed(t *testing.T) {
	docs := folded(t, record("ITU-T X.1205 (04/2008)", "Overview of cybersecurity"), record("ITU-T P.800 (08/1996)", "Methods for subjective determination of transmission quality"))
	if len(docs) != 1 || docs[0].ID != "ITU-T X.1205" {
		t.Errorf("got %d documents", len(docs))
	}
}

func TestRelationsHaveTwoEnds(t *testing.T) {
	docs := folded(t, known...)
	tests := []struct {
		from string
		kind standard.RelationKind
		to   string
	}{
		{"RFC 8446", standard.Obsoletes, "RFC 5246"},
		{"RFC 5246", standard.ObsoletedBy, "RFC 8446"},
		{"RFC 8446", standard.ObsoletedBy, "RFC 9846"},
		{"ITU-T X.509", standard.IdenticalTo, "ISO/IEC 9594-8"},
		{"ISO/IEC 9594-8", standard.IdenticalTo, "ITU-T X.509"},
	}
	for _, test := range tests {
		d, other := documentOf(t, docs, test.from), documentOf(t, docs, test.to)
		want := Link{Kind: test.kind, ID: other.ID, Slug: other.Slug, Title: other.Title, Status: other.Status}
		if !slices.Contains(d.Relations, want) {
			t.Errorf("%s lacks %s %s: %v", test.from, test.kind, test.to, d.Relations)
		}
	}
}

// RFC 8996 says that it obsoletes RFC 7507, whose own entry may not know.
func TestWhatAnotherObsoletesIsSuperseded(t *testing.T) {
	for _, test := range []struct {
		of, by standard.Status
		want   standard.Status
	}{
		{standard.InForce, standard.InForce, standard.Superseded},
		{standard.InForce, standard.Superseded, standard.Superseded},
		{standard.InForce, standard.UnderDevelopment, standard.InForce},
		{standard.Withdrawn, standard.InForce, standard.Withdrawn},
	} {
		docs := folded(t, record("RFC 7507", "TLS Fallback Signaling Cipher Suite Value", status(test.of)),
			record("RFC 8996", "Deprecating TLS 1.0 and TLS 1.1", status(test.by), obsoletes("RFC 7507")))
		old, newer := docs[0], docs[1]
		if old.Status != test.want || old.Editions[0].Status != test.want || newer.Relations[0].Status != test.want {
			t.Errorf("%s by one %s: is %s, its edition %s, and is linked to as %s", test.of, test.by, old.Status, old.Editions[0].Status, newer.Relations[0].Status)
		}
		if inferred := slices.Contains(old.Editions[0].Inferred, "status"); inferred != (test.of != test.want) {
			t.Errorf("%s by one %s: told as inferred is %v", test.of, test.by, inferred)
		}
	}
}

func TestATargetThatTheCatalogueLacksStaysALink(t *testing.T) {
	d := folded(t, record("RFC 8446", "The Transport Layer Security (TLS) Protocol Version 1.3", obsoletes("RFC 5077")))[0]
	if diff := cmp.Diff([]Link{{Kind: standard.Obsoletes, ID: "RFC 5077"}}, d.Relations); diff != "" {
		t.Error(diff)
	}
}

func TestARelationBetweenEditionsIsNoLink(t *testing.T) {
	d := folded(t, record("ISO/IEC 27001:2022", "Information security management systems", related(standard.Supersedes, "ISO/IEC 27001:2013")))[0]
	if len(d.Relations) != 0 {
		t.Errorf("got %v", d.Relations)
	}
}

func TestWhatABodySaysOutweighsWhatWasInferred(t *testing.T) {
	inferred := record("ETSI TS 133 501 V19.6.0 (2026-04)", "5G; Security architecture and procedures for 5G System")
	id, err := standard.ParseIdentifier("3GPP TS 33.501")
	if err != nil {
		t.Fatal(err)
	}
	inferred.Relations = []standard.Relation{{Kind: standard.IdenticalTo, Target: id, Inferred: "its number says so"}}
	said := record("3GPP TS 33.501:REL-19/19.6.0", "Security architecture and procedures for 5G System", identical("ETSI TS 133 501"))
	for _, order := range [][]standard.Record{{inferred, said}, {said, inferred}} {
		for _, d := range folded(t, order...) {
			if len(d.Relations) != 1 || d.Relations[0].Inferred != "" {
				t.Errorf("%s: got %+v", d.ID, d.Relations)
			}
		}
	}
}

// Identical texts may be tied through a document that is not in the catalogue.
func TestIdenticalTextsAreOneSet(t *testing.T) {
	docs := folded(t,
		record("ITU-T X.1058 (03/2017)", "Code of practice for personally identifiable information protection", identical("ISO/IEC 29151:2017")),
		record("ETSI TS 133 501 V19.6.0 (2026-04)", "5G; Security architecture and procedures for 5G System", identical("3GPP TS 33.501")),
		record("3GPP TS 33.501:REL-19/19.6.0", "Security architecture and procedures for 5G System"),
		record("IEEE 802.1X-2020", "Port-Based Network Access Control", identical("ISO/IEC/IEEE 8802-1X:2021")),
		record("ETSI TS 102 165-1 V5.2.5 (2022-01)", "Method for threat, vulnerability and risk analysis", identical("ISO/IEC/IEEE 8802-1X:2021")),
	)
	same := map[string]string{}
	for _, d := range docs {
		same[d.ID] = d.Same
	}
	want := map[string]string{
		"ITU-T X.1058":      "itutx1058",
		"ETSI TS 133 501":   "3gppts33-501",
		"3GPP TS 33.501":    "3gppts33-501",
		"IEEE 802.1X":       documentOf(t, docs, "ETSI TS 102 165-1").Key,
		"ETSI TS 102 165-1": documentOf(t, docs, "ETSI TS 102 165-1").Key,
	}
	if diff := cmp.Diff(want, same); diff != "" {
		t.Error(diff)
	}
}

func TestFoldingDoesNotHangOnTheOrderOfRecords(t *testing.T) {
	want := folded(t, known...)
	shuffled := slices.Clone(known)
	random := rand.New(rand.NewSource(1))
	for range 5 {
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(want, folded(t, shuffled...)); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestEveryDocumentHasAnAddressOfItsOwn(t *testing.T) {
	docs := []*Document{{Slug: "iso-1"}, {Slug: "iso-1"}, {Slug: "iso-1-2"}, {Slug: "iso-1"}}
	distinguishSlugs(docs)
	seen := map[string]bool{}
	for _, d := range docs {
		if seen[d.Slug] {
			t.Errorf("%s twice", d.Slug)
		}
		seen[d.Slug] = true
	}
}

func TestADamagedLineIsPassedOverAndAnyOtherErrorEndsTheBuild(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, test := range []struct {
		err  error
		want error
	}{{&standard.LineError{Line: 3}, nil}, {broken, broken}} {
		records := func(yield func(standard.Record, error) bool) {
			if yield(standard.Record{}, test.err) {
				yield(known[0], nil)
			}
		}
		docs, _, err := fold(records, loadTaxonomy(t))
		if !errors.Is(err, test.want) || err == nil && len(docs) != 1 {
			t.Errorf("got %d documents and %v", len(docs), err)
		}
	}
}
