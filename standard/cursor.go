package standard

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cursor reads a text from left to right. Its methods either move it past what
// they found or leave it where it was.
type cursor struct {
	s   string
	pos int
	// inText: s goes on behind the identifier with other words. Forms that are
	// ordinary words as well are then not taken for identifiers.
	inText bool
}

func (c *cursor) peek() byte { return c.at(0) }

// at is the byte i places ahead, 0 behind the end.
func (c *cursor) at(i int) byte {
	if c.pos+i < len(c.s) {
		return c.s[c.pos+i]
	}
	return 0
}

func (c *cursor) since(start int) string { return c.s[start:c.pos] }

// run moves past all bytes of a kind and returns them.
func (c *cursor) run(kind func(byte) bool) string {
	start := c.pos
	for c.pos < len(c.s) && kind(c.s[c.pos]) {
		c.pos++
	}
	return c.s[start:c.pos]
}

// runBefore is run, and moves back over the bytes of cut at the end: the full
// stop behind an identifier is not part of it.
func (c *cursor) runBefore(kind func(byte) bool, cut string) string {
	start := c.pos
	c.pos = start + len(strings.TrimRight(c.run(kind), cut))
	return c.since(start)
}

func (c *cursor) digits() string  { return c.run(isDigit) }
func (c *cursor) letters() string { return c.run(isLetter) }
func (c *cursor) blank() bool     { return c.run(isBlank) != "" }

// gap moves past what people put between the parts of an identifier.
func (c *cursor) gap() bool { return c.run(isGap) != "" }

// backOver moves back over bytes b.
func (c *cursor) backOver(b byte) {
	for c.pos > 0 && c.s[c.pos-1] == b {
		c.pos--
	}
}

// byte moves past b.
func (c *cursor) byte(b byte) bool {
	if c.peek() != b {
		return false
	}
	c.pos++
	return true
}

// fold moves past w, in any case; w is lower case.
func (c *cursor) fold(w string) bool {
	if len(c.s)-c.pos < len(w) {
		return false
	}
	for i := range len(w) {
		if lower(c.s[c.pos+i]) != w[i] {
			return false
		}
	}
	c.pos += len(w)
	return true
}

// word moves past w, in any case, when no letter follows.
func (c *cursor) word(w string) bool {
	start := c.pos
	if c.fold(w) && !isLetter(c.peek()) {
		return true
	}
	c.pos = start
	return false
}

// spelling pairs what people type, in lower case, with what a body writes.
type spelling struct{ typed, written string }

// oneOf moves past the first of the words that stands here and returns how it
// is written, "" for none.
func (c *cursor) oneOf(words []spelling) string {
	b := lower(c.peek())
	for _, w := range words {
		if w.typed[0] == b && c.word(w.typed) {
			return w.written
		}
	}
	return ""
}

// lead moves past l; a hyphen in it matches what people put between words, or
// nothing.
func (c *cursor) lead(l string) bool {
	start := c.pos
	for i := range len(l) {
		if l[i] == '-' {
			c.run(isLeadGap)
			continue
		}
		if lower(c.peek()) != l[i] {
			c.pos = start
			return false
		}
		c.pos++
	}
	if last := l[len(l)-1]; isLetter(last) && isLetter(c.peek()) || isDigit(last) && isDigit(c.peek()) {
		c.pos = start
		return false
	}
	return true
}

// ends tells whether an identifier may end here: no letter or digit goes on
// with it. Scripts that set no spaces may follow at once.
func (c *cursor) ends() bool {
	if b := c.peek(); b < utf8.RuneSelf {
		return !isAlnum(b)
	}
	r, _ := utf8.DecodeRuneInString(c.s[c.pos:])
	return !continuesWord(r)
}

// begins tells whether an identifier may begin here. One that hangs on a
// hyphen, a dot or an @ is part of some other name: CVE-2022-27001.
func (c *cursor) begins() bool {
	if c.pos == 0 {
		return true
	}
	if b := c.s[c.pos-1]; b < utf8.RuneSelf {
		return !isAlnum(b) && b != '-' && b != '.' && b != '_' && b != '@'
	}
	r, _ := utf8.DecodeLastRuneInString(c.s[:c.pos])
	return !continuesWord(r)
}

func continuesWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Arabic)
}

func isDigit(b byte) bool   { return '0' <= b && b <= '9' }
func isLetter(b byte) bool  { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isUpper(b byte) bool   { return 'A' <= b && b <= 'Z' }
func isAlnum(b byte) bool   { return isDigit(b) || isLetter(b) }
func isBlank(b byte) bool   { return b == ' ' }
func isGap(b byte) bool     { return b == ' ' || b == '-' || b == '/' || b == '_' }
func isLeadGap(b byte) bool { return isGap(b) || b == '.' }

func isVersionByte(b byte) bool { return isDigit(b) || b == '.' }

func lower(b byte) byte {
	if isUpper(b) {
		return b + 'a' - 'A'
	}
	return b
}

func upper(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}

// isPart tells whether what follows the hyphen at which c stands is a part of
// a number; inside a text "-based" and "-bit" go on with a word.
func (c *cursor) isPart() bool {
	n, digits := 0, 0
	for isAlnum(c.at(1 + n)) {
		if isDigit(c.at(1 + n)) {
			digits++
		}
		n++
	}
	return n > 0 && (!c.inText || digits > 0 || n < 3)
}

// isDigits tells whether s is made of digits, at least one.
func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// isYear tells whether s is a year in which standards were published or soon
// will be.
func isYear(s string) bool {
	return len(s) == 4 && isDigits(s) && "1900" <= s && s <= "2049"
}
