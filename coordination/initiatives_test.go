package coordination

import (
	"slices"
	"strings"
	"testing"

	"landscape/indexer"
	"landscape/taxonomy"
)

func TestEveryRegionOfTheITUHasItsInitiatives(t *testing.T) {
	f := facts(t)
	if len(f.Initiatives) < 90 {
		t.Errorf("%d initiatives", len(f.Initiatives))
	}
	for _, region := range Regions() {
		if got := len(f.Chosen(InitiativeFilter{Regions: []Region{region}})); got < 8 {
			t.Errorf("%s has %d initiatives", region, got)
		}
	}
	files, err := factFiles.ReadDir("facts/initiatives")
	if err != nil || len(files) != len(Regions()) {
		t.Errorf("%d files of initiatives for %d regions: %v", len(files), len(Regions()), err)
	}
}

func TestTheSubjectsOfInitiativesAreThoseOfStandards(t *testing.T) {
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range facts(t).Initiatives {
		if len(i.Areas)+len(i.Topics) == 0 {
			t.Errorf("%s has no subject", i.ID)
		}
		for facet, values := range map[string][]string{indexer.FacetArea: i.Areas, indexer.FacetTopic: i.Topics} {
			for _, value := range values {
				if _, known := tax.Entry(facet, value); !known {
					t.Errorf("%s: there is no %s %q", i.ID, facet, value)
				}
			}
		}
	}
}

func TestTheListHasWhatGuidelinesOfTheITUName(t *testing.T) {
	called := map[string]bool{}
	for _, i := range facts(t).Initiatives {
		for _, name := range i.Called() {
			called[name] = true
		}
	}
	for _, name := range []string{"AFRIPOL", "AMERIPOL", "GCCPOL", "Oceania Cyber Security Centre", "ACSC", "EC3", "I4C", "NISC", "National Cybersecurity Office",
		"JC3", "NACSA", "ANSSI", "NKSC", "NCSC UK", "OFCS", "IC3", "IC4", "НКЦКИ", "ККЦ ОДКБ", "CICTE", "NCA", "NCSA", "GCSCC", "CSIRT Maturity Initiative", "IGCI",
		"WEF Centre for Cybersecurity", "UNODC Cybercrime Repository", "ITU cybercrime legislation resources", "Convenio de Budapest"} {
		if !called[name] {
			t.Errorf("no initiative is called %q", name)
		}
	}
}

func TestAListOfInitiativesWithAMistakeIsRefused(t *testing.T) {
	f := facts(t)
	for mistake, spoil := range map[string]func(i *Initiative){
		"kind":      func(i *Initiative) { i.Kind = "club" },
		"certainty": func(i *Initiative) { i.Certainty = "sure" },
		"https":     func(i *Initiative) { i.Address = "http://example.org/" },
		"mandate":   func(i *Initiative) { i.Mandate = map[string]string{"en": "Talks"} },
		`"xx"`:      func(i *Initiative) { i.Names = map[string]string{"en": "Talks", "xx": "Talks"} },
		"English":   func(i *Initiative) { i.Names = map[string]string{"fr": "Paroles"} },
		"country":   func(i *Initiative) { i.Countries = []string{"FR"} },
		"twice":     func(i *Initiative) { i.ID = f.Initiatives[0].ID },
		"both":      func(i *Initiative) { i.Names = map[string]string{"en": strings.ToUpper(f.Initiatives[0].Names["en"])} },
	} {
		list := slices.Clone(f.Initiatives)
		at := slices.IndexFunc(list, func(i Initiative) bool { return i.ID == "manrs" })
		spoil(&list[at])
		if err := checkInitiatives(list, f.Countries); err == nil || !strings.Contains(err.Error(), mistake) {
			t.Errorf("spoilt %s: %v", mistake, err)
		}
	}
	countries := map[string]Country{"FR": {Region: International, Names: map[string]string{"en": "France"}}}
	if err := checkInitiatives(nil, countries); err == nil || !strings.Contains(err.Error(), "region") || !strings.Contains(err.Error(), "written in [en]") {
		t.Errorf("spoilt country: %v", err)
	}
}

func TestAnInitiativeIsCalledByItsAcronymToo(t *testing.T) {
	i := Initiative{Names: map[string]string{"en": "Convention on Cybercrime (Budapest Convention)", "zh": "网络犯罪公约（布达佩斯公约）"}, Also: []string{"ETS 185"}}
	for _, name := range []string{"Convention on Cybercrime (Budapest Convention)", "Convention on Cybercrime", "Budapest Convention", "布达佩斯公约", "ETS 185"} {
		if !slices.Contains(i.Called(), name) {
			t.Errorf("%q is not among %q", name, i.Called())
		}
	}
	if law := (Initiative{Names: map[string]string{"en": "Regulation (EU) 2019/881"}}); len(law.Called()) != 1 {
		t.Errorf("what stands in brackets in the middle is no name: %q", law.Called())
	}
}

func TestADeskIsConcernedByWhatSharesMostOfItsSubject(t *testing.T) {
	f := facts(t)
	for number, want := range map[int]string{10: "fido-certification", 13: "auto-isac", 14: "ebsi", 16: "cosai"} {
		q, _ := f.Question(number)
		found := f.Concerning(q)
		if len(found) == 0 || found[0].ID != want {
			t.Errorf("%s: %d initiatives, %q is not first", q.Name(), len(found), want)
		}
	}
	for _, q := range f.Questions {
		if len(f.Concerning(q)) == 0 {
			t.Errorf("no initiative concerns %s", q.Name())
		}
	}
	if found := f.Concerning(Question{}); len(found) != 0 {
		t.Errorf("%d initiatives concern no subject", len(found))
	}
}
