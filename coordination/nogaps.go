package coordination

import (
	"slices"

	"landscape/taxonomy"
)

// NoGaps is what would be no finding, however empty it is.
type NoGaps struct {
	Cells []struct {
		Area   string   `yaml:"area"`
		Values []string `yaml:"values"`
		Why    string   `yaml:"why"`
	} `yaml:"cells"`
	Concepts []struct {
		// Fields of the thesaurus, or IDs of concepts.
		Fields []string `yaml:"fields"`
		IDs    []string `yaml:"ids"`
		Why    string   `yaml:"why"`
	} `yaml:"concepts"`
}

// cell tells whether an area crossed with a topic or need makes no sense.
func (n *NoGaps) cell(area, value string) bool {
	for _, c := range n.Cells {
		if c.Area == area && slices.Contains(c.Values, value) {
			return true
		}
	}
	return false
}

// concept tells whether a concept is nobody's gap.
func (n *NoGaps) concept(c *taxonomy.Concept) bool {
	for _, group := range n.Concepts {
		if slices.Contains(group.Fields, c.Field) || slices.Contains(group.IDs, c.ID) {
			return true
		}
	}
	return false
}
