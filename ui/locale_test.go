package ui

import (
	"maps"
	"regexp"
	"slices"
	"testing"
	"time"

	"golang.org/x/text/feature/plural"

	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

func locales(t *testing.T) map[string]*locale {
	t.Helper()
	all := map[string]*locale{}
	for _, code := range languages() {
		l, err := loadLocale(code)
		if err != nil {
			t.Fatal(err)
		}
		all[code] = l
	}
	return all
}

func TestTheSiteSpeaksTheLanguagesOfTheTaxonomy(t *testing.T) {
	if !slices.Equal(languages(), taxonomy.Languages()) {
		t.Errorf("the site speaks %v, the taxonomy %v", languages(), taxonomy.Languages())
	}
}

func TestEveryPhraseIsThereInEveryLanguage(t *testing.T) {
	all := locales(t)
	english := all["en"]
	for code, l := range all {
		for key := range english.phrases {
			if l.phrases[key] == nil {
				t.Errorf("%s has no %s", code, key)
			}
		}
		for key := range l.phrases {
			if english.phrases[key] == nil {
				t.Errorf("%s has %s, which English has not", code, key)
			}
		}
	}
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

func TestEveryPhraseHasThePlacesOfTheEnglishOne(t *testing.T) {
	all := locales(t)
	for code, l := range all {
		for key, p := range l.phrases {
			want := places(all["en"].phrases[key][plural.Other])
			for form, text := range p {
				got := places(text)
				// "One standard" and "two standards" may be said without a figure.
				exact := form == plural.Zero || form == plural.One || form == plural.Two
				if exact && !slices.Contains(got, "{n}") {
					want := slices.DeleteFunc(slices.Clone(want), func(s string) bool { return s == "{n}" })
					if !slices.Equal(got, want) {
						t.Errorf("%s: %s (%v) has the places %v, not %v", code, key, form, got, want)
					}
					continue
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s: %s (%v) has the places %v, not %v", code, key, form, got, want)
				}
			}
		}
	}
}

func places(text string) []string {
	found := place.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// TestEveryPluralFormOfTheLanguageIsThere asks the rules of CLDR which forms
// numbers take in a language, and wants each of them for every counted phrase.
func TestEveryPluralFormOfTheLanguageIsThere(t *testing.T) {
	all := locales(t)
	for code, l := range all {
		needed := map[plural.Form]int{}
		for n := range 1000 {
			needed[l.form(n)] = n
		}
		for key, p := range all["en"].phrases {
			if len(p) == 1 {
				continue
			}
			for form, example := range needed {
				if l.phrases[key][form] == "" {
					t.Errorf("%s: %s has no form for %d", code, key, example)
				}
			}
			for form := range l.phrases[key] {
				if _, used := needed[form]; !used && form != plural.Other {
					t.Errorf("%s: %s has a plural form that no number takes", code, key)
				}
			}
		}
	}
}

func TestCountsFollowTheLanguage(t *testing.T) {
	all := locales(t)
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 0, "0 standards"}, {"en", 1, "1 standard"}, {"en", 1234, "1,234 standards"},
		{"fr", 1, "1 norme"}, {"fr", 0, "0 norme"}, {"es", 2, "2 normas"},
		{"ru", 21, "21 стандарт"}, {"ru", 22, "22 стандарта"}, {"ru", 25, "25 стандартов"}, {"ru", 111, "111 стандартов"},
		{"zh", 1, "1 项标准"},
		{"ar", 1, "معيار واحد"}, {"ar", 2, "معياران"}, {"ar", 3, "3 معايير"}, {"ar", 11, "11 معيارًا"}, {"ar", 100, "100 معيار"},
	} {
		got, err := all[c.lang].count("search.total", c.n)
		if err != nil || got != c.want {
			t.Errorf("%d standards in %s: %q, %v, want %q", c.n, c.lang, got, err, c.want)
		}
	}
}

func TestDatesAreAsPreciseAsTheBodyIs(t *testing.T) {
	all := locales(t)
	for _, c := range []struct{ lang, iso, want string }{
		{"en", "2022", "2022"}, {"en", "2022-09", "Sep 2022"}, {"en", "2022-09-05", "5 Sep 2022"},
		{"ru", "2025-03-25", "25 марта 2025"}, {"ru", "2025-03", "март 2025"},
		{"en", "2026-Q2", "Q2 2026"}, {"en", "", ""}, {"en", "2022-13", "2022-13"}, {"en", "soon", "soon"},
		{"zh", "2022-09-05", "2022年9月5日"}, {"ar", "2022-09", "سبتمبر 2022"}, {"fr", "2026-Q2", "T2 2026"},
	} {
		if got := all[c.lang].date(c.iso); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.iso, c.lang, got, c.want)
		}
	}
}

