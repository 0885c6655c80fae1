package indexer

import (
	"slices"
	"strings"

	"landscape/standard"
	"landscape/taxonomy"
)

// Work under way that changes a published standard (a revision, an amendment, a
// corrigendum) is a thing of its own: it has a stage, a group and a date of its
// own, and whoever counts work in progress counts it. Work on a new text is the
// document of that text until it is published; so is new work on a withdrawn one.

// splitWork takes the work under way off the records of a standard in force. Work
// whose edition is published since stays, as a draft that this edition replaced:
// ISO's list and IEC's are not of one day, and NIST keeps drafts listed.
func splitWork(records []standard.Record) (text, work []standard.Record) {
	inForce := slices.ContainsFunc(records, func(r standard.Record) bool {
		return r.ID.Supplement == "" && !isDraft(r.ID) && r.Status == standard.InForce
	})
	if !inForce {
		return records, nil
	}
	for _, r := range records {
		switch {
		case r.Status != standard.UnderDevelopment || isDraft(r.ID):
			text = append(text, r)
		case isDone(r, records):
			r.Status, r.Inferred = standard.Superseded, append(slices.Clip(r.Inferred), "status")
			text = append(text, r)
		default:
			work = append(work, r)
		}
	}
	return text, work
}

// isDone tells whether the edition that work is on is in force by now. Of bodies
// that count no editions the dates decide.
func isDone(work standard.Record, records []standard.Record) bool {
	if work.ID.Supplement != "" || work.Edition == "" && work.Published == "" {
		return false
	}
	return slices.ContainsFunc(records, func(r standard.Record) bool {
		return r.Status == standard.InForce && r.ID.Supplement == "" &&
			r.Type == work.Type && r.Edition == work.Edition && r.Published > work.Published
	})
}

// foldWork makes a Document of each piece of work that changes a standard. What
// its records do not say is as with the standard; so are its labels, from what
// is known of both.
func foldWork(of *Document, whole standard.Record, work []standard.Record, tax *taxonomy.Taxonomy) []*Document {
	byName := map[string][]standard.Record{}
	var names []string
	for _, r := range work {
		name := workName(of, r)
		if byName[name] == nil {
			names = append(names, name)
		}
		byName[name] = append(byName[name], r)
	}
	slices.Sort(names)
	var docs []*Document
	for _, name := range names {
		d, own := foldStandard(workKey(of.Key, name), byName[name])
		d.ID, d.Slug = name, standard.SlugOf(name)
		own = completed(own, []standard.Record{whole})
		d.Groups, d.ICS, d.Keywords = unique(own.Groups), unique(own.ICS), unique(own.Keywords)
		if d.Labels = tax.Classify(&own); !d.Labels.Security {
			d.Labels = of.Labels
		}
		d.Changes = Change{Kind: kindOfWork(d), Key: of.Key}
		docs = append(docs, d)
	}
	return docs
}

// workName is what a piece of work is called: "ISO/IEC DIS 27000", or with its
// edition where the body calls it like the standard: "NIST SP 800-18r2 ipd".
func workName(of *Document, r standard.Record) string {
	if r.ID.Supplement == "" && r.ID.Name() != of.ID {
		return r.ID.Name()
	}
	return r.ID.String()
}

// workKey is the key of work on a standard. It holds a mark that no identifier
// has, so that the standard's own key leads to the standard.
func workKey(key, name string) string { return key + "/" + standard.Fold(name) }

// Change says how a piece of work changes a published standard.
type Change struct {
	// Kind is the relation to the standard: Revises, Amends or Corrects.
	Kind standard.RelationKind `json:"kind"`
	// Key of the standard.
	Key string `json:"key"`
}

func kindOfWork(d *Document) standard.RelationKind {
	switch supplement := strings.ToLower(d.Editions[0].ID.Supplement); {
	case supplement == "":
		return standard.Revises
	case strings.Contains(supplement, "cor"):
		return standard.Corrects
	}
	return standard.Amends
}

// linkWork ties the work to the standards that it changes.
func linkWork(docs []*Document, byKey map[string]*Document) {
	for _, d := range docs {
		if !d.isWork() {
			continue
		}
		if of := byKey[d.Changes.Key]; of != nil {
			addLink(d, linkTo(of, d.Changes.Kind, ""))
			addLink(of, linkTo(d, d.Changes.Kind.Inverse(), ""))
		}
	}
}

// UnderWay lists the work that changes a standard: revisions, amendments and
// corrigenda that are not published yet.
func (d *Document) UnderWay() []Link {
	var work []Link
	for _, l := range d.Relations {
		changes := l.Kind == standard.UnderRevision || l.Kind == standard.AmendedBy || l.Kind == standard.CorrectedBy
		if changes && l.Status == standard.UnderDevelopment {
			work = append(work, l)
		}
	}
	return work
}

// isWork tells work that changes a published standard from standards.
func (d *Document) isWork() bool { return d.Changes.Kind != "" }
