package standard

// Found is an identifier inside a text: text[Start:End].
type Found struct {
	Identifier Identifier
	Start, End int
}

// FindIdentifiers finds the identifiers inside a text, from left to right.
func FindIdentifiers(text string) []Found {
	var found []Found
	for i := 0; i < len(text); {
		if i > 0 && !isGapOrPunct(text[i-1]) || !isAlnum(text[i]) {
			i++
			continue
		}
		id, n := readFirst(text[i:])
		if n == 0 {
			for i < len(text) && isAlnum(text[i]) {
				i++
			}
			continue
		}
		found = append(found, Found{id, i, i + n})
		i += n
	}
	return found
}

func isGapOrPunct(b byte) bool { return !isAlnum(b) && b < 0x80 }