func TestMomentsAreInUTC(t *testing.T) {
	l := locales(t)["en"]
	at := time.Date(2026, 7, 1, 1, 5, 0, 0, time.FixedZone("", 2*3600))
	if got := l.moment(at); got != "30 Jun 2026, 23:05" {
		t.Errorf("moment: %q", got)
	}
	if got := l.moment(time.Time{}); got != "" {
		t.Errorf("no moment: %q", got)
	}
}

func TestForeignNamesAreIsolatedInRightToLeftText(t *testing.T) {
	l := locales(t)["ar"]
	text, err := l.text("standard.page", "body", "ITU-T")
	if err != nil || text != "الصفحة لدى \u2068ITU-T\u2069" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestEveryClosedListOfTheDomainHasItsWords(t *testing.T) {
	l := locales(t)["en"]
	var keys []string
	for _, kind := range []standard.RelationKind{standard.Supersedes, standard.SupersededBy, standard.Amends, standard.AmendedBy,
		standard.Corrects, standard.CorrectedBy, standard.IdenticalTo, standard.Updates, standard.UpdatedBy, standard.Obsoletes,
		standard.ObsoletedBy, standard.Revises, standard.UnderRevision, standard.PartOf, standard.HasPart, standard.SeeAlso, "similar"} {
		keys = append(keys, "relation."+string(kind))
	}
	for _, existence := range append(indexer.Existences(), "unknown") {
		keys = append(keys, "existence."+string(existence))
	}
	for _, facet := range facetOrder() {
		keys = append(keys, "facet."+facet)
	}
	for _, field := range factOrder() {
		keys = append(keys, "field."+field)
	}
	for _, key := range keys {
		if l.phrases[word(key)] == nil {
			t.Errorf("no word for %s", key)
		}
	}
}

// TestNoPhraseIsLeftOver wants every key of the English file to be used: in a
// template, by its own name in Go, or as one of a closed list.
func TestNoPhraseIsLeftOver(t *testing.T) {
	used := usedKeys(t)
	lists := []string{"relation", "existence", "field", "facet", "facets", "sort", "export", "kind", "scope", "region", "health", "month", "month-of-day",
		"rule", "named", "coordination.certainty", "references.where", "taxonomy.about", "home.example", "language", "date", "duration"}
	for _, phrase := range slices.Sorted(maps.Keys(locales(t)["en"].phrases)) {
		key := string(phrase)
		inList := slices.ContainsFunc(lists, func(list string) bool { return len(key) > len(list) && key[:len(list)+1] == list+"." })
		if !inList && !used[key] {
			t.Errorf("nothing uses %s", key)
		}
	}
}

func TestRegionsOfBodiesAreNamedInEveryLanguage(t *testing.T) {
	for code, l := range locales(t) {
		for _, b := range slices.Concat(standard.Bodies(), standard.Unlisted()) {
			if _, err := l.text(word("region." + b.Region)); err != nil && b.Region != "" {
				t.Errorf("%s: %v", b.Body, err)
			}
		}
		if code != "en" && l.term("region", "Europe") == "Europe" && code != "fr" {
			t.Errorf("%s has no word of its own for Europe", code)
		}
	}
}
