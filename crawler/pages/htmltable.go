package pages

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// Row is one row of a web page's table, its cells by the text of the
// column heading in lower case.
type Row map[string]*goquery.Selection

// Text is the visible text of a cell, "" when there is no such column.
func (r Row) Text(heading string) string {
	cell := r[heading]
	if cell == nil {
		return ""
	}
	text := Clean(cell.Text())
	if text == "-" {
		return ""
	}
	return text
}

// Link is the address of the first link in a cell.
func (r Row) Link(heading string) string {
	if cell := r[heading]; cell != nil {
		return strings.TrimSpace(cell.Find("a[href]").First().AttrOr("href", ""))
	}
	return ""
}

// TablesWith finds the tables that have all the headings, and returns their
// rows. Tables are known by what they say, which changes less than how they
// are marked up. found is false when no table has the headings.
func TablesWith(doc *goquery.Document, headings ...string) (rows []Row, found bool) {
	doc.Find("table").Each(func(_ int, table *goquery.Selection) {
		names := headingsOf(table)
		for _, heading := range headings {
			if !slices.Contains(names, heading) {
				return
			}
		}
		found = true
		rows = append(rows, rowsOf(table, names)...)
	})
	return rows, found
}

func headingsOf(table *goquery.Selection) []string {
	var names []string
	table.Find("tr").First().ChildrenFiltered("th,td").Each(func(_ int, cell *goquery.Selection) {
		names = append(names, strings.ToLower(Clean(cell.Text())))
	})
	return names
}

// rowsOf leaves out rows of another width: pagers, separators, nested tables.
func rowsOf(table *goquery.Selection, names []string) (rows []Row) {
	table.Find("tr").Slice(1, goquery.ToEnd).Each(func(_ int, tr *goquery.Selection) {
		cells := tr.ChildrenFiltered("td")
		if cells.Length() != len(names) {
			return
		}
		row := Row{}
		for i, name := range names {
			row[name] = cells.Eq(i)
		}
		rows = append(rows, row)
	})
	return rows
}

// HeadingsFound lists the headings of all tables, for messages.
func HeadingsFound(doc *goquery.Document) []string {
	var all []string
	doc.Find("table").Each(func(_ int, table *goquery.Selection) {
		all = append(all, headingsOf(table)...)
	})
	return all
}
