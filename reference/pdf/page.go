package pdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// matrix turns a point (x, y) into (ax+cy+e, bx+dy+f).
type matrix struct{ a, b, c, d, e, f float64 }

var same = matrix{a: 1, d: 1}

// then is m, and after it n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// pen is where text is written, and how. What is not in it does not move a letter.
type pen struct {
	font                     *font
	size, rise, scale, lead  float64
	betweenLetters, atSpaces float64
	place, line/* of the text */ matrix
	page matrix
}

// page reads the text of one page.
type page struct {
	fonts func(name string) *font
	pen   pen
	kept  []pen
	out   strings.Builder
	// begun tells that there is text before; it ends at x, y.
	begun bool
	x, y  float64
}

func (p *page) read(contents pdf.Value) {
	p.pen = pen{scale: 1, place: same, line: same, page: same}
	pdf.Interpret(contents, func(stack *pdf.Stack, operator string) {
		values := make([]pdf.Value, stack.Len())
		for i := len(values) - 1; i >= 0; i-- {
			values[i] = stack.Pop()
		}
		p.do(operator, values)
	})
	p.out.WriteByte('\n')
}

// operands is how many values an operator takes.
var operands = map[string]int{"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "Tf": 2, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1,
	"Tj": 1, "TJ": 1, "'": 1, `"`: 3}

// do follows one operator. One that is not whole is left out.
func (p *page) do(operator string, values []pdf.Value) {
	n := operands[operator]
	if len(values) < n {
		return
	}
	values = values[len(values)-n:]
	number := func(i int) float64 { return values[i].Float64() }
	switch operator {
	case "q":
		p.kept = append(p.kept, p.pen)
	case "Q":
		if last := len(p.kept) - 1; last >= 0 {
			p.pen, p.kept = p.kept[last], p.kept[:last]
		}
	case "cm":
		p.pen.page = matrixOf(values).then(p.pen.page)
	case "BT":
		p.pen.place, p.pen.line = same, same
	case "Tm":
		p.pen.line = matrixOf(values)
		p.pen.place = p.pen.line
	case "Td":
		p.pen.move(number(0), number(1))
	case "TD":
		p.pen.lead = -number(1)
		p.pen.move(number(0), number(1))
	case "T*":
		p.pen.move(0, -p.pen.lead)
	case "Tf":
		p.pen.font, p.pen.size = p.fonts(values[0].Name()), number(1)
	case "Tc":
		p.pen.betweenLetters = number(0)
	case "Tw":
		p.pen.atSpaces = number(0)
	case "Tz":
		p.pen.scale = number(0) / 100
	case "TL":
		p.pen.lead = number(0)
	case "Ts":
		p.pen.rise = number(0)
	case `"`:
		p.pen.atSpaces, p.pen.betweenLetters = number(0), number(1)
		p.pen.move(0, -p.pen.lead)
		p.show(values[2])
	case "'":
		p.pen.move(0, -p.pen.lead)
		p.show(values[0])
	case "Tj":
		p.show(values[0])
	case "TJ":
		for i := range values[0].Len() {
			p.show(values[0].Index(i))
		}
	}
}

func matrixOf(v []pdf.Value) matrix {
	return matrix{v[0].Float64(), v[1].Float64(), v[2].Float64(), v[3].Float64(), v[4].Float64(), v[5].Float64()}
}

// move begins another line of text.
func (p *pen) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.then(p.line)
	p.place = p.line
}

// forward moves on within a line.
func (p *pen) forward(x float64) { p.place = matrix{1, 0, 0, 1, x * p.scale, 0}.then(p.place) }

// show writes a text, or moves on by a number as lists of texts have it.
func (p *page) show(v pdf.Value) {
	if v.Kind() != pdf.String {
		p.pen.forward(-v.Float64() / 1000 * p.pen.size)
		return
	}
	text := v.RawString()
	if text == "" || p.pen.font == nil {
		return
	}
	p.separate()
	for text != "" {
		g, isSpace, rest := p.pen.font.next(text)
		p.out.WriteString(g.text)
		on := g.width/1000*p.pen.size + p.pen.betweenLetters
		if isSpace {
			on += p.pen.atSpaces
		}
		p.pen.forward(on)
		text = rest
	}
	end := p.pen.place.then(p.pen.page)
	p.begun, p.x, p.y = true, end.e, end.f
}

// How far apart two texts stand, in parts of their size, before there is a space
// between them or another line begins.
const (
	spaceFrom = 0.2
	backFrom  = 2
	lineFrom  = 0.5
)

// separate writes what stands between the text before and one that begins at the
// pen: nothing, a space, or the end of a line. Along and across are meant as the
// text runs: a table may be turned.
func (p *page) separate() {
	if !p.begun {
		return
	}
	at := matrix{p.pen.size, 0, 0, p.pen.size, 0, p.pen.rise}.then(p.pen.place).then(p.pen.page)
	size := max(math.Hypot(at.a, at.b), 1)
	x, y := at.e-p.x, at.f-p.y
	along, across := (x*at.a+y*at.b)/size, (y*at.a-x*at.b)/size
	switch {
	case math.Abs(across) > lineFrom*size:
		p.out.WriteByte('\n')
	case along > spaceFrom*size || along < -backFrom*size:
		p.out.WriteByte(' ')
	}
}
