package reference

import (
	"iter"
	"slices"
	"strings"
	"unicode"
)

// How much on both sides of the end of a line is looked at: no identifier is longer.
const (
	beforeEnd = 60
	afterEnd  = 40
)

// wholeLines joins the lines of a text where the end of one cuts what is cited:
// "ISO/IEC" and on the next line "27001". Programs that fill lines break them at
// any space.
func wholeLines(lines iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		held := ""
		for line := range lines {
			if len(held)+len(line) <= longestLine && cutBetween(held, line) {
				held = strings.TrimRight(held, " \t\r\n") + " " + strings.TrimLeft(line, " \t")
				continue
			}
			if held != "" && !yield(held) {
				return
			}
			held = line
		}
		if held != "" {
			yield(held)
		}
	}
}

// cutBetween tells whether something is cited across the end of a line: more or
// other than on both sides of it.
func cutBetween(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	if line == "" || !strings.ContainsFunc(head(next, afterEnd/2), unicode.IsDigit) {
		return false
	}
	if _, is := headingOf(next); is {
		return false
	}
	line, next = tail(line, beforeEnd), head(next, afterEnd)
	apart := append(citedIn(line), citedIn(next)...)
	for _, cited := range citedIn(line + " " + next) {
		alone := !strings.ContainsFunc(cited, unicode.IsLetter)
		if !slices.Contains(apart, cited) && (!alone || goesOn.MatchString(line)) {
			return true
		}
	}
	return false
}

// head and tail are the first and the last bytes of a line, in whole words.
func head(line string, most int) string {
	if len(line) <= most {
		return line
	}
	return line[:strings.LastIndexByte(line[:most], ' ')+1]
}

func tail(line string, most int) string {
	if len(line) <= most {
		return line
	}
	line = line[len(line)-most:]
	return line[strings.IndexByte(line, ' ')+1:]
}
