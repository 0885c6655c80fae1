package ui

import (
	"net/url"
	"path"
	"strings"

	"landscape/export"
	"landscape/indexer"
)

// citation is the standard in a form for reference managers.
type citation struct{ ID, Title, Text string }

func (r reader) exportReader(site string) export.Reader { return r.facets.ExportReader(r.Code, site) }

// cite makes a standard's page one that reference managers and search engines
// read: the citation in their formats, in the tags of Highwire Press, and as
// linked data. site is the address of the landscape.
func (r reader) cite(p *standardPage, d *indexer.Document, site string) {
	here := r.path("/standards/" + url.PathEscape(d.Slug))
	p.Canonical = site + here
	p.Feed = "/feeds/standards/" + url.PathEscape(d.Slug) + ".atom"
	reader := r.exportReader(site)
	for _, f := range export.Formats() {
		mediaType, _, _ := strings.Cut(f.ContentType, ";")
		p.Forms = append(p.Forms, form{f.Title, mediaType, here + "." + f.Extension})
		if f.Name != "bibtex" && f.Name != "ris" {
			continue
		}
		var text strings.Builder
		if err := f.Write(&text, export.Of(d), reader); err == nil { // a builder takes everything
			p.Citations = append(p.Citations, citation{"cite-" + f.Name, f.Title, strings.TrimSpace(text.String())})
		}
	}
	p.OEmbed = site + "/oembed?url=" + url.QueryEscape(p.Canonical)
	p.Embed = address(r.path("/embed"), url.Values{"standard": {d.Slug}})
	p.Tags = citationTags(d)
	p.Data = export.Linked(d, reader)
}

// citationTags are the Highwire Press tags of a technical report: they have a
// number and an institution, which a journal article has not. Zotero takes no
// edition from them, so its own tags say that this is a standard, whose, and which
// version; a Zotero that has no such kind of item keeps the report.
func citationTags(d *indexer.Document) []metaTag {
	c := export.Cite(d)
	date := strings.ReplaceAll(d.Published, "-", "/")
	tags := []metaTag{{"citation_title", d.Title}, {"citation_author", string(d.Body)}, {"citation_publication_date", date},
		{"citation_technical_report_institution", c.Publisher}, {"citation_technical_report_number", c.Number},
		{"citation_publisher", c.Publisher}, {"citation_edition", c.Edition}, {"citation_doi", c.DOI},
		{"z:itemType", "standard"}, {"z:organization", c.Publisher}, {"z:versionNumber", c.Edition}}
	if len(d.Languages) > 0 {
		tags = append(tags, metaTag{"citation_language", d.Languages[0]})
	}
	if u, err := url.Parse(d.Text); err == nil && path.Ext(u.Path) == ".pdf" {
		tags = append(tags, metaTag{"citation_pdf_url", d.Text})
	}
	given := tags[:0]
	for _, tag := range tags {
		if tag.Content != "" {
			given = append(given, tag)
		}
	}
	return given
}
