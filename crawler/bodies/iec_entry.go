package bodies

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"landscape/standard"
)

// iecPublication is one entry; its abstract is the IEC's and not taken.
type iecPublication struct {
	ID        int       `json:"id"`
	Reference string    `json:"reference"`
	Title     string    `json:"title"`
	Edition   string    `json:"edition"`
	Published string    `json:"publication_date"`
	Status    string    `json:"status"`
	Lifecycle []iecStep `json:"lifecycle"`
}

// iecStep is one edition, supplement or project in the life of a publication.
type iecStep struct {
	Reference  string `json:"reference"`
	Status     string `json:"status"`
	Edition    string `json:"edition"`
	ID         int    `json:"id"`
	InProgress string `json:"in_progress"`
	Forecast   string `json:"forecast_pub_date"`
	Stage      string `json:"stage"`
}

func (s iecStep) underway() bool { return s.Status == "PREPARING" || s.InProgress == "true" }

// iecSalesForm tells packs and marked-up copies from publications: "IEC
// 62351-3:2014+AMD1:2018 CSV", "IEC 61010-1:2010 RLV", "ISO/IEC 27001-HBK:2024".
var iecSalesForm = regexp.MustCompile(`\+(?:AMD|COR|ISH)\d|\b(?:SER|RLV|CMV|CSV|PRV|EXV)\b|-HBK\b`)

var iecStatuses = map[string]standard.Status{
	"PUBLISHED": standard.InForce, "REVISED": standard.Superseded, "REPLACED": standard.Superseded,
	"WITHDRAWN": standard.Withdrawn, "PREPARING": standard.UnderDevelopment,
}

func iecStatus(wording string) standard.Status {
	return cmp.Or(iecStatuses[wording], standard.Unknown)
}

func (p *iecPublication) record() standard.Record {
	rec := standard.Record{
		Native: p.Reference, ID: iecIdentifier(p.Reference), Title: p.Title,
		Status: iecStatus(p.Status), Wording: p.Status, Published: p.Published, Edition: p.Edition,
		Access: standard.Paid, URL: iecPage(p.ID), Relations: p.relations(),
	}
	rec.Type = iecKind(p.Reference, rec.ID)
	if rec.Status == standard.UnderDevelopment {
		rec.Published, rec.Expected = "", p.Published
	}
	return rec
}

var iecSupplement = regexp.MustCompile(`^(AMD|COR)(\d+)(:\d{4})?$`)

// iecIdentifier writes the supplements of joint publications as ISO does, so
// that "ISO/IEC 27001:2022/AMD1:2024" is known for what ISO lists too.
func iecIdentifier(reference string) standard.Identifier {
	id := standard.Identify(reference)
	if m := iecSupplement.FindStringSubmatch(id.Supplement); m != nil && strings.HasPrefix(string(id.Body), "ISO") {
		id.Supplement = m[1][:1] + strings.ToLower(m[1][1:]) + " " + m[2] + m[3]
	}
	return id
}

func iecPage(id int) string {
	if id == 0 {
		return "https://webstore.iec.ch/"
	}
	return "https://webstore.iec.ch/en/publication/" + strconv.Itoa(id)
}

// iecKind spells out what the reference tells of the type.
func iecKind(reference string, id standard.Identifier) string {
	if kind, _, ok := parentOf(reference); ok {
		if kind == standard.Corrects {
			return "Corrigendum"
		}
		if strings.Contains(reference, "/ISH") {
			return "Interpretation Sheet"
		}
		return "Amendment"
	}
	switch code := strings.ToUpper(id.Type); code {
	case "TS", "TR", "PAS", "GUIDE":
		return isoKinds[code]
	case "SRD":
		return "Systems Reference Deliverable"
	case "":
		return isoKinds["IS"]
	}
	return id.Type
}

// relations are those of a supplement to its parent, and of an edition to the
// ones before and after it.
func (p *iecPublication) relations() []standard.Relation {
	if kind, parent, ok := parentOf(p.Reference); ok {
		return []standard.Relation{{Kind: kind, Target: standard.Identify(parent)}}
	}
	var relations []standard.Relation
	before, after := p.neighbours()
	if before != "" {
		relations = append(relations, standard.Relation{Kind: standard.Supersedes, Target: standard.Identify(before)})
	}
	if after != "" {
		relations = append(relations, standard.Relation{Kind: standard.SupersededBy, Target: standard.Identify(after)})
	}
	return relations
}

// neighbours finds the editions before and after this one in its life cycle,
// which holds supplements and sales forms too.
func (p *iecPublication) neighbours() (before, after string) {
	var editions []string
	for _, step := range p.Lifecycle {
		_, _, supplement := parentOf(step.Reference)
		if !supplement && !step.underway() && iecYear(step.Reference) != "" && !iecSalesForm.MatchString(step.Reference) &&
			!slices.Contains(editions, step.Reference) {
			editions = append(editions, step.Reference)
		}
	}
	slices.SortStableFunc(editions, func(a, b string) int { return cmp.Compare(iecYear(a), iecYear(b)) })
	at := slices.Index(editions, p.Reference)
	if at > 0 {
		before = editions[at-1]
	}
	if at >= 0 && at+1 < len(editions) {
		after = editions[at+1]
	}
	return before, after
}

func iecYear(reference string) string {
	at := strings.LastIndexByte(reference, ':')
	if at < 0 || len(reference)-at != 5 {
		return ""
	}
	return reference[at+1:]
}
