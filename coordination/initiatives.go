package coordination

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"landscape/taxonomy"
)

// Initiative is one entry of the list that Plenipotentiary Resolution 130 asks
// for: a national, regional or international initiative on building confidence
// and security in the use of ICTs.
type Initiative struct {
	// ID is the name in addresses: "budapest-convention".
	ID string `yaml:"id"`
	// Names are official ones by language; English is always there.
	Names map[string]string `yaml:"names"`
	// Also are other names that people know it by, in any language.
	Also []string `yaml:"also"`
	// Ordinary are those names that are ordinary words in other letter case: "FIRST".
	Ordinary []string `yaml:"ordinary"`
	// Owner leads it, "" where that says no more than name and country.
	Owner string         `yaml:"owner"`
	Kind  InitiativeKind `yaml:"kind"`
	// Region is told by the file that the entry is in.
	Region Region `yaml:"-"`
	// Countries are the ISO 3166-1 codes of a national one.
	Countries []string `yaml:"countries"`
	// Mandate says in a few words what it is for, by language.
	Mandate   map[string]string `yaml:"mandate"`
	Areas     []string          `yaml:"areas"`
	Topics    []string          `yaml:"topics"`
	Address   string            `yaml:"address"`
	Certainty Certainty         `yaml:"certainty"`
	Note      string            `yaml:"note"`
}

// InitiativeKind is what an initiative is.
type InitiativeKind string

// InitiativeKinds lists all kinds.
func InitiativeKinds() []InitiativeKind {
	return []InitiativeKind{"organisation", "agency", "cirt", "law-enforcement", "capacity", "programme", "resource",
		"treaty", "law", "certification", "mutual-recognition"}
}

// Region is a region of the ITU, or International.
type Region string

// International is the region of what is bound to none.
const International Region = "international"

// Regions lists all regions, International first.
func Regions() []Region {
	return []Region{International, "africa", "americas", "arab-states", "asia-pacific", "cis", "europe"}
}

// Country is a country that facts name.
type Country struct {
	Region Region `yaml:"region"`
	// Names are the short names at the United Nations, by language.
	Names map[string]string `yaml:"names"`
}

// Scope is "international", "regional" or "national".
func (i Initiative) Scope() string {
	switch {
	case len(i.Countries) > 0:
		return "national"
	case i.Region == International:
		return "international"
	}
	return "regional"
}

// Name is the official name in a language, else in English.
func (i Initiative) Name(lang string) (name, written string) {
	if name := i.Names[lang]; name != "" {
		return name, lang
	}
	return i.Names["en"], "en"
}

// inBrackets takes a name apart that ends in its acronym or short name.
var inBrackets = regexp.MustCompile(`^(.+?)\s*[(（]([^()（）]+)[)）]$`)

// Called are all names that people may call it by: official ones, with and
// without what stands in brackets, that alone, and the others.
func (i Initiative) Called() []string {
	var names []string
	for _, lang := range taxonomy.Languages() {
		name := i.Names[lang]
		if name == "" {
			continue
		}
		names = append(names, name)
		if parts := inBrackets.FindStringSubmatch(name); parts != nil {
			names = append(names, parts[1:]...)
		}
	}
	names = append(names, i.Also...)
	slices.Sort(names)
	return slices.Compact(names)
}

// CountryNames names the countries of a national initiative in a language.
func (f *Facts) CountryNames(i Initiative, lang string) []string {
	var names []string
	for _, code := range i.Countries {
		names = append(names, f.Countries[code].Names[lang])
	}
	return names
}

// loadInitiatives reads the file of each region, in which those of several
// countries come before national ones, which follow in the order of countries.
func loadInitiatives(countries map[string]Country) ([]Initiative, error) {
	var all []Initiative
	for _, region := range Regions() {
		var list []Initiative
		if err := loadFile("initiatives/"+string(region), &list); err != nil {
			return nil, err
		}
		for i := range list {
			list[i].Region = region
		}
		slices.SortStableFunc(list, func(a, b Initiative) int {
			return cmp.Compare(firstCountry(a, countries), firstCountry(b, countries))
		})
		all = append(all, list...)
	}
	return all, checkInitiatives(all, countries)
}

func firstCountry(i Initiative, countries map[string]Country) string {
	if len(i.Countries) == 0 {
		return ""
	}
	return countries[i.Countries[0]].Names["en"]
}

