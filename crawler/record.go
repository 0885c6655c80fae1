package crawler

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"landscape/crawler/pages"
)

// recorded bounds what is kept of a page: the shape of a list shows in its beginning.
const recorded = 256 << 10

// record keeps the beginning of a page in a folder, for a report of a fault,
// without names and addresses of persons. An archive is named only: what is in
// it cannot be read for persons.
func record(dir, source string, page *pages.Page) error {
	f, err := page.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, recorded))
	if err != nil {
		return fmt.Errorf("record %s: %w", page.URL, err)
	}
	if bytes.HasPrefix(content, []byte("PK")) {
		content = []byte("a zip archive, not kept\n")
	}
	head := fmt.Sprintf("%s\n%s, %d bytes, of which the first %d are kept; names and addresses of persons are taken out\n\n",
		page.URL, page.ContentType, page.Size, len(content))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("record %s: %w", page.URL, err)
	}
	return os.WriteFile(filepath.Join(dir, source+".txt"), append([]byte(head), withoutPersons(content)...), 0o644)
}

// personWords are what bodies call fields that hold persons.
const personWords = `authors?|editors?|contacts?|contact_?persons?|persons?|creators?|contributors?|chairs?|rapporteurs?|(?:last|first|family|given)[ _-]?names?`

var (
	mailAddress = regexp.MustCompile(`[\pL\pN._%+'-]+(?:@|%40|&#0?64;|&#x40;)[\pL\pN.-]+\.\pL{2,}`)
	// personKey is a field of JSON: its value is a text, a list or an object.
	personKey = regexp.MustCompile(`(?i)("(?:` + personWords + `)"\s*:\s*)("(?:\\.|[^"\\])*"|\[[^\[\]]*\]|\{[^{}]*\})`)
	// personElement is an element of XML, personMarked one of a page that its class
	// names, personCell a cell behind one that names what it holds.
	personElement = regexp.MustCompile(`(?is)(<(?:` + personWords + `)\b[^>]*>).*?(</(?:` + personWords + `)>)`)
	personCell    = regexp.MustCompile(`(?is)(<(?:th|td|dt)\b[^>]*>(?:\s|<[^>]*>|&nbsp;)*[^<]{0,60}\b(?:` + personWords + `)\b[^<]{0,60}(?:<[^>]*>|\s)*?</(?:th|td|dt)>\s*<(?:td|dd)\b[^>]*>).*?(</(?:td|dd)>)`)
	personMarked  = regexp.MustCompile(`(?is)(<(?:span|div|p|li|a|td|dd)\b[^>]*\b(?:class|id|rel)="[^"]*\b(?:` + personWords + `)\b[^"]*"[^>]*>).*?(</(?:span|div|p|li|a|td|dd)>)`)
	personColumn  = regexp.MustCompile(`(?i)^["\s]*(?:` + personWords + `)["\s]*$`)
)

// withoutPersons takes out what is known to name persons, and every mail
// address. Fields are known by their names.
func withoutPersons(content []byte) []byte {
	content = mailAddress.ReplaceAll(content, []byte("…"))
	content = personKey.ReplaceAll(content, []byte(`$1"…"`))
	content = personElement.ReplaceAll(content, []byte("$1…$2"))
	content = personMarked.ReplaceAll(content, []byte("$1…$2"))
	content = personCell.ReplaceAll(content, []byte("$1…$2"))
	return withoutColumns(content)
}

// withoutColumns empties the columns of a CSV file that hold persons.
func withoutColumns(content []byte) []byte {
	lines := strings.SplitAfter(string(content), "\n")
	comma, at := ",", map[int]bool{}
	for i, line := range lines[:min(len(lines), 2)] {
		if strings.HasPrefix(line, "sep=") {
			comma = strings.TrimSpace(strings.TrimPrefix(line, "sep="))
			continue
		}
		for n, name := range strings.Split(strings.TrimRight(line, "\r\n"), comma) {
			if personColumn.MatchString(strings.TrimPrefix(name, "\ufeff")) {
				at[n] = true
			}
		}
		if len(at) == 0 {
			return content
		}
		for j := i + 1; j < len(lines); j++ {
			lines[j] = emptied(lines[j], comma, at)
		}
		break
	}
	return []byte(strings.Join(lines, ""))
}

// emptied is a line of CSV without the values at some places. Quoted values may
// hold the comma.
func emptied(line, comma string, at map[int]bool) string {
	var out strings.Builder
	place, quoted := 0, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case string(r) == comma && !quoted:
			place++
			out.WriteRune(r)
			continue
		}
		if !at[place] || r == '\n' {
			out.WriteRune(r)
		}
	}
	return out.String()
}
