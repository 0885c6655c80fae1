package coordination

import (
	"landscape/indexer"
	"landscape/standard"
)

// Roadmap is the ICT Security Standards Roadmap, part by part, with what the
// landscape holds of each today.
type Roadmap struct {
	// Part 1: organisations and their work.
	Organisations []Organisation `json:"organisations"`
	// Part 2: approved standards. Part 3: standards under development.
	Approved         Figure `json:"approved"`
	UnderDevelopment Figure `json:"under_development"`
	// Part 4: future needs, by kind of gap.
	Needs map[GapKind]int `json:"needs"`
	// Part 5: best practices: guidance that is free to read.
	Practices Figure `json:"practices"`
}

// Organisation is one body with its counts.
type Organisation struct {
	Body standard.BodyInfo `json:"body"`
	Cell
	// Groups are those of its committees that work on security, from the facts.
	Groups []Group `json:"groups"`
}

// Roadmap counts the parts among the standards of a query.
func (v *View) Roadmap(q indexer.Query) (*Roadmap, error) {
	r := &Roadmap{Needs: map[GapKind]int{}, Organisations: []Organisation{}}
	if inForce, ok := withStatus(q, standard.InForce); ok {
		r.Approved = v.figure(inForce)
		practices, okTopics := with(inForce, indexer.FacetTopic, "awareness", "management")
		free, okFree := with(practices, indexer.FacetAccess, string(standard.Free))
		if okTopics && okFree {
			r.Practices = v.figure(free)
		}
	}
	if drafts, ok := withStatus(q, standard.UnderDevelopment); ok {
		r.UnderDevelopment = v.figure(drafts)
	}
	gaps, err := v.Gaps(q, GapOptions{})
	if err != nil {
		return nil, err
	}
	for _, g := range gaps {
		r.Needs[g.Kind]++
	}
	r.Organisations, err = v.organisations(q)
	return r, err
}

func (v *View) organisations(q indexer.Query) ([]Organisation, error) {
	crossed, err := v.index.Cross(q, indexer.FacetBody, indexer.FacetStatus)
	if err != nil {
		return nil, err
	}
	out := []Organisation{}
	for i, body := range crossed.RowValues {
		narrowed, ok := with(q, indexer.FacetBody, body)
		info, known := standard.LookupBody(body)
		if !ok || !known {
			continue
		}
		o := Organisation{Body: info, Cell: cell(narrowed, crossed.RowTotals[i])}
		for _, g := range append(v.facts.StudyGroups[:len(v.facts.StudyGroups):len(v.facts.StudyGroups)], v.facts.Groups...) {
			if g.Body == info.Body {
				o.Groups = append(o.Groups, g)
			}
		}
		out = append(out, o)
	}
	return out, nil
}
