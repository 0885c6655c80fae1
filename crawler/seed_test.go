package crawler

import (
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"landscape/standard"
)

func seedSources() []Source {
	return slices.DeleteFunc(Sources(), func(s Source) bool { return !s.Seed })
}

func TestSeedListsAreWhatTheyClaim(t *testing.T) {
	identifiers := map[string]string{}
	for _, source := range seedSources() {
		list, err := readSeeds(source.Name)
		if err != nil {
			t.Fatal(err)
		}
		if info, known := standard.LookupBody(string(list.Body)); !known || info.Body != list.Body {
			t.Errorf("%s: body %q is not one we know", source.Name, list.Body)
		}
		if day, err := time.Parse(time.DateOnly, list.Checked); err != nil || day.After(time.Now().AddDate(0, 0, 1)) {
			t.Errorf("%s: checked %q is no past date", source.Name, list.Checked)
		}
		if len(list.Standards) < 1 {
			t.Errorf("%s has %d entries", source.Name, len(list.Standards))
		}
		for _, entry := range list.Standards {
			rec := list.record(entry)
			if other, twice := identifiers[rec.ID.String()]; twice {
				t.Errorf("%s is in %s and %s", rec.ID, other, source.Name)
			}
			identifiers[rec.ID.String()] = source.Name
			checkSeed(t, list, rec)
		}
	}
}

func checkSeed(t *testing.T, list *seedList, rec standard.Record) {
	t.Helper()
	if err := check(&rec); err != nil {
		t.Errorf("%s: %v", rec.Native, err)
	}
	if rec.ID.Body != list.Body || rec.ID.String() != rec.Native {
		t.Errorf("%s is read as %s of %s", rec.Native, rec.ID, rec.ID.Body)
	}
	if u, err := url.Parse(rec.URL); err != nil || u.Scheme != "https" || u.Host == "" {
		t.Errorf("%s: address %q", rec.Native, rec.URL)
	}
	if rec.Access != standard.Free && rec.Access != standard.Paid && rec.Access != standard.AccessUnknown {
		t.Errorf("%s: access %q", rec.Native, rec.Access)
	}
	if rec.Checked != list.Checked || rec.Provenance[0].Fetched.IsZero() {
		t.Errorf("%s does not say when it was checked", rec.Native)
	}
	for _, relation := range rec.Relations {
		if relation.Kind.Inverse() == "" {
			t.Errorf("%s: relation %q", rec.Native, relation.Kind)
		}
		if _, err := standard.ParseIdentifier(relation.Target.String()); err != nil && !seeded(relation.Target) {
			t.Errorf("%s: %v", rec.Native, err)
		}
	}
}

// seeded tells whether an identifier that no grammar reads is one of a seed list.
func seeded(id standard.Identifier) bool {
	for _, source := range seedSources() {
		list, err := readSeeds(source.Name)
		if err == nil && list.Body == id.Body {
			return slices.ContainsFunc(list.Standards, func(e seedEntry) bool { return e.ID == id.String() })
		}
	}
	return false
}

func TestRelationsWithinASeedListHaveBothEnds(t *testing.T) {
	for _, source := range seedSources() {
		list, err := readSeeds(source.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range list.Standards {
			for _, relation := range entry.Relations {
				if target := identify(relation.Target); target.Body == list.Body && !seeded(target) {
					t.Errorf("%s: %s %s, which is not in the list", entry.ID, relation.Kind, relation.Target)
				}
			}
		}
	}
}

func TestEverySeedListIsCrawledWithoutARequest(t *testing.T) {
	for _, source := range seedSources() {
		report, records := crawlOnce(t, t.Context(), source.Name, newNobody(t), openCatalogue(t))
		if !report.OK() || report.Rejected > 0 || len(records) == 0 || report.Requests > 0 {
			t.Errorf("%s: %d records, %+v", source.Name, len(records), report)
		}
	}
}

// newNobody is a server that nobody may ask.
func newNobody(t *testing.T) http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("asked for %s", r.URL) })
}
