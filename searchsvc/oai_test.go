package searchsvc

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// harvested is what a harvester reads of an answer.
type harvested struct {
	Error struct {
		Code string `xml:"code,attr"`
	} `xml:"error"`
	Request struct {
		Verb string `xml:"verb,attr"`
	} `xml:"request"`
	Identify struct {
		Base     string `xml:"baseURL"`
		Earliest string `xml:"earliestDatestamp"`
	}
	Sets    []string `xml:"ListSets>set>setSpec"`
	Headers []string `xml:"ListIdentifiers>header>identifier"`
	Records []string `xml:"ListRecords>record>header>identifier"`
	Titles  []string `xml:"GetRecord>record>metadata>dc>title"`
	Token   string   `xml:"ListRecords>resumptionToken"`
}

func harvestOf(t *testing.T, w *world, query string) harvested {
	t.Helper()
	answer := w.ask(t, "/oai?"+query)
	if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/xml") {
		t.Fatalf("%s: %d %s", query, answer.Code, answer.Body)
	}
	var h harvested
	if err := xml.Unmarshal(answer.Body.Bytes(), &h); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return h
}

func TestAHarvesterIsToldItsMistakesInTheProtocolsWords(t *testing.T) {
	for query, want := range map[string]string{
		"":                                       "badVerb",
		"verb=Steal":                             "badVerb",
		"verb=Identify&verb=Identify":            "badVerb",
		"verb=Identify&set=x":                    "badArgument",
		"verb=ListRecords":                       "badArgument",
		"verb=GetRecord&metadataPrefix=oai_dc":   "badArgument",
		"verb=ListRecords&metadataPrefix=marc21": "cannotDisseminateFormat",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:example.com:none":                      "idDoesNotExist",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=rfc-8446":                                  "idDoesNotExist",
		"verb=ListMetadataFormats&identifier=oai:example.com:none":                                  "idDoesNotExist",
		"verb=ListRecords&metadataPrefix=oai_dc&set=body:nobody":                                    "noRecordsMatch",
		"verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01":                                   "noRecordsMatch",
		"verb=ListRecords&metadataPrefix=oai_dc&from=yesterday":                                     "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-09-15&until=2026-09-14":                   "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-09-14&until=2026-09-15T00:00:00Z":         "badArgument",
		"verb=ListRecords&resumptionToken=junk":                                                     "badResumptionToken",
		"verb=ListSets&resumptionToken=junk":                                                        "badResumptionToken",
		"verb=ListRecords&resumptionToken=junk&metadataPrefix=oai_dc":                               "badArgument",
		"verb=ListRecords&metadataPrefix=a/%C3%A4":                                                  "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-09-14T00:00:00.5Z":                        "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=":                                              "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&until=":                                             "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=":                                               "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=%C3%A4+%22%3E":                                  "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=body::ietf":                                     "badArgument",
		"verb=ListRecords&resumptionToken=" + oaiSelection{Prefix: oaiPrefix, After: "zzz"}.token(): "badResumptionToken",
		"verb=Identify": "",
		"verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-09-14&until=2026-09-14": "",
	} {
		h := harvestOf(t, shared, query)
		if h.Error.Code != want {
			t.Errorf("%s: %q, not %q", query, h.Error.Code, want)
		}
		if (want == "badVerb" || want == "badArgument") && h.Request.Verb != "" {
			t.Errorf("%s: the request is told with attributes", query)
		}
	}
}

func TestAStandardIsHarvestedAsDublinCore(t *testing.T) {
	h := harvestOf(t, shared, "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:example.com:itu-t-x.1352")
	if len(h.Titles) != 1 || !strings.HasPrefix(h.Titles[0], "Security requirements for Internet of things") {
		t.Errorf("%+v", h)
	}
	posted := httptest.NewRequest(http.MethodPost, "/oai", strings.NewReader("verb=ListSets"))
	posted.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	shared.ServeHTTP(answer, posted)
	if !strings.Contains(answer.Body.String(), "<setSpec>body:itu-t</setSpec>") {
		t.Errorf("posted: %s", answer.Body)
	}
}

// Whoever goes on with a token gets every standard once, whatever comes or goes
// in between.
func TestAListInPartsNeitherLosesNorRepeats(t *testing.T) {
	list := &oaiList{}
	for i := range 2*oaiPage + 7 {
		list.entries = append(list.entries, oaiEntry{slug: fmt.Sprintf("rfc-%05d", 10*i), stamp: time.Unix(0, 0).UTC().Format(time.RFC3339), sets: []string{"body:ietf"}})
	}
	var seen []string
	selection, parts := oaiSelection{Prefix: oaiPrefix, Set: "body"}, 0
	for {
		found, token := list.page(selection)
		for _, e := range found {
			seen = append(seen, e.slug)
		}
		if parts++; token == nil || token.Text == "" {
			break
		}
		var ok bool
		if selection, ok = readOAIToken(token.Text); !ok || selection.Cursor != len(seen) {
			t.Fatalf("token %q: %+v after %d", token.Text, selection, len(seen))
		}
		// The index changes under the harvester: one comes in what is read already.
		list.entries = slices.Insert(list.entries, 1, oaiEntry{slug: fmt.Sprintf("rfc-%05d", parts), sets: []string{"body:ietf"}})
	}
	if parts != 3 || len(seen) != 2*oaiPage+7 || !slices.IsSorted(seen) || len(slices.Compact(slices.Clone(seen))) != len(seen) {
		t.Errorf("%d parts, %d standards", parts, len(seen))
	}
}
