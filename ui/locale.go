package ui

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
)

//go:embed locales/*.yaml
var localeFiles embed.FS

// languages of the site in the order of the menu; the first has no prefix in
// addresses.
func languages() []string { return []string{"en", "ar", "zh", "fr", "ru", "es"} }

// forms gives the plural categories of CLDR their names in locale files.
var forms = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two,
	"few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// word is the key of a phrase in the locale files: "search.button".
type word string

// phrase is one entry of a locale file: one text, or one for each plural form.
type phrase map[plural.Form]string

// locale holds every word of the site in one language.
type locale struct {
	Code, Name, Dir string

	tag     language.Tag
	numbers *message.Printer
	names   display.Namer
	phrases map[word]phrase
}

// loadLocale reads one embedded locale file.
func loadLocale(code string) (*locale, error) {
	text, err := localeFiles.ReadFile("locales/" + code + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("open locale %s: %w", code, err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(text, &tree); err != nil {
		return nil, fmt.Errorf("read locale %s: %w", code, err)
	}
	// Readers of Arabic pages of international bodies know Western digits, and
	// identifiers are written with them.
	tag := language.MustParse(code + "-u-nu-latn")
	l := &locale{Code: code, Dir: "ltr", tag: tag, numbers: message.NewPrinter(tag),
		names: display.Languages(language.MustParse(code)), phrases: map[word]phrase{}}
	if err := l.add("", tree); err != nil {
		return nil, fmt.Errorf("read locale %s: %w", code, err)
	}
	if l.Name, err = l.text("language.name"); err != nil {
		return nil, err
	}
	l.Dir, err = l.text("language.dir")
	return l, err
}

// add flattens a branch of the file: search.total is one phrase with its forms.
func (l *locale) add(prefix string, tree map[string]any) error {
	for name, value := range tree {
		key := strings.TrimPrefix(prefix+"."+name, ".")
		switch value := value.(type) {
		case string:
			l.phrases[word(key)] = phrase{plural.Other: value}
		case map[string]any:
			if err := l.addBranch(key, value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s is neither text nor a group of texts", key)
		}
	}
	return nil
}

func (l *locale) addBranch(key string, branch map[string]any) error {
	if _, isPlural := branch["other"].(string); !isPlural {
		return l.add(key, branch)
	}
	p := phrase{}
	for name, value := range branch {
		form, known := forms[name]
		text, isText := value.(string)
		if !known || !isText {
			return fmt.Errorf("%s.%s is no plural form", key, name)
		}
		p[form] = text
	}
	l.phrases[word(key)] = p
	return nil
}

// text is the phrase of a key with its {places} filled from pairs of name and value.
func (l *locale) text(key word, pairs ...any) (string, error) {
	p, ok := l.phrases[key]
	if !ok {
		return "", fmt.Errorf("locale %s has no %s", l.Code, key)
	}
	return l.fill(p[plural.Other], pairs)
}

// count is the phrase of a key in the plural form of n, which fills {n}.
func (l *locale) count(key word, n int, pairs ...any) (string, error) {
	p, ok := l.phrases[key]
	if !ok {
		return "", fmt.Errorf("locale %s has no %s", l.Code, key)
	}
	text, ok := p[l.form(n)]
	if !ok {
		text = p[plural.Other]
	}
	return l.fill(text, append(pairs, "n", n))
}

// form is the plural form that n takes. The rules look at the last digits, so
// large numbers are folded to keep within what the tables hold.
func (l *locale) form(n int) plural.Form {
	if n >= 10_000_000 {
		n = 1_000_000 + n%1_000_000
	}
	return plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)
}

func (l *locale) fill(text string, pairs []any) (string, error) {
	for pair := range slices.Chunk(pairs, 2) {
		if len(pair) < 2 {
			return "", fmt.Errorf("%q has no value", pair[0])
		}
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", pair[0]), l.value(pair[1]))
	}
	return text, nil
}

// value writes what fills a place. In a right-to-left sentence a foreign name
// is isolated, else its punctuation would jump to the other side.
func (l *locale) value(v any) string {
	switch v := v.(type) {
	case int:
		return l.number(v)
	case string:
		if l.Dir == "rtl" {
			return "\u2068" + v + "\u2069"
		}
		return v
	}
	return fmt.Sprint(v)
}

// cut is a phrase in two, before and after its one {place}, for a link to stand in.
type cut struct{ Before, After string }

func (l *locale) around(key word) (cut, error) {
	text, err := l.text(key)
	if err != nil {
		return cut{}, err
	}
	before, rest, found := strings.Cut(text, "{")
	_, after, closed := strings.Cut(rest, "}")
	if !found || !closed {
		return cut{}, fmt.Errorf("locale %s: %s has no place for a link", l.Code, key)
	}
	return cut{before, after}, nil
}

// term is the phrase for one value of a closed list ("status", "in-force"); a
// value that the list does not know stands as it is.
func (l *locale) term(list, value string) string {
	if text, err := l.text(word(list + "." + value)); err == nil {
		return text
	}
	return value
}
