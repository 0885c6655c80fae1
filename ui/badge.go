package ui

import (
	"unicode"

	"landscape/indexer"
	"landscape/standard"
)

// badge is a picture that tells how a standard stands.
type badge struct {
	Lang, Dir, ID, Word string
	Colour              string
	// Left and Width are where the two halves end, in pixels.
	Left, Width int
}

// badgeColours are legible under white text (contrast above 4.5).
var badgeColours = map[standard.Status]string{
	standard.InForce: "#17693b", standard.UnderDevelopment: "#8a5200", standard.Superseded: "#a3262e",
	standard.Withdrawn: "#a3262e", standard.Unknown: "#4a5968",
}

// Text is the badge in words.
func (b badge) Text() string { return b.ID + ": " + b.Word }

// LeftMiddle is the middle of the first half.
func (b badge) LeftMiddle() int { return b.Left / 2 }

// RightMiddle is the middle of the second half.
func (b badge) RightMiddle() int { return (b.Left + b.Width) / 2 }

func (r reader) badgeOf(d *indexer.Document) badge {
	b := badge{Lang: r.Code, Dir: r.Dir, ID: d.ID, Word: r.name(indexer.FacetStatus, string(d.Status)), Colour: badgeColours[d.Status]}
	if next := successorsOf(d); len(next) > 0 {
		if text, err := r.text("status.superseded-by", "id", next[len(next)-1].ID); err == nil {
			b.Word = text
		}
	}
	b.Left = widthOf(b.ID) + badgePadding
	b.Width = b.Left + widthOf(b.Word) + badgePadding
	return b
}

const badgePadding = 14

// widthOf is about how wide a text is in the badge's letters.
func widthOf(text string) int {
	width := 0.0
	for _, letter := range text {
		switch {
		case unicode.Is(unicode.Han, letter):
			width += 11
		case unicode.Is(unicode.Cf, letter): // marks of direction
		case unicode.IsUpper(letter):
			width += 7.8
		default:
			width += 6.6
		}
	}
	return int(width + 0.5)
}

// badge shows GET /standards/{slug}/badge.svg.
func (s *site) badge(v *visit) error {
	d, err := v.embedded()
	if d == nil {
		return err
	}
	embeddable(v.c)
	v.c.Header("Content-Type", "image/svg+xml; charset=utf-8")
	return s.renderer.write(v.c.Writer, v.Code, "badge", v.badgeOf(d))
}
