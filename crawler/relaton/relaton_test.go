package relaton

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/standard"
	"landscape/taxonomy"
)

// loadTaxonomy compiles the taxonomy once for all tests.
var loadTaxonomy = sync.OnceValues(taxonomy.Load)

// Entries in the shapes that Relaton's schema had over the years. Made by hand.
var setFiles = map[string]map[string]string{
	"relaton-data-ccsds": {
		"data/CCSDS-350-0-G-2.yaml":   "title:\n- content: The Application of Security\n  language:\n  - en\ndocid:\n- id: CCSDS 350.0-G-2\n  type: CCSDS\n  primary: true\ndate:\n- type: published\n  value: 2006-01\nedition:\n  content: '2'\ndocstatus:\n  stage:\n    value: withdrawn\next:\n  doctype:\n    type: report\n  editorialgroup:\n  - name: SEA-SEC\n",
		"data/CCSDS-350-0-G-2-S.yaml": "title:\n- content: The Application of Security\ndocid:\n- id: CCSDS 350.0-G-2-S\n  primary: true\n",
		"data/CCSDS-350-0-G-3.yaml":   "title:\n- content: The Application of Security\ndocid:\n- id: CCSDS 350.0-G-3\n  primary: true\ndate:\n- type: published\n  value: 2019-03\nedition:\n  content: '3'\nlink:\n- content: https://public.ccsds.org/Pubs/350x0g3.pdf\n  type: pdf\ndocstatus:\n  stage:\n    value: published\next:\n  doctype:\n    type: report\n  editorialgroup:\n  - name: SEA-SEC\n",
	},
	"relaton-data-ecma": {
		"data/ECMA-385-9.yaml":  "title:\n- content: NFC-SEC\ndocid:\n- id: ECMA-385\ndate:\n- type: published\n  value: 2013-06\nedition:\n  content: '9'\next:\n  doctype:\n    type: document\n",
		"data/ECMA-385-10.yaml": "title:\n- content: NFC-SEC\ndocid:\n- id: ECMA-385\ndate:\n- type: published\n  value: 2013-06\nedition:\n  content: '10'\next:\n  doctype:\n    type: document\n",
	},
	"relaton-data-iho": { // mappings where others have lists
		"data/s-63_1-2-1.yaml": "title:\n- type: main\n  content: Data Protection Scheme\n  language: en\n- type: main\n  content: Dispositif de protection des données\n  language: fr\ndocid:\n  type: IHO\n  id: S-63\n  primary: true\nedition:\n  content: 1.2.1\ndate:\n  type: published\n  from: '2020-03-01'\ndocstatus:\n  stage:\n    value: in-force\neditorialgroup:\n- - committee:\n      abbreviation: HSSC\n      workgroup:\n        abbreviation: S-100WG\n",
	},
	"relaton-data-jis": {
		"data/JIS_Q_27001_2023.yaml": "title:\n- content: 情報セキュリティマネジメントシステム\n  language:\n  - ja\n- content: Information security -- Requirements\n  language:\n  - en\n  script:\n  - Lant\ndocid:\n- id: JIS Q 27001:2023\n  primary: true\ndate:\n- type: issued\n  value: '2023-09-20'\ndocstatus:\n  stage:\n    value: valid\n",
	},
	"relaton-data-xsf": {
		"data/xep-0384.yaml": "title:\n- content: OMEMO Encryption\ndocid:\n- id: XEP 0384\n  primary: true\n- id: XEP-0384\n  scope: anchor\ndate:\n- type: published\n  value: '2025-04-07'\next:\n  doctype:\n    type: rfc\n",
	},
}

// archived writes the files of a set as GitHub packs them.
func archived(t *testing.T, folder, set string, files map[string]string) {
	t.Helper()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(content))
	}
	w.Close()
	if err := os.WriteFile(filepath.Join(folder, set+".zip"), packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func openCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func crawlSet(t *testing.T, folder, source string, cat *catalogue.Catalogue) (catalogue.Report, map[string]standard.Record) {
	t.Helper()
	c, err := crawler.New(crawler.DefaultConfig(), Sources(folder))
	if err != nil {
		t.Fatal(err)
	}
	tax, err := loadTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	reports, err := c.Run(t.Context(), cat, tax, crawler.Options{Sources: []string{source}})
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]standard.Record{}
	for rec, err := range cat.All() {
		if err != nil {
			t.Fatal(err)
		}
		records[rec.Native] = rec
	}
	return reports[0], records
}

