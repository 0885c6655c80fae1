package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/piprate/json-gold/ld"

	"landscape/indexer"
)

// turtlePrefixes are the vocabularies that linked data of ours speaks.
var turtlePrefixes = []struct{ name, address string }{
	{"schema", "https://schema.org/"}, {"dcterms", "http://purl.org/dc/terms/"},
	{"prov", "http://www.w3.org/ns/prov#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
}

// writeNTriples writes one statement a line.
func writeNTriples(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	return eachTriple(documents, r, func(statements []*ld.Quad) error {
		for _, s := range statements {
			if _, err := fmt.Fprintf(w, "%s %s %s .\n", term(s.Subject), term(s.Predicate), term(s.Object)); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeTurtle writes the statements on a thing together.
func writeTurtle(w io.Writer, documents iter.Seq2[*indexer.Document, error], r Reader) error {
	if err := writePrefixes(w); err != nil {
		return err
	}
	return eachTriple(documents, r, func(statements []*ld.Quad) error { return writeStatements(w, statements) })
}

func writePrefixes(w io.Writer) error {
	for _, p := range turtlePrefixes {
		if _, err := fmt.Fprintf(w, "@prefix %s: <%s> .\n", p.name, p.address); err != nil {
			return err
		}
	}
	return nil
}

// writeStatements writes in Turtle.
func writeStatements(w io.Writer, statements []*ld.Quad) error {
	var b strings.Builder
	before := ""
	for _, s := range statements {
		if subject := term(s.Subject); subject != before {
			if before != "" {
				b.WriteString(" .\n")
			}
			b.WriteString("\n" + subject)
			before = subject
		} else {
			b.WriteString(" ;")
		}
		fmt.Fprintf(&b, "\n  %s %s", short(s.Predicate), short(s.Object))
	}
	b.WriteString(" .\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// eachTriple gives the statements on each standard, those on one thing together.
func eachTriple(documents iter.Seq2[*indexer.Document, error], r Reader, write func([]*ld.Quad) error) error {
	for d, err := range documents {
		if err != nil {
			return err
		}
		statements, err := statementsOf(Linked(d, r))
		if err != nil {
			return fmt.Errorf("state %s: %w", d.ID, err)
		}
		if err := write(statements); err != nil {
			return err
		}
	}
	return nil
}

// statementsOf takes JSON-LD apart.
func statementsOf(linked any) ([]*ld.Quad, error) {
	text, err := json.Marshal(linked)
	if err != nil {
		return nil, err
	}
	var node any
	if err := json.Unmarshal(text, &node); err != nil {
		return nil, err
	}
	set, err := ld.NewJsonLdProcessor().ToRDF(node, ld.NewJsonLdOptions(""))
	if err != nil {
		return nil, err
	}
	return set.(*ld.RDFDataset).Graphs["@default"], nil
}

var literalEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// iriEscapes are characters that may not stand in the address of a thing.
var iriEscapes = strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", " ", "%20", "{", "%7B", "}", "%7D", "|", "%7C", `\`, "%5C", "^", "%5E", "`", "%60")

// term writes a node as N-Triples do.
func term(n ld.Node) string {
	l, ok := n.(ld.Literal)
	if !ok {
		if ld.IsBlankNode(n) {
			return n.GetValue()
		}
		return "<" + iriEscapes.Replace(n.GetValue()) + ">"
	}
	text := `"` + literalEscapes.Replace(l.Value) + `"`
	switch {
	case l.Language != "":
		return text + "@" + l.Language
	case l.Datatype != ld.XSDString:
		return text + "^^<" + l.Datatype + ">"
	}
	return text
}

// short writes a node with the prefix of its vocabulary.
func short(n ld.Node) string {
	whole := term(n)
	if _, ok := n.(ld.Literal); ok || ld.IsBlankNode(n) {
		return whole
	}
	for _, p := range turtlePrefixes {
		if rest, ok := strings.CutPrefix(n.GetValue(), p.address); ok && rest != "" && !strings.ContainsAny(rest, "/#.") {
			return p.name + ":" + rest
		}
	}
	return whole
}
