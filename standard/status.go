package standard

// Status is where a document stands, in our words. What the body itself calls
// it is kept beside it, in Record.Wording.
type Status string

const (
	InForce          Status = "in-force"
	UnderDevelopment Status = "under-development"
	Superseded       Status = "superseded"
	Withdrawn        Status = "withdrawn"
	// Unknown is said rather than guessed: the body gives no status, gives one
	// that we do not know, or no longer lists the document.
	Unknown Status = "unknown"
)

// Statuses lists every status, in the order in which people read them.
func Statuses() []Status {
	return []Status{InForce, UnderDevelopment, Superseded, Withdrawn, Unknown}
}

// Valid tells whether s is one of the five.
func (s Status) Valid() bool {
	switch s {
	case InForce, UnderDevelopment, Superseded, Withdrawn, Unknown:
		return true
	}
	return false
}

// Access tells whether the text can be read free of charge.
type Access string

const (
	Free          Access = "free"
	Paid          Access = "paid"
	AccessUnknown Access = ""
)
