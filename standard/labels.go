package standard

// Labels is what the taxonomy says of a standard. Every list is in the order of
// the taxonomy and holds its stable identifiers ("iot", "crypto", "assess").
type Labels struct {
	Security     bool     `json:"security"`
	Areas        []string `json:"areas"`
	Topics       []string `json:"topics"`
	Requirements []string `json:"requirements"`
	// Pillars of the Global Cybersecurity Agenda, derived from the topics.
	Pillars []string `json:"pillars"`
	// Subjects are the concepts of the thesaurus that it is about.
	Subjects []string   `json:"subjects"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is one reason for (or, with a negative weight, against) one label.
type Evidence struct {
	// Label is "security", or facet and identifier: "area:iot", "topic:crypto".
	Label string `json:"label"`
	// Rule names the taxonomy rule that spoke: "term", "group", "series", "implied".
	Rule string `json:"rule"`
	// Field is where it matched: "title", "keywords", "group", "ics", "number",
	// "abstract", "body", or "" for a rule that follows from other labels.
	Field string `json:"field"`
	// Matched is the text that matched, as it stands in the field.
	Matched string  `json:"matched"`
	Weight  float64 `json:"weight"`
}
