package indexer

import (
	"slices"
	"strings"
	"testing"

	"landscape/standard"
)

// partOf makes a record a member of a subseries of the IETF.
func partOf(name string) func(*standard.Record) {
	return func(r *standard.Record) {
		target, _ := standard.ParseIdentifier(name)
		r.Relations = append(r.Relations, standard.Relation{Kind: standard.PartOf, Target: target})
	}
}

func inSeries(t *testing.T, ix *Index, slug string) (*Series, string) {
	t.Helper()
	s, ok := ix.GetSeries(slug)
	if !ok {
		t.Fatalf("no series %s", slug)
	}
	var names []string
	for _, d := range ix.Members(s.Docs) {
		names = append(names, d.ID)
	}
	return s, strings.Join(names, ", ")
}

func TestSeriesHoldTheirMembersInTheOrderOfTheirNumbers(t *testing.T) {
	ix := buildIndex(t, []standard.Record{
		record("IEC TS 62443-1-1:2009", "Security for industrial automation and control systems - Terminology"),
		record("IEC 62443-2-1:2024", "Security for industrial automation and control systems - Security program"),
		record("IEC PAS 62443-1-6:2025", "Security for industrial automation and control systems - IIoT"),
		record("ISO/IEC 27033-1:2015", "Network security - Overview"),
		record("ISO/IEC 27033-10:2030", "Network security - Tenth part"),
		record("ISO/IEC 27033-2:2012", "Network security - Guidelines"),
		record("ISO/IEC 27000:2018", "Information security management systems - Overview and vocabulary"),
		record("RFC 9325", "Recommendations for Secure Use of Transport Layer Security", partOf("BCP 195")),
		record("RFC 8996", "Deprecating TLS 1.0 and TLS 1.1 security protocols", partOf("BCP 195")),
		record("RFC 3986", "Uniform Resource Identifier: Generic Syntax", partOf("STD 66")),
		record("RFC 10031", "Security of a protocol"),
		record("RFC 2119", "Key words for use in RFCs to Indicate Requirement Levels"),
	})
	if _, got := inSeries(t, ix, "iec-62443"); got != "IEC TS 62443-1-1, IEC PAS 62443-1-6, IEC 62443-2-1" {
		t.Error(got)
	}
	s, got := inSeries(t, ix, "iso-iec-27033")
	if got != "ISO/IEC 27033-1, ISO/IEC 27033-2, ISO/IEC 27033-10" {
		t.Error(got)
	}
	if !slices.Equal(s.Absent, []string{"ISO/IEC 27033-3", "ISO/IEC 27033-4", "ISO/IEC 27033-5", "ISO/IEC 27033-6", "ISO/IEC 27033-7", "ISO/IEC 27033-8", "ISO/IEC 27033-9"}) {
		t.Error(s.Absent)
	}
	if _, got := inSeries(t, ix, "iso-iec-27000"); got != "ISO/IEC 27000, ISO/IEC 27033-1, ISO/IEC 27033-2, ISO/IEC 27033-10" {
		t.Error(got)
	}
	if _, got := inSeries(t, ix, "bcp-195"); got != "RFC 8996, RFC 9325" {
		t.Error(got)
	}
	if s, got := inSeries(t, ix, "std-66"); got != "" || !slices.Equal(s.Absent, []string{"RFC 3986"}) {
		t.Errorf("%q, without %q", got, s.Absent)
	}
	for _, text := range []string{"STD 97", "STD0097", "urn:ietf:std:97", "https://www.rfc-editor.org/info/std97", "BCP0014", "FYI 8"} {
		if r := ask(t, ix, Query{Text: text, Size: 5}); r.Series == nil || r.Asked != nil || r.Total != 0 {
			t.Errorf("%s, of which no member is held: %+v", text, r)
		}
	}
	for _, text := range []string{"STD 9999", "BCP 0"} {
		if r := ask(t, ix, Query{Text: text, Size: 5}); r.Series != nil {
			t.Errorf("%s is told as a series", text)
		}
	}
	r := ask(t, ix, Query{Text: "BCP 195", Size: 5})
	if r.Series == nil || r.Total != 2 || len(r.Hits) != 2 {
		t.Errorf("%+v", r)
	}
	d, _ := ix.Get("RFC 9325")
	if of := ix.SeriesOf(d); len(of) != 1 || of[0].Name != "BCP 195" {
		t.Errorf("%+v", of)
	}
}

func TestWhatIsKnownOfAStandardThatIsNotHeld(t *testing.T) {
	ix := buildIndex(t, []standard.Record{
		record("RFC 8446", "The Transport Layer Security (TLS) Protocol Version 1.3", func(r *standard.Record) {
			target, _ := standard.ParseIdentifier("RFC 5077")
			r.Relations = append(r.Relations, standard.Relation{Kind: standard.Obsoletes, Target: target})
		}),
		record("RFC 2119", "Key words for use in RFCs to Indicate Requirement Levels"),
	})
	for text, want := range map[string]Existence{"RFC 2119": Listed, "RFC 5077": Related, "RFC 1000": Numbered, "RFC 8447": Unheard, "ISO 9001": "", "RFC 0": ""} {
		r := ask(t, ix, Query{Text: text, Size: 5})
		if r.Asked == nil || r.Asked.Held || r.Asked.Existence != want || len(r.Hits) != 0 {
			t.Errorf("%s: %+v, want %q", text, r.Asked, want)
		}
		if found := ix.Lookup(text); found.Existence != want {
			t.Errorf("a lookup of %s: %q, want %q", text, found.Existence, want)
		}
	}
	r := ask(t, ix, Query{Text: "RFC 5077"})
	if len(r.Asked.Near) == 0 || r.Asked.Near[0].ID != "RFC 8446" {
		t.Errorf("near: %v", r.Asked.Near)
	}
}
