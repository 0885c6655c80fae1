package export

import (
	"encoding/json"
	"io"
	"iter"
	"net/url"
	"time"

	"landscape/indexer"
	"landscape/standard"
)

// linkedContext tells programs what the words of LinkedStandard mean: those of
// schema.org where no other is named. It stands in the text itself, so that
// nobody has to fetch it.
var linkedContext = func() map[string]any {
	context := map[string]any{"@vocab": "https://schema.org/", "dcterms": "http://purl.org/dc/terms/",
		"prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#",
		"prov:generatedAtTime": map[string]string{"@type": "xsd:dateTime"}}
	for _, address := range []string{"url", "sameAs", "contentUrl"} {
		context[address] = map[string]string{"@type": "@id"}
	}
	return context
}()

// LinkedStandard is a standard as linked data: schema.org's Report, which has a
// number, and Dublin Core's Standard; PROV says where the facts were read.
type LinkedStandard struct {
	Context    map[string]any `json:"@context,omitempty"`
	ID         string         `json:"@id"`
	Type       []string       `json:"@type"`
	Name       []linkedText   `json:"name"`
	Number     string         `json:"reportNumber"`
	Identifier string         `json:"dcterms:identifier"`
	Version    string         `json:"version,omitempty"`
	Published  string         `json:"datePublished,omitempty"`
	// Status is a text; of work under way a list of it and the stage in the body's own words.
	Status      any                `json:"creativeWorkStatus"`
	Expected    string             `json:"dcterms:available,omitempty"`
	Publisher   linkedOrganisation `json:"publisher"`
	Genre       string             `json:"genre,omitempty"`
	Languages   []string           `json:"inLanguage,omitempty"`
	Keywords    []string           `json:"keywords,omitempty"`
	About       []linkedID         `json:"about,omitempty"`
	Free        *bool              `json:"isAccessibleForFree,omitempty"`
	URL         string             `json:"url,omitempty"`
	SameAs      []string           `json:"sameAs,omitempty"`
	Encoding    *linkedMedia       `json:"encoding,omitempty"`
	Replaces    []linkedID         `json:"dcterms:replaces,omitempty"`
	ReplacedBy  []linkedID         `json:"dcterms:isReplacedBy,omitempty"`
	PartOf      []linkedID         `json:"dcterms:isPartOf,omitempty"`
	HasPart     []linkedID         `json:"dcterms:hasPart,omitempty"`
	SameText    []linkedID         `json:"dcterms:hasFormat,omitempty"`
	Revises     []linkedID         `json:"prov:wasRevisionOf,omitempty"`
	References  []linkedID         `json:"dcterms:relation,omitempty"`
	DerivedFrom []linkedID         `json:"prov:wasDerivedFrom,omitempty"`
	Generated   string             `json:"prov:generatedAtTime,omitempty"`
}

type linkedID struct {
	ID string `json:"@id"`
}

type linkedText struct {
	Value    string `json:"@value"`
	Language string `json:"@language,omitempty"`
}

type linkedOrganisation struct {
	Type      string `json:"@type"`
	ID        string `json:"@id"`
	Name      string `json:"name"`
	ShortName string `json:"alternateName,omitempty"`
}

type linkedMedia struct {
	ID   string `json:"@id"`
	Type string `json:"@type"`
	URL  string `json:"contentUrl"`
}

// Linked tells a standard as linked data.
func Linked(d *indexer.Document, r Reader) *LinkedStandard {
	c := Cite(d)
	l := &LinkedStandard{Context: linkedContext, ID: r.Site + "/standards/" + url.PathEscape(d.Slug),
		Type: []string{"Report", "dcterms:Standard"}, Name: []linkedText{{oneLine(d.Title), ""}},
		Number: c.Number, Identifier: d.ID, Version: c.Edition, Published: d.Published, Status: status(d, r),
		Publisher: linkedBody(d.Body, c.Publisher, r), Genre: d.Type, Languages: d.Languages, Keywords: keywords(d, r)}
	l.URL = l.ID
	for _, lang := range sortedKeys(d.Titles) {
		l.Name = append(l.Name, linkedText{oneLine(d.Titles[lang]), lang})
	}
	for _, concept := range d.Labels.Subjects {
		l.About = append(l.About, linkedID{r.Site + "/thesaurus/" + concept})
	}
	if d.Access != standard.AccessUnknown {
		free := d.Access == standard.Free
		l.Free = &free
	}
	if d.URL != "" {
		l.SameAs = append(l.SameAs, d.URL)
	}
	if c.DOI != "" {
		l.SameAs = append(l.SameAs, "https://doi.org/"+c.DOI)
	}
	if d.Text != "" {
		l.Encoding = &linkedMedia{d.Text, "MediaObject", d.Text}
	}
	if d.Status == standard.UnderDevelopment {
		l.Expected = d.Expected
		if d.Wording != "" {
			l.Status = []string{status(d, r), oneLine(d.Wording)}
		}
	}
	l.relate(d, r)
	l.derive(d)
	return l
}

// linkedBody is the body that publishes a standard.
func linkedBody(body standard.Body, name string, r Reader) linkedOrganisation {
	short := string(body)
	if short == name {
		short = ""
	}
	return linkedOrganisation{"Organization", r.Site + "/bodies/" + url.PathEscape(standard.SlugOf(string(body))), name, short}
}

// relate links to the standards that are held.
func (l *LinkedStandard) relate(d *indexer.Document, r Reader) {
	for _, link := range d.Relations {
		if link.Slug == "" {
			continue
		}
		to := linkedID{r.Site + "/standards/" + url.PathEscape(link.Slug)}
		into := &l.References
		switch link.Kind {
		case standard.Supersedes, standard.Obsoletes:
			into = &l.Replaces
		case standard.SupersededBy, standard.ObsoletedBy:
			into = &l.ReplacedBy
		case standard.PartOf:
			into = &l.PartOf
		case standard.HasPart:
			into = &l.HasPart
		case standard.IdenticalTo:
			into = &l.SameText
		case standard.Revises:
			into = &l.Revises
		}
		*into = append(*into, to)
	}
}

// derive tells where and when the facts of the edition that speaks for a
// standard were read.
func (l *LinkedStandard) derive(d *indexer.Document) {
	face := Face(d)
	if face == nil {
		return
	}
	var newest time.Time
	for _, from := range face.Provenance {
		l.DerivedFrom = append(l.DerivedFrom, linkedID{from.URL})
		if from.Fetched.After(newest) {
			newest = from.Fetched
		}
	}
	if !newest.IsZero() {
		l.Generated = newest.UTC().Format(time.RFC3339)
	}
}

// writeJSONLD writes one graph.
func writeJSONLD(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	context, err := json.Marshal(linkedContext)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, `{"@context":`+string(context)+`,"@graph":[`); err != nil {
		return err
	}
	before := ""
	for d, err := range documents {
		if err != nil {
			return err
		}
		linked := Linked(d, r)
		linked.Context = nil
		node, err := json.Marshal(linked)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, before+string(node)); err != nil {
			return err
		}
		before = ",\n"
	}
	_, err = io.WriteString(w, "]}\n")
	return err
}