// checkInitiatives finds every mistake in the list.
func checkInitiatives(all []Initiative, countries map[string]Country) error {
	var mistakes []error
	for code, country := range countries {
		mistakes = append(mistakes, whole("country "+code, country.Names))
		if country.Region == International || !slices.Contains(Regions(), country.Region) {
			mistakes = append(mistakes, fmt.Errorf("country %s: %q is no region of the ITU", code, country.Region))
		}
	}
	ids, names := map[string]bool{}, map[string]string{}
	for _, i := range all {
		if err := i.check(countries); err != nil {
			mistakes = append(mistakes, fmt.Errorf("initiative %q: %w", i.ID, err))
		}
		if ids[i.ID] {
			mistakes = append(mistakes, fmt.Errorf("initiative %q is there twice", i.ID))
		}
		ids[i.ID] = true
		// Several countries have a "National Cyber Security Centre", but each only one.
		for _, name := range i.Names {
			key := strings.ToLower(name) + strings.Join(i.Countries, " ")
			if other := names[key]; other != "" && other != i.ID {
				mistakes = append(mistakes, fmt.Errorf("initiatives %q and %q are both called %q", other, i.ID, name))
			}
			names[key] = i.ID
		}
	}
	return errors.Join(mistakes...)
}

// check finds the mistakes in one entry.
func (i Initiative) check(countries map[string]Country) error {
	mistakes := []error{whole("mandate", i.Mandate)}
	wrong := func(format string, of ...any) { mistakes = append(mistakes, fmt.Errorf(format, of...)) }
	if i.ID == "" || i.Names["en"] == "" {
		wrong("it has no identifier or no English name")
	}
	for lang := range i.Names {
		if !slices.Contains(taxonomy.Languages(), lang) {
			wrong("a name is in %q, which is none of %v", lang, taxonomy.Languages())
		}
	}
	if !slices.Contains(InitiativeKinds(), i.Kind) {
		wrong("kind %q is none of %v", i.Kind, InitiativeKinds())
	}
	if !slices.Contains(Certainties(), i.Certainty) {
		wrong("certainty %q is none of %v", i.Certainty, Certainties())
	}
	if !strings.HasPrefix(i.Address, "https://") {
		wrong("address %q is not https", i.Address)
	}
	for _, code := range i.Countries {
		if country, known := countries[code]; !known || country.Region != i.Region {
			wrong("country %q is not in countries.yaml with region %s", code, i.Region)
		}
	}
	return errors.Join(mistakes...)
}

// whole tells whether a text is written in every language.
func whole(what string, text map[string]string) error {
	languages := slices.Sorted(slices.Values(taxonomy.Languages()))
	written := slices.Sorted(maps.Keys(text))
	if !slices.Equal(written, languages) || slices.Contains(slices.Collect(maps.Values(text)), "") {
		return fmt.Errorf("%s is written in %v, not in %v", what, written, languages)
	}
	return nil
}

// InitiativeFilter chooses initiatives: of any of the kinds, in any of the
// regions, on any of the areas and any of the topics. An empty list lets all through.
type InitiativeFilter struct {
	Kinds         []InitiativeKind
	Regions       []Region
	Areas, Topics []string
}

// Chosen are the initiatives that a filter lets through.
func (f *Facts) Chosen(filter InitiativeFilter) []Initiative {
	chosen := []Initiative{}
	for _, i := range f.Initiatives {
		if (len(filter.Kinds) == 0 || slices.Contains(filter.Kinds, i.Kind)) &&
			(len(filter.Regions) == 0 || slices.Contains(filter.Regions, i.Region)) &&
			meets(filter.Areas, i.Areas) && meets(filter.Topics, i.Topics) {
			chosen = append(chosen, i)
		}
	}
	return chosen
}

// What an initiative of one region or one country weighs for the rapporteur of a
// Question, beside one of the whole world.
var reachWeight = map[string]float64{"international": 1, "regional": .8, "national": .6}

// Concerning are the initiatives on any part of a Question's subject, the best
// first: those that share much of it, and what few others have.
func (f *Facts) Concerning(q Question) []Initiative {
	holders := map[string]int{}
	for _, i := range f.Initiatives {
		for _, label := range slices.Concat(i.Areas, i.Topics) {
			holders[label]++
		}
	}
	subject := slices.Concat(q.Areas, q.Topics)
	weight := map[string]float64{}
	var found []Initiative
	for _, i := range f.Initiatives {
		for _, label := range slices.Concat(i.Areas, i.Topics) {
			if slices.Contains(subject, label) {
				weight[i.ID] += reachWeight[i.Scope()] * math.Log(1+float64(len(f.Initiatives))/float64(holders[label]))
			}
		}
		if weight[i.ID] > 0 {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b Initiative) int { return cmp.Compare(weight[b.ID], weight[a.ID]) })
	return found
}
