package indexer

import (
	"slices"

	"landscape/standard"
)

// mergeEditions makes one record of those that speak of the same edition:
// ISO and IEC both list the standards that they publish together, and a body
// may list a document in two places.
func mergeEditions(records []standard.Record) []standard.Record {
	at := map[string]int{}
	var editions []standard.Record
	slices.SortStableFunc(records, bySource)
	for _, r := range records {
		name := r.ID.String()
		i, known := at[name]
		if !known || !sameEdition(editions[i], r) {
			at[name] = len(editions)
			editions = append(editions, r)
			continue
		}
		editions[i] = merged(editions[i], r)
	}
	return editions
}

// bySource puts ISO before IEC, and otherwise keeps a fixed order.
func bySource(a, b standard.Record) int {
	rank := func(r standard.Record) int {
		if r.Source == "iec" {
			return 1
		}
		return 0
	}
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	if a.Source != b.Source {
		return naturalCompare(a.Source, b.Source)
	}
	return naturalCompare(a.Native, b.Native)
}

// sameEdition tells entries of one edition from two drafts that carry the same
// name: those of one source must agree on status and date.
func sameEdition(a, b standard.Record) bool {
	if a.Source != b.Source {
		return true
	}
	return a.Status == b.Status && a.Published == b.Published
}

// merged is a, completed by what only b says; the provenance tells which fields those are.
func merged(a, b standard.Record) standard.Record {
	var taken []string
	text := func(field string, into *string, from string) {
		if *into == "" && from != "" {
			*into = from
			taken = append(taken, field)
		}
	}
	list := func(field string, into *[]string, from []string) {
		if len(*into) == 0 && len(from) > 0 {
			*into = from
			taken = append(taken, field)
		}
	}
	if a.Status == standard.Unknown && a.LastSeen == "" && b.Status.Valid() && b.Status != standard.Unknown {
		a.Status, a.Wording = b.Status, b.Wording
		if slices.Contains(b.Inferred, "status") {
			a.Inferred = append(slices.Clip(a.Inferred), "status")
		}
		taken = append(taken, "status")
	}
	text("type", &a.Type, b.Type)
	text("published", &a.Published, b.Published)
	text("expected", &a.Expected, b.Expected)
	text("abstract", &a.Abstract, b.Abstract)
	text("text", &a.Text, b.Text)
	list("groups", &a.Groups, b.Groups)
	list("keywords", &a.Keywords, b.Keywords)
	list("ics", &a.ICS, b.ICS)
	list("languages", &a.Languages, b.Languages)
	list("aliases", &a.Aliases, b.Aliases)
	a.Titles, taken = mergeTitles(a.Titles, b.Titles, taken)
	before := len(a.Relations)
	for _, r := range b.Relations {
		if !slices.Contains(a.Relations, r) {
			a.Relations = append(slices.Clip(a.Relations), r)
		}
	}
	if len(a.Relations) > before {
		taken = append(taken, "relations")
	}
	if len(taken) > 0 && len(b.Provenance) > 0 {
		p := b.Provenance[0]
		p.Fields = taken
		a.Provenance = append(slices.Clip(a.Provenance), p)
	}
	return a
}

// mergeTitles adds the languages that only the second knows.
func mergeTitles(a, b map[string]string, taken []string) (map[string]string, []string) {
	all := map[string]string{}
	for lang, title := range b {
		all[lang] = title
	}
	for lang, title := range a {
		all[lang] = title
	}
	if len(all) > len(a) {
		return all, append(taken, "titles")
	}
	return a, taken
}
