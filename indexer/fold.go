package indexer

import (
	"cmp"
	"iter"
	"slices"

	"landscape/standard"
	"landscape/taxonomy"
)

// fold makes one Document of all records of a standard.
func fold(records iter.Seq2[standard.Record, error], tax *taxonomy.Taxonomy) ([]*Document, error) {
	byKey := map[string][]standard.Record{}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		byKey[r.ID.Key()] = append(byKey[r.ID.Key()], r)
	}
	var docs []*Document
	for key, editions := range byKey {
		slices.SortFunc(editions, func(a, b standard.Record) int {
			return -cmp.Compare(a.Published, b.Published)
		})
		face := editions[0]
		for _, e := range editions {
			if e.Status == standard.InForce && e.ID.Supplement == "" {
				face = e
				break
			}
		}
		labels := tax.Classify(&face)
		if !labels.Security {
			continue
		}
		docs = append(docs, &Document{
			ID: face.ID.Name(), Slug: face.ID.Slug(), Key: key, Title: face.Title, Titles: face.Titles,
			Body: face.ID.Body, Type: face.Type, Status: face.Status, Wording: face.Wording,
			Published: face.Published, Expected: face.Expected, Groups: face.Groups, Keywords: face.Keywords,
			ICS: face.ICS, Languages: face.Languages, Access: face.Access, URL: face.URL, Text: face.Text,
			Aliases: face.Aliases, Labels: labels, Editions: editions, Same: key,
		})
	}
	slices.SortFunc(docs, func(a, b *Document) int { return cmp.Compare(a.Key, b.Key) })
	return docs, nil
}
