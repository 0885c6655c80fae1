package dump

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// resource describes one file, as a Data Package does (Frictionless Standards).
type resource struct {
	Name      string  `json:"name"`
	Title     string  `json:"title"`
	Path      string  `json:"path"`
	Format    string  `json:"format"`
	MediaType string  `json:"mediatype"`
	Bytes     int64   `json:"bytes"`
	Hash      string  `json:"hash"`
	Tables    []table `json:"tables,omitempty"`
}

func newResource(f file, sum string, size int64) resource {
	name, format, _ := strings.Cut(f.name, ".")
	return resource{name + "-" + strings.ReplaceAll(format, ".", "-"), f.title, f.name, strings.TrimSuffix(format, ".gz"), f.mediaType, size, "sha256:" + sum, f.tables}
}

const (
	packageTitle = "Security Standards Landscape"
	packageAbout = "Catalogue of the world's ICT security standards: identifiers, titles, status, editions, relations and labels. Metadata only."
)

// describe writes the descriptions, and the checksums as sha256sum reads them.
func (l *Landscape) describe(dir string, written []resource) (names []string, err error) {
	names = []string{"datapackage.json", "dcat.jsonld", "SHA256SUMS"}
	if err := writeJSON(filepath.Join(dir, names[0]+part), map[string]any{
		"name": "security-standards-landscape", "title": packageTitle, "description": packageAbout,
		"created": l.Made.UTC().Format(time.RFC3339), "resources": written}); err != nil {
		return names, err
	}
	if err := writeJSON(filepath.Join(dir, names[1]+part), l.dcat(written)); err != nil {
		return names, err
	}
	return names, create(filepath.Join(dir, names[2]+part), func(w io.Writer) error {
		for _, r := range written {
			if _, err := fmt.Fprintf(w, "%s  %s\n", strings.TrimPrefix(r.Hash, "sha256:"), r.Path); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeJSON(path string, v any) error {
	return create(path, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	})
}

// dcat describes the dump for data portals (DCAT 3), the files by their names
// beside the description.
func (l *Landscape) dcat(written []resource) map[string]any {
	var distributions []map[string]any
	for _, r := range written {
		d := map[string]any{"@type": "dcat:Distribution", "dct:title": r.Title, "dcat:accessURL": map[string]string{"@id": r.Path}, "dcat:downloadURL": map[string]string{"@id": r.Path},
			"dcat:mediaType": map[string]string{"@id": "https://www.iana.org/assignments/media-types/" + r.MediaType}, "dcat:byteSize": r.Bytes,
			"spdx:checksum": map[string]any{"@type": "spdx:Checksum", "spdx:algorithm": map[string]string{"@id": "spdx:checksumAlgorithm_sha256"},
				"spdx:checksumValue": strings.TrimPrefix(r.Hash, "sha256:")}}
		if strings.HasSuffix(r.Path, ".gz") {
			d["dcat:compressFormat"] = map[string]string{"@id": "https://www.iana.org/assignments/media-types/application/gzip"}
		}
		distributions = append(distributions, d)
	}
	return map[string]any{
		"@context": map[string]string{"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "spdx": "http://spdx.org/rdf/terms#",
			"foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#"},
		"@id": l.Reader.Site + "/", "@type": "dcat:Dataset", "dct:title": packageTitle, "dct:description": packageAbout,
		"dct:publisher":    map[string]string{"@id": l.Reader.Site + "/#operator", "@type": "foaf:Agent", "foaf:name": l.Reader.Site},
		"dct:modified":     map[string]string{"@value": l.Made.UTC().Format(time.RFC3339), "@type": "xsd:dateTime"},
		"dcat:landingPage": map[string]string{"@id": l.Reader.Site + "/"}, "dcat:distribution": distributions,
	}
}
