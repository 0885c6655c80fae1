package indexer

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"landscape/standard"
	"landscape/taxonomy"
)

// fold makes one Document of all records of a standard, and keeps those that
// are security standards, in the order of their identifiers; of the others it
// keeps that they exist.
func fold(records iter.Seq2[standard.Record, error], tax *taxonomy.Taxonomy) ([]*Document, *elsewhere, error) {
	byKey, err := gather(records)
	if err != nil {
		return nil, nil, err
	}
	others := &elsewhere{}
	var docs []*Document
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		text, work := splitWork(byKey[key])
		d, whole := foldStandard(key, text)
		if d.Labels = tax.Classify(&whole); d.Labels.Security {
			docs = append(docs, d)
			docs = append(docs, foldWork(d, whole, work, tax)...)
		} else {
			others.add(key, byKey[key])
		}
		delete(byKey, key)
	}
	slices.SortStableFunc(docs, func(a, b *Document) int { return naturalCompare(a.ID, b.ID) })
	distinguishSlugs(docs)
	relate(docs)
	others.complete(docs)
	return docs, others, nil
}

// gather collects the records of each standard. A damaged line was reported
// when the catalogue was read; here it is passed over.
func gather(records iter.Seq2[standard.Record, error]) (map[string][]standard.Record, error) {
	byKey := map[string][]standard.Record{}
	for r, err := range records {
		var damaged *standard.LineError
		if errors.As(err, &damaged) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read catalogue: %w", err)
		}
		if key := standardOf(&r); key != "" {
			byKey[key] = append(byKey[key], r)
		}
	}
	return byKey, nil
}

// standardOf is the key of the standard that a record is an edition of. An
// Internet-Draft that became an RFC is an early edition of that RFC, not a
// standard beside it.
func standardOf(r *standard.Record) string {
	if isDraft(r.ID) {
		for _, relation := range r.Relations {
			if relation.Kind == standard.SupersededBy && !isDraft(relation.Target) {
				return relation.Target.Key()
			}
		}
	}
	return r.ID.Key()
}

func isDraft(id standard.Identifier) bool {
	return id.Body == "IETF" && strings.HasPrefix(id.Number, "draft-")
}

// foldStandard makes the Document of the records that share a key, and the one
// record that stands for them all before the classifier.
func foldStandard(key string, records []standard.Record) (*Document, standard.Record) {
	editions := mergeEditions(records)
	newer := newestFirst(editions)
	slices.SortStableFunc(editions, newer)
	face := faceOf(editions, newer)
	whole := completed(face, editions)
	if !face.Status.Valid() {
		face.Status = standard.Unknown
	}
	d := &Document{
		ID: face.ID.Name(), Slug: face.ID.Slug(), Key: key,
		Title: whole.Title, Titles: whole.Titles, Body: face.ID.Body, Type: whole.Type,
		Status: face.Status, Wording: face.Wording, Published: face.Published, Expected: expected(face, editions),
		Groups: unique(whole.Groups), Keywords: unique(whole.Keywords), ICS: unique(whole.ICS),
		Languages: unique(whole.Languages), Access: whole.Access, URL: whole.URL, Text: whole.Text,
		Aliases: unique(whole.Aliases), Editions: editions, Relations: []Link{}, Same: key,
	}
	return d, whole
}

// newestFirst gives the order of the records of one standard: work in progress,
// then the published editions from the newest. Where a body numbers its
// versions, the number decides: 3GPP mends Release 15 after Release 19 is out.
func newestFirst(records []standard.Record) func(a, b standard.Record) int {
	numbered := !slices.ContainsFunc(records, func(r standard.Record) bool {
		return r.ID.Supplement != "" || r.Edition == "" && progress(r) == 0
	})
	return func(a, b standard.Record) int {
		byNumber := 0
		if numbered {
			byNumber = -compareVersions(a.Edition, b.Edition)
		}
		return cmp.Or(
			-cmp.Compare(progress(a), progress(b)),
			byNumber,
			-cmp.Compare(a.Published, b.Published),
			-compareVersions(a.Edition, b.Edition),
			-naturalCompare(a.ID.String(), b.ID.String()),
			cmp.Compare(a.Source, b.Source),
			cmp.Compare(a.Native, b.Native),
		)
	}
}

