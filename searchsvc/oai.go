package searchsvc

import (
	"encoding/xml"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/export"
	"landscape/indexer"
	"landscape/standard"
)

// oaiPrefix is the one format that every harvester reads.
const oaiPrefix = "oai_dc"

// oai answers /oai: the protocol by which libraries harvest (OAI-PMH 2.0). Its
// errors are answers with status 200 in the protocol's own words.
func (s *Service) oai(c *gin.Context, ix *indexer.Index) error {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, 16<<10)
	if err := c.Request.ParseForm(); err != nil {
		return problem("malformed-query", Language(c.Request), wrong{value: c.Request.URL.RawQuery})
	}
	list, err := s.oaiLists.Of(ix, func() (*oaiList, error) { return newOAIList(ix) })
	if err != nil {
		return fmt.Errorf("list standards to harvest: %w", err)
	}
	base := s.PublicURL(c.Request)
	a := &oaiAnswer{XSI: xsiNamespace, Location: oaiNamespace + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
		Date: time.Now().UTC().Format(time.RFC3339), Request: oaiRequest{Base: base + "/oai"}}
	h := &harvest{s, ix, list, base, c.Request.Form}
	if a.Error = h.answer(a); a.Error == nil || a.Error.Code != "badVerb" && a.Error.Code != "badArgument" {
		for _, name := range slices.Sorted(maps.Keys(h.given)) {
			a.Request.Attributes = append(a.Request.Attributes, xml.Attr{Name: xml.Name{Local: name}, Value: h.given.Get(name)})
		}
	}
	c.Header("Content-Type", "text/xml; charset=utf-8")
	c.Status(http.StatusOK)
	if _, err := c.Writer.WriteString(xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(c.Writer).Encode(a)
}

// harvest is one request of a harvester.
type harvest struct {
	service *Service
	ix      *indexer.Index
	list    *oaiList
	base    string
	given   url.Values
}

func (h *harvest) answer(a *oaiAnswer) *oaiError {
	if err := h.check(); err != nil {
		return err
	}
	var err *oaiError
	switch h.given.Get("verb") {
	case "Identify":
		a.Identify = h.identify()
	case "ListMetadataFormats":
		if h.given.Has("identifier") {
			_, err = h.document()
		}
		a.Formats = &oaiFormats{[]oaiFormat{{oaiPrefix, oaiDCSchema, oaiDCNamespace}}}
	case "ListSets":
		if h.given.Has("resumptionToken") {
			return badToken(h.given.Get("resumptionToken"))
		}
		a.Sets = h.sets()
	case "GetRecord":
		a.GetRecord, err = h.record()
	case "ListIdentifiers":
		a.ListIdentifiers, err = h.headers()
	case "ListRecords":
		a.ListRecords, err = h.records()
	}
	if err != nil {
		a.Formats = nil
	}
	return err
}

func badToken(text string) *oaiError {
	return &oaiError{"badResumptionToken", fmt.Sprintf("%q is not a token of ours", shorten(text))}
}

func (h *harvest) host() string {
	u, err := url.Parse(h.base)
	if err != nil {
		return "localhost"
	}
	return u.Hostname()
}

func (h *harvest) identify() *oaiIdentify {
	return &oaiIdentify{Name: "Security Standards Landscape", Base: h.base + "/oai", Version: "2.0",
		// Every domain that takes mail has this address (RFC 5321); the protocol asks for one.
		Mail: "postmaster@" + h.host(), Earliest: h.list.earliest, Deleted: "no", Granularity: "YYYY-MM-DDThh:mm:ssZ"}
}

func (h *harvest) sets() *oaiSets {
	sets := &oaiSets{[]oaiSet{{"body", "Bodies"}, {"area", "Technology areas"}}}
	for _, b := range h.list.bodies {
		sets.Sets = append(sets.Sets, oaiSet{bodySet(b), string(b)})
	}
	for _, area := range h.service.taxonomy.Areas {
		sets.Sets = append(sets.Sets, oaiSet{"area:" + area.ID, area.Names[defaultLanguage]})
	}
	return sets
}

