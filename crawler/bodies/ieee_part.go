package bodies

import (
	"slices"
	"strings"
)

// On days between two whole readings only the words of security are searched.

// believable holds what a search found against what is known. The check of the
// whole crawl cannot do that here: what was not asked for stays, and hides it.
func (c *ieeeCrawl) believable(whole bool) error {
	if err := c.v.Tampered(c.page, c.records); err != nil {
		return err
	}
	if whole {
		return nil
	}
	expected, found := c.expected()
	if c.v.Shrunk(expected, found) {
		return c.page.Unexpected("found only %d of %d known standards by the words of their titles", found, expected)
	}
	return nil
}

// expected counts the known entries whose titles hold one of the words, and
// those of them that were found.
func (c *ieeeCrawl) expected() (expected, found int) {
	for native := range c.v.Earlier() {
		rec, ok := c.v.Previous(native)
		if !ok || rec.LastSeen != "" || !ieeeSearched(rec.Title) {
			continue
		}
		expected++
		if _, listed := c.places[native]; listed {
			found++
		}
	}
	return expected, found
}

// ieeeSearched tells whether a title holds one of the words as a word.
func ieeeSearched(title string) bool {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !('a' <= r && r <= 'z') })
	return slices.ContainsFunc(words, func(word string) bool { return slices.Contains(ieeeWords, word) })
}

// keepOthers takes over what the list of an earlier day holds and today's
// searches did not find.
func (c *ieeeCrawl) keepOthers() {
	for native := range c.v.Earlier() {
		_, found := c.places[native]
		rec, ok := c.v.Previous(native)
		if found || !ok || rec.LastSeen != "" {
			continue
		}
		c.places[native] = len(c.records)
		c.records = append(c.records, rec)
	}
}
