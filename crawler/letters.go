package crawler

import (
	"errors"
	"strings"

	"landscape/standard"
)

var errLostLetters = errors.New("question marks in the title where letters were lost to a wrong charset")

// LostLetters finds the traces of letters that a server could not write in its
// charset, in texts that are otherwise valid: a question mark that stands alone
// ("Age assurance systems ? Framework"), or one in the place of a letter that
// the last crawl knew.
func (v *Visit) LostLetters(rec *standard.Record) error {
	if !strings.Contains(rec.Title, "?") {
		return nil
	}
	if strings.Contains(rec.Title, " ? ") {
		return errLostLetters
	}
	if old, known := v.Previous(rec.Native); known && old.Title != rec.Title && latin1Only(old.Title) == rec.Title {
		return errLostLetters
	}
	return nil
}

// latin1Only writes a question mark for each letter that Latin-1 lacks.
func latin1Only(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xff {
			return '?'
		}
		return r
	}, s)
}
