package taxonomy

import (
	"strings"

	"landscape/text"
)

// matcher finds many phrases in a text at once: a trie over folded words,
// built once and then only read.
type matcher struct {
	// anyCase lets acronyms match in lower case too, as people type them: "ddos".
	// Those that are words ("its") do so only when they are the whole text.
	anyCase bool

	words map[string]int32
	next  map[uint64]int32 // node<<32|word → node
	ends  [][]phraseEnd    // by node
}

// phraseEnd is a phrase that ends at a node of the trie.
type phraseEnd struct {
	id int
	// exact is how the phrase must be written, letter for letter; "" for any case.
	exact string
}

// hit is one phrase found: tokens from..to-1 of the text. Phrases of the same
// folded words have the same number of words.
type hit struct {
	phrase, from, to int
	words            int32
}

func newMatcher(anyCase bool) *matcher {
	return &matcher{anyCase: anyCase, words: map[string]int32{}, next: map[uint64]int32{}, ends: make([][]phraseEnd, 1)}
}

// add puts a phrase into the trie. A phrase that starts with "=" is an acronym
// that is also a word, and matches only in its own letter case.
func (m *matcher) add(phrase string, id int) {
	exact := ""
	if rest, ok := strings.CutPrefix(phrase, "="); ok {
		phrase, exact = rest, rest
	}
	m.insert(phrase, phraseEnd{id, exact})
	if m.anyCase && exact == "" && strings.HasSuffix(phrase, "S") {
		m.insert(strings.ToLower(phrase), phraseEnd{id, ""}) // "ddos", which loses its s, for DDoS
	}
}

func (m *matcher) insert(phrase string, end phraseEnd) {
	node := int32(0)
	for _, t := range text.Words(phrase) {
		word, ok := m.words[t.Plain]
		if !ok {
			word = int32(len(m.words))
			m.words[t.Plain] = word
		}
		key := edge(node, word)
		child, ok := m.next[key]
		if !ok {
			child = int32(len(m.ends))
			m.next[key] = child
			m.ends = append(m.ends, nil)
		}
		node = child
	}
	if node != 0 {
		m.ends[node] = append(m.ends[node], end)
	}
}

func edge(node, word int32) uint64 { return uint64(node)<<32 | uint64(uint32(word)) }

// find returns every phrase in the text, in the order of where it starts.
func (m *matcher) find(s string, tokens []text.Word) []hit {
	var hits []hit
	anyCase := m.anyCase && len(tokens) == 1
	words := make([]int32, len(tokens))
	for i, t := range tokens {
		words[i] = -1
		if word, ok := m.words[t.Plain]; ok {
			words[i] = word
		}
	}
	for from := range tokens {
		node := int32(0)
		for to := from; to < len(tokens) && words[to] >= 0 && (to == from || !tokens[to].Apart); to++ {
			child, ok := m.next[edge(node, words[to])]
			if !ok {
				break
			}
			node = child
			for _, end := range m.ends[node] {
				if anyCase || end.exact == "" || sameLetters(s[tokens[from].Start:tokens[to].End], end.exact) {
					hits = append(hits, hit{end.id, from, to + 1, node})
				}
			}
		}
	}
	return hits
}

// sameLetters allows the plural "s" after an acronym: "CAs".
func sameLetters(text, exact string) bool {
	return text == exact || strings.TrimSuffix(text, "s") == exact
}
