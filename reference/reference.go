// Package reference checks the references of a text: which standards it names,
// where, in which edition, and how each stands today. It reads texts as editors
// have them and keeps nothing of them.
package reference

import (
	"regexp"
	"strings"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// Place tells in which part of a text a standard is named.
type Place string

const (
	Normative    Place = "normative"
	Bibliography Place = "bibliography"
	Running      Place = "text"
)

// Reference is a standard that a text names.
type Reference struct {
	// Cited is how the text names it.
	Cited string `json:"cited"`
	ID    string `json:"id"`
	Slug  string `json:"slug"`
	Title string `json:"title"`
	// Edition is the one cited, "" for an undated reference.
	Edition string `json:"edition"`
	Place   Place  `json:"place"`
	// Status is that of the edition cited, else that of the standard.
	Status standard.Status `json:"status"`
	// Current is the edition in force, "" when there is none; Outdated tells that
	// the reference is to an earlier one.
	Current    string          `json:"current"`
	Outdated   bool            `json:"outdated"`
	ReplacedBy []string        `json:"replaced_by"`
	Access     standard.Access `json:"access"`
	// Twin is the same text at another body: the ISO/IEC number of a Recommendation.
	Twin []string `json:"twin"`
}

// Unknown is an identifier that the landscape does not hold.
type Unknown struct {
	Cited string `json:"cited"`
	ID    string `json:"id"`
	Place Place  `json:"place"`
	URL   string `json:"url,omitempty"`
}

// Report is all that a text names.
type Report struct {
	References []Reference `json:"references"`
	Unknown    []Unknown   `json:"unknown"`
}

// mostCited is how many ways of citing a text may hold: no draft has a tenth of it.
const mostCited = 10_000

// Check finds the standards in a text and how they stand. Each is told once for
// every part of the text and way of citing it, in the order of the text. It fails
// with ErrTooMuch only.
func Check(ix *indexer.Index, r Reading) (Report, error) {
	report := Report{References: []Reference{}, Unknown: []Unknown{}}
	seen := map[string]bool{}
	place := Running
	until := time.Now().Add(r.left)
	for line := range wholeLines(shortLines(r.Text)) {
		if p, ok := headingOf(line); ok {
			place = p
		}
		for _, c := range citationsIn(ix, line) {
			key := string(place) + " " + strings.ToLower(c.cited)
			if !seen[key] {
				seen[key] = true
				report.add(ix, c, place)
			}
		}
		if len(seen) > mostCited || time.Now().After(until) {
			return Report{}, ErrTooMuch
		}
	}
	return report, nil
}

func (r *Report) add(ix *indexer.Index, c citation, place Place) {
	cited, found := c.cited, ix.Lookup(c.cited)
	if found.Document == nil && c.id != "" { // "CTAP 2.1" is clear to who has read the body's name
		found = ix.Lookup(c.id)
	}
	d := found.Document
	if d == nil {
		if found.Read != "" {
			r.Unknown = append(r.Unknown, Unknown{Cited: cited, ID: found.Read, Place: place, URL: found.URL})
		}
		return
	}
	ref := Reference{Cited: cited, ID: d.ID, Slug: d.Slug, Title: d.Title, Place: place, Status: d.Status, Access: d.Access,
		ReplacedBy: []string{}, Twin: []string{}}
	for i := range d.Editions {
		if e := &d.Editions[i]; e.Status == standard.InForce && e.ID.Supplement == "" {
			ref.Current = e.ID.String()
			break
		}
	}
	if found.Asked != nil && found.Asked.Edition != nil {
		e := found.Asked.Edition
		ref.Edition, ref.Status = e.ID.String(), e.Status
		ref.Outdated = ref.Current != "" && ref.Current != ref.Edition
	} else if found.Asked != nil {
		ref.Edition, ref.Status = found.Asked.ID, standard.Unknown
		ref.Outdated = found.Asked.Later != nil
	}
	for _, l := range d.Relations {
		switch l.Kind {
		case standard.SupersededBy, standard.ObsoletedBy:
			ref.ReplacedBy = append(ref.ReplacedBy, l.ID)
		case standard.IdenticalTo:
			ref.Twin = append(ref.Twin, l.ID)
		}
	}
	if len(ref.ReplacedBy) == 0 && ref.Outdated && ref.Status != standard.InForce {
		ref.ReplacedBy = []string{ref.Current}
	}
	r.note(ref)
}

// note adds a reference, once for every standard, edition and part of the text:
// beside a dated one, "[ISO 27001]" is its label.
func (r *Report) note(ref Reference) {
	for i, known := range r.References {
		if known.ID != ref.ID || known.Place != ref.Place {
			continue
		}
		if known.Edition == ref.Edition || ref.Edition == "" {
			return
		}
		if known.Edition == "" {
			r.References[i] = ref
			return
		}
	}
	r.References = append(r.References, ref)
}

// headings begin the parts of a text, in the languages of editors. A heading
// stands alone on its line, perhaps numbered.
var headings = []struct {
	place   Place
	pattern *regexp.Regexp
}{
	{Bibliography, heading(`bibliography|informative references|bibliographie|références informatives|bibliograf[ií]a|referencias informativas|библиография|справочные ссылки|参考文献|参考资料|ببليوغرافيا|المراجع الإعلامية|المراجع الببليوغرافية`)},
	{Normative, heading(`normative references|references|références normatives|références|referencias normativas|referencias|нормативные ссылки|справочные документы|ссылки|规范性引用文件|引用标准|المراجع المعيارية|المراجع`)},
	{Running, heading(`scope|introduction|definitions|terms and definitions|abbreviations.*|conventions|domaine d'application|définitions|alcance|definiciones|область применения|определения|范围|定义|مجال التطبيق|تعاريف`)},
	{Running, regexp.MustCompile(`^\s*(?:#+\s*)?(?:Annex|Appendix|Clause|\d{1,2}(?:\.\d+)*)\s+\p{L}[\p{L} ,'-]{2,60}\s*$`)},
}

func heading(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:#+\s*)?(?:[\dA-Z]{1,3}(?:\.\d+)*\.?\s+)?(?:` + words + `)\s*:?\s*$`)
}

const longestHeading = 200

func headingOf(line string) (Place, bool) {
	if line = strings.TrimSpace(line); line == "" || len(line) > longestHeading {
		return "", false
	}
	for _, h := range headings {
		if h.pattern.MatchString(line) {
			return h.place, true
		}
	}
	return "", false
}
