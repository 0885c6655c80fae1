package query

import (
	"strings"
	"unicode/utf8"

	"landscape/text"
)

// Respell writes the words of a query that nobody wrote in the catalogue as the
// nearest ones that somebody did; "" when there is nothing to mend. With rare,
// words that hardly anybody wrote are mended too.
func (p *Planner) Respell(s string, rare bool) string {
	s = Cut(s)
	var out strings.Builder
	end, tried, changed := 0, 0, false
	for _, t := range text.Tokenize(s) {
		if tried == maxMended {
			break
		}
		if t.Compound || t.Start < end || p.lexicon.count(t.Term) > rareWord {
			continue
		}
		tried++
		if isName(s[t.Start:t.End]) {
			continue // an acronym is no misspelled word
		}
		better := p.nearest(t.Term, rare)
		if better == "" || better == t.Term {
			continue
		}
		out.WriteString(s[end:t.Start])
		out.WriteString(better)
		end, changed = t.End, true
	}
	if !changed {
		return ""
	}
	out.WriteString(s[end:])
	return strings.TrimSpace(out.String())
}

const (
	maxMended      = 8  // words of one query: each is compared with all that there are
	shortestMended = 4  // letters; below, anything is a letter away from anything
	longMended     = 8  // from here on two errors are mended
	rareWord       = 2  // documents
	muchMore       = 10 // times as many documents make another word the likelier one
)

// nearest finds the word of the catalogue that was probably meant, "" for none.
func (p *Planner) nearest(word string, rare bool) string {
	l := p.lexicon
	n := utf8.RuneCountInString(word)
	known := l.count(word)
	switch {
	case n < shortestMended || strings.ContainsAny(word, "0123456789") || text.LanguagesOf(word)[0] != text.English:
		return ""
	case known > rareWord || known > 0 && !rare:
		return ""
	case p.knownElsewhere(word), IsStopWord(word, text.English), p.thesaurus.Knows(word):
		return ""
	}
	allowed := 1
	if n >= longMended {
		allowed = 2
	}
	best, bestCost, bestCount := "", allowed+1, 0
	for i, candidate := range l.Words {
		count := int(l.Counts[i])
		if count < max(2, known*muchMore) || len(candidate) < len(word)-allowed || len(candidate) > len(word)+allowed {
			continue
		}
		cost := distance(word, candidate, allowed)
		if cost < bestCost || cost == bestCost && cost <= allowed && count > bestCount {
			best, bestCost, bestCount = candidate, cost, count
		}
	}
	if best == "" && known == 0 {
		return p.splitWord(word)
	}
	return best
}

// knownElsewhere tells whether a word means something though no title has it.
func (p *Planner) knownElsewhere(word string) bool {
	return len(p.taxonomy.Expand(word)) > 0 || p.catalogue.IsName(word)
}

// splitWord finds two words written as one: "keymanagement".
func (p *Planner) splitWord(word string) string {
	l := p.lexicon
	best, bestCount := "", 0
	for at := 3; at <= len(word)-3; at++ {
		count := min(l.count(word[:at]), l.count(word[at:]))
		if count > bestCount {
			best, bestCount = word[:at]+" "+word[at:], count
		}
	}
	return best
}

// distance counts the letters to add, drop, change or swap with the next one
// to make b of a; limit+1 for anything above limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	before, row, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next[0] = i + 1
		least := next[0]
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			d := min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, before[j-1]+1)
			}
			next[j+1] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		before, row, next = row, next, before
	}
	return min(row[len(y)], limit+1)
}
