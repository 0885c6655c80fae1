package indexer

import (
	"cmp"
	"slices"

	"landscape/standard"
)

// relate links the documents to each other: what their records say, the same
// from the other end, and which of them are one text under several names.
func relate(docs []*Document) {
	byKey := make(map[string]*Document, len(docs))
	for _, d := range docs {
		byKey[d.Key] = d
	}
	supersedeObsolete(docs, byKey)
	same := newSets()
	for _, d := range docs {
		for _, e := range d.Editions {
			for _, r := range e.Relations {
				key := r.Target.Key()
				if key == "" || key == d.Key {
					continue // one edition of a standard to another
				}
				if r.Kind == standard.IdenticalTo {
					same.join(d.Key, key)
				}
				linkBoth(d, byKey[key], r)
			}
		}
	}
	linkWork(docs, byKey)
	for _, d := range docs {
		slices.SortFunc(d.Relations, compareLinks)
	}
	markSame(docs, same)
}

// supersedeObsolete takes those out of force that another published document says
// it obsoletes: the RFC index may tell it of RFC 8996 and not of RFC 7507.
func supersedeObsolete(docs []*Document, byKey map[string]*Document) {
	for _, d := range docs {
		if d.Status == standard.UnderDevelopment {
			continue
		}
		for _, e := range d.Editions {
			for _, r := range e.Relations {
				target := byKey[r.Target.Key()]
				if r.Kind == standard.Obsoletes && target != nil && target != d && target.Status == standard.InForce {
					target.supersede()
				}
			}
		}
	}
}

// supersede marks as our conclusion that no edition is in force any more.
func (d *Document) supersede() {
	d.Status = standard.Superseded
	for i := range d.Editions {
		if e := &d.Editions[i]; e.Status == standard.InForce {
			e.Status, e.Inferred = standard.Superseded, append(slices.Clip(e.Inferred), "status")
		}
	}
}

// linkBoth adds a relation and, when its target is here, the inverse.
func linkBoth(d, target *Document, r standard.Relation) {
	if target == nil {
		addLink(d, Link{Kind: r.Kind, ID: r.Target.Name(), Inferred: r.Inferred})
		return
	}
	addLink(d, linkTo(target, r.Kind, r.Inferred))
	if back := r.Kind.Inverse(); back != "" {
		addLink(target, linkTo(d, back, r.Inferred))
	}
}

func linkTo(d *Document, kind standard.RelationKind, inferred string) Link {
	return Link{Kind: kind, ID: d.ID, Slug: d.Slug, Title: d.Title, Status: d.Status, Inferred: inferred}
}

// addLink adds a link once; what a body says outweighs what was inferred.
func addLink(d *Document, l Link) {
	for i := range d.Relations {
		if known := &d.Relations[i]; known.Kind == l.Kind && known.ID == l.ID {
			if l.Inferred == "" {
				known.Inferred = ""
			}
			return
		}
	}
	d.Relations = append(d.Relations, l)
}

// kindOrder is the order in which people want to read the relations.
var kindOrder = []standard.RelationKind{
	standard.SupersededBy, standard.ObsoletedBy, standard.UnderRevision, standard.Revises,
	standard.IdenticalTo, standard.Supersedes, standard.Obsoletes, standard.AmendedBy, standard.Amends,
	standard.CorrectedBy, standard.Corrects, standard.UpdatedBy, standard.Updates,
	standard.PartOf, standard.HasPart, standard.SeeAlso,
}

func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(slices.Index(kindOrder, a.Kind), slices.Index(kindOrder, b.Kind)), naturalCompare(a.ID, b.ID))
}

// markSame gives all documents of one text the key of the first of them.
func markSame(docs []*Document, same *sets) {
	first := map[string]string{}
	for _, d := range docs {
		root := same.find(d.Key)
		if first[root] == "" {
			first[root] = d.Key
		}
		d.Same = first[root]
	}
}

// sets joins keys that stand for one text, also where the catalogue does not
// hold the document between two of them.
type sets struct{ parent map[string]string }

func newSets() *sets { return &sets{parent: map[string]string{}} }

func (s *sets) find(key string) string {
	for s.parent[key] != "" {
		key = s.parent[key]
	}
	return key
}

// join makes the smaller root the parent, so the result does not hang on the order.
func (s *sets) join(a, b string) {
	a, b = s.find(a), s.find(b)
	switch {
	case a < b:
		s.parent[b] = a
	case b < a:
		s.parent[a] = b
	}
}
