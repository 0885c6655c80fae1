package taxonomy

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// What the thesaurus is called.
const (
	schemeTitle = "Thesaurus of the Security Standards Landscape"
	schemeLabel = "Thesaurus of ICT security"
)

// WriteSKOS writes the thesaurus in Turtle, as SKOS Core describes concepts (W3C
// Recommendation, 18 August 2009). base is the address under which the concepts
// are found, without a final slash.
func (t *Taxonomy) WriteSKOS(w io.Writer, base string) error {
	return writeScheme(w, base, t.Concepts)
}

// WriteConceptSKOS writes one concept as WriteSKOS does all.
func WriteConceptSKOS(w io.Writer, base string, c *Concept) error {
	return writeScheme(w, base, []Concept{*c})
}

func writeScheme(w io.Writer, base string, concepts []Concept) error {
	out := bufio.NewWriter(w)
	scheme := iri(base + "/thesaurus")
	fmt.Fprintf(out, "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\n")
	fmt.Fprintf(out, "%s a skos:ConceptScheme ;\n  dct:title %s ;\n", scheme, literal(schemeTitle, Languages()[0]))
	fmt.Fprintf(out, "  skos:prefLabel %s .\n", literal(schemeLabel, Languages()[0]))
	for i := range concepts {
		writeConcept(out, &concepts[i], base, scheme)
	}
	return out.Flush()
}

func writeConcept(w io.Writer, c *Concept, base, scheme string) {
	at := func(id string) string { return iri(base + "/thesaurus/" + id) }
	fmt.Fprintf(w, "\n%s a skos:Concept ;\n  skos:inScheme %s ;\n", at(c.ID), scheme)
	for _, lang := range Languages() {
		labels := labelsIn(c, lang)
		fmt.Fprintf(w, "  skos:prefLabel %s ;\n", literal(labels.preferred, lang))
		for _, label := range labels.other {
			fmt.Fprintf(w, "  skos:altLabel %s ;\n", literal(label, lang))
		}
		for _, label := range labels.hidden {
			fmt.Fprintf(w, "  skos:hiddenLabel %s ;\n", literal(label, lang))
		}
	}
	if len(c.Broader) == 0 {
		fmt.Fprintf(w, "  skos:topConceptOf %s ;\n", scheme)
	}
	for _, link := range []struct {
		name string
		ids  []string
	}{{"broader", c.Broader}, {"narrower", c.Narrower}, {"related", c.Related}} {
		for _, id := range link.ids {
			fmt.Fprintf(w, "  skos:%s %s ;\n", link.name, at(id))
		}
	}
	for _, core := range c.Core {
		fmt.Fprintf(w, "  dct:references [ dct:identifier %s ] ;\n", literal(core.ID, ""))
	}
	fmt.Fprintf(w, "  skos:definition %s .\n", literal(c.Definition, Languages()[0]))
}

// skosLabels are the labels of a concept in one language.
type skosLabels struct {
	preferred     string
	other, hidden []string
}

// labelsIn gives each label once: SKOS wants the three kinds of labels of a
// concept to have none in common (S13).
func labelsIn(c *Concept, lang string) skosLabels {
	labels := skosLabels{preferred: c.Name(lang)}
	given := map[string]bool{labels.preferred: true}
	once := func(all []string) (kept []string) {
		for _, label := range all {
			if label = strings.TrimPrefix(label, "="); !given[label] {
				given[label] = true
				kept = append(kept, label)
			}
		}
		return kept
	}
	labels.other = once(c.Labels[lang])
	labels.hidden = once(c.Asked[lang])
	return labels
}

var escapeIRI = strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", " ", "%20", "{", "%7B", "}", "%7D", "|", "%7C", "\\", "%5C", "^", "%5E", "`", "%60")

func iri(address string) string { return "<" + escapeIRI.Replace(address) + ">" }

var escapeLiteral = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func literal(text, lang string) string {
	quoted := `"` + escapeLiteral.Replace(text) + `"`
	if lang != "" {
		quoted += "@" + lang
	}
	return quoted
}