// progress is 1 for work that no date of publication places among the editions.
func progress(r standard.Record) int {
	if r.Status == standard.UnderDevelopment {
		return 1
	}
	return 0
}

// compareVersions orders "9.1.0" before "19.4.0" and "V2.1.1" before "V10.0.1".
func compareVersions(a, b string) int {
	return naturalCompare(strings.TrimLeft(a, "Vv"), strings.TrimLeft(b, "Vv"))
}

// faceOf picks the record that gives the standard its name, title and status:
// the edition in force, else the work under way, else the newest. Amendments,
// corrigenda and drafts of RFCs are never the face while there is anything else, nor is an
// edition of a list without statuses while another list tells that of any.
func faceOf(editions []standard.Record, newer func(a, b standard.Record) int) standard.Record {
	rank := func(r standard.Record) int {
		if untold(r, editions) {
			return faceRank(r) + 5
		}
		return faceRank(r)
	}
	return slices.MinFunc(editions, func(a, b standard.Record) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), newer(a, b))
	})
}

// untold tells whether the list of an edition keeps silent on its status while
// another list of the same standard speaks: NIST's library holds SP 800-27rA
// and says no more, and NIST's catalogue knows that it was superseded.
func untold(r standard.Record, editions []standard.Record) bool {
	return r.Status == standard.Unknown && r.LastSeen == "" && slices.ContainsFunc(editions, func(other standard.Record) bool {
		return other.Source != r.Source && other.Status != standard.Unknown
	})
}

func faceRank(r standard.Record) int {
	rank := 2
	switch r.Status {
	case standard.InForce:
		rank = 0
	case standard.UnderDevelopment:
		rank = 1
	case standard.Superseded, standard.Withdrawn: // FIPS 46-3, withdrawn, is newer than FIPS 46-2, which it superseded
		rank = 3
	}
	if r.ID.Supplement != "" || isDraft(r.ID) {
		rank += 10
	}
	return rank
}

// completed fills what the face does not say from the other editions, the newest first.
func completed(face standard.Record, editions []standard.Record) standard.Record {
	whole := face
	for _, e := range editions {
		if e.ID.Supplement != "" && face.ID.Supplement == "" {
			continue
		}
		whole.Type = cmp.Or(whole.Type, e.Type)
		whole.Abstract = cmp.Or(whole.Abstract, e.Abstract)
		whole.URL = cmp.Or(whole.URL, e.URL)
		whole.Access = cmp.Or(whole.Access, e.Access)
		whole.Groups = firstFilled(whole.Groups, e.Groups)
		whole.ICS = firstFilled(whole.ICS, e.ICS)
		whole.Keywords = firstFilled(whole.Keywords, e.Keywords)
		whole.Languages = firstFilled(whole.Languages, e.Languages)
		whole.Aliases = append(slices.Clip(whole.Aliases), e.Aliases...)
		if len(whole.Titles) == 0 && e.Title == whole.Title {
			whole.Titles = e.Titles
		}
	}
	return whole
}

func firstFilled(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
}

// expected is when the work under way is planned to be done, "" when there is none.
func expected(face standard.Record, editions []standard.Record) string {
	if face.Expected != "" {
		return face.Expected
	}
	for _, e := range editions {
		if e.Status == standard.UnderDevelopment && e.ID.Supplement == "" && e.Expected != "" {
			return e.Expected
		}
	}
	return ""
}

// unique keeps the first of equal texts, and makes JSON say [] rather than null.
func unique(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// distinguishSlugs gives every document an address of its own: names that
// differ in no letter or digit get a number, in the order of the identifiers.
func distinguishSlugs(docs []*Document) {
	used := make(map[string]bool, len(docs))
	for _, d := range docs {
		slug := d.Slug
		for n := 2; used[slug]; n++ {
			slug = d.Slug + "-" + strconv.Itoa(n)
		}
		d.Slug = slug
		used[slug] = true
	}
}
