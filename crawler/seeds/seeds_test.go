package seeds

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/crawler"
	"landscape/standard"
	"landscape/taxonomy"
)

func TestSeedListsAreWhatTheyClaim(t *testing.T) {
	identifiers := map[string]string{}
	for _, source := range Sources() {
		list, err := read(source.Name)
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

func checkSeed(t *testing.T, list *list, rec standard.Record) {
	t.Helper()
	for _, alias := range rec.Aliases {
		if strings.ToLower(alias) == alias && !strings.ContainsAny(alias, "0123456789") {
			t.Errorf("%s: %q is a subject, not a name: whoever types it wants more than this document", rec.ID, alias)
		}
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
	for _, source := range Sources() {
		list, err := read(source.Name)
		if err == nil && list.Body == id.Body {
			return slices.ContainsFunc(list.Standards, func(e entry) bool { return e.ID == id.String() })
		}
	}
	return false
}

func TestRelationsWithinASeedListHaveBothEnds(t *testing.T) {
	for _, source := range Sources() {
		list, err := read(source.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range list.Standards {
			for _, relation := range entry.Relations {
				if target := standard.Identify(relation.Target); target.Body == list.Body && !seeded(target) {
					t.Errorf("%s: %s %s, which is not in the list", entry.ID, relation.Kind, relation.Target)
				}
			}
		}
	}
}

func TestEverySeedListIsCrawledWithoutARequest(t *testing.T) {
	nobody := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { t.Errorf("asked for %s", r.URL) }))
	defer nobody.Close()
	cfg := crawler.DefaultConfig()
	cfg.Mirror = nobody.URL
	c, err := crawler.New(cfg, Sources())
	if err != nil {
		t.Fatal(err)
	}
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	reports, err := c.Run(t.Context(), cat, tax, crawler.Options{})
	if err != nil || len(reports) != len(Sources()) {
		t.Fatalf("%d reports, %v", len(reports), err)
	}
	for _, report := range reports {
		if !report.OK() || report.Rejected > 0 || report.Fetched == 0 || report.Requests > 0 {
			t.Errorf("%+v", report)
		}
	}
}
