package reference

import "landscape/export"

// Table is the report as rows, what is not held last.
func (report Report) Table() *export.Table {
	table := &export.Table{Head: []string{"place", "cited", "standard", "edition", "status", "current", "replaced by", "same text as", "access"}}
	for _, r := range report.References {
		table.Add(r.Place, r.Cited, r.ID, r.Edition, r.Status, r.Current, r.ReplacedBy, r.Twin, r.Access)
	}
	for _, u := range report.Unknown {
		table.Add(u.Place, u.Cited, u.ID, "", "not held", "", "", "", "")
	}
	return table
}
