package standard

import "testing"

// A work item goes by its reference until its document has a number.
func TestETSIWorkItemWithoutNumber(t *testing.T) {
	for _, reference := range []string{"ETSI DTR/SAI-0033", "ETSI RTS/TSGS-0333501vj40", "ETSI DGS/QKD-0020_InteropKMS", "ETSI REN/ESI-0019929v151"} {
		id, err := ParseIdentifier(reference)
		if err != nil || id.Body != "ETSI" || id.Type != "" || id.String() != reference {
			t.Errorf("%s was read as %#v (%v)", reference, id, err)
		}
	}
	for typed, want := range map[string]string{"ETSI TR 103 305": "ETSI TR 103 305", "etsi ts 133 501": "ETSI TS 133 501"} {
		if id, err := ParseIdentifier(typed); err != nil || id.String() != want {
			t.Errorf("%s was read as %s (%v), want %s", typed, id, err, want)
		}
	}
}
