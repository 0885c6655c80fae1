package text

import (
	"slices"
	"strings"
	"testing"
)

// titled reads the words of the last of some titles, having seen all of them.
// Words of the name of a series stand in brackets.
func titled(titles ...string) string {
	var words []string
	for _, w := range LearnTitles(slices.Values(titles)).read(titles[len(titles)-1]) {
		if w.Series {
			w.Text = "[" + w.Text + "]"
		}
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

func TestATitleIsReadForItsSubject(t *testing.T) {
	for _, c := range []struct {
		why, want string
		titles    []string
	}{
		{"an acronym and what it stands for are one word", "qkd network security",
			[]string{"Use of quantum key distribution (QKD)", "QKD networks: securing quantum key distribution"}},
		{"an acronym of two meanings is no word for either", "certificate authority",
			[]string{"Conditional access (CA)", "Certificate authorities (CA)", "A certificate authority"}},
		{"the name of a series is told from its parts", "[embedded] [common] [interface] virtual machine",
			[]string{"Embedded common interface; Part 1: Architecture", "Embedded common interface; Part 2: Use cases", "Embedded common interface; Trust",
				"Embedded common interface; Part 4: The virtual machine"}},
		{"part, version and release are not the subject", "key derivation",
			[]string{"Part 6: Key derivation, version 2.0 (3GPP TS 33.501 version 19.1.0 Release 19)"}},
		{"plurals and spellings are one", "virtualization security policy",
			[]string{"Virtualisation: Cybersecurity policies"}},
		{"X may begin extensible", "xacml", []string{"eXtensible Access Control Markup Language (XACML)"}},
	} {
		if got := titled(c.titles...); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAShortFormStandsForTheWordsOfItsInitialsOrLetters(t *testing.T) {
	for title, want := range map[string]string{
		"Quantum Key Distribution (QKD); Vocabulary":                  "quantum key distribution",
		"Authentication and Key Agreement (AKA)":                      "authentication and key agreement",
		"Software bills of materials (SBOM) in practice":              "software bills of materials",
		"Wireless local area networks (WLANs)":                        "wireless local area networks",
		"Object Security for Constrained Environments (OSCORE)":       "object security for constrained environments",
		"RSA: Secure/Multipurpose Internet Mail Extensions (S/MIME)":  "",
		"Guide to Cyber Security (new edition)":                       "",
		"Recommendation for Key Derivation of Several Days (Revised)": "",
		"Transport Layer Security; an Overview for All (TLS)":         "",
	} {
		var got string
		for _, meanings := range LearnAcronyms(slices.Values([]string{title})) {
			got = meanings[0].Long
		}
		if got != want {
			t.Errorf("%q: stands for %q, want %q", title, got, want)
		}
	}
}

// The names of series alone make nothing alike, and rare words more than common ones.
func TestTitlesAreAlikeByTheirRareWords(t *testing.T) {
	titles := []string{"Security techniques; Key management", "Security techniques; Blockchain", "Security techniques; Malware",
		"Management of keys", "Management of logs", "Protection of malware laboratories"}
	reading := LearnTitles(slices.Values(titles))
	for _, title := range titles {
		reading.Add(title)
	}
	alike := func(a, b string) float64 { return reading.Read(a).With(reading.Read(b)).Likeness }
	if one := alike(titles[0], titles[0]); one < .999 || one > 1.001 {
		t.Errorf("a title is %v like itself", one)
	}
	if near, far := alike(titles[0], titles[3]), alike(titles[3], titles[4]); near <= far {
		t.Errorf("keys and management: %v, management alone: %v", near, far)
	}
	if common := reading.Read(titles[1]).With(reading.Read(titles[2])); common.Own || common.Likeness >= .3 {
		t.Errorf("the name of a series makes %v", common)
	}
	if common := reading.Read("").With(reading.Read(titles[0])); common.Likeness != 0 {
		t.Errorf("a title without words is %v like another", common.Likeness)
	}
}
