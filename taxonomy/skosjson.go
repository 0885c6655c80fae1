package taxonomy

import (
	"encoding/json"
	"io"
)

// skosContext says what the words of a concept in JSON-LD mean.
var skosContext = map[string]any{
	"skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
	"prefLabel": byLanguage("skos:prefLabel"), "altLabel": byLanguage("skos:altLabel"), "hiddenLabel": byLanguage("skos:hiddenLabel"),
	"definition": byLanguage("skos:definition"), "title": byLanguage("dct:title"), "references": "dct:references", "identifier": "dct:identifier",
	"inScheme": toThing("skos:inScheme"), "topConceptOf": toThing("skos:topConceptOf"),
	"broader": toThing("skos:broader"), "narrower": toThing("skos:narrower"), "related": toThing("skos:related"),
}

func byLanguage(name string) map[string]string {
	return map[string]string{"@id": name, "@container": "@language"}
}

func toThing(name string) map[string]string { return map[string]string{"@id": name, "@type": "@id"} }

// skosNode is the scheme or a concept in JSON-LD.
type skosNode struct {
	ID          string              `json:"@id"`
	Type        string              `json:"@type"`
	Title       map[string]string   `json:"title,omitempty"`
	PrefLabel   map[string]string   `json:"prefLabel"`
	AltLabel    map[string][]string `json:"altLabel,omitempty"`
	HiddenLabel map[string][]string `json:"hiddenLabel,omitempty"`
	Definition  map[string]string   `json:"definition,omitempty"`
	InScheme    string              `json:"inScheme,omitempty"`
	TopOf       string              `json:"topConceptOf,omitempty"`
	Broader     []string            `json:"broader,omitempty"`
	Narrower    []string            `json:"narrower,omitempty"`
	Related     []string            `json:"related,omitempty"`
	References  []skosDocument      `json:"references,omitempty"`
}

// skosDocument is a document that a concept refers to, by its identifier.
type skosDocument struct {
	Identifier string `json:"identifier"`
}

// WriteSKOSJSON writes what WriteSKOS does, as JSON-LD.
func (t *Taxonomy) WriteSKOSJSON(w io.Writer, base string) error {
	return writeSchemeJSON(w, base, t.Concepts)
}

// WriteConceptSKOSJSON writes what WriteConceptSKOS does, as JSON-LD.
func WriteConceptSKOSJSON(w io.Writer, base string, c *Concept) error {
	return writeSchemeJSON(w, base, []Concept{*c})
}

func writeSchemeJSON(w io.Writer, base string, concepts []Concept) error {
	scheme := base + "/thesaurus"
	english := Languages()[0]
	graph := []skosNode{{ID: scheme, Type: "skos:ConceptScheme", Title: map[string]string{english: schemeTitle},
		PrefLabel: map[string]string{english: schemeLabel}}}
	for i := range concepts {
		graph = append(graph, newSKOSNode(&concepts[i], scheme))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(map[string]any{"@context": skosContext, "@graph": graph})
}

func newSKOSNode(c *Concept, scheme string) skosNode {
	at := func(ids []string) []string {
		var addresses []string
		for _, id := range ids {
			addresses = append(addresses, scheme+"/"+id)
		}
		return addresses
	}
	n := skosNode{ID: scheme + "/" + c.ID, Type: "skos:Concept", InScheme: scheme, PrefLabel: map[string]string{},
		AltLabel: map[string][]string{}, HiddenLabel: map[string][]string{}, Definition: map[string]string{Languages()[0]: c.Definition},
		Broader: at(c.Broader), Narrower: at(c.Narrower), Related: at(c.Related)}
	for _, lang := range Languages() {
		labels := labelsIn(c, lang)
		n.PrefLabel[lang] = labels.preferred
		if len(labels.other) > 0 {
			n.AltLabel[lang] = labels.other
		}
		if len(labels.hidden) > 0 {
			n.HiddenLabel[lang] = labels.hidden
		}
	}
	if len(c.Broader) == 0 {
		n.TopOf = scheme
	}
	for _, core := range c.Core {
		n.References = append(n.References, skosDocument{core.ID})
	}
	return n
}
