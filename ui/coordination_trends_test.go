package ui

import (
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestTheDrawingOfYearsHoldsWhatTheTableHolds(t *testing.T) {
	for _, path := range []string{"/coordination/trends", "/ar/coordination/trends?by=body", "/coordination/trends?body=ITU-T"} {
		doc, _ := page(t, fixture.Handler(), path)
		columns := map[string]int{}
		for _, kind := range []string{"new", "revised", "withdrawn"} {
			doc.Find("svg.years .column." + kind + "[width]").Each(func(_ int, c *goquery.Selection) {
				if c.AttrOr("height", "0") != "0" {
					columns[kind]++
				}
			})
			columns[kind]-- // the legend
		}
		if rows := doc.Find(`[aria-labelledby="years"] tbody tr`).Length(); rows < 20 {
			t.Errorf("%s has %d years", path, rows)
		}
		for i, kind := range []string{"new", "revised", "withdrawn"} {
			counted := 0
			doc.Find(`[aria-labelledby="years"] tbody tr`).Each(func(_ int, row *goquery.Selection) {
				if n := row.Find("td").Eq(i).Text(); n != "0" && n != "٠" {
					counted++
				}
			})
			if counted != columns[kind] {
				t.Errorf("%s draws %d years with %s, the table has %d", path, columns[kind], kind, counted)
			}
		}
	}
}
