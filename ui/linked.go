package ui

import (
	"net/http"
	"net/url"
	"slices"

	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
	"landscape/taxonomy"
)

// linked adds to a page what it tells as linked data: under the page's address
// with the ending of a format, to which the Accept header of a program leads. A
// list, which has no name in its address, needs no data: its is at the API.
func linked(page handler, data func(v *visit, f export.Format, name string) error) handler {
	return func(v *visit) error {
		if name, f, ok := export.CutExtension(v.c.Param("slug") + v.c.Param("id")); ok && isLinked(f) {
			return data(v, f, name)
		}
		v.c.Writer.Header().Add("Vary", "Accept")
		if f, ok := export.Negotiated(v.c.Request.Header.Values("Accept"), export.LinkedFormats()); ok {
			to := url.URL{Path: v.here() + "." + f.Extension} // data speaks all languages at once
			v.c.Redirect(http.StatusSeeOther, to.String())
			return nil
		}
		return page(v)
	}
}

func isLinked(f export.Format) bool {
	return slices.ContainsFunc(export.LinkedFormats(), func(l export.Format) bool { return l.Name == f.Name })
}

// bodyData writes the body that an address names.
func (s *site) bodyData(v *visit, f export.Format, name string) error {
	known, err := s.slugsOf(v.ix)
	if err != nil {
		return err
	}
	var bodies []standard.BodyInfo
	for _, value := range known[indexer.FacetBody][name] {
		info, ok := standard.LookupBody(value)
		if !ok {
			info = standard.BodyInfo{Body: standard.Body(value), Name: value}
		}
		bodies = append(bodies, info)
	}
	if len(bodies) == 0 {
		return v.absent("absent", wantedIn(name))
	}
	v.c.Header("Content-Type", f.ContentType)
	return export.WriteBodies(v.c.Writer, f.Name, bodies, v.exportReader(s.service.PublicURL(v.c.Request)))
}

// conceptData writes the concept that an address names.
func (s *site) conceptData(v *visit, f export.Format, name string) error {
	concept, ok := s.service.Taxonomy().Concept(name)
	if !ok {
		return v.absent("absent", wantedIn(name))
	}
	write := taxonomy.WriteConceptSKOS
	if f.Name == "jsonld" {
		write = taxonomy.WriteConceptSKOSJSON
	}
	v.c.Header("Content-Type", f.ContentType)
	return write(v.c.Writer, s.service.PublicURL(v.c.Request), concept)
}
