// Package coordination answers what a study group must know of everyone else's
// work: who covers what (matrix), what nobody covers (gaps), what several cover
// (overlaps), what is under way (programme), and all of it for one Question
// (desk). It analyses the index and the facts beside it; it knows nothing of
// HTTP or HTML.
package coordination

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"landscape/standard"
)

//go:embed facts/*.yaml facts/initiatives/*.yaml
var factFiles embed.FS

// Certainty tells how a fact was come by.
type Certainty string

const (
	Read       Certainty = "read"       // seen in a source
	Inferred   Certainty = "inferred"   // concluded from other facts
	Unverified Certainty = "unverified" // general knowledge, no source opened
)

// Certainties lists all ways.
func Certainties() []Certainty { return []Certainty{Read, Inferred, Unverified} }

// Question is one Question of SG17 in the present study period.
type Question struct {
	Number       int       `yaml:"question" json:"question"`
	Title        string    `yaml:"title" json:"title"`
	WorkingParty string    `yaml:"working_party" json:"working_party,omitempty"`
	Areas        []string  `yaml:"areas" json:"areas"`
	Topics       []string  `yaml:"topics" json:"topics"`
	Address      string    `yaml:"address" json:"address"`
	Certainty    Certainty `yaml:"certainty" json:"certainty"`
	Inferred     []string  `yaml:"inferred" json:"inferred,omitempty"`
	Note         string    `yaml:"note" json:"note,omitempty"`
}

// Name is how the study group writes it: "Q6/17".
func (q Question) Name() string { return fmt.Sprintf("Q%d/17", q.Number) }

// Group is a committee or working group of another body, or of another study
// group of the ITU-T.
type Group struct {
	Body      standard.Body `yaml:"body" json:"body"`
	Group     string        `yaml:"group" json:"group"`
	Name      string        `yaml:"name" json:"name"`
	Kind      string        `yaml:"kind" json:"kind,omitempty"`
	Work      string        `yaml:"security_work" json:"security_work,omitempty"`
	Areas     []string      `yaml:"areas" json:"areas"`
	Topics    []string      `yaml:"topics" json:"topics"`
	ReportsTo string        `yaml:"reports_to" json:"reports_to,omitempty"`
	// Liaison is the certainty that the group is in liaison with SG17, "" when none was seen.
	Liaison   Certainty `yaml:"liaison" json:"liaison,omitempty"`
	Certainty Certainty `yaml:"certainty" json:"certainty"`
	Note      string    `yaml:"note" json:"note,omitempty"`
}

// Address is how one writes to it: "ETSI TC CYBER", "ISO/IEC JTC 1/SC 27".
func (g Group) Address() string {
	body := string(g.Body)
	switch {
	case g.Group == "":
		return body
	case strings.HasPrefix(g.Group, body):
		return g.Group
	}
	return body + " " + g.Group
}

// Series is a range of numbers of the X series with one subject.
type Series struct {
	From    int    `yaml:"from" json:"from"`
	To      int    `yaml:"to" json:"to"`
	Subject string `yaml:"subject" json:"subject"`
	// Heading is "printed" (on the cover of Recommendations) or "inferred".
	Heading string `yaml:"heading" json:"heading"`
	// Question is our inference of the Question that keeps the range, 0 for none.
	Question int `yaml:"question" json:"question,omitempty"`
}

// Facts is the reference data of this room.
type Facts struct {
	Questions   []Question
	StudyGroups []Group // of the ITU-T, with JCAs, correspondence and regional groups
	Groups      []Group // of the other bodies
	Series      []Series
	Initiatives []Initiative
	Countries   map[string]Country // by ISO 3166-1 code
	NoGaps      NoGaps
}

// LoadFacts reads the embedded reference data. An unknown key is an error that
// names file and line.
func LoadFacts() (*Facts, error) {
	f := &Facts{}
	err := errors.Join(
		loadFile("questions", &f.Questions),
		loadFile("study-groups", &f.StudyGroups),
		loadFile("groups", &f.Groups),
		loadFile("x-series", &f.Series),
		loadFile("countries", &f.Countries),
		loadFile("no-gaps", &f.NoGaps),
	)
	if err != nil {
		return nil, err
	}
	if f.Initiatives, err = loadInitiatives(f.Countries); err != nil {
		return nil, err
	}
	for i := range f.StudyGroups {
		f.StudyGroups[i].Body = "ITU-T"
	}
	return f, nil
}

func loadFile(name string, into any) error {
	file := "facts/" + name + ".yaml"
	data, err := factFiles.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	err = yaml.NewDecoder(bytes.NewReader(data), yaml.DisallowUnknownField()).Decode(into)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// Question finds a Question by its number.
func (f *Facts) Question(number int) (Question, bool) {
	i := slices.IndexFunc(f.Questions, func(q Question) bool { return q.Number == number })
	if i < 0 {
		return Question{}, false
	}
	return f.Questions[i], true
}

var xNumber = regexp.MustCompile(`^X\.(\d+)`)

// SeriesOf finds the X-series range of a Recommendation by its number: "X.1352".
func (f *Facts) SeriesOf(number string) (Series, bool) {
	m := xNumber.FindStringSubmatch(number)
	if m == nil {
		return Series{}, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return Series{}, false
	}
	i := slices.IndexFunc(f.Series, func(s Series) bool { return s.From <= n && n <= s.To })
	if i < 0 {
		return Series{}, false
	}
	return f.Series[i], true
}
