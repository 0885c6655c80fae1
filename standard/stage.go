package standard

import (
	"strings"
)

// Stage is how far work under way has come, in one vocabulary for all bodies.
type Stage string

const (
	Proposed    Stage = "proposed"    // asked for, not yet begun
	Drafting    Stage = "drafting"    // a group writes it
	Balloted    Stage = "ballot"      // drafts are commented or voted on outside the group
	InApproval  Stage = "approval"    // the final text is voted on
	ToPublish   Stage = "publication" // approved, not yet published
	NoStageTold Stage = ""
)

// Stages lists them in the order in which work passes through them.
func Stages() []Stage { return []Stage{Proposed, Drafting, Balloted, InApproval, ToPublish} }

// stageWords are the beginnings of bodies' own words for a stage, in lower case.
// A longer beginning comes before a shorter one that it begins with.
//
//   - IEC project stages: https://www.iec.ch/standards-development/stage-codes
//   - ITU-T: "under study" until a group consents (AAP) or determines (TAP) the
//     text, Recommendations A.8 and A.9
//   - ETSI work item status codes, W3C Process Document, NIST's drafts open for
//     comment, IEEE's project authorisation requests
var stageWords = []struct {
	begin string
	stage Stage
}{
	{"pwi", Proposed}, {"pnw", Proposed}, {"initiated", Proposed}, {"creation of wi", Proposed},
	{"anw", Drafting}, {"acdv", Drafting}, {"acd", Drafting}, {"cdm", Drafting}, {"bwg", Drafting}, {"under study", Drafting},
	{"active par", Drafting}, {"active project", Drafting}, {"active", Drafting}, {"start of work", Drafting}, {"early draft", Drafting},
	{"stable draft", Drafting}, {"mature draft", Drafting}, {"final draft", Drafting}, {"drafting", Drafting},
	{"first public working draft", Drafting}, {"working draft", Drafting}, {"draft note", Drafting}, {"draft registry", Drafting},
	{"ccdv", Balloted}, {"cdv", Balloted}, {"cd", Balloted}, {"pcc", Balloted}, {"last call", Balloted}, {"candidate recommendation", Balloted},
	{"candidate scheme", Balloted}, {"draft-public", Balloted}, {"public draft", Balloted}, {"initial public draft", Balloted},
	{"second public draft", Balloted}, {"final public draft", Balloted}, {"review draft", Balloted}, {"public review", Balloted}, {"public enquiry", Balloted},
	{"consented", InApproval}, {"determined", InApproval}, {"under approval", InApproval}, {"on approval", InApproval},
	{"adis", InApproval}, {"cfdis", InApproval}, {"cdis", InApproval}, {"fdis", InApproval}, {"rfdis", InApproval}, {"prvd", InApproval},
	{"proposed recommendation", InApproval}, {"wg approval", InApproval}, {"tb approval", InApproval}, {"vote", InApproval},
	{"apub", ToPublish}, {"bpub", ToPublish}, {"rpub", ToPublish}, {"awaiting publication", ToPublish}, {"rfc ed queue", ToPublish},
	{"publication", ToPublish}, {"draft", Drafting},
}

// StageOf reads a body's own words for where its work stands. Words that are
// not known give no stage.
func StageOf(wording string) Stage {
	if stage, coded := stageOfCode(wording); coded {
		return stage
	}
	said := strings.ToLower(strings.TrimSpace(wording))
	for _, w := range stageWords {
		if rest, ok := strings.CutPrefix(said, w.begin); ok && (rest == "" || !isLetterOrDigit(rest[0])) {
			return w.stage
		}
	}
	return NoStageTold
}

// stageOfCode reads an ISO project stage: "40.60". Codes and what they mean:
// https://www.iso.org/stage-codes.html
func stageOfCode(code string) (Stage, bool) {
	if len(code) != 5 || code[2] != '.' || strings.Trim(code, "0123456789.") != "" {
		return "", false
	}
	switch begin, step := code[:2], code[3:]; {
	case begin == "00", begin == "10":
		return Proposed, true
	case begin == "20", begin == "30" && (step == "00" || step == "92"):
		return Drafting, true
	case begin == "40" && step == "99", begin == "50" && step != "99":
		return InApproval, true
	case begin == "30", begin == "40":
		return Balloted, true
	case begin == "50", code == "60.00":
		return ToPublish, true
	}
	return NoStageTold, true
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}
