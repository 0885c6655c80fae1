package standard

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// zeroTrust is a record with every kind of field.
func zeroTrust() Record {
	return Record{
		Source: "nist", Native: "sp-800-207-final", ID: Identifier{Body: "NIST", Type: "SP", Number: "800-207"},
		Title: "Zero Trust Architecture <ZTA> & more", Titles: map[string]string{"fr": "Architecture", "es": "Arquitectura"},
		Status: InForce, Wording: "Final", Published: "2020-08-11", Access: Free, Languages: []string{"en"},
		Relations:  []Relation{{Kind: SeeAlso, Target: Identifier{Body: "NIST", Type: "SP", Number: "800-53", Edition: "r5"}}},
		Provenance: []Provenance{{URL: "https://csrc.nist.gov/", Fetched: time.Date(2026, 5, 12, 8, 0, 0, 0, time.UTC)}},
	}
}

func TestRecordsSurviveWritingAndReading(t *testing.T) {
	want := []Record{zeroTrust(), {Source: "ietf", Native: "RFC8446", ID: Identifier{Body: "IETF", Type: "RFC", Number: "8446"}, Title: "TLS 1.3", Status: InForce}}
	var file bytes.Buffer
	for _, r := range want {
		if err := WriteRecord(&file, r); err != nil {
			t.Fatal(err)
		}
	}
	if n := bytes.Count(file.Bytes(), []byte("\n")); n != len(want) {
		t.Errorf("%d records make %d lines", len(want), n)
	}
	if !strings.Contains(file.String(), "<ZTA> & more") {
		t.Error("the title is not readable in the file")
	}
	var got []Record
	for r, err := range ReadRecords(bytes.NewReader(file.Bytes())) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEqualRecordsGiveEqualBytes(t *testing.T) {
	var first bytes.Buffer
	if err := WriteRecord(&first, zeroTrust()); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		var again bytes.Buffer
		if err := WriteRecord(&again, zeroTrust()); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatalf("%s and %s, %v", first.Bytes(), again.Bytes(), err)
		}
	}
}

// TestADamagedLineTakesNoOtherWithIt: it is told with its number and how it
// begins, and reading goes on.
func TestADamagedLineTakesNoOtherWithIt(t *testing.T) {
	good := `{"source":"x","native":"%","id":"RFC 8446","title":"TLS","status":"in-force","provenance":null}`
	file := strings.Join([]string{
		strings.Replace(good, "%", "1", 1),
		`{"source":"x","native":"2","id":"RFC 8`, // cut off
		"",
		"not JSON at all",
		strings.Repeat("x", MaxLine+1),
		`["an","array"]`,
		"  " + strings.Replace(good, "%", "7", 1) + "\r",
		strings.Replace(good, "%", "8", 1), // no newline at the end
	}, "\n")
	var natives []string
	var lines []int
	for r, err := range ReadRecords(strings.NewReader(file)) {
		var damaged *LineError
		switch {
		case errors.As(err, &damaged):
			lines = append(lines, damaged.Line)
			if damaged.Fragment == "" || len(damaged.Fragment) > 100 || damaged.Err == nil {
				t.Errorf("line %d is told as %q, %v", damaged.Line, damaged.Fragment, damaged.Err)
			}
		case err != nil:
			t.Fatal(err)
		default:
			natives = append(natives, r.Native)
		}
	}
	if diff := cmp.Diff([]string{"1", "7", "8"}, natives); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 4, 5, 6}, lines); diff != "" {
		t.Errorf("damaged lines (-want +got):\n%s", diff)
	}
}

func TestALongRecordIsRead(t *testing.T) {
	long := zeroTrust()
	long.Abstract = strings.Repeat("long ", 100_000)
	var file bytes.Buffer
	if err := WriteRecord(&file, long); err != nil {
		t.Fatal(err)
	}
	for r, err := range ReadRecords(&file) {
		if err != nil || r.Abstract != long.Abstract {
			t.Errorf("an abstract of %d bytes came back with %d, %v", len(long.Abstract), len(r.Abstract), err)
		}
	}
}

func TestAFailingReaderEndsTheReading(t *testing.T) {
	broken := errors.New("disk gone")
	n := 0
	for _, err := range ReadRecords(io.MultiReader(strings.NewReader("{}\n{}\n"), iotest.ErrReader(broken))) {
		if n++; n == 3 && !errors.Is(err, broken) {
			t.Errorf("the third thing is %v", err)
		}
	}
	if n != 3 {
		t.Errorf("read %d things, want two records and an error", n)
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	for range ReadRecords(strings.NewReader("{}\n{}\n{}\n")) {
		break
	}
}

func TestAFailingWriterIsTold(t *testing.T) {
	_, w := io.Pipe()
	w.Close()
	err := WriteRecord(w, zeroTrust())
	if err == nil || !strings.Contains(err.Error(), "sp-800-207-final") {
		t.Errorf("got %v, want the record that could not be written", err)
	}
}
