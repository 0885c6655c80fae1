package indexer

// Facet names, as in the API. Their order is that of the page.
const (
	FacetArea        = "area"
	FacetTopic       = "topic"
	FacetRequirement = "requirement"
	FacetPillar      = "pillar"
	FacetSubject     = "subject"
	FacetBody        = "body"
	FacetStatus      = "status"
	FacetType        = "type"
	FacetGroup       = "group"
	FacetYear        = "year"
	FacetLanguage    = "language"
	FacetAccess      = "access"
)

// Facets lists all facet names.
func Facets() []string {
	return []string{FacetArea, FacetTopic, FacetRequirement, FacetPillar, FacetSubject, FacetBody, FacetStatus,
		FacetType, FacetGroup, FacetYear, FacetLanguage, FacetAccess}
}

// Filters are chosen facet values: OR within a facet, AND between facets. Year
// also takes ranges: "2018..2024", "2018..", "..2024".
type Filters map[string][]string

// Sort orders of a search.
type Sort string

const (
	ByRelevance  Sort = "relevance"
	Newest       Sort = "newest"
	Oldest       Sort = "oldest"
	ByIdentifier Sort = "identifier"
	ByTitle      Sort = "title"
)

// Sorts lists all sort orders.
func Sorts() []Sort { return []Sort{ByRelevance, Newest, Oldest, ByIdentifier, ByTitle} }

// Query is one search. The zero value asks for everything in force or under development.
type Query struct {
	// Text is what a person typed; no text is an error, stray operators are words.
	Text    string
	Filters Filters
	Sort    Sort
	// From counts from 0; Size is how many hits to return (0 to 100).
	From, Size int
	// Facets to count: nil for all, empty for none.
	Facets []string
	// AnyStatus searches superseded, withdrawn and unknown too, as a status filter does.
	AnyStatus bool
	// OneOfIdentical counts a set of identical texts as one.
	OneOfIdentical bool
}

// Result answers a Query.
type Result struct {
	Total int
	// Hidden is how many more would match if superseded, withdrawn and unknown
	// ones were not left out.
	Hidden int
	Hits   []Hit
	// Facets holds the counts by facet name, most first (years newest first).
	// The counts of a facet ignore the choices made in that same facet.
	Facets map[string][]Count
	// Suggestion is another spelling that finds more, "" for none.
	Suggestion string
	// Corrected is the spelling that was searched instead, when what was typed
	// found nothing; "" otherwise.
	Corrected string
	// Subjects are the concepts that the query speaks of, the surest first.
	Subjects []SpokenOf
	// Unused are words of the query that nothing was done with.
	Unused []string
	// Asked tells of a query that is one identifier which is not held, or of which
	// one edition was asked for; nil for others.
	Asked *Asked
	// Series is the series that the query names, whose members the hits are.
	Series *Series
}

// SpokenOf is a concept of the thesaurus that a query speaks of, with a share
// from 0 to 1 that tells how surely and fully.
type SpokenOf struct {
	ID    string
	Share float64
}

// Count is one facet value with the number of documents that carry it.
type Count struct {
	Value    string
	Count    int
	Selected bool
}

// Hit is one found Document.
type Hit struct {
	Document *Document
	Score    float64
	// Highlights holds, by field ("title", "abstract"), the text in pieces, those
	// that matched marked.
	Highlights map[string][]Piece
	// Matched says why it was found: "identifier", "relations" (to the standard that
	// the query names), "title", "keywords", "group", "abstract", "area:iot", "subject:ransomware" (at the core of that
	// concept of the thesaurus).
	Matched []string
}

// Piece is a run of text, marked when it matched.
type Piece struct {
	Text string
	Mark bool
}

// Suggestion is one completion of what is being typed.
type Suggestion struct {
	// Kind is "standard", "area", "topic" or "group".
	Kind string `json:"kind"`
	// Text is what to show, Value what to search or filter by; Slug only for a standard.
	Text  string `json:"text"`
	Value string `json:"value"`
	Slug  string `json:"slug,omitempty"`
}

// RelatedDocument is a standard near another one, with the reason in parts that
// a page can translate.
type RelatedDocument struct {
	Document *Document
	// Kind is a relation kind, or "similar".
	Kind string
	// Score is 1 for a typed relation, else the similarity between 0 and 1.
	Score float64
	// Shared are the labels ("area:iot") and Terms the words both have.
	Shared []string
	Terms  []string
}
