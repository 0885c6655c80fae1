package export

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/standard"
)

var errGone = errors.New("the reader has gone")

// leaving takes some bytes and goes.
type leaving struct{ left int }

func (l *leaving) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errGone
	}
	return len(p), nil
}

// many repeats two standards until an export is larger than a buffer.
func many(yield func(*indexer.Document, error) bool) {
	for range 15 {
		if !yield(x1352, nil) || !yield(draft, nil) {
			return
		}
	}
}

// writers are all that this room writes.
func writers() map[string]func(io.Writer, iter.Seq2[*indexer.Document, error]) error {
	all := map[string]func(io.Writer, iter.Seq2[*indexer.Document, error]) error{}
	for _, f := range Formats() {
		all[f.Name] = func(w io.Writer, documents iter.Seq2[*indexer.Document, error]) error {
			return f.Write(w, documents, englishReader)
		}
	}
	return all
}

// A reader who leaves ends an export wherever it stands; nobody writes on.
func TestAnExportEndsWithItsReader(t *testing.T) {
	for name, write := range writers() {
		var whole bytes.Buffer
		if err := write(&whole, many); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for left := 0; left < whole.Len(); left += 1 + whole.Len()/7 {
			if err := write(&leaving{left}, many); !errors.Is(err, errGone) {
				t.Errorf("%s, gone after %d of %d bytes: %v", name, left, whole.Len(), err)
			}
		}
	}
}

// A catalogue that cannot be read to its end makes no export that looks whole.
func TestABrokenStreamIsNoWholeExport(t *testing.T) {
	damaged := errors.New("damaged")
	for name, write := range writers() {
		err := write(io.Discard, func(yield func(*indexer.Document, error) bool) {
			if yield(x1352, nil) {
				yield(nil, damaged)
			}
		})
		if !errors.Is(err, damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRelationsAreToldInTheWordsOfEachFormat(t *testing.T) {
	d := *x1352
	for i, kind := range []standard.RelationKind{standard.Supersedes, standard.SupersededBy, standard.PartOf, standard.HasPart, standard.IdenticalTo, standard.SeeAlso} {
		slug := "rfc-" + strings.Repeat("1", i+1)
		d.Relations = append(d.Relations, indexer.Link{Kind: kind, ID: strings.ToUpper(slug), Slug: slug})
	}
	d.Relations = append(d.Relations, indexer.Link{Kind: standard.SeeAlso, ID: "ISO 9001"})
	linked := Linked(&d, englishReader)
	for what, got := range map[string][]linkedID{"rfc-1": linked.Replaces, "rfc-11": linked.ReplacedBy, "rfc-111": linked.PartOf,
		"rfc-1111": linked.HasPart, "rfc-11111": linked.SameText, "rfc-111111": linked.References} {
		if len(got) != 1 || !strings.HasSuffix(got[0].ID, "/"+what) {
			t.Errorf("%s: %v", what, got)
		}
	}
	relaton := write(t, "relaton", &d)
	for _, piece := range []string{"type: obsoletes", "type: obsoletedBy", "type: partOf", "type: hasPart", "type: identicalTo", "type: related", "ISO 9001"} {
		if !strings.Contains(relaton, piece) {
			t.Errorf("Relaton has no %s:\n%s", piece, relaton)
		}
	}
}

func TestBodiesAreLinkedUnderTheAddressThatTheirStandardsName(t *testing.T) {
	bodies := []standard.BodyInfo{{Body: "ITU-T", Name: "ITU Telecommunication Standardization Sector", Home: "https://www.itu.int/"}}
	publisher := Linked(x1352, englishReader).Publisher.ID
	for format, want := range map[string]string{"jsonld": `"@id":"` + publisher + `"`, "turtle": "<" + publisher + ">"} {
		var b bytes.Buffer
		if err := WriteBodies(&b, format, bodies, englishReader); err != nil || !strings.Contains(b.String(), want) {
			t.Errorf("%s: no %s in %s (%v)", format, want, b.String(), err)
		}
		for left := 0; left < b.Len(); left += 50 {
			if err := WriteBodies(&leaving{left}, format, bodies, englishReader); !errors.Is(err, errGone) {
				t.Errorf("%s, gone after %d bytes: %v", format, left, err)
			}
		}
	}
}

func TestTheAddressOfAnExportTellsItsFormat(t *testing.T) {
	for _, f := range Formats() {
		if rest, found, ok := CutExtension("itu-t-x.1352." + f.Extension); !ok || rest != "itu-t-x.1352" || found.Name != f.Name || Named(f.Name).Extension != f.Extension {
			t.Errorf("%s: %q, %q", f.Extension, rest, found.Name)
		}
	}
	if rest, _, ok := CutExtension("itu-t-x.1352"); ok || rest != "itu-t-x.1352" {
		t.Errorf("the number of a standard is taken for a format: %q", rest)
	}
}

func TestATableIsWrittenForItsReader(t *testing.T) {
	table := Table{Head: []string{"area", "standards", "bodies"}}
	table.Add("a|b_c\nd", 12, []string{"ETSI", "IETF"})
	table.Add("=1+1", 0, []string(nil))
	for want, write := range map[string]func(io.Writer) error{
		"area,standards,bodies\na|b_c d,12,ETSI; IETF\n'=1+1,0,\n":                                           table.WriteCSV,
		"| area | standards | bodies |\n|---|---|---|\n| a\\|b\\_c d | 12 | ETSI; IETF |\n| =1+1 | 0 |  |\n": table.WriteMarkdown,
		"area     standar…  bodies\na|b_c d  12        ETSI; I…\n=1+1     0\n":                               func(w io.Writer) error { return table.WriteText(w, 8) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil || b.String() != want {
			t.Errorf("got\n%s\nwanted\n%s(%v)", b.String(), want, err)
		}
		if write(&leaving{0}) == nil {
			t.Error("nobody reads it, and nobody says so")
		}
	}
}
