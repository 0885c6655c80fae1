package standard

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryBodyIsDescribed(t *testing.T) {
	for _, want := range []Body{
		"ITU-T", "ISO", "IEC", "ISO/IEC", "ETSI", "3GPP", "IETF", "IEEE", "W3C", "OASIS", "NIST", "oneM2M", "ATIS", "GSMA", "TCG",
		"FIDO", "GlobalPlatform", "CSA", "ENISA", "OMA", "3GPP2", "OWASP", "FIRST", "CEN/CENELEC", "TTA", "TTC", "CCSA", "ARIB",
	} {
		if !slices.ContainsFunc(Bodies(), func(b BodyInfo) bool { return b.Body == want }) {
			t.Errorf("%s is missing", want)
		}
	}
	for _, b := range Bodies() {
		if b.Name == "" || !strings.HasPrefix(b.Home, "https://") {
			t.Errorf("%s has the name %q and the home %q", b.Body, b.Name, b.Home)
		}
		if b.Scope != "international" && b.Scope != "regional" && b.Scope != "national" {
			t.Errorf("%s has the scope %q", b.Body, b.Scope)
		}
		if (b.Scope == "international") != (b.Region == "") {
			t.Errorf("%s is %s and has the region %q", b.Body, b.Scope, b.Region)
		}
	}
}

func TestNamesThatPeopleUseForABody(t *testing.T) {
	for want, names := range map[Body][]string{
		"ITU-T":          {"ITU-T", "itu-t", "ITUT", "itu", "CCITT", "ITU Telecommunication Standardization Sector"},
		"ISO/IEC":        {"ISO/IEC", "iso-iec", "jtc1", "JTC 1", "ISO/IEC JTC 1"},
		"ISO":            {"iso", "International Organization for Standardization"},
		"IETF":           {"ietf", "RFC Editor", "Internet Engineering Task Force"},
		"FIDO":           {"fido", "Fido Alliance"},
		"GSMA":           {"gsma", "GSM Association"},
		"CSA":            {"csa", "Cloud Security Alliance"},
		"CEN/CENELEC":    {"CEN", "CENELEC", "CEN/CLC", "cen-cenelec"},
		"OMA":            {"OMA", "OMA SpecWorks", "Open Mobile Alliance"},
		"NIST":           {"NIST", "NBS", "National Institute of Standards and Technology"},
		"ISO/IEC/IEEE":   {"ISO/IEC/IEEE", "iso/iec/ieee"},
		"GlobalPlatform": {"globalplatform", "Global Platform"},
	} {
		for _, name := range names {
			info, ok := LookupBody(name)
			if !ok || info.Body != want || info.Name == "" || info.Home == "" {
				t.Errorf("%q leads to %+v, %v, want %s", name, info, ok, want)
			}
		}
	}
	for _, name := range []string{"", "nobody", "ISO/nobody", "/"} {
		if info, ok := LookupBody(name); ok {
			t.Errorf("%q leads to %s", name, info.Body)
		}
	}
}

// TestABodyCannotBeChangedByItsReader: the list handed out is a copy.
func TestABodyCannotBeChangedByItsReader(t *testing.T) {
	Bodies()[0].Name = "changed"
	if info, _ := LookupBody("ITU-T"); info.Name == "changed" {
		t.Error("the list of bodies can be changed from outside")
	}
}
