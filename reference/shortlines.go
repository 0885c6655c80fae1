package reference

import (
	"iter"
	"strings"
)

// longestLine is how much of a line is read at once: what stands before a number
// on its line is looked at again for each.
const longestLine = 4 << 10

// shortLines are the lines of a text; one that is longer than a paragraph is taken
// apart at spaces.
func shortLines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			for len(line) > longestLine {
				end := strings.LastIndexByte(line[:longestLine], ' ') + 1
				if end == 0 {
					end = longestLine
				}
				if !yield(line[:end]) {
					return
				}
				line = line[end:]
			}
			if !yield(line) {
				return
			}
		}
	}
}
