package standard

import (
	"regexp"
	"strings"
	"unicode"
)

// Plain brings what people type and paste to the letters and digits that
// identifiers are made of: digits of other scripts and full-width forms become
// ASCII, invisible characters go, and Cyrillic and Greek letters that look like
// Latin ones become these where a number follows them: "Х.1035", "ＲＦＣ ５２８０",
// "X.١٢٠٥". The names that bodies have in Russian become the English ones there
// too, "МСЭ-Т X.1352". Words stay words of their language.
func Plain(s string) string {
	if isASCII(s) {
		return s
	}
	return russianBody.ReplaceAllStringFunc(latinBeforeNumbers(strings.Map(plainLetter, s)), inEnglish)
}

// russianBody is a body before what may be a number of its own.
var russianBody = regexp.MustCompile(`(?i)(?:МСЭ[-‐–][ТT]|ИСО/МЭК|ИСО|МЭК)[- ]+(?:[A-Z]{1,7} )?(?:[A-Z]{1,2}\.? ?)?\d`)

var inEnglish = func(s string) string { return russianNames.Replace(s) }

var russianNames = strings.NewReplacer("МСЭ-Т", "ITU-T", "МСЭ-T", "ITU-T", "МСЭ–Т", "ITU-T", "ИСО/МЭК", "ISO/IEC", "ИСО", "ISO", "МЭК", "IEC")

func plainLetter(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms of ASCII
		return r - 0xFEE0
	case r == 0x3000:
		return ' '
	case unicode.Is(unicode.Cf, r): // joiners, marks of direction, soft hyphens
		return -1
	case r > unicode.MaxASCII && unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	}
	return r
}

// digitValue relies on the decimal digits of every script standing ten in a row,
// from zero.
func digitValue(r rune) rune {
	zero := r
	for zero > r-9 && unicode.Is(unicode.Nd, zero-1) {
		zero--
	}
	return (r - zero) % 10
}

// lookAlikes are capital letters that cannot be told from Latin ones by eye.
var lookAlikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
	'х': 'x', 'у': 'y', 'χ': 'x',
}

// mostLookAlikes is how long a run of letters before a number may be.
const mostLookAlikes = 5

// latinBeforeNumbers exchanges look-alikes in the letters right before a number,
// when all of them are Latin or look so.
func latinBeforeNumbers(s string) string {
	runes := []rune(s)
	for i := 0; i < len(runes); {
		if !unicode.IsLetter(runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && unicode.IsLetter(runes[end]) {
			end++
		}
		if latin, ok := asLatin(runes[i:end]); ok && numberFollows(runes[end:]) {
			copy(runes[i:end], latin)
		}
		i = end
	}
	return string(runes)
}

func asLatin(word []rune) ([]rune, bool) {
	if len(word) > mostLookAlikes {
		return nil, false
	}
	latin := make([]rune, len(word))
	for i, r := range word {
		switch like, ok := lookAlikes[r]; {
		case ok:
			latin[i] = like
		case r <= unicode.MaxASCII:
			latin[i] = r
		default:
			return nil, false
		}
	}
	return latin, true
}

// numberFollows tells whether a digit comes next, perhaps after one mark.
func numberFollows(rest []rune) bool {
	if len(rest) > 1 && strings.ContainsRune(" .-", rest[0]) {
		rest = rest[1:]
	}
	return len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9'
}