// selection reads what of the list is asked for.
func (h *harvest) selection() (oaiSelection, *oaiError) {
	if h.given.Has("resumptionToken") {
		s, ok := readOAIToken(h.given.Get("resumptionToken"))
		if !ok {
			return s, badToken(h.given.Get("resumptionToken"))
		}
		return s, nil
	}
	s := oaiSelection{Prefix: oaiPrefix, Set: h.given.Get("set")}
	from, until := h.given.Get("from"), h.given.Get("until")
	if from != "" && until != "" && len(from) != len(until) {
		return s, &oaiError{"badArgument", "from and until are not of one granularity"}
	}
	var ok, also bool
	s.From, ok = oaiMoment(from, "T00:00:00Z")
	s.Until, also = oaiMoment(until, "T23:59:59Z")
	if !ok || !also || s.Until != "" && s.From > s.Until {
		return s, &oaiError{"badArgument", "from and until are dates such as 2026-11-27 or 2026-11-27T06:00:00Z, the earlier first"}
	}
	return s, nil
}

func (h *harvest) page() ([]*oaiEntry, *oaiToken, *oaiError) {
	selection, err := h.selection()
	if err != nil {
		return nil, nil, err
	}
	entries, token := h.list.page(selection)
	if len(entries) == 0 && selection.After != "" { // what was behind the token has gone; a list has something in it
		return nil, nil, badToken(h.given.Get("resumptionToken"))
	}
	if len(entries) == 0 {
		return nil, nil, &oaiError{"noRecordsMatch", "no standard is of that set and time"}
	}
	return entries, token, nil
}

func (h *harvest) headers() (*oaiHeaders, *oaiError) {
	entries, token, err := h.page()
	if err != nil {
		return nil, err
	}
	answer := &oaiHeaders{Token: token}
	for _, e := range entries {
		answer.Headers = append(answer.Headers, h.header(e.slug, e.stamp, e.sets))
	}
	return answer, nil
}

func (h *harvest) records() (*oaiRecords, *oaiError) {
	entries, token, err := h.page()
	if err != nil {
		return nil, err
	}
	answer := &oaiRecords{Token: token}
	for _, e := range entries {
		if d, ok := h.ix.Get(e.slug); ok {
			answer.Records = append(answer.Records, oaiRecord{h.header(e.slug, e.stamp, e.sets), h.dublinCore(d)})
		}
	}
	return answer, nil
}

func (h *harvest) header(slug, stamp string, sets []string) oaiHeader {
	return oaiHeader{"oai:" + h.host() + ":" + slug, stamp, sets}
}

// document is the one that an identifier names.
func (h *harvest) document() (*indexer.Document, *oaiError) {
	identifier := h.given.Get("identifier")
	slug, ours := strings.CutPrefix(identifier, "oai:"+h.host()+":")
	d, ok := h.ix.Get(slug)
	if !ours || !ok || d.Slug != slug {
		return nil, &oaiError{"idDoesNotExist", fmt.Sprintf("no standard has %q; ours are such as oai:%s:rfc-8446", shorten(identifier), h.host())}
	}
	return d, nil
}

func (h *harvest) record() (*oaiRecords, *oaiError) {
	d, err := h.document()
	if err != nil {
		return nil, err
	}
	return &oaiRecords{Records: []oaiRecord{{h.header(d.Slug, oaiStamp(d), oaiSetsOf(d)), h.dublinCore(d)}}}, nil
}

func (h *harvest) dublinCore(d *indexer.Document) oaiDC {
	cite := export.Cite(d)
	dc := oaiDC{OAI: oaiDCNamespace, DC: "http://purl.org/dc/elements/1.1/", XSI: xsiNamespace, Location: oaiDCNamespace + " " + oaiDCSchema,
		Title: []string{d.Title}, Creator: string(d.Body), Publisher: cite.Publisher, Date: d.Published, Type: []string{"Standard"},
		Identifier: []string{h.base + "/standards/" + url.PathEscape(d.Slug), cite.Number}, Language: d.Languages}
	if d.Type != "" && d.Type != "Standard" {
		dc.Type = append(dc.Type, d.Type)
	}
	for _, lang := range slices.Sorted(maps.Keys(d.Titles)) {
		dc.Title = append(dc.Title, d.Titles[lang])
	}
	if cite.DOI != "" {
		dc.Identifier = append(dc.Identifier, "https://doi.org/"+cite.DOI)
	}
	if d.URL != "" {
		dc.Identifier = append(dc.Identifier, d.URL)
	}
	for _, label := range d.Labels.Areas {
		dc.Subject = append(dc.Subject, h.service.Name(indexer.FacetArea, label, defaultLanguage))
	}
	for _, label := range d.Labels.Topics {
		dc.Subject = append(dc.Subject, h.service.Name(indexer.FacetTopic, label, defaultLanguage))
	}
	for _, l := range d.Relations {
		if l.Kind != standard.SeeAlso {
			dc.Relation = append(dc.Relation, string(l.Kind)+": "+l.ID)
		}
	}
	return dc
}
