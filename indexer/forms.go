package indexer

import (
	"sort"
	"strings"

	"landscape/standard"
)

// forms knows every spelling of every identifier, folded to letters and
// digits: "itutx1500", "x1500"; "3gppts33501", "ts33501", "33501". Sorted, so
// that it also completes what is being typed.
type forms struct {
	Texts []string
	Docs  []uint32
}

// newForms lists the texts that each document goes by.
func newForms(docs []*Document, of func(*Document) []string) forms {
	var f forms
	for i, d := range docs {
		seen := map[string]bool{}
		for _, text := range of(d) {
			if len(text) >= 2 && !seen[text] {
				seen[text] = true
				f.Texts = append(f.Texts, text)
				f.Docs = append(f.Docs, uint32(i))
			}
		}
	}
	sort.Stable(&f)
	return f
}

func (f *forms) Len() int           { return len(f.Texts) }
func (f *forms) Less(i, j int) bool { return f.Texts[i] < f.Texts[j] }
func (f *forms) Swap(i, j int) {
	f.Texts[i], f.Texts[j] = f.Texts[j], f.Texts[i]
	f.Docs[i], f.Docs[j] = f.Docs[j], f.Docs[i]
}

// formsOf lists the spellings of one document: of its name, of its name
// without the stage of a draft, of those of its editions, and its aliases.
func formsOf(d *Document) []string {
	list := []string{standard.Fold(d.ID)}
	for _, e := range d.Editions {
		id := e.ID
		id.Edition, id.Supplement = "", ""
		list = append(list, id.Forms()...)
		id.Stage = ""
		list = append(list, id.Forms()...)
		if jointBodies[id.Body] {
			for _, body := range []string{"ISO", "IEC"} {
				list = append(list, standard.Fold(body+id.Type+id.Number), standard.Fold(body+id.Number))
			}
		}
		list = append(list, withoutLevel(id)...)
	}
	for _, a := range d.Aliases {
		list = append(list, standard.Fold(a))
	}
	return list
}

// jointBodies are those whose standards people call by either publisher.
var jointBodies = map[standard.Body]bool{"ISO/IEC": true}

// withoutLevel gives the short name under which people know all levels or
// versions of a specification: "webauthn" for "webauthn-3", "csaf" for "csaf-v2.0".
func withoutLevel(id standard.Identifier) []string {
	if id.Body != "W3C" && id.Body != "OASIS" {
		return nil
	}
	name := strings.ToLower(id.Number)
	for {
		cut := strings.TrimRight(name, "0123456789.")
		if cut == name || cut == "" {
			break
		}
		name = strings.TrimRight(strings.TrimSuffix(cut, "v"), "-_. ")
	}
	if name == strings.ToLower(id.Number) || name == "" {
		return nil
	}
	return []string{standard.Fold(name)}
}

// familiesOf gives the standard that a document is a part of.
func familiesOf(d *Document) []string {
	id, err := standard.ParseIdentifier(d.ID)
	if err != nil {
		return nil
	}
	return []string{familyKey(id)}
}

// find lists the documents with exactly this form.
func (f *forms) find(form string) []uint32 {
	from := sort.SearchStrings(f.Texts, form)
	to := from
	for to < len(f.Texts) && f.Texts[to] == form {
		to++
	}
	return f.Docs[from:to]
}

// withPrefix gives the range of forms that begin with prefix.
func (f *forms) withPrefix(prefix string) (from, to int) {
	from = sort.SearchStrings(f.Texts, prefix)
	to = from + sort.Search(len(f.Texts)-from, func(i int) bool { return !strings.HasPrefix(f.Texts[from+i], prefix) })
	return from, to
}
