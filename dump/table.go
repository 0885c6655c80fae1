package dump

import (
	"strconv"

	"landscape/export"
	"landscape/indexer"
)

// table is the schema of one table, in the words of a Table Schema.
type table struct {
	Name   string  `json:"name"`
	Fields []field `json:"fields"`
}

type field struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	About string `json:"description,omitempty"`
}

// row is one standard with the facts of the edition that speaks for it.
type row struct {
	Slug      string   `parquet:"slug"`
	ID        string   `parquet:"id"`
	Number    string   `parquet:"number"`
	Title     string   `parquet:"title"`
	Body      string   `parquet:"body,dict"`
	Type      string   `parquet:"type,dict"`
	Status    string   `parquet:"status,dict"`
	Wording   string   `parquet:"status_wording,dict"`
	Published string   `parquet:"published"`
	Year      int32    `parquet:"year"`
	Expected  string   `parquet:"expected"`
	Edition   string   `parquet:"edition"`
	DOI       string   `parquet:"doi"`
	Access    string   `parquet:"access,dict"`
	URL       string   `parquet:"url"`
	Text      string   `parquet:"text"`
	Groups    []string `parquet:"groups,list"`
	Languages []string `parquet:"languages,list"`
	Keywords  []string `parquet:"keywords,list"`
	Areas     []string `parquet:"areas,list"`
	Topics    []string `parquet:"topics,list"`
	Needs     []string `parquet:"requirements,list"`
	Pillars   []string `parquet:"pillars,list"`
	Subjects  []string `parquet:"subjects,list"`
}

func newRow(d *indexer.Document) row {
	c := export.Cite(d)
	year, _ := strconv.ParseInt(c.Year, 10, 32) // 0 where no date is known
	return row{Slug: d.Slug, ID: d.ID, Number: c.Number, Title: d.Title, Body: string(d.Body), Type: d.Type, Status: string(d.Status),
		Wording: d.Wording, Published: d.Published, Year: int32(year), Expected: d.Expected, Edition: c.Edition, DOI: c.DOI,
		Access: string(d.Access), URL: d.URL, Text: d.Text, Groups: d.Groups, Languages: d.Languages, Keywords: d.Keywords,
		Areas: d.Labels.Areas, Topics: d.Labels.Topics, Needs: d.Labels.Requirements, Pillars: d.Labels.Pillars, Subjects: d.Labels.Subjects}
}

// standardsTable describes a row.
func standardsTable() table {
	text := func(name, about string) field { return field{name, "string", about} }
	list := func(name, about string) field { return field{name, "array", about} }
	return table{"standards", []field{
		text("slug", "stable name, as in addresses"), text("id", "identifier without edition"), text("number", "designation to cite, with edition"),
		text("title", "in English where the body has one"), text("body", "short name of the body"), text("type", "kind, in the body's words"),
		text("status", "in-force, under-development, superseded, withdrawn or unknown"), text("status_wording", "the body's own status or stage"),
		text("published", "ISO 8601, as precise as the body is; empty when unknown"), {"year", "integer", "year of publication; 0 when unknown"},
		text("expected", "when work under development is planned to be done"), text("edition", "as the body counts it"), text("doi", "without address"),
		text("access", "free, paid or empty when unknown"), text("url", "the body's page"), text("text", "the document, where it is free"),
		list("groups", "that made it, most responsible first"), list("languages", "ISO 639"), list("keywords", "the body's own"),
		list("areas", "technology areas, by id"), list("topics", "security topics, by id"), list("requirements", "security requirements, by id"),
		list("pillars", "of the Global Cybersecurity Agenda"), list("subjects", "concepts of the thesaurus, by id")}}
}
