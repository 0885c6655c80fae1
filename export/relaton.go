package export

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/goccy/go-yaml"

	"landscape/indexer"
	"landscape/standard"
)

// relatonItem is a bibliographic item of Relaton, the format that authors of
// standards cite standards with (Metanorma, kramdown-rfc).
type relatonItem struct {
	ID          string               `yaml:"id"`
	Type        string               `yaml:"type"`
	Title       []relatonText        `yaml:"title"`
	Link        []relatonTyped       `yaml:"link,omitempty"`
	DocID       []relatonDocID       `yaml:"docid"`
	Date        []relatonDate        `yaml:"date,omitempty"`
	Contributor []relatonContributor `yaml:"contributor"`
	Edition     *relatonContent      `yaml:"edition,omitempty"`
	Language    []string             `yaml:"language,omitempty"`
	Keyword     []relatonContent     `yaml:"keyword,omitempty"`
	Status      relatonStatus        `yaml:"docstatus"`
	Relation    []relatonRelation    `yaml:"relation,omitempty"`
}

type relatonText struct {
	Type     string `yaml:"type"`
	Content  string `yaml:"content"`
	Language string `yaml:"language,omitempty"`
}

type relatonTyped struct {
	Type    string `yaml:"type"`
	Content string `yaml:"content"`
}

type relatonDocID struct {
	ID      string `yaml:"id"`
	Type    string `yaml:"type"`
	Primary bool   `yaml:"primary,omitempty"`
}

type relatonDate struct {
	Type  string `yaml:"type"`
	Value string `yaml:"value"`
}

type relatonContent struct {
	Content string `yaml:"content"`
}

type relatonContributor struct {
	Organization relatonOrganization `yaml:"organization"`
	Role         []relatonRole       `yaml:"role"`
}

type relatonOrganization struct {
	Name         []relatonContent `yaml:"name"`
	Abbreviation relatonContent   `yaml:"abbreviation"`
}

type relatonRole struct {
	Type string `yaml:"type"`
}

type relatonStatus struct {
	Stage struct {
		Value string `yaml:"value"`
	} `yaml:"stage"`
}

type relatonRelation struct {
	Type string `yaml:"type"`
	Item struct {
		Ref   relatonContent `yaml:"formattedref"`
		DocID []relatonDocID `yaml:"docid"`
	} `yaml:"bibitem"`
}

// relatonRelations says our kinds of relation in Relaton's words; the others have none.
var relatonRelations = map[standard.RelationKind]string{
	standard.Supersedes: "obsoletes", standard.SupersededBy: "obsoletedBy", standard.Obsoletes: "obsoletes",
	standard.ObsoletedBy: "obsoletedBy", standard.Updates: "updates", standard.UpdatedBy: "updatedBy",
	standard.IdenticalTo: "identicalTo", standard.PartOf: "partOf", standard.HasPart: "hasPart", standard.SeeAlso: "related",
}

// writeRelaton writes one YAML document for each standard.
func writeRelaton(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		text, err := yaml.Marshal(newRelatonItem(d, r))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "---\n%s", text); err != nil {
			return err
		}
	}
	return nil
}

func newRelatonItem(d *indexer.Document, r Reader) relatonItem {
	c := Cite(d)
	item := relatonItem{ID: d.Slug, Type: "standard", Title: []relatonText{{"main", oneLine(d.Title), "en"}},
		DocID:    []relatonDocID{{c.Number, string(d.Body), true}},
		Language: d.Languages,
		Contributor: []relatonContributor{{relatonOrganization{[]relatonContent{{c.Publisher}}, relatonContent{string(d.Body)}},
			[]relatonRole{{"publisher"}}}}}
	for _, lang := range sortedKeys(d.Titles) {
		item.Title = append(item.Title, relatonText{"main", oneLine(d.Titles[lang]), lang})
	}
	if c.DOI != "" {
		item.DocID = append(item.DocID, relatonDocID{ID: c.DOI, Type: "DOI"})
	}
	if to := address(d, r); to != "" {
		item.Link = []relatonTyped{{"src", to}}
	}
	if d.Published != "" {
		item.Date = []relatonDate{{"published", d.Published}}
	}
	if c.Edition != "" {
		item.Edition = &relatonContent{c.Edition}
	}
	for _, k := range keywords(d, r) {
		item.Keyword = append(item.Keyword, relatonContent{k})
	}
	// Stages are codes for programs, in every language the body's own.
	if item.Status.Stage.Value = d.Wording; d.Wording == "" {
		item.Status.Stage.Value = string(d.Status)
	}
	for _, l := range d.Relations {
		if kind, ok := relatonRelations[l.Kind]; ok {
			item.Relation = append(item.Relation, newRelatonRelation(kind, l.ID))
		}
	}
	return item
}

func newRelatonRelation(kind, id string) relatonRelation {
	relation := relatonRelation{Type: kind}
	relation.Item.Ref.Content = id
	var body standard.Body
	if parsed, err := standard.ParseIdentifier(id); err == nil {
		body = parsed.Body
	}
	relation.Item.DocID = []relatonDocID{{ID: id, Type: string(body)}}
	return relation
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
