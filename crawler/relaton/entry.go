package relaton

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"landscape/crawler"
	"landscape/standard"

	"github.com/goccy/go-yaml"
)

// entry is one document of a data set. Relaton's schema changed over the
// years, and the sets did not change together: what is a list here is a single
// value there, "docid" was "docidentifier", a value was called "content",
// "value", "id" or "from". So an entry is walked, not decoded into a type.
type entry map[string]any

var errNoIdentifier = errors.New("no identifier (docid or docidentifier)")

func readEntry(content []byte) (entry, error) {
	if err := shallow(content); err != nil {
		return nil, err
	}
	var entry entry
	if err := yaml.Unmarshal(unread.ReplaceAll(content, nil), &entry); err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("not YAML: %s", line)
	}
	return entry, nil
}

// unread are the parts of a file that no record holds, half of most files:
// abstracts are not ours to keep, and persons are nobody's business.
var unread = regexp.MustCompile(`(?m)^(?:abstract|contributor|copyright|place):[^\n]*\n(?:(?:[ \t]|- )[^\n]*(?:\n|\z)|\n)*`)

// shallow refuses what no entry needs and a parser chokes on: thousands of
// brackets within each other, and references that repeat a part of the file.
func shallow(content []byte) error {
	const deepest = 100
	depth := 0
	for i, b := range content {
		switch {
		case b == '[' || b == '{':
			depth++
		case b == ']' || b == '}':
			depth = max(0, depth-1)
		case b == '&' && i > 1 && content[i-1] == ' ' && (content[i-2] == ':' || content[i-2] == '-'):
			return errors.New("it holds YAML anchors")
		}
		if depth > deepest {
			return fmt.Errorf("brackets stand more than %d deep", deepest)
		}
	}
	return nil
}

// items is v as a list: a single value is a list of one.
func items(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// text is what v says: itself, or the value of what holds one.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case map[string]any:
		for _, key := range []string{"content", "value", "id"} {
			if s := text(v[key]); s != "" {
				return s
			}
		}
		return ""
	case []any:
		return text(firstItem(v))
	}
	return strings.TrimSpace(fmt.Sprint(v))
}

func firstItem(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// part is a field of v by the first of its names that is there.
func part(v any, names ...string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return nil
	}
	for _, name := range names {
		if m[name] != nil {
			return m[name]
		}
	}
	return nil
}

func (e entry) part(names ...string) any { return part(map[string]any(e), names...) }

// identifier is the primary one, else the first.
func (e entry) identifier() string {
	ids := items(e.part("docid", "docidentifier"))
	for _, id := range ids {
		if part(id, "primary") == true {
			return text(id)
		}
	}
	return text(firstItem(ids))
}

// titles by language code; a language that is not said is English.
func (e entry) titles() map[string]string {
	titles := map[string]string{}
	for _, t := range items(e.part("title")) {
		lang := cmp.Or(text(part(t, "language")), "en")
		if lang == "rus" || lang == "eng" {
			lang = lang[:2]
		}
		if s := text(t); s != "" && titles[lang] == "" {
			titles[lang] = s
		}
	}
	return titles
}

// published is the date of publication, as precise as the set is.
func (e entry) published() string {
	for _, kind := range []string{"published", "issued"} {
		for _, d := range items(e.part("date")) {
			if date := text(part(d, "value", "at", "from")); text(part(d, "type")) == kind && crawler.IsDate(date) {
				return date
			}
		}
	}
	return ""
}

func (e entry) link(kinds ...string) string {
	for _, kind := range kinds {
		for _, l := range items(e.part("link")) {
			if address := text(part(l, "content")); text(part(l, "type")) == kind && strings.HasPrefix(address, "http") {
				return address
			}
		}
	}
	return ""
}

