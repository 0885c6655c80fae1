package reference

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"landscape/indexer"
	"landscape/standard"
)

// mostWords is how many words a standard is called by behind the name of its body.
const mostWords = 9

// heldIn finds the standards that are called by words, "CSA CCM", "ENISA Data
// Protection Engineering", "IANA acl-tls": only where the landscape holds one whose
// name it is, as the words alone may as well be others.
func heldIn(ix *indexer.Index, line string) []citation {
	words := wordsOf(line)
	var found []citation
	for i := 0; i < len(words); i++ {
		body, n := bodyAt(line, words[i:])
		if n == 0 {
			continue
		}
		for last := min(len(words)-1, i+n+mostWords-1); last >= i+n; last-- {
			called := line[words[i+n].start:words[last].end]
			if !isName(called, body) {
				continue
			}
			slug := standard.SlugOf(string(body) + " " + level.ReplaceAllString(called, "-$1"))
			if d, ok := ix.Get(slug); ok && d.Slug == slug {
				found = append(found, citation{words[i].start, words[last].end, line[words[i].start:words[last].end], d.ID})
				i = last
				break
			}
		}
	}
	return found
}

// level is how the W3C counts in words what its short names count behind a hyphen:
// "WebAuthn Level 3".
var level = regexp.MustCompile(`(?i)[ ,]+level (\d)$`)

// bodyAt tells which body the first words name, and how many of them do.
func bodyAt(line string, words []word) (standard.Body, int) {
	if r, _ := utf8.DecodeRuneInString(line[words[0].start:]); !unicode.IsUpper(r) && r != 'o' { // oneM2M
		return "", 0
	}
	for n := min(3, len(words)-1); n > 0; n-- {
		if info, ok := standard.LookupBody(line[words[0].start:words[n-1].end]); ok {
			return info.Body, n
		}
	}
	return "", 0
}

// isName tells a name from a word that happens to stand behind the body: one word
// has to be an acronym or to be put together, but for those who call all by words.
func isName(called string, body standard.Body) bool {
	if strings.Contains(called, " ") {
		r, _ := utf8.DecodeRuneInString(called)
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	upper := strings.IndexFunc(called[1:], unicode.IsUpper) >= 0
	return upper || body == "IANA" || strings.ContainsAny(called, "0123456789-.")
}

// word is a place in a line.
type word struct{ start, end int }

// wordsOf are the words of a line without the marks about them.
func wordsOf(line string) []word {
	var words []word
	start := -1
	for i, r := range line + " " {
		switch {
		case !unicode.IsSpace(r) && start < 0:
			start = i
		case unicode.IsSpace(r) && start >= 0:
			inside := strings.TrimLeft(line[start:i], "([{«“\"'")
			from := i - len(inside)
			if inside = strings.TrimRight(inside, ".,;:)]}»”\"'"); inside != "" {
				words = append(words, word{from, from + len(inside)})
			}
			start = -1
		}
	}
	return words
}
