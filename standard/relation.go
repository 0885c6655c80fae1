package standard

// RelationKind says how one document stands to another, read from the first to
// the second: "A supersedes B".
type RelationKind string

const (
	Supersedes    RelationKind = "supersedes"
	SupersededBy  RelationKind = "superseded-by"
	Amends        RelationKind = "amends"
	AmendedBy     RelationKind = "amended-by"
	Corrects      RelationKind = "corrects"
	CorrectedBy   RelationKind = "corrected-by"
	IdenticalTo   RelationKind = "identical-to"
	Updates       RelationKind = "updates"
	UpdatedBy     RelationKind = "updated-by"
	Obsoletes     RelationKind = "obsoletes"
	ObsoletedBy   RelationKind = "obsoleted-by"
	Revises       RelationKind = "revises"           // a work item to the published text it will replace
	UnderRevision RelationKind = "under-revision-by" // and back
	PartOf        RelationKind = "part-of"           // an RFC to its STD or BCP
	HasPart       RelationKind = "has-part"
	SeeAlso       RelationKind = "see-also" // said by the body, with no further meaning
)

var inverse = map[RelationKind]RelationKind{
	Supersedes: SupersededBy, Amends: AmendedBy, Corrects: CorrectedBy,
	Updates: UpdatedBy, Obsoletes: ObsoletedBy, Revises: UnderRevision,
	PartOf: HasPart,
}

func init() {
	for a, b := range inverse {
		inverse[b] = a
	}
	inverse[IdenticalTo], inverse[SeeAlso] = IdenticalTo, SeeAlso
}

// Inverse is the same relation read from the other end, "" for an unknown kind.
func (k RelationKind) Inverse() RelationKind { return inverse[k] }

// Relation ties the record that holds it to another document. The target may
// be a document that no catalogue of ours holds.
type Relation struct {
	Kind   RelationKind `json:"kind"`
	Target Identifier   `json:"target"`
	// Inferred says why we believe it, when the body itself does not say it:
	// "ETSI TS 1nn nnn is 3GPP TS nn.nnn".
	Inferred string `json:"inferred,omitempty"`
}
