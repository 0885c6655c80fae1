package pdf

import (
	"github.com/ledongthuc/pdf"
)

// font tells what the codes of a text say and how wide they are. The library reads
// a font anew for every letter; here each is read once for the whole file, and each
// code once for the font.
type font struct {
	of       pdf.Font
	encoding pdf.TextEncoding
	// bytes is how many make a code: two in the fonts of large alphabets.
	bytes  int
	widths map[int]float64
	usual  float64
	read   map[string]glyph
}

// glyph is what a code says; width is in thousandths of the size of the font.
type glyph struct {
	text  string
	width float64
}

// mostWidths is how many widths of a font are read: there are as many codes.
const mostWidths = 1 << 16

func newFont(v pdf.Value) *font {
	f := &font{of: pdf.Font{V: v}, bytes: 1, widths: map[int]float64{}, read: map[string]glyph{}}
	f.encoding = f.of.Encoder()
	if v.Key("Subtype").Name() != "Type0" {
		widths := v.Key("Widths")
		for i := range min(widths.Len(), 256) {
			f.widths[f.of.FirstChar()+i] = widths.Index(i).Float64()
		}
		return f
	}
	f.bytes = 2
	descendant := v.Key("DescendantFonts").Index(0)
	if f.usual = 1000; descendant.Key("DW").Kind() != pdf.Null {
		f.usual = descendant.Key("DW").Float64()
	}
	f.readWide(descendant.Key("W"))
	return f
}

// readWide reads the widths of a large alphabet: "first [width width …]" or "first
// last width", one after the other.
func (f *font) readWide(w pdf.Value) {
	for i := 0; i+1 < w.Len() && len(f.widths) < mostWidths; {
		first, next := int(w.Index(i).Int64()), w.Index(i+1)
		if next.Kind() == pdf.Array {
			for k := range min(next.Len(), mostWidths) {
				f.widths[first+k] = next.Index(k).Float64()
			}
			i += 2
			continue
		}
		width := w.Index(i + 2).Float64()
		for code := first; code <= min(int(next.Int64()), first+mostWidths); code++ {
			f.widths[code] = width
		}
		i += 3
	}
}

// next takes a code off the front of a text.
func (f *font) next(s string) (g glyph, isSpace bool, rest string) {
	n := min(f.bytes, len(s))
	code := s[:n]
	g, ok := f.read[code]
	if !ok {
		number := 0
		for i := range n {
			number = number<<8 | int(code[i])
		}
		g = glyph{f.encoding.Decode(code), f.usual}
		if width, ok := f.widths[number]; ok {
			g.width = width
		}
		f.read[code] = g
	}
	return g, code == " ", s[n:]
}
