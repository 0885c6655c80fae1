package taxonomy

import (
	"strings"
	"testing"
)

func TestTheThesaurusIsHeldToItsPromises(t *testing.T) {
	for _, test := range []struct{ name, file, old, replacement, want string }{
		{"an unknown key", "fraud.yaml", "definition: Taking over", "meaning: Taking over", "meaning"},
		{"a definition that is no sentence", "fraud.yaml", "moved to another SIM.", "moved to another SIM", "sim-swap"},
		{"a language without a label", "fraud.yaml", "    ru: [подмена SIM-карты, мошенничество с заменой SIM-карты]\n", "", "labels.ru"},
		{"a broader concept that is not there", "fraud.yaml", "broader: [fraud]", "broader: [frauds]", "frauds"},
		{"an area that is not there", "fraud.yaml", "areas: [mobile, fintech]", "areas: [mobiles]", "mobiles"},
		{"an id that is there twice", "fraud.yaml", "- id: sim-swap", "- id: phishing", "twice"},
		{"a core document without a reason", "fraud.yaml", "{id: ITU-T X.1246, why: countering voice spam}", "{id: ITU-T X.1246}", "scam-calls"},
		{"a label of another concept", "fraud.yaml", "en: [SIM swap,", "en: [ransomware, SIM swap,", "ransomware"},
		{"a broader concept that is related too", "privacy.yaml", "related: [data-erasure]", "related: [data-erasure, personal-data]", "related too"},
		{"a concept broader than itself", "cryptography.yaml", "- id: hash\n", "- id: hash\n  broader: [hash]\n", "broader than itself"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(taxonomyWith(t, "thesaurus/"+test.file, test.old, test.replacement))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("loaded with error %v, which does not name %q", err, test.want)
			}
		})
	}
}

func TestEveryConceptKnowsItsField(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	fields, narrower := map[string]int{}, 0
	for _, c := range tax.Concepts {
		fields[c.Field]++
		narrower += len(c.Narrower)
		if c.Name("en") == "" || strings.HasPrefix(c.Name("fr"), "=") {
			t.Errorf("%s is called %q and %q", c.ID, c.Name("en"), c.Name("fr"))
		}
	}
	if len(fields) < 30 || narrower < 100 {
		t.Errorf("%d fields, %d narrower concepts", len(fields), narrower)
	}
}
