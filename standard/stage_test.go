package standard

import "testing"

func TestStagesOfBodiesAreOneVocabulary(t *testing.T) {
	for said, want := range map[string]Stage{
		"00.60": Proposed, "10.99": Proposed, "20.00": Drafting, "20.60": Drafting, "30.00": Drafting, "30.92": Drafting,
		"30.20": Balloted, "30.60": Balloted, "30.99": Balloted, "40.00": Balloted, "40.60": Balloted, "40.99": InApproval, "50.20": InApproval,
		"50.99": ToPublish, "60.00": ToPublish, "60.60": NoStageTold, "95.99": NoStageTold,
		"PNW": Proposed, "ACDV": Drafting, "CCDV": Balloted, "CD": Balloted, "CDIS": InApproval, "BPUB": ToPublish,
		"Under study (TAP)": Drafting, "Under study [Issued from previous study period] (TAP)": Drafting,
		"Consented (AAP)": InApproval, "Determined on 2026-09-11": InApproval, "Initiated": Proposed,
		"Active; expires 2027-01-07": Drafting, "Active PAR": Drafting, "Draft": Drafting, "Draft Note": Drafting,
		"First Public Working Draft": Drafting, "Candidate Recommendation Snapshot": Balloted, "Proposed Recommendation": InApproval,
		"draft-public, active, comments until 2026-02-11": Balloted, "Initial Public Draft; Comments Due 07/13/2026": Balloted,
		"On Approval": InApproval, "Start of work (2026-02-10)": Drafting, "TB approval": InApproval, "Publication": ToPublish,
		"": NoStageTold, "lost in the post": NoStageTold, "Drafty": NoStageTold, "Activity": NoStageTold,
	} {
		if got := StageOf(said); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
}
