package coordination

import (
	"context"
	"iter"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// rec makes a record from "identifier | status | date | group | title".
func rec(t *testing.T, line string, relations ...standard.Relation) standard.Record {
	t.Helper()
	part := strings.Split(line, " | ")
	if len(part) != 5 {
		t.Fatalf("%q is not identifier | status | date | group | title", line)
	}
	id, err := standard.ParseIdentifier(part[0])
	if err != nil {
		t.Fatal(err)
	}
	r := standard.Record{Source: "test", Native: part[0], ID: id, Status: standard.Status(part[1]), Title: part[4],
		Groups: []string{part[3]}, Access: standard.Free, Languages: []string{"en"}, URL: "https://example.org/" + id.Slug(), Relations: relations,
		Provenance: []standard.Provenance{{URL: "https://example.org/list", Fetched: today}}}
	if r.Status == standard.UnderDevelopment {
		r.Expected = part[2]
	} else {
		r.Published = part[2]
	}
	if id.Body == "ISO/IEC" {
		r.Access = standard.Paid
	}
	return r
}

func identical(t *testing.T, to string) standard.Relation {
	t.Helper()
	id, err := standard.ParseIdentifier(to)
	if err != nil {
		t.Fatal(err)
	}
	return standard.Relation{Kind: standard.IdenticalTo, Target: id}
}

// world is a small landscape around two subjects: the Internet of things and QKD.
func world(t *testing.T) []standard.Record {
	t.Helper()
	return []standard.Record{
		rec(t, "ITU-T X.1352 (09/2022) | in-force | 2022-09 | SG17 | Security requirements for Internet of things devices and gateways"),
		rec(t, "ITU-T X.1353 (03/2023) | in-force | 2023-03 | SG17 | Security methodology for zero-touch massive Internet of things deployment"),
		rec(t, "ITU-T Y.4807 (01/2020) | in-force | 2020-01 | SG20 | Security requirements for Internet of things systems"),
		rec(t, "ITU-T X.iot-dt | under-development | 2027-01 | Q6/17 | Technical requirements for verification of Internet of things data security"),
		rec(t, "ETSI EN 303 645 V3.1.3 (2024-09) | in-force | 2024-09 | TC CYBER | Cyber Security for Consumer Internet of Things: Baseline Requirements"),
		rec(t, "ETSI TS 103 701 V1.1.1 (2021-08) | in-force | 2021-08 | TC CYBER | Cyber Security for Consumer Internet of Things: Conformance Assessment of Baseline Requirements"),
		rec(t, "ISO/IEC 27400:2022 | in-force | 2022-06 | ISO/IEC JTC 1/SC 27 | Cybersecurity - Internet of things (IoT) security and privacy - Guidelines"),
		rec(t, "ISO/IEC 27402:2023 | in-force | 2023-11 | ISO/IEC JTC 1/SC 27 | Cybersecurity - Internet of things (IoT) security and privacy - Device baseline requirements"),
		rec(t, "ISO/IEC DIS 27404 | under-development | 2025-12 | ISO/IEC JTC 1/SC 27 | Cybersecurity - Internet of things (IoT) security and privacy - Cybersecurity labelling framework"),
		rec(t, "ITU-T X.1710 (10/2020) | in-force | 2020-10 | SG17 | Security framework for quantum key distribution networks"),
		rec(t, "ITU-T Y.3800 (10/2019) | in-force | 2019-10 | SG13 | Overview on networks supporting quantum key distribution"),
		rec(t, "ETSI GS QKD 014 V1.1.1 (2019-02) | in-force | 2019-02 | ISG QKD | Quantum Key Distribution (QKD); Protocol and data format of REST-based key delivery API"),
		rec(t, "ETSI GS QKD 008 V1.1.1 (2010-12) | in-force | 2010-12 | ISG QKD | Quantum Key Distribution (QKD); QKD Module Security Specification"),
		rec(t, "ITU-T X.1051 (04/2016) | in-force | 2016-04 | SG17 | Information security management guidelines for telecommunications organizations", identical(t, "ISO/IEC 27011:2016")),
		rec(t, "ISO/IEC 27011:2016 | superseded | 2016-12 | ISO/IEC JTC 1/SC 27 | Information security management guidelines for telecommunications organizations"),
	}
}

func view(t *testing.T, records []standard.Record) *View {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var all iter.Seq2[standard.Record, error] = func(yield func(standard.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
	if err := indexer.Build(context.Background(), dir, indexer.Input{Records: all, Taxonomy: tax, Version: "1"}, nil); err != nil {
		t.Fatal(err)
	}
	ix, err := indexer.Open(dir, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return New(ix, facts(t), tax, today)
}

// hits counts what the search behind a figure finds.
func (v *View) hits(t *testing.T, search string) int {
	t.Helper()
	values, err := url.ParseQuery(search)
	if err != nil {
		t.Fatal(err)
	}
	q := indexer.Query{Filters: indexer.Filters{}}
	for name, chosen := range values {
		switch name {
		case "q":
			q.Text = chosen[0]
		case "identical":
			q.OneOfIdentical = true
		default:
			q.Filters[name] = chosen
		}
	}
	return v.count(q)
}

func TestEveryNumberOfEveryViewIsTheNumberOfHitsBehindIt(t *testing.T) {
	walk(t, view(t, world(t)), 100)
}

func TestTheDeskOnTheInternetOfThings(t *testing.T) {
	v := view(t, world(t))
	question, _ := v.facts.Question(6)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !holds(d.Recommendations.Entries, "ITU-T X.1352") {
		t.Errorf("Recommendations = %v, X.1352 is missing", d.Recommendations.Entries)
	}
	if len(d.WorkItems) != 1 || d.WorkItems[0].Due != Soon {
		t.Errorf("work items = %+v, want X.iot-dt, due soon", d.WorkItems)
	}
	first := []string{}
	for _, l := range d.Liaisons[:min(2, len(d.Liaisons))] {
		first = append(first, l.Address)
	}
	if slices.Sort(first); !slices.Equal(first, []string{"ETSI TC CYBER", "ISO/IEC JTC 1/SC 27"}) {
		t.Errorf("liaisons = %+v, want SC 27 and ETSI TC CYBER first", d.Liaisons)
	}
	if len(d.StudyGroups) != 1 || d.StudyGroups[0].Name != "SG20" {
		t.Errorf("other study groups = %+v, want SG20", d.StudyGroups)
	}
}

func TestAStandardWhoseTwinWasTakenBackIsNamed(t *testing.T) {
	gaps, err := view(t, world(t)).Gaps(indexer.Query{}, GapOptions{Kinds: []GapKind{Outlived}})
	if err != nil {
		t.Fatal(err)
	}
	if len(gaps) != 1 || gaps[0].Candidates[0].ID != "ITU-T X.1051" || gaps[0].Candidates[1].ID != "ISO/IEC 27011" {
		t.Errorf("outlived = %+v, want X.1051 beside ISO/IEC 27011", gaps)
	}
}

func TestChoosingAnAreaChoosesAmongTheFindingsOfAll(t *testing.T) {
	v := view(t, append(world(t),
		rec(t, "ITU-T X.1369 (01/2022) | in-force | 2022-01 | SG17 | Security requirements for IoT service platform"),
		rec(t, "ITU-T X.1368 (01/2021) | in-force | 2021-01 | SG17 | Secure firmware or software update for Internet of things devices")))
	ids := func(q indexer.Query) (found []string) {
		gaps, err := v.Gaps(q, GapOptions{Language: "ar"})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range gaps {
			if g.Step == nil { // steps of pathways are of several areas
				found = append(found, g.ID)
			}
		}
		return found
	}
	var want []string
	for _, id := range ids(indexer.Query{}) {
		if strings.Contains(id, ":iot:") {
			want = append(want, id)
		}
	}
	if got := ids(indexer.Query{Filters: indexer.Filters{"area": {"iot"}}}); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("findings on iot = %v, of all they are %v", got, want)
	}
	if got := ids(indexer.Query{Filters: indexer.Filters{"area": {"its"}}}); len(got) > 0 {
		t.Errorf("findings on an area without standards: %v", got)
	}
}

func TestAnExpectedDateIsLateOnlyWhenItsLastDayHasPassed(t *testing.T) {
	v := &View{today: today}
	for expected, want := range map[string]Due{
		"2026-10": Late, "2026-11": Soon, "2026": Soon, "2026-Q3": Late, "2026-Q4": Soon, "2027-12": Later,
		"2025": Late, "": Undated, "autumn": Undated, "2026-Q5": Undated,
	} {
		if got, _ := v.due(expected); got != want {
			t.Errorf("due(%q) = %s, want %s", expected, got, want)
		}
	}
}

func TestSimilarStandardsOfTwoBodiesOverlapAndThoseOfOneDoNot(t *testing.T) {
	v := view(t, []standard.Record{
		rec(t, "ITU-T X.1352 (09/2022) | in-force | 2022-09 | SG17 | Security requirements for Internet of things devices and gateways"),
		rec(t, "ISO/IEC CD 27999 | under-development | 2027 | ISO/IEC JTC 1/SC 27 | Security requirements for IoT and Internet of things gateways and devices"),
		rec(t, "ISO/IEC 27998:2020 | in-force | 2020 | ISO/IEC JTC 1/SC 27 | Security requirements for Internet of things devices and gateways: second part"),
		rec(t, "ETSI GS QKD 008 V1.1.1 (2010-12) | in-force | 2010-12 | ISG QKD | Quantum Key Distribution (QKD); QKD Module Security Specification"),
	})
	found := v.Overlaps(indexer.Query{}, OverlapOptions{Kinds: []OverlapKind{Similar}})
	if len(found) != 1 || found[0].Phase != PublishedDraft {
		t.Fatalf("overlaps = %+v, want X.1352 with both of ISO/IEC, one of which is a draft", found)
	}
	for _, id := range []string{"ITU-T X.1352", "ISO/IEC CD 27999", "ISO/IEC 27998"} {
		if !holds(found[0].Entries, id) {
			t.Errorf("%s is missing in %s", id, found[0].ID)
		}
	}
	if !slices.Contains(found[0].Shared, "gateway") || !slices.Equal(found[0].Only[0], []string{"second"}) {
		t.Errorf("shared %v, different %v", found[0].Shared, found[0].Only)
	}
}

func TestAGroupOutsideTheSubjectIsNotOnTheDesk(t *testing.T) {
	v := view(t, world(t))
	question, _ := v.facts.Question(15)
	d, err := v.Desk(question, time.Time{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if holds(d.Recommendations.Entries, "ITU-T X.1352") || !holds(d.Recommendations.Entries, "ITU-T X.1710") {
		t.Errorf("Recommendations on quantum security = %v", d.Recommendations.Entries)
	}
	if len(d.Bodies) != 1 || d.Bodies[0].Name != "ETSI" {
		t.Errorf("bodies = %+v, want ETSI alone", d.Bodies)
	}
}

func holds(entries []Entry, id string) bool {
	for _, e := range entries {
		if e.ID == id {
			return true
		}
	}
	return false
}
