package standard

// cursor reads a text from left to right. Its methods either move it past what
// they found or leave it where it was.
type cursor struct {
	s   string
	pos int
}

func (c *cursor) peek() byte {
	if c.pos < len(c.s) {
		return c.s[c.pos]
	}
	return 0
}

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

func (c *cursor) digits() string  { return c.run(isDigit) }
func (c *cursor) letters() string { return c.run(isLetter) }
func (c *cursor) blank() bool     { return c.run(isBlank) != "" }

// gap moves past what people put between the parts of an identifier.
func (c *cursor) gap() bool {
	return c.run(isGap) != ""
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

// oneOf moves past the first of the words that stands here and returns it.
func (c *cursor) oneOf(words []string) string {
	for _, w := range words {
		if c.word(w) {
			return w
		}
	}
	return ""
}

// lead moves past l; a hyphen in it matches a gap or nothing.
func (c *cursor) lead(l string) bool {
	start := c.pos
	for i := range len(l) {
		if l[i] == '-' {
			if isGap(c.peek()) {
				c.pos++
			}
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

// ends tells whether a word may end here.
func (c *cursor) ends() bool {
	b := c.peek()
	return !isLetter(b) && !isDigit(b) && b < 0x80
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isBlank(b byte) bool  { return b == ' ' }
func isGap(b byte) bool    { return b == ' ' || b == '-' || b == '/' || b == '_' }
func isAlnum(b byte) bool  { return isDigit(b) || isLetter(b) }

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 0x20
	}
	return b
}
