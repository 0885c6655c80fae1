package standard

import (
	"bytes"
	"strings"
	"testing"
)

func FuzzParseIdentifier(f *testing.F) {
	for _, s := range sampleIdentifiers(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseIdentifier(s)
		if err != nil {
			return
		}
		written := id.String()
		if again, err := ParseIdentifier(written); err != nil || again != id {
			t.Fatalf("%q was read as %#v, its form %q as %#v, %v", s, id, written, again, err)
		}
		if id.Key() == "" || id.Slug() == "" || strings.ContainsAny(id.Slug(), " /?#%") {
			t.Fatalf("%q has the key %q and the slug %q", s, id.Key(), id.Slug())
		}
	})
}

func FuzzFindIdentifiers(f *testing.F) {
	for _, s := range sampleIdentifiers(f) {
		f.Add("see " + s + ", and – 安全 " + s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, found := range FindIdentifiers(text) {
			if found.Start < end || found.End <= found.Start || found.End > len(text) {
				t.Fatalf("%q: %s stands at %d to %d, behind %d", text, found.Identifier, found.Start, found.End, end)
			}
			end = found.End
			if _, err := ParseIdentifier(found.Identifier.String()); err != nil {
				t.Fatalf("%q: found %#v, %v", text, found.Identifier, err)
			}
		}
	})
}

// FuzzReadAddress: whatever is pasted is an identifier of which the body's form is
// stable, or is none; lists and series end too.
func FuzzReadAddress(f *testing.F) {
	for _, s := range []string{"https://www.rfc-editor.org/info/rfc8446", "urn:iso:std:iso-iec:27001:ed-3:v1:en", "T-REC-X.1352-202209-I!!PDF-E.pdf",
		"33501-h50.zip", "en_303645v030103p.pdf", "10.6028/NIST.SP.800-53r5", "RFCs 4033-4035", "NIST SP 800-63A/B/C", "ISO27k", "X.15xx", "BS EN ISO/IEC 27001:2023"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		readings, _ := ReadList(s)
		for _, read := range []func(string) (Identifier, bool){ReadAddress, ReadNational} {
			if id, ok := read(s); ok {
				readings = append(readings, id)
			}
		}
		for _, id := range readings {
			if again, err := ParseIdentifier(id.String()); err != nil || again != id {
				t.Fatalf("%q was read as %#v, its form %q as %#v, %v", s, id, id.String(), again, err)
			}
		}
		ReadSeries(s)
	})
}

func FuzzReadRecords(f *testing.F) {
	f.Add([]byte(`{"source":"x","native":"1","id":"RFC 8446","title":"TLS"}` + "\n{\n\n[]"))
	f.Fuzz(func(t *testing.T, lines []byte) {
		n := 0
		for _, err := range ReadRecords(bytes.NewReader(lines)) {
			if n++; err != nil && n > bytes.Count(lines, []byte("\n"))+1 {
				t.Fatal("more errors than lines")
			}
		}
	})
}
