package crawler

import (
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/standard"

	"github.com/google/go-cmp/cmp"
)

func TestTitlesAreCleaned(t *testing.T) {
	for dirty, want := range map[string]string{
		"Plain title":                           "Plain title",
		"  two\r\n lines\tand   gaps ":          "two lines and gaps",
		"controls\x01\x07 and\x1b[31m escapes":  "controls and[31m escapes",
		"\u202eRTL\u202c and \ufeffmarks\u200b": "RTL and marks",
		"Cafe\u0301":                            "Café",
		"A < B & \"C\"":                         "A < B & \"C\"",
		"Q&amp;amp;A &amp;#8211; AT&amp;T":      "Q&A – AT&T",
		"one<br />two&lt;BR&gt;three":           "one two three",
		"privacy&nbsp;rules &amp;quot;x&quot;":  "privacy rules \"x\"",
		"":                                      "",
		" ":                                     "",
	} {
		if got := cleanTitle(dirty); got != want {
			t.Errorf("%q became %q, not %q", dirty, got, want)
		}
	}
}

// megabyte is a text far beyond any that a body publishes.
var megabyte = strings.Repeat("x", 1<<20)

// What a record can do without is dropped, and the rest of it is kept.
func TestHostileFieldsAreCleanedOrDropped(t *testing.T) {
	hidden := "Se\u202ecu\u200brity\u2066\u0000\U000e0041\ue000\uffff"
	rec := standard.Record{Native: "1", ID: standard.Identifier{Body: "ITU-T", Number: "X\u200e.1\u202e"}, Title: hidden,
		Titles: map[string]string{"fr": hidden, "es": "<script>alert(1)</script>", "ru": megabyte},
		Type:   "<svg onload=alert(1)>", Wording: hidden, Edition: megabyte, Abstract: megabyte,
		Groups: []string{hidden, "\x00", megabyte, "SG17"}, Liaisons: []string{"\u2067TC\u2069 CYBER"},
		Keywords: slices.Repeat([]string{"<iframe src=x>"}, 1<<20), Relations: make([]standard.Relation, 1<<20),
		Status: standard.InForce, Provenance: []standard.Provenance{{}}}
	in := newIntake("itu-t", testTime)
	in.add(rec)
	if len(in.records) != 1 {
		t.Fatalf("%+v", in.rejections)
	}
	got := in.records[0]
	want := standard.Record{Source: "itu-t", Native: "1", ID: standard.Identifier{Body: "ITU-T", Number: "X.1"}, Title: "Security",
		Titles: map[string]string{"fr": "Security"}, Wording: "Security", Groups: []string{"Security", "SG17"}, Liaisons: []string{"TC CYBER"},
		Relations: make([]standard.Relation, longestList), Status: standard.InForce, Provenance: []standard.Provenance{{}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOnlyAddressesOfTheWebAreKept(t *testing.T) {
	for address, kept := range map[string]bool{
		"https://www.itu.int/rec/T-REC-X.1500/en": true, "http://example.org/a?b=c&d=%20#e": true, "ftp://ftp.3gpp.org/Specs/": true,
		"https://例え.jp/標準": true, " https://example.org/ ": true,
		"javascript:alert(1)": false, "JavaScript://example.org/%0aalert(1)": false, "data:text/html,<script>": false,
		"vbscript:x": false, "file:///etc/passwd": false, "//example.org/": false, "/rec/X.1500": false, "https:///x": false,
		"https://www.itu.int@evil.example/": false, "https://user:secret@example.org/": false,
		"https://example.org/\"onclick=\"alert(1)": false, "https://example.org/<script>": false, "https://example.org/a b": false,
		"https://example.org/\u202efdp.exe": false, "https://example.org/\r\nSet-Cookie: a=b": false, "https://example.org/{}": false,
		"https://example.org/" + megabyte: false, "": false,
	} {
		if got := webAddress(address) != ""; got != kept {
			t.Errorf("%.60q is kept: %v", address, got)
		}
	}
}

// Decoding ends, however often a title was encoded.
func TestATitleThatWasEncodedAMillionTimesIsReadAtOnce(t *testing.T) {
	begin := time.Now()
	cleanTitle("&" + strings.Repeat("amp;", 1<<18) + "lt;")
	if spent := time.Since(begin); spent > 2*time.Second {
		t.Errorf("it took %v", spent)
	}
}

func TestRecordsThatSayNothingAreSetAside(t *testing.T) {
	good := standard.Record{Native: "1", ID: standard.Identifier{Body: "ITU-T", Number: "X.1"}, Title: "Controls",
		Status: standard.InForce, Published: "2020-02", Provenance: []standard.Provenance{{}}}
	for name, spoil := range map[string]func(*standard.Record){
		"no key of the body's own": func(r *standard.Record) { r.Native = "" },
		"no identifier":            func(r *standard.Record) { r.ID = standard.Identifier{} },
		"no title":                 func(r *standard.Record) { r.Title = " \t" },
		"is not one of ours":       func(r *standard.Record) { r.Status = "valid" },
		"no provenance":            func(r *standard.Record) { r.Provenance = nil },
		"is not a date":            func(r *standard.Record) { r.Published = "12/2020" },
		"the title holds a script": func(r *standard.Record) { r.Title = `"><img src=x onerror=alert(1)>` },
		"the key has 1048576":      func(r *standard.Record) { r.Native = megabyte },
		"the identifier has 1048":  func(r *standard.Record) { r.ID.Number = megabyte },
		"the title has 1048576":    func(r *standard.Record) { r.Title = megabyte },
		"undecodable":              func(r *standard.Record) { r.Title = "S\ufffdcurit\ufffd" },
	} {
		in, rec := newIntake("itu-t", testTime), good
		spoil(&rec)
		in.add(rec)
		if len(in.records) != 0 || in.rejected != 1 || !strings.Contains(in.rejections[0].Reason, name) {
			t.Errorf("%s: %+v", name, in.rejections)
		}
	}
	in := newIntake("itu-t", testTime)
	in.add(good)
	in.add(good)
	other := good
	other.Title = "Controls (second copy)"
	in.add(other)
	if len(in.records) != 1 || in.rejected != 1 {
		t.Errorf("of the same entry twice and a contradiction, %d were kept and %d rejected", len(in.records), in.rejected)
	}
	if d := cmp.Diff("Controls", in.records[0].Title); d != "" {
		t.Error(d)
	}
}