func TestADataSetReadsAlikeInEveryShape(t *testing.T) {
	zipped, cloned := t.TempDir(), t.TempDir()
	for set, files := range setFiles {
		packed := map[string]string{}
		for name, content := range files {
			packed[set+"-main/"+name] = content
			file := filepath.Join(cloned, set, name)
			os.MkdirAll(filepath.Dir(file), 0o755)
			os.WriteFile(file, []byte(content), 0o644)
		}
		archived(t, zipped, set, packed)
	}
	for _, folder := range []string{zipped, cloned} {
		for _, c := range []struct {
			source, native, id, edition, published, kind, groups string
			status                                               standard.Status
		}{
			{"relaton-ccsds", "CCSDS-350-0-G-3", "CCSDS 350.0-G-3", "3", "2019-03", "Informational Report", "SEA-SEC", standard.InForce},
			{"relaton-ccsds", "CCSDS-350-0-G-2", "CCSDS 350.0-G-2", "2", "2006-01", "Informational Report", "SEA-SEC", standard.Withdrawn},
			{"relaton-ecma", "ECMA-385-10", "Ecma ECMA-385", "10", "2013-06", "Standard", "", standard.InForce},
			{"relaton-ecma", "ECMA-385-9", "Ecma ECMA-385", "9", "2013-06", "Standard", "", standard.Superseded},
			{"relaton-iho", "s-63_1-2-1", "IHO S-63", "1.2.1", "2020-03-01", "", "S-100WG HSSC", standard.InForce},
			{"relaton-jis", "JIS_Q_27001_2023", "JIS Q 27001:2023", "", "2023-09-20", "Japanese Industrial Standard", "", standard.InForce},
			{"relaton-xsf", "xep-0384", "XSF XEP-0384", "", "2025-04-07", "Extension Protocol", "", standard.Unknown},
		} {
			report, records := crawlSet(t, folder, c.source, openCatalogue(t))
			rec, ok := records[c.native]
			if !ok || !report.OK() {
				t.Errorf("%s: no %s: %+v", c.source, c.native, report)
				continue
			}
			if rec.ID.String() != c.id || rec.Edition != c.edition || rec.Published != c.published || rec.Type != c.kind ||
				strings.Join(rec.Groups, " ") != c.groups || rec.Status != c.status {
				t.Errorf("%s: %+v", c.native, rec)
			}
			if _, silver := records["CCSDS-350-0-G-2-S"]; silver {
				t.Error("the silver copy of a withdrawn issue is a document of its own")
			}
		}
	}
}

func TestANationalTextNamesTheInternationalOne(t *testing.T) {
	folder := t.TempDir()
	archived(t, folder, "relaton-data-jis", setFiles["relaton-data-jis"])
	_, records := crawlSet(t, folder, "relaton-jis", openCatalogue(t))
	rec := records["JIS_Q_27001_2023"]
	if len(rec.Relations) != 1 || rec.Relations[0].Target.String() != "ISO/IEC 27001" || rec.Titles["ja"] == "" || rec.Title != "Information security – Requirements" {
		t.Errorf("%+v", rec)
	}
}

// Whatever lies on the disk, only its source fails, and what it had stays.
func TestADamagedDataSetFailsItsSourceAndLosesNothing(t *testing.T) {
	good := setFiles["relaton-data-ccsds"]
	for name, spoil := range map[string]func(folder string){
		"not a zip": func(folder string) {
			os.WriteFile(filepath.Join(folder, "relaton-data-ccsds.zip"), []byte("<html>"), 0o644)
		},
		"half a zip": func(folder string) {
			file := filepath.Join(folder, "relaton-data-ccsds.zip")
			content, _ := os.ReadFile(file)
			os.WriteFile(file, content[:len(content)/2], 0o644)
		},
		"a path that leaves the archive": func(folder string) {
			archived(t, folder, "relaton-data-ccsds", map[string]string{"../../etc/x.yaml": "title: x"})
		},
		"a bomb": func(folder string) {
			archived(t, folder, "relaton-data-ccsds", map[string]string{"data/x.yaml": strings.Repeat("0", 50<<20)})
		},
		"a million brackets": func(folder string) {
			archived(t, folder, "relaton-data-ccsds", map[string]string{"data/x.yaml": "a: " + strings.Repeat("[", 1_000_000)})
		},
		"a link that leaves the folder": func(folder string) {
			unpacked := filepath.Join(folder, "relaton-data-ccsds")
			os.Mkdir(unpacked, 0o755)
			for name, content := range good {
				outside, inside := filepath.Join(folder, filepath.Base(name)), filepath.Join(unpacked, filepath.Base(name))
				os.WriteFile(outside, []byte(content), 0o644)
				os.Symlink(outside, inside)
			}
		},
		"no longer there": func(folder string) { os.Remove(filepath.Join(folder, "relaton-data-ccsds.zip")) },
		"nothing in it":   func(folder string) { archived(t, folder, "relaton-data-ccsds", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			folder, cat := t.TempDir(), openCatalogue(t)
			archived(t, folder, "relaton-data-ccsds", good)
			_, before := crawlSet(t, folder, "relaton-ccsds", cat)
			spoil(folder)
			report, after := crawlSet(t, folder, "relaton-ccsds", cat)
			if report.OK() || len(after) != len(before) || len(before) != 2 {
				t.Errorf("%d records before, %d after: %+v", len(before), len(after), report)
			}
		})
	}
}

func TestADataSetIsReadWhereThereIsOne(t *testing.T) {
	folder := t.TempDir()
	archived(t, folder, "relaton-data-ccsds", nil)
	archived(t, folder, "relaton-data-rfcs", nil)
	var sets []string
	for _, s := range Sources(folder) {
		if !s.OnDisk {
			t.Errorf("%s does not say that nobody is asked", s.Name)
		}
		if !s.Absent && !s.Fallback {
			sets = append(sets, s.Name)
		}
	}
	if strings.Join(sets, " ") != "relaton-ccsds" {
		t.Errorf("sets read: %v; the IETF is read at its own server", sets)
	}
}

func TestPersonsAndAbstractsAreNotRead(t *testing.T) {
	e, err := readEntry([]byte("title: A\nabstract:\n- content: \"of persons\r\n    docid: B\"\n\n  language: en\ncontributor:\n  - person: {name: X}\ndocid:\n- id: JIS Q 27001:2023\ncopyright: none\n"))
	if err != nil || e.identifier() != "JIS Q 27001:2023" || len(e) != 2 {
		t.Errorf("read %v, %v; wanted the title and the identifier only", e, err)
	}
}
