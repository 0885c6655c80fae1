package browser

import (
	"testing"
)

// In a page from right to left a pair of numbers, an identifier and a date keep
// their own order; only where the parts stand on the screen shows whether they do.

func TestNumbersInACellReadFromLeftToRightInArabic(t *testing.T) {
	p := open(t, "/ar/coordination/matrix", 1280)
	const cells = `[...document.querySelectorAll('.heat td')].filter(td => td.querySelector('a:not(.draft)') && td.querySelector('.draft')).map(td => ({
		Text: td.textContent, All: td.querySelector('a:not(.draft)').getBoundingClientRect().right, Drafts: td.querySelector('.draft').getBoundingClientRect().left }))`
	found := read[[]struct {
		Text        string
		All, Drafts float64
	}](p, cells)
	if len(found) == 0 {
		t.Fatal("no cell has both")
	}
	for _, cell := range found {
		if cell.All > cell.Drafts {
			t.Errorf("%q: the drafts stand left of the standards in force", cell.Text)
		}
	}
}

// An identifier is one box on one line, and no title of a link goes around it.
func TestTitlesDoNotFlowAroundIdentifiersInArabic(t *testing.T) {
	const torn = `[...document.querySelectorAll('a > .id')].filter(id => {
		const title = id.nextElementSibling;
		if (!title?.matches('[lang]') || getComputedStyle(id).display === 'block') return false;
		const i = id.getBoundingClientRect();
		const lines = [...title.getClientRects()].filter(r => r.width && r.top < i.bottom - 4 && r.bottom > i.top + 4);
		return lines.some(r => r.right > i.right + 1) && lines.some(r => r.left < i.left - 1);
	}).map(id => id.parentElement.textContent).slice(0, 5)`
	for _, path := range []string{"/search?q=iot", "/standards/itu-t-x.1500", "/pathways/mobile-money", "/coordination/gaps",
		"/coordination/overlaps", "/coordination/programme", "/coordination/questions/6", "/changes", "/thesaurus/encryption"} {
		for _, text := range read[[]string](open(t, "/ar"+path, 1280), torn) {
			t.Errorf("/ar%s: the identifier stands between the halves of its title: %q", path, text)
		}
	}
}

// A heading with an identifier and an English title: the identifier leads.
func TestTheHeadingOfADeskStartsWithItsQuestionInArabic(t *testing.T) {
	p := open(t, "/ar/coordination/questions/6", 1280)
	// The letters of some fonts are higher than their line: what counts is the middle.
	const above = `(() => { const [q, title] = document.querySelector('h1').children; const box = q.getBoundingClientRect(); return (box.top + box.bottom) / 2 < title.getBoundingClientRect().top })()`
	if !read[bool](p, above) {
		t.Error("the Question and its title are mixed on one line")
	}
	const edges = `(() => { const main = document.querySelector('main').getBoundingClientRect(), q = document.querySelector('h1 bdi').getBoundingClientRect(); return main.right - q.right })()`
	if away := read[float64](p, edges); away > 40 {
		t.Errorf("the Question stands %v pixels from the edge that a line starts at", away)
	}
}

// The first that a sentence lists stands right of the second, or a line above it.
func TestASentenceListsFromRightToLeftInArabic(t *testing.T) {
	const turned = `[...document.querySelectorAll('.finding > p:not(.kind)')].filter(p => {
		const text = p.firstChild; if (!text?.data) return false; const at = [...text.data.matchAll(/\u200e([^\u200e\u200f]+)\u200e/g)].filter(m => /[A-Za-z]/.test(m[1]));
		const boxes = at.map(m => { const r = document.createRange(); r.setStart(text, m.index); r.setEnd(text, m.index + m[0].length); return r.getClientRects()[0] });
		return boxes.some((b, i) => i && Math.abs(b.top - boxes[i-1].top) < 4 && b.left > boxes[i-1].left);
	}).map(p => p.textContent)`
	const listed = `[...document.querySelectorAll('.finding > p:not(.kind)')].filter(p => p.textContent.includes('\u200f،\u200f')).length`
	p := open(t, "/ar/coordination/gaps", 1280)
	if read[int](p, listed) == 0 {
		t.Fatal("no finding lists several")
	}
	for _, text := range read[[]string](p, turned) {
		t.Errorf("lists from left to right: %q", text)
	}
}
