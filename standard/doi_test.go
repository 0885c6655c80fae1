package standard

import "testing"

func TestADOIIsReadOrFollowsFromTheNumberOfAnRFC(t *testing.T) {
	for _, c := range []struct{ name, url, text, want string }{
		{"RFC 8446", "https://www.rfc-editor.org/info/rfc8446", "", "10.17487/RFC8446"},
		{"RFC 20", "", "", "10.17487/RFC0020"},
		{"NIST SP 800-53r5", "https://csrc.nist.gov/pubs/sp/800/53/r5/final", "https://doi.org/10.6028/NIST.SP.800-53r5", "10.6028/NIST.SP.800-53r5"},
		{"BCP 195", "", "", ""},
		{"draft-ietf-tls-esni-18", "", "", ""},
		{"ISO/IEC 27001:2022", "https://www.iso.org/standard/82875.html", "", ""},
		{"NIST SP 800-12", "", "https://doi.org.example.org/10.6028/x", ""},
	} {
		id, err := ParseIdentifier(c.name)
		if err != nil {
			t.Fatal(err)
		}
		r := Record{ID: id, URL: c.url, Text: c.text}
		if got := r.DOI(); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}
