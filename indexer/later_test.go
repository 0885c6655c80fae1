package indexer

import (
	"testing"

	"landscape/standard"
)

// An edition that nobody lists is told to be superseded when its number or year
// comes before that in force, and only then.
func TestAnEditionBeforeTheOneInForceIsSuperseded(t *testing.T) {
	for _, c := range []struct {
		asked, inForce, number, published string
		superseded                        bool
	}{
		{"NIST SP 800-63B revision 3", "NIST SP 800-63B-4", "4", "2025-07-31", true},
		{"NIST SP 800-63B-9", "NIST SP 800-63B-4", "4", "2025-07-31", false},
		{"NIST SP 800-53 Rev. 10", "NIST SP 800-53r5-upd1", "5", "2020-12-10", false},
		{"ISO/IEC 27001:2009", "ISO/IEC 27001:2022", "3", "2022-10", true},
		{"ISO/IEC 27001:2099", "ISO/IEC 27001:2022", "3", "2022-10", false},
		{"ISO/IEC 27001:2022", "ISO/IEC 27001:2022", "3", "2022-10", false},
		{"ETSI EN 303 645 V1.9.9", "ETSI EN 303 645 V3.1.3 (2024-09)", "3.1.3", "2024-09", true},
		{"ETSI EN 303 645 V10.1.1", "ETSI EN 303 645 V3.1.3 (2024-09)", "3.1.3", "2024-09", false},
		{"ITU-T X.509 (11/2009)", "ITU-T X.509 (10/2019)", "", "2019-10-14", true},
		{"IEEE 802.1AE-2001", "IEEE 802.1AE-2018", "", "2018-09", true},
		{"ISO/IEC 27001:2009/Amd 7", "ISO/IEC 27001:2022", "3", "2022-10", false},
	} {
		asked, err := standard.ParseIdentifier(c.asked)
		if err != nil {
			t.Fatal(err)
		}
		id, err := standard.ParseIdentifier(c.inForce)
		if err != nil {
			t.Fatal(err)
		}
		editions := []standard.Record{{ID: id, Edition: c.number, Published: c.published, Status: standard.InForce}}
		if later := laterInForce(editions, asked); (later != nil) != c.superseded {
			t.Errorf("%s before %s: %v", c.asked, c.inForce, later != nil)
		}
		editions[0].Status = standard.Withdrawn
		if laterInForce(editions, asked) != nil {
			t.Errorf("%s is replaced by what is withdrawn", c.asked)
		}
	}
}
