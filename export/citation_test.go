package export

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"landscape/indexer"
	"landscape/standard"
)

// edition makes a document of one edition.
func edition(name, whole, counted, published string) *indexer.Document {
	return &indexer.Document{ID: name, Slug: "x", Title: "T", Body: identifier(whole).Body, Published: published,
		Editions: []standard.Record{{ID: identifier(whole), Title: "T", Edition: counted, Published: published}}}
}

func TestEveryFamilyIsCitedWithItsNumberAndEdition(t *testing.T) {
	for _, c := range []struct {
		document                 *indexer.Document
		number, edition, version string
		doi                      string
	}{
		{edition("ISO/IEC 27001", "ISO/IEC 27001:2022", "3", "2022-10-25"), "ISO/IEC 27001:2022", "3", "", ""},
		{edition("ETSI EN 303 645", "ETSI EN 303 645 V2.1.1 (2020-06)", "2.1.1", "2020-06"), "ETSI EN 303 645 V2.1.1 (2020-06)", "2.1.1", "2.1.1", ""},
		{edition("3GPP TS 33.501", "3GPP TS 33.501 V19.4.0", "19.4.0", ""), "3GPP TS 33.501 V19.4.0", "19.4.0", "19.4.0", ""},
		{edition("ITU-T X.509", "ITU-T X.509 (10/2019)", "", "2019-10-14"), "ITU-T X.509 (10/2019)", "10/2019", "", ""},
		{edition("NIST SP 800-53", "NIST SP 800-53r5", "5", "2020-09"), "NIST SP 800-53r5", "Rev. 5", "", ""},
		{edition("IEEE 802.1X", "IEEE 802.1X-2020", "", "2020-01-30"), "IEEE 802.1X-2020", "2020", "", ""},
		{edition("RFC 8446", "RFC 8446", "", "2018-08"), "RFC 8446", "", "", "10.17487/RFC8446"},
	} {
		got := Cite(c.document)
		if got.Number != c.number || got.Edition != c.edition || got.Version != c.version || got.DOI != c.doi {
			t.Errorf("%s: %+v", c.number, got)
		}
	}
}

// A reference manager that imports any of the formats can tell which edition
// somebody had before them.
func TestNumberAndEditionSurviveInEveryFormat(t *testing.T) {
	d := edition("ISO/IEC 27001", "ISO/IEC 27001:2022", "3", "2022-10-25")
	for format, want := range map[string][]string{
		"bibtex":  {"number      = {ISO/IEC 27001:2022}", "edition     = {3}", "year        = {2022}", "month       = {10}"},
		"ris":     {"TY  - STAND", "SN  - ISO/IEC 27001:2022", "ET  - 3", "DA  - 2022/10/25/"},
		"csl":     {`"type":"standard"`, `"number":"ISO/IEC 27001:2022"`, `"edition":"3"`, `"date-parts":[[2022,10,25]]`},
		"relaton": {"id: ISO/IEC 27001:2022", "content: \"3\"", `value: "2022-10-25"`},
		"bibxml":  {`anchor="ISO.IEC.27001"`, `<seriesInfo name="ISO/IEC" value="27001:2022">`, `<date year="2022" month="October" day="25">`},
		"jsonld":  {`"reportNumber":"ISO/IEC 27001:2022"`, `"version":"3"`, `"datePublished":"2022-10-25"`},
	} {
		text := write(t, format, d)
		for _, piece := range want {
			if !strings.Contains(text, piece) {
				t.Errorf("%s has no %s:\n%s", format, piece, text)
			}
		}
	}
}

func TestBibXMLIsCitedAsAuthorsOfRFCsDo(t *testing.T) {
	rfc := write(t, "bibxml", edition("RFC 8446", "RFC 8446", "", "2018-08"))
	for _, piece := range []string{`<reference anchor="RFC8446"`, `<seriesInfo name="RFC" value="8446">`, `name="DOI" value="10.17487/RFC8446"`} {
		if !strings.Contains(rfc, piece) {
			t.Errorf("no %s in\n%s", piece, rfc)
		}
	}
	for n, root := range []string{"references", "reference", "references"} {
		var found struct {
			XMLName    xml.Name
			References []bibXMLReference `xml:"reference"`
		}
		text := write(t, "bibxml", []*indexer.Document{x1352, draft}[:n]...)
		if err := xml.Unmarshal([]byte(text), &found); err != nil || found.XMLName.Local != root || n == 2 && len(found.References) != 2 {
			t.Errorf("of %d standards: %v\n%s", n, err, text)
		}
	}
}

func TestFormatsForProgramsCanBeReadBack(t *testing.T) {
	for _, n := range []int{0, 1, 2} {
		documents := []*indexer.Document{x1352, draft}[:n]
		var items []cslItem
		if err := json.Unmarshal([]byte(write(t, "csl", documents...)), &items); err != nil || len(items) != n {
			t.Errorf("CSL-JSON of %d: %d, %v", n, len(items), err)
		}
		var graph struct {
			Nodes []LinkedStandard `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(write(t, "jsonld", documents...)), &graph); err != nil || len(graph.Nodes) != n {
			t.Errorf("JSON-LD of %d: %d, %v", n, len(graph.Nodes), err)
		}
	}
	var item relatonItem
	if err := yaml.Unmarshal([]byte(write(t, "relaton", x1352)), &item); err != nil || item.DocID[0].ID != "ITU-T X.1352 (09/2022)" {
		t.Errorf("Relaton: %+v, %v", item, err)
	}
}
