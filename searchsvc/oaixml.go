package searchsvc

import "encoding/xml"

// The parts of an answer of OAI-PMH 2.0.

type oaiAnswer struct {
	XMLName  xml.Name   `xml:"http://www.openarchives.org/OAI/2.0/ OAI-PMH"`
	XSI      string     `xml:"xmlns:xsi,attr"`
	Location string     `xml:"xsi:schemaLocation,attr"`
	Date     string     `xml:"responseDate"`
	Request  oaiRequest `xml:"request"`
	Error    *oaiError  `xml:"error"`

	Identify        *oaiIdentify `xml:"Identify"`
	Formats         *oaiFormats  `xml:"ListMetadataFormats"`
	Sets            *oaiSets     `xml:"ListSets"`
	GetRecord       *oaiRecords  `xml:"GetRecord"`
	ListIdentifiers *oaiHeaders  `xml:"ListIdentifiers"`
	ListRecords     *oaiRecords  `xml:"ListRecords"`
}

type oaiRequest struct {
	Attributes []xml.Attr `xml:",any,attr"`
	Base       string     `xml:",chardata"`
}

type oaiError struct {
	Code string `xml:"code,attr"`
	Text string `xml:",chardata"`
}

func (e *oaiError) Error() string { return e.Text }

type oaiIdentify struct {
	Name        string `xml:"repositoryName"`
	Base        string `xml:"baseURL"`
	Version     string `xml:"protocolVersion"`
	Mail        string `xml:"adminEmail"`
	Earliest    string `xml:"earliestDatestamp"`
	Deleted     string `xml:"deletedRecord"`
	Granularity string `xml:"granularity"`
}

type oaiFormats struct {
	Formats []oaiFormat `xml:"metadataFormat"`
}

type oaiFormat struct {
	Prefix    string `xml:"metadataPrefix"`
	Schema    string `xml:"schema"`
	Namespace string `xml:"metadataNamespace"`
}

type oaiSets struct {
	Sets []oaiSet `xml:"set"`
}

type oaiSet struct {
	Spec string `xml:"setSpec"`
	Name string `xml:"setName"`
}

type oaiRecords struct {
	Records []oaiRecord `xml:"record"`
	Token   *oaiToken   `xml:"resumptionToken"`
}

type oaiHeaders struct {
	Headers []oaiHeader `xml:"header"`
	Token   *oaiToken   `xml:"resumptionToken"`
}

type oaiToken struct {
	Size   int    `xml:"completeListSize,attr"`
	Cursor int    `xml:"cursor,attr"`
	Text   string `xml:",chardata"`
}

type oaiRecord struct {
	Header   oaiHeader `xml:"header"`
	Metadata oaiDC     `xml:"metadata>oai_dc:dc"`
}

type oaiHeader struct {
	Identifier string   `xml:"identifier"`
	Stamp      string   `xml:"datestamp"`
	Sets       []string `xml:"setSpec"`
}

// oaiDC is a standard in unqualified Dublin Core.
type oaiDC struct {
	OAI        string   `xml:"xmlns:oai_dc,attr"`
	DC         string   `xml:"xmlns:dc,attr"`
	XSI        string   `xml:"xmlns:xsi,attr"`
	Location   string   `xml:"xsi:schemaLocation,attr"`
	Title      []string `xml:"dc:title"`
	Creator    string   `xml:"dc:creator"`
	Publisher  string   `xml:"dc:publisher"`
	Subject    []string `xml:"dc:subject"`
	Date       string   `xml:"dc:date,omitempty"`
	Type       []string `xml:"dc:type"`
	Identifier []string `xml:"dc:identifier"`
	Language   []string `xml:"dc:language"`
	Relation   []string `xml:"dc:relation"`
}

const (
	oaiNamespace   = "http://www.openarchives.org/OAI/2.0/"
	oaiDCNamespace = "http://www.openarchives.org/OAI/2.0/oai_dc/"
	oaiDCSchema    = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
	xsiNamespace   = "http://www.w3.org/2001/XMLSchema-instance"
)
