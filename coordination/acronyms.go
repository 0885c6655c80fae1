package coordination

import (
	"slices"
	"strings"
)

// acronyms know which words a short form stands for: "qkd" for "quantum key
// distribution".
type acronyms struct {
	// phrases holds, by first word, the words that are written as one, the
	// longest first.
	phrases map[string][]phrase
}

type phrase struct {
	words []string
	short string
}

// fold writes every phrase that has a short form as that one word.
func (a acronyms) fold(words []string) []string {
	var folded []string
	for i := 0; i < len(words); {
		p, ok := a.at(words[i:])
		if !ok {
			folded = append(folded, words[i])
			i++
			continue
		}
		folded = append(folded, p.short)
		i += len(p.words)
	}
	return folded
}

func (a acronyms) at(words []string) (phrase, bool) {
	for _, p := range a.phrases[words[0]] {
		if len(p.words) <= len(words) && slices.Equal(p.words, words[:len(p.words)]) {
			return p, true
		}
	}
	return phrase{}, false
}

// glossary counts what the short forms in brackets stand for.
type glossary struct{ seen map[string]map[string]int }

func newGlossary() *glossary { return &glossary{map[string]map[string]int{}} }

// read learns from "quantum key distribution (QKD)".
func (g *glossary) read(title string) {
	for _, m := range bracketed.FindAllStringSubmatchIndex(title, -1) {
		short := title[m[2]:m[3]]
		long := plainWords(longForm(short, title[:m[0]]))
		words := plainWords(short)
		if !isSubject(long) || len(words) != 1 {
			continue
		}
		if g.seen[words[0]] == nil {
			g.seen[words[0]] = map[string]int{}
		}
		g.seen[words[0]][strings.Join(long, " ")]++
	}
}

// isSubject tells a short form of a subject from that of common words alone,
// such as "cyber security framework (CSF)".
func isSubject(words []string) bool {
	subject := 0
	for _, w := range words {
		if !formWords[w] {
			subject++
		}
	}
	return subject >= 2
}

// Of the meanings of a short form one must be this usual to be the meaning.
const mostlyMeant = 0.75

func (g *glossary) acronyms() acronyms {
	a := acronyms{map[string][]phrase{}}
	for short, longs := range g.seen {
		all, most, meant := 0, 0, ""
		for long, n := range longs {
			all += n
			if n > most || n == most && long < meant {
				most, meant = n, long
			}
		}
		if float64(most) < mostlyMeant*float64(all) {
			continue
		}
		words := strings.Fields(meant)
		a.phrases[words[0]] = append(a.phrases[words[0]], phrase{words, short})
	}
	for _, known := range a.phrases {
		slices.SortFunc(known, func(x, y phrase) int {
			if d := len(y.words) - len(x.words); d != 0 {
				return d
			}
			return strings.Compare(x.short, y.short)
		})
	}
	return a
}

// longForm finds at the end of a text what short stands for, "" when nothing
// there does: the letters of short stand in it in their order, and the first
// begins a word (Schwartz and Hearst, 2003).
func longForm(short, text string) string {
	letters := []byte(strings.ToLower(short))
	words := strings.Fields(strings.ToLower(text))
	tail := strings.Join(words[max(0, len(words)-min(len(letters)+5, 2*len(letters))):], " ")
	at := len(tail)
	for i := len(letters) - 1; i >= 0; i-- {
		if notWord(rune(letters[i])) {
			continue
		}
		for at--; at >= 0; at-- {
			if tail[at] == letters[i] && (i > 0 || begins(tail, at)) {
				break
			}
		}
		if at < 0 {
			return ""
		}
	}
	return tail[strings.LastIndexFunc(tail[:at], notWord)+1:]
}

// begins tells whether a word begins at a place of a text; "extensible" is
// shortened to X.
func begins(text string, at int) bool {
	return at == 0 || notWord(rune(text[at-1])) ||
		text[at] == 'x' && text[at-1] == 'e' && (at == 1 || notWord(rune(text[at-2])))
}
