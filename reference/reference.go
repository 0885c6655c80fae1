// Package reference checks the references of a text: which standards it names,
// where, in which edition, and how each stands today. It reads texts as editors
// have them and keeps nothing of them.
package reference

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

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
func Check(ix *indexer.Index, text string) (Report, error) {
	report := Report{References: []Reference{}, Unknown: []Unknown{}}
	seen := map[string]bool{}
	place := Running
	until := time.Now().Add(longestRead)
	for line := range wholeLines(shortLines(text)) {
		if p, ok := headingOf(line); ok {
			place = p
		}
		for _, cited := range citedIn(line) {
			key := string(place) + " " + strings.ToLower(cited)
			if !seen[key] {
				seen[key] = true
				report.add(ix, cited, place)
			}
		}
		if len(seen) > mostCited || time.Now().After(until) {
			return Report{}, ErrTooMuch
		}
	}
	return report, nil
}

func (r *Report) add(ix *indexer.Index, cited string, place Place) {
	found := ix.Lookup(cited)
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
		ref.Outdated = ref.Current != ""
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

// conjunctions stand between the numbers of a list.
const conjunctions = `,|;|、|\b(?:and|or|et|ou|y|o)|и|или|和|及|و|أو|&`

var (
	// further numbers of a list: "RFCs 8446, 5280 and 6960".
	further = regexp.MustCompile(`^\s*(?:` + conjunctions + `)(?:\s*(?:and|or|et|y|и|و))?\s*(\d{3,5})\b`)
	// goesOn ends a line that a list goes on after.
	goesOn = regexp.MustCompile(`(?:` + conjunctions + `)$`)
	// year is when one was published, "RFC 8446, 2018", unless a list goes on.
	year = regexp.MustCompile(`^(19[6-9]|20[0-4])\d$`)
	// draftLabel is how RFCs refer to an Internet-Draft: "[I-D.ietf-tls-esni]".
	draftLabel = regexp.MustCompile(`\bI-D\.([a-z0-9]+-[a-z0-9-]+)`)
	// plural names a list of one series.
	plural = regexp.MustCompile(`(?i)\bRFCs\s+`)
	// span is a range of Recommendations: "X.1205-X.1209", "X.1240 to X.1242".
	span = regexp.MustCompile(`\b([A-Z])\.(\d{3,4})\s*(?:-|–|to|a|à|по|至|إلى)\s*([A-Z])\.(\d{3,4})\b`)
)

// afterBody tells whether a text ends with the name of a body in capitals, in
// whatever language: "ISO/CEI", "ИСО/МЭК".
func afterBody(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return strings.ToUpper(last) == last && strings.ToLower(last) != last && strings.IndexFunc(last, unicode.IsDigit) < 0
}

// mostInSpan is how many members a range may have.
const mostInSpan = 30

// citedIn lists the identifiers in a line as they are written there.
func citedIn(line string) []string {
	if !strings.ContainsFunc(line, unicode.IsDigit) && !draftLabel.MatchString(line) {
		return nil
	}
	line = standard.Plain(line)
	many := plural.MatchString(line)
	line = draftLabel.ReplaceAllString(plural.ReplaceAllString(line, "RFC "), "draft-$1")
	type at struct {
		start int
		cited string
	}
	var list []at
	lettered := map[standard.Body]bool{}
	for _, f := range standard.FindIdentifiers(line) {
		alone := !strings.ContainsFunc(line[f.Start:f.End], unicode.IsLetter)
		if alone && !lettered[f.Identifier.Body] && !afterBody(line[:f.Start]) {
			continue // "27001 attacks": a number goes on with a list, and begins none
		}
		lettered[f.Identifier.Body] = true
		list = append(list, at{f.Start, strings.Join(strings.Fields(line[f.Start:f.End]), " ")})
		if f.Identifier.Body == "IETF" && f.Identifier.Type == "RFC" {
			for rest, end := line[f.End:], f.End; ; {
				m := further.FindStringSubmatchIndex(rest)
				if m == nil || !many && year.MatchString(rest[m[2]:m[3]]) {
					break
				}
				many = true
				list = append(list, at{end + m[2], "RFC " + rest[m[2]:m[3]]})
				rest, end = rest[m[1]:], end+m[1]
			}
		}
	}
	for _, m := range span.FindAllStringSubmatchIndex(line, -1) {
		for _, number := range between(line[m[2]:m[3]], line[m[4]:m[5]], line[m[6]:m[7]], line[m[8]:m[9]]) {
			list = append(list, at{m[0], number})
		}
	}
	slices.SortStableFunc(list, func(a, b at) int { return cmp.Compare(a.start, b.start) })
	var cited []string
	for _, one := range list {
		if !slices.Contains(cited, one.cited) {
			cited = append(cited, one.cited)
		}
	}
	return cited
}
