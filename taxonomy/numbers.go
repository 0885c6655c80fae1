package taxonomy

import (
	"regexp"
	"strings"

	"landscape/standard"
)

// ETSI publishes 3GPP TS nn.nnn as ETSI TS 1nn nnn, for the series that 3GPP
// uses; TS 118 nnn are oneM2M's, for instance.
var transposition = regexp.MustCompile(`^1(2[1-9]|3[1-8]|4[1-9]|5[0-5]) (\d{3}(?:-.+)?)$`)

// transposed names the 3GPP document that an ETSI number stands for.
func transposed(id standard.Identifier) (standard.Identifier, bool) {
	if id.Body != "ETSI" || id.Type != "TS" && id.Type != "TR" {
		return standard.Identifier{}, false
	}
	m := transposition.FindStringSubmatch(id.Number)
	if m == nil {
		return standard.Identifier{}, false
	}
	return standard.Identifier{Body: "3GPP", Type: id.Type, Number: m[1] + "." + m[2]}, true
}

var recommendation = regexp.MustCompile(`^(?:Supplement to )?ITU-T ([A-Z]\.\d+)`)

// supplemented names the Recommendation or series that an ITU-T supplement
// belongs to; its title begins with it: "ITU-T X.1060 – Supplement on …".
func supplemented(r *standard.Record) (standard.Identifier, bool) {
	if r.ID.Body != "ITU-T" || !strings.Contains(r.ID.Number, "Suppl") {
		return standard.Identifier{}, false
	}
	m := recommendation.FindStringSubmatch(r.Title)
	if m == nil {
		return standard.Identifier{}, false
	}
	return standard.Identifier{Body: "ITU-T", Number: m[1]}, true
}