// groups are the abbreviations of the editorial groups, else their names.
func (e entry) groups() []string {
	var found []string
	var walk func(v any)
	walk = func(v any) {
		for _, g := range items(v) {
			if list, ok := g.([]any); ok {
				walk(list)
				continue
			}
			if name := text(part(g, "abbreviation", "name")); name != "" {
				found = append(found, name)
			}
			walk(part(g, "committee"))
			walk(part(g, "workgroup"))
		}
	}
	walk(part(e.part("ext"), "editorialgroup"))
	walk(e.part("editorialgroup"))
	slices.Reverse(found) // the group that writes it comes before its committee
	return found
}

// record makes the Record of an entry; not ok when the set leaves it out.
func (s *set) record(e entry, file string, v *crawler.Visit) (standard.Record, bool) {
	native := strings.TrimSuffix(path.Base(file), path.Ext(file))
	id := e.identifier()
	if id == "" {
		v.Reject(native, file, errNoIdentifier)
		return standard.Record{}, false
	}
	kind := text(part(part(e.part("ext"), "doctype"), "type", "content"))
	if s.Types[kind] == "-" || s.leaveOut.MatchString(id) {
		return standard.Record{}, false
	}
	rec := standard.Record{
		Native: native, ID: standard.Identify(s.spell(id)), Type: cmp.Or(s.Types[kind], s.Type, kind),
		Published: e.published(), Edition: strings.TrimSpace(text(e.part("edition"))), Access: s.Access,
		URL: e.link("src", "html", "website", "self", "pdf"), Languages: s.languages(e),
		Provenance: []standard.Provenance{{URL: s.address() + "/blob/main/data/" + path.Base(file)}},
	}
	rec.Title, rec.Titles = mainTitle(e.titles())
	if s.Access == standard.Free {
		rec.Text = e.link("pdf")
	}
	if s.Groups {
		rec.Groups = e.groups()
	}
	for _, ics := range items(part(e.part("ext"), "ics")) {
		rec.ICS = append(rec.ICS, text(part(ics, "code")))
	}
	s.setStatus(&rec, text(part(e.part("docstatus", "status"), "stage")), v)
	s.relate(&rec)
	return rec, true
}

// spell writes the set's identifier in the way of its body.
func (s *set) spell(id string) string {
	if len(s.Write) == 0 {
		return id
	}
	return s.written.ReplaceAllString(id, s.Write[1])
}

// mainTitle is the English one where there is one.
func mainTitle(titles map[string]string) (string, map[string]string) {
	lang := "en"
	if titles[lang] == "" {
		for l := range titles {
			if lang == "en" || l < lang {
				lang = l
			}
		}
	}
	main := strings.ReplaceAll(titles[lang], " -- ", " – ")
	delete(titles, "en")
	if len(titles) == 0 {
		titles = nil
	}
	return main, titles
}

func (s *set) languages(e entry) []string {
	var codes []string
	for _, l := range items(e.part("language")) {
		if code := text(l); len(code) == 2 {
			codes = append(codes, code)
		}
	}
	return codes
}

// setStatus reads the set's word; a word seen for the first time is noted.
func (s *set) setStatus(rec *standard.Record, word string, v *crawler.Visit) {
	rec.Wording, rec.Status = word, standard.Unknown
	if status, known := s.Status[strings.ToLower(word)]; known {
		rec.Status = status
	} else if status, known := s.Status[word]; known {
		rec.Status = status
	} else if word != "" {
		v.Note("status %q is not known", word)
	}
	if word == "" && rec.Status != standard.Unknown {
		rec.Inferred = append(rec.Inferred, "status")
	}
}

// relate ties a national text to the international one that it adopts.
func (s *set) relate(rec *standard.Record) {
	if !s.National {
		return
	}
	if twin, ok := standard.ReadNational(rec.ID.Name()); ok {
		rec.Relations = append(rec.Relations, standard.Relation{Kind: standard.IdenticalTo, Target: twin,
			Inferred: "a national adoption of the international text"})
	}
}
