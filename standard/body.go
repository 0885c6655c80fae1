package standard

// Body is an organisation that publishes standards, by the short name that its
// documents carry: "ITU-T", "ISO/IEC", "3GPP". Joint publications of ISO and
// IEC (those of JTC 1 among them) are a body of their own, "ISO/IEC".
type Body string

// BodyInfo is what the landscape knows of a body.
type BodyInfo struct {
	Body Body   `json:"body"`
	Name string `json:"name"` // full name in English
	Home string `json:"home"` // address of its site
	// Scope is "international", "regional" or "national".
	Scope string `json:"scope"`
	// Region as a plain English name, "" for international ones: "Europe", "Korea".
	Region string `json:"region,omitempty"`
}
