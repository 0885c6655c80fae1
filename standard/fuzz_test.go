package standard

import (
	"bytes"
	"cmp"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What holds for whatever is typed, pasted or found: each is tried on what Go's
// fuzzing comes upon and, quicker by far, on millions of spoilt identifiers.
var properties = map[string]func(tb testing.TB, s string){
	"parsing": func(tb testing.TB, s string) {
		if id, err := ParseIdentifier(s); err == nil {
			staysTheSame(tb, s, id)
			if id.Key() == "" || id.Slug() == "" || strings.ContainsAny(id.Slug(), " /?#%") {
				tb.Fatalf("%q has the key %q and the slug %q", s, id.Key(), id.Slug())
			}
		}
	},
	"finding": func(tb testing.TB, s string) {
		end := 0
		for _, found := range FindIdentifiers(s) {
			if found.Start < end || found.End <= found.Start || found.End > len(s) {
				tb.Fatalf("%q: %s stands at %d to %d, behind %d", s, found.Identifier, found.Start, found.End, end)
			}
			end = found.End
			if _, err := ParseIdentifier(found.Identifier.String()); err != nil {
				tb.Fatalf("%q: found %#v, %v", s, found.Identifier, err)
			}
		}
	},
	"addresses": func(tb testing.TB, s string) {
		readings, ok := ReadList(s)
		if !ok {
			readings = nil
		}
		for _, read := range []func(string) (Identifier, bool){ReadAddress, ReadNational} {
			if id, ok := read(s); ok {
				readings = append(readings, id)
			}
		}
		for _, id := range readings {
			staysTheSame(tb, s, id)
		}
		ReadSeries(s)
	},
}

// staysTheSame: the form that is written of an identifier is read as the same.
func staysTheSame(tb testing.TB, s string, id Identifier) {
	written := id.String()
	if again, err := ParseIdentifier(written); err != nil || again != id {
		tb.Fatalf("%q was read as %#v, its form %q as %#v, %v", s, id, written, again, err)
	}
}

// pasted are addresses, file names and lists that people have in hand.
var pasted = []string{"https://www.rfc-editor.org/info/rfc8446", "urn:iso:std:iso-iec:27001:ed-3:v1:en", "T-REC-X.1352-202209-I!!PDF-E.pdf",
	"33501-h50.zip", "en_303645v030103p.pdf", "10.6028/NIST.SP.800-53r5", "RFCs 4033-4035", "NIST SP 800-63A/B/C", "ISO27k", "X.15xx",
	"BS EN ISO/IEC 27001:2023", "https://www.iso.org/standard/27001", "doi:10.17487/RFC8446", "ГОСТ Р ИСО/МЭК 27001-2021", "X.1205-X.1209"}

func fuzz(f *testing.F, what string, seeds []string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { properties[what](t, s) })
}

func FuzzParseIdentifier(f *testing.F) { fuzz(f, "parsing", sampleIdentifiers(f)) }
func FuzzReadAddress(f *testing.F)     { fuzz(f, "addresses", pasted) }
func FuzzFindIdentifiers(f *testing.F) {
	var seeds []string
	for _, s := range sampleIdentifiers(f) {
		seeds = append(seeds, "see "+s+", and – 安全 "+s)
	}
	fuzz(f, "finding", seeds)
}

// TestSpoiltIdentifiers tries each property on identifiers and addresses with
// letters lost, doubled, swapped, cut and mixed: LANDSCAPE_RUNS times, with the
// seed LANDSCAPE_SEED, for the numbers of a release; some thousand times always.
func TestSpoiltIdentifiers(t *testing.T) {
	runs, seed := fromEnvironment(t, "LANDSCAPE_RUNS", 5000), fromEnvironment(t, "LANDSCAPE_SEED", 1)
	seeds := append(sampleIdentifiers(t), pasted...)
	for what, holds := range properties {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 0))
			slowest, longest := time.Duration(0), ""
			for range runs {
				s := spoil(random, seeds)
				begin := time.Now()
				holds(t, s)
				if took := time.Since(begin); took > slowest {
					slowest, longest = took, s
				}
			}
			t.Logf("%d runs with seed %d; the slowest took %v: %q", runs, seed, slowest, longest)
		})
	}
}

func fromEnvironment(t *testing.T, name string, otherwise int) int {
	t.Helper()
	n, err := strconv.Atoi(cmp.Or(os.Getenv(name), strconv.Itoa(otherwise)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// stray are characters that identifiers have, look like or come with.
var stray = []rune("0123456789aAbBxXvVрРх.-:/ ()_,;–—\u00a0\u200b\u202e０９Ａ٤۴\x00\x80\ufffd安é#%?!")

// spoil changes one of the seeds in one to four places.
func spoil(random *rand.Rand, seeds []string) string {
	pick := func() []rune { return []rune(seeds[random.IntN(len(seeds))]) }
	s := pick()
	for range 1 + random.IntN(4) {
		at := random.IntN(len(s) + 1)
		end := at + random.IntN(min(4, len(s)-at)+1)
		switch random.IntN(6) {
		case 0:
			s = slices.Delete(s, at, end)
		case 1:
			s = slices.Insert(s, at, stray[random.IntN(len(stray))])
		case 2:
			s = slices.Insert(s, at, slices.Clone(s[at:end])...)
		case 3:
			other := pick()
			s = append(s[:at:at], other[random.IntN(len(other)+1):]...)
		case 4:
			s = append(append(s[:len(s):len(s)], ' '), pick()...)
		case 5:
			for i := at; i < end; i++ {
				s[i] = stray[random.IntN(len(stray))]
			}
		}
	}
	return string(s)
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
