package ui

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"landscape/searchsvc"
	"landscape/taxonomy"
)

//go:embed templates/*.html
var templateFiles embed.FS

// renderer turns page structs into HTML. It holds one set of templates for each
// language, in which the words of that language stand behind the functions.
type renderer struct {
	readers map[string]reader
	sets    map[string]*template.Template
	buffers sync.Pool
}

func newRenderer(names searchsvc.Names, tax *taxonomy.Taxonomy, assets assets) (*renderer, error) {
	r := &renderer{readers: map[string]reader{}, sets: map[string]*template.Template{},
		buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
	for _, code := range languages() {
		l, err := loadLocale(code)
		if err != nil {
			return nil, err
		}
		reader := reader{l, names, tax}
		set, err := template.New("site").Funcs(functions(reader, assets)).ParseFS(templateFiles, "templates/*.html")
		if err != nil {
			return nil, fmt.Errorf("read templates: %w", err)
		}
		r.readers[code], r.sets[code] = reader, set
	}
	return r, nil
}

// reader is whom a page is made for: the words of one language for everything.
type reader struct {
	*locale
	facets     searchsvc.Names
	vocabulary *taxonomy.Taxonomy
}

// name is what a facet value is called.
func (r reader) name(facet, value string) string { return r.facets.Name(facet, value, r.Code) }

// path is a path of the site in the reader's language.
func (r reader) path(path string) string { return localPath(r.Code, path) }

// functions are all that a template may call: words and numbers in the reader's
// language, and addresses.
func functions(r reader, assets assets) template.FuncMap {
	return template.FuncMap{
		"t":        r.text,
		"n":        r.count,
		"around":   r.around,
		"term":     func(list string, value any) string { return r.term(list, fmt.Sprint(value)) },
		"name":     func(facet string, value any) string { return r.name(facet, fmt.Sprint(value)) },
		"wording":  func(key string) string { return r.wording(key) },
		"named":    named,
		"portrait": r.portraitOf,
		"num":      r.number,
		"decimal":  r.decimal,
		"date":     r.date,
		"link":     r.path,
		"asset":    assets.address,
	}
}

// write renders a page whole before the first byte leaves, so that an error
// never ends in half a page.
func (r *renderer) write(w io.Writer, lang, name string, page any) error {
	b := r.buffers.Get().(*bytes.Buffer)
	defer r.buffers.Put(b)
	b.Reset()
	if err := r.sets[lang].ExecuteTemplate(b, name, page); err != nil {
		return fmt.Errorf("render %s in %s: %w", name, lang, err)
	}
	_, err := w.Write(b.Bytes())
	return err
}
