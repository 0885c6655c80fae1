package crawler

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"landscape/catalogue"
	"landscape/crawler/pages"
	"landscape/standard"
)

// maxSetAside bounds how many rejected entries are kept word for word; all are counted.
const maxSetAside = 1000

// intake receives what a source emits: it cleans, checks, and sets aside.
type intake struct {
	source  string
	now     time.Time
	known   *spellings
	records []standard.Record
	seen    map[string]int // Native to its place in records

	rejections []catalogue.Rejection
	rejected   int
	// doubtful are the natives of rejected entries: still listed, so not gone.
	doubtful map[string]bool
	active   int // entries with active content in their title
	lacking  int // records whose details could not be read
	notes    []string
}

func newIntake(source string, now time.Time) *intake {
	return &intake{source: source, now: now, seen: map[string]int{}, doubtful: map[string]bool{}}
}

// expect makes room for about as many records as the last time.
func (in *intake) expect(n int) {
	in.records = make([]standard.Record, 0, n+n/64)
	in.seen = make(map[string]int, n)
}

// ErrScript marks an entry whose title holds a script.
var ErrScript = errors.New("the title holds a script")

func (in *intake) add(rec standard.Record) {
	rec.Source = in.source
	clean(&rec)
	rec.Native = in.known.known(rec.Native)
	if err := check(&rec); err != nil {
		in.reject(rec.Native, rec.ID.String()+" "+rec.Title, err)
		return
	}
	if at, twice := in.seen[rec.Native]; twice {
		if first := in.records[at]; first.Title != rec.Title || first.Status != rec.Status {
			in.reject("", rec.ID.String()+" "+rec.Title, fmt.Errorf("listed twice, first as %q", first.Title))
		}
		return
	}
	in.seen[rec.Native] = len(in.records)
	in.records = append(in.records, rec)
}

func (in *intake) reject(native, fragment string, reason error) {
	in.rejected++
	if errors.Is(reason, ErrScript) {
		in.active++
	}
	if native != "" {
		in.doubtful[native] = true
	}
	if len(in.rejections) < maxSetAside {
		in.rejections = append(in.rejections, catalogue.Rejection{
			Native: pages.Shorten(native, longestName), Fragment: pages.Shorten(fragment, 2000), Reason: reason.Error(), At: in.now})
	}
}

func (in *intake) note(line string) {
	if len(in.notes) < 50 && !slices.Contains(in.notes, line) {
		in.notes = append(in.notes, line)
	}
}

// incomplete counts a record whose own page failed and says why for the first few.
func (in *intake) incomplete(name string, reason error) {
	if in.lacking++; in.lacking <= 3 {
		in.note(fmt.Sprintf("details of %s: %v", name, reason))
	}
}

// unknown counts the records whose status no one could tell.
func (in *intake) unknown() int {
	n := 0
	for i := range in.records {
		if in.records[i].Status == standard.Unknown {
			n++
		}
	}
	return n
}

var (
	activeContent = regexp.MustCompile(`(?i)<\s*(script|iframe|object|embed|svg)\b|<[^>]*\bon[a-z]+\s*=|javascript:`)
	isoDate       = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
	isoExpected   = regexp.MustCompile(`^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
)

// HoldsScript tells whether a title holds what a browser would run.
func HoldsScript(title string) bool {
	return strings.Contains(title, "<") && activeContent.MatchString(title)
}

// IsDate tells whether s is a date as records keep them: 2026, 2026-03, 2026-03-12.
func IsDate(s string) bool { return isoDate.MatchString(s) }

// IsExpected is IsDate for dates to come, which may be quarters: 2026-Q3.
func IsExpected(s string) bool { return isoExpected.MatchString(s) }

// check tells why a record cannot be kept.
func check(rec *standard.Record) error {
	switch {
	case rec.Native == "":
		return errors.New("no key of the body's own")
	case rec.ID.Body == "" || rec.ID.Number == "":
		return errors.New("no identifier")
	case rec.Title == "":
		return errors.New("no title")
	case HoldsScript(rec.Title):
		return ErrScript
	case strings.ContainsRune(rec.Title, unicode.ReplacementChar):
		return errors.New("the title holds undecodable characters")
	case !rec.Status.Valid():
		return fmt.Errorf("status %q is not one of ours", rec.Status)
	case len(rec.Provenance) == 0:
		return errors.New("no provenance")
	}
	return errors.Join(checkLengths(rec), checkDates(rec))
}

func checkLengths(rec *standard.Record) error {
	for _, text := range []struct {
		what, text string
		longest    int
	}{
		{"key", rec.Native, longestName}, {"identifier", rec.ID.String(), longestName}, {"title", rec.Title, longestTitle},
	} {
		if n := utf8.RuneCountInString(text.text); n > text.longest {
			return fmt.Errorf("the %s has %d characters, more than %d", text.what, n, text.longest)
		}
	}
	return nil
}

func checkDates(rec *standard.Record) error {
	for field, date := range map[string]string{"published": rec.Published, "withdrawn": rec.Withdrawn} {
		if date != "" && !IsDate(date) {
			return fmt.Errorf("%s: %q is not a date", field, date)
		}
	}
	if rec.Expected != "" && !IsExpected(rec.Expected) {
		return fmt.Errorf("expected: %q is not a date", rec.Expected)
	}
	return nil
}
