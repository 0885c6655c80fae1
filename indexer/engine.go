package indexer

import (
	"context"
	"errors"

	"landscape/query"
)

// Engine keeps the words and the documents of one build and answers plans. The
// documents are numbered in the order of their identifiers. An engine never
// changes, and may be used by many goroutines. There are two: one on the disk of
// this machine, and one on a cluster.
type Engine interface {
	// Match looks for the words of a plan.
	Match(ctx context.Context, units []query.Unit) (Matching, error)
	// Alike adds up, for each document, the weights of those terms that its title has.
	Alike(ctx context.Context, terms []Weighted) (map[uint32]float32, error)
	// Read reads documents, in the order of the numbers.
	Read(ctx context.Context, numbers []uint32) ([]*Document, error)
	// Ready tells whether the engine can answer now.
	Ready(ctx context.Context) error
	Close() error
}

// Weighted is a term and what it weighs.
type Weighted struct {
	Term   string
	Weight float32
}

// ErrUnavailable says that an engine cannot be reached now and may be later.
var ErrUnavailable = errors.New("the index cannot be reached")

// Matching is the work on the words of one plan.
type Matching interface {
	// Touched is how many documents any unit matches.
	Touched() int
	// Counts tells how many documents each unit matches.
	Counts() []int
	// Cover tells, for each of some weights, how many documents match so much of the
	// words, and if best is asked for, what the words of the best of them are worth.
	Cover(ctx context.Context, levels []float32, best bool) ([]Covered, error)
	// Answering counts the documents of a choice.
	Answering(ctx context.Context, c *Choice) (int, error)
	// Hinted lists the best documents in force or under development that are not in the
	// choice and match a hint.
	Hinted(ctx context.Context, c *Choice, n int) ([]uint32, error)
	// Collect gives the answer: what is counted, and the best documents.
	Collect(ctx context.Context, c *Choice, w *Wanted) (*Collected, error)
	Close()
}

// Covered are the documents that match some weight of the words.
type Covered struct {
	Documents int
	Best      float32
}

// Choice tells which documents answer a query, and what each is given beside its words.
type Choice struct {
	// Level is the weight of words that a document must match.
	Level float32
	// Beside says that words count by how much of the query they are.
	Beside bool
	// Places are those of the documents that the query names, and of those near them.
	Places map[uint32]Place
	// Spoken are the concepts of the query. A document that is worth Answering for them
	// answers it without words; a worth of 1 counts Unit.
	Spoken          []Spoken
	Unit, Answering float32
	// Relatives fill a short page.
	Relatives []uint32
}

// Spoken is a concept that a query speaks of.
type Spoken struct {
	Share float32
	// Listed are the documents that the thesaurus names, with what they are worth.
	Listed map[uint32]float32
	// Label is what other documents on it are labelled with.
	Label string
}

// Place is what a document is given for the identifiers in a query, above all
// that words can give.
type Place struct {
	Score float32
	Exact bool // the query names this very document
}

// Wanted is what of an answer is asked for.
type Wanted struct {
	Sort Sort
	// Keep is how many of the best documents are.
	Keep int
	// Counting says that facets are counted, Once that a set of identical texts is one.
	Counting, Once bool
	// Standing says that only what is in force or under development shows, beside what
	// is named exactly.
	Standing bool
	Filter   *Filter

	tables *tables
}

// Collected is what an engine finds for a choice.
type Collected struct {
	Best          []Found
	Total, Hidden int
	// Counts are those of all facet values, by their places in the facet table.
	Counts []uint32
}

// Found is one document of an answer.
type Found struct {
	Doc   uint32
	Place Place
	Words float32 // what the words of the query give it
	Known float32 // what the concepts of the query give it
	Score float32 // all of these

	missing uint16 // facets whose choice it does not meet
	key     uint64 // the smaller, the earlier
}
