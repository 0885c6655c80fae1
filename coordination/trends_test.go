package coordination

import (
	"fmt"
	"testing"

	"landscape/indexer"
	"landscape/standard"
)

// metaverse is a field that came up lately, beside one that stands still.
func metaverse(t *testing.T) []standard.Record {
	records := []standard.Record{
		rec(t, "ITU-T X.509 (10/2016) | superseded | 2016-10 | SG17 | The Directory: Public-key and attribute certificate frameworks"),
		rec(t, "ITU-T X.509 (10/2019) | in-force | 2019-10 | SG17 | The Directory: Public-key and attribute certificate frameworks"),
		rec(t, "ITU-T X.1111 (02/2007) | withdrawn | 2007-02 | SG17 | Framework of security technologies for home network"),
		rec(t, "ITU-T X.iot-dt | under-development | 2027-01 | Q6/17 | Technical requirements for verification of Internet of things data security"),
	}
	records[2].Withdrawn = "2024-05-01"
	for i := range 6 {
		records = append(records, rec(t, fmt.Sprintf("ETSI TS 104 00%d V1.1.1 (2025-0%d) | in-force | 2025-0%d | TC CYBER | Security of the Internet of things; Part %d", i, i+1, i+1, i)))
	}
	return append(records, rec(t, "ETSI TS 103 701 V1.1.1 (2022-08) | in-force | 2022-08 | TC CYBER | Security of the consumer Internet of things"))
}

func TestAYearTellsWhatHappenedInIt(t *testing.T) {
	v := view(t, metaverse(t))
	trends, err := v.Trends(indexer.Query{OneOfIdentical: true}, indexer.FacetArea)
	if err != nil {
		t.Fatal(err)
	}
	years := map[int]TrendYear{}
	for _, y := range trends.Years {
		years[y.Year] = y
	}
	for year, want := range map[int][4]int{2007: {1, 0, 0, 0}, 2016: {1, 0, 0, 0}, 2019: {0, 1, 0, 0}, 2024: {0, 0, 1, 0}, 2025: {6, 0, 0, 0}, 2027: {0, 0, 0, 1}} {
		y := years[year]
		if got := [4]int{y.New, y.Revised, y.Withdrawn, y.Expected}; got != want {
			t.Errorf("%d: new, revised, withdrawn, expected %v, not %v", year, got, want)
		}
	}
	if years[2019].Standing.Count != 1 || years[2016].Standing.Count != 0 {
		t.Errorf("in force of 2019: %+v, of 2016: %+v", years[2019].Standing, years[2016].Standing)
	}
	if trends.Free.Count != trends.InForce.Count || len(trends.Languages) != 1 || trends.Languages[0].Value != "en" {
		t.Errorf("free %+v of %+v, languages %+v", trends.Free, trends.InForce, trends.Languages)
	}
}

func TestWhatRisesFastestIsTold(t *testing.T) {
	v := view(t, metaverse(t))
	trends, err := v.Trends(indexer.Query{}, indexer.FacetBody)
	if err != nil {
		t.Fatal(err)
	}
	if len(trends.Rising) != 1 || trends.Rising[0].Value != "ETSI" || trends.Rising[0].Recent != 6 || trends.Rising[0].Earlier != 1 || trends.Rising[0].Growth != 3.5 {
		t.Errorf("rising %+v", trends.Rising)
	}
	if trends.From != 2024 || trends.Before != 2021 {
		t.Errorf("from %d, before %d", trends.From, trends.Before)
	}
	if _, err := v.Trends(indexer.Query{}, "colour"); err == nil {
		t.Error("trends by colour")
	}
}
