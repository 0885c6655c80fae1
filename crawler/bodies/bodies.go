// Package bodies reads the catalogues of the bodies. Each has a file of its own
// that says which addresses it reads and how a page becomes records; asking
// politely, keeping and checking are the crawler's.
//
// To add a body that publishes a list, write one file with a Source, name it in
// All, put small pages in its recorded shape into testdata/<name>/ with a
// pages.json, and run the conformance test with -update. A body without a list
// gets one of ours in crawler/seeds.
package bodies

import (
	"slices"
	"strings"

	"landscape/crawler"
	"landscape/crawler/relaton"
	"landscape/crawler/seeds"
)

// All lists every source by name: the bodies' own catalogues, the lists kept by
// hand, and the Relaton data sets, which are read from a folder ("" for none).
func All(relatonFolder string) []crawler.Source {
	all := slices.Concat([]crawler.Source{
		etsi, etsiWorkProgramme, iec, ieee, internetDrafts, iso, ituT, ituWorkProgramme, nist, nistSeries, oasis, oneM2M,
		rfcs, threeGPP, w3c,
	}, seeds.Sources(), relaton.Sources(relatonFolder))
	slices.SortFunc(all, func(a, b crawler.Source) int { return strings.Compare(a.Name, b.Name) })
	return all
}
