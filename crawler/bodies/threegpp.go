package bodies

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"landscape/crawler"
	"landscape/standard"
)

var threeGPP = crawler.Source{
	Name:  "3gpp",
	About: "3GPP specifications, every version of every release",
	Bases: map[string]string{"bibliography": "https://www.3gpp.org/ftp/Information/Databases/"},
	Crawl: crawlBibliography,
}

// crawlBibliography reads the one file that holds every version of every
// specification. It has no status, so the status is concluded from versions.
func crawlBibliography(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Do(ctx, crawler.Request{URL: "https://www.3gpp.org/ftp/Information/Databases/3GPPBibliography.csv", Large: true})
	if err != nil {
		return err
	}
	text, err := page.Text()
	if err != nil {
		return err
	}
	defer text.Close()
	specs, err := readBibliography(text, v.Reject)
	if err != nil {
		return page.Unexpected("%v", err)
	}
	newest, provenance := newestRelease(specs), []standard.Provenance{page.Provenance()}
	for i, spec := range specs {
		for _, rec := range spec.records(newest) {
			rec.Provenance = provenance
			v.Emit(rec)
		}
		v.Progress(i+1, len(specs))
	}
	return ctx.Err()
}

// specification is one TS or TR with its versions, oldest first.
type specification struct {
	number   string
	versions []specVersion
}

type specVersion struct {
	title, link, group, second string
	version                    [3]int
	release, published         string
	ts                         bool
}

// bibliographyColumns are those we read; the file also names rapporteurs and
// their employers, which nobody needs here.
var bibliographyColumns = []string{"Spec number", "Title", "Link", "Version", "Date", "Is TS",
	"Responsible Primary", "Responsible Secondary", "Release"}

// readBibliography reads the rows into specifications, in the order of the
// file. A row that cannot be read is rejected; a file of another shape is an error.
func readBibliography(r io.Reader, reject func(native, fragment string, reason error)) ([]*specification, error) {
	rows := csv.NewReader(r)
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("expected the header of the bibliography: %w", err)
	}
	column, err := columns(header, bibliographyColumns)
	if err != nil {
		return nil, err
	}
	b := bibliography{column: column, words: interner{}, known: map[string]*specification{}}
	var broken error // what was wrong with the row before
	for {
		row, err := rows.Read()
		if err == io.EOF && broken != nil {
			return nil, fmt.Errorf("the bibliography breaks off after %d specifications: %w", len(b.specs), broken)
		} else if err == io.EOF {
			return b.specs, nil
		}
		if unreadable := new(csv.ParseError); err != nil && !errors.As(err, &unreadable) {
			return nil, fmt.Errorf("read the bibliography: %w", err)
		}
		if broken = err; err == nil {
			err = b.add(row)
		}
		if err != nil {
			reject("", strings.Join(row, ","), err)
		}
	}
}

// bibliography is what was read of the file so far.
type bibliography struct {
	column map[string]int
	words  interner
	known  map[string]*specification
	specs  []*specification
}

func (b *bibliography) add(row []string) error {
	number := b.words.keep(row[b.column["Spec number"]])
	if number == "" {
		return errors.New("no specification number")
	}
	version, err := readSpecVersion(row, b.column, b.words)
	if err != nil {
		return err
	}
	spec := b.known[number]
	if spec == nil {
		spec = &specification{number: number}
		b.known[number] = spec
		b.specs = append(b.specs, spec)
	}
	return spec.add(version)
}

// columns finds the places of the named columns.
func columns(header, names []string) (map[string]int, error) {
	column := map[string]int{}
	for _, name := range names {
		if column[name] = slices.Index(header, name); column[name] < 0 {
			return nil, fmt.Errorf("expected a column %q, found %q", name, header)
		}
	}
	return column, nil
}

// interner keeps one copy of each text: a specification has a hundred versions
// with one title.
type interner map[string]string

func (in interner) keep(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	if kept, known := in[s]; known {
		return kept
	}
	s = strings.Clone(s)
	in[s] = s
	return s
}

func readSpecVersion(row []string, column map[string]int, words interner) (specVersion, error) {
	cell := func(name string) string { return words.keep(row[column[name]]) }
	sv := specVersion{title: cell("Title"), link: cell("Link"), group: workingGroup(cell("Responsible Primary")),
		second: workingGroup(cell("Responsible Secondary")), release: releaseName(cell("Release"))}
	if n, err := fmt.Sscanf(cell("Version"), "%d.%d.%d", &sv.version[0], &sv.version[1], &sv.version[2]); n != 3 {
		return sv, fmt.Errorf("version %q: %w", cell("Version"), err)
	}
	switch kind := cell("Is TS"); kind {
	case "0", "1":
		sv.ts = kind == "1"
	default:
		return sv, fmt.Errorf("expected Is TS to be 0 or 1, found %q", kind)
	}
	var err error
	sv.published, err = bibliographyDate(cell("Date"))
	return sv, err
}

// bibliographyDate reads "Jun 30 2000 12:00AM"; a version may have no date yet.
func bibliographyDate(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse("Jan 2 2006 3:04PM", strings.Join(strings.Fields(s), " "))
	if err != nil {
		return "", fmt.Errorf("date: %w", err)
	}
	return t.Format(time.DateOnly), nil
}

// releaseName is 3GPP's short form: "Rel-19" for "Release 19", "R99" for
// "Release 1999". What came before has names of its own: "Ph2", "UMTS".
func releaseName(s string) string {
	n, long := strings.CutPrefix(s, "Release ")
	switch {
	case !long:
		return s
	case len(n) == 4:
		return "R" + n[2:]
	}
	return "Rel-" + n
}

// add keeps one row per version. The file repeats versions, with another date
// or under another release: the latest date counts, and the release that the
// version number tells.
func (s *specification) add(sv specVersion) error {
	at, known := slices.BinarySearchFunc(s.versions, sv, func(a, b specVersion) int {
		return slices.Compare(a.version[:], b.version[:])
	})
	if !known {
		s.versions = slices.Insert(s.versions, at, sv)
		return nil
	}
	kept := &s.versions[at]
	if kept.title != sv.title || kept.ts != sv.ts {
		return fmt.Errorf("listed twice, first as %q", kept.title)
	}
	kept.published = max(kept.published, sv.published)
	if sv.version[0] == releaseNumber(sv.release) || kept.version[0] != releaseNumber(kept.release) && releaseNumber(sv.release) > releaseNumber(kept.release) {
		kept.release = sv.release
	}
	return nil
}
