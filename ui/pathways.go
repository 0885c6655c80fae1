package ui

import (
	"fmt"
	"slices"

	"landscape/coordination/pathway"
	"landscape/indexer"
	"landscape/standard"
)

// pathwaysPage lists the jobs that the landscape leads through.
type pathwaysPage struct {
	frame
	Pathways []pathwayLink
}

type pathwayLink struct {
	ID, Name, For    string
	Steps, Standards int
}

// pathwayPage leads through one job.
type pathwayPage struct {
	frame
	Heading, For string
	// AllFree tells that every standard here can be read free of charge.
	AllFree bool
	Steps   []stepView
}

type stepView struct {
	// ID names the step for the script that keeps which are done.
	ID, Name, Why string
	Parts         []stepPart
	// More leads to what else there is.
	More string
}

// stepPart is what to read first, what is required, or how that is checked.
type stepPart struct {
	Word      word
	Standards []stepStandard
}

// stepStandard is one standard of a step; one that the index does not hold has
// an identifier only.
type stepStandard struct {
	hitTitle
	Status standard.Status
	Access standard.Access
	// Text is where it can be read.
	Text string
}

// pathways shows GET /pathways.
func (s *site) pathways(v *visit) error {
	p := &pathwaysPage{}
	p.Title, p.Box, p.Description = v.term("pathways", "title"), true, v.term("pathways", "lead")
	for _, way := range s.ways {
		link := pathwayLink{ID: way.ID, Name: v.entryIn(way.Name), For: v.entryIn(way.For), Steps: len(way.Steps)}
		for _, step := range way.Steps {
			link.Standards += len(step.Named())
		}
		p.Pathways = append(p.Pathways, link)
	}
	return v.show("pathways", p)
}

// pathwaysOn are the pathways of which a step is about a label.
func (v *visit) pathwaysOn(facet, id string) []namedLink {
	var links []namedLink
	for _, way := range v.site.ways {
		on := slices.ContainsFunc(way.Steps, func(step pathway.Step) bool { return slices.Contains(step.More.Values[facet], id) })
		if on {
			links = append(links, namedLink{Name: v.entryIn(way.Name), Href: v.path("/pathways/" + way.ID)})
		}
	}
	return links
}

// pathway shows GET /pathways/{id}.
func (s *site) pathway(v *visit) error {
	way, ok := pathway.Find(s.ways, v.c.Param("id"))
	if !ok {
		return v.absent("absent", wantedIn(v.c.Param("id")))
	}
	p := &pathwayPage{Heading: v.entryIn(way.Name), For: v.entryIn(way.For), AllFree: true}
	p.Title, p.Box, p.Description = p.Heading, true, p.For
	for i, step := range way.Steps {
		view := stepView{ID: fmt.Sprintf("%s/%d", way.ID, i+1), Name: v.entryIn(step.Name), Why: v.entryIn(step.Why), More: address(v.path("/search"), step.More.Values)}
		first := min(1, len(step.Standards))
		for _, part := range []struct {
			word word
			refs []pathway.Reference
		}{{"pathways.first", step.Standards[:first]}, {"pathways.requirements", step.Standards[first:]}, {"pathways.conformity", step.Conformity}} {
			if len(part.refs) > 0 {
				view.Parts = append(view.Parts, stepPart{part.word, v.stepStandards(v.ix, part.refs)})
			}
		}
		for _, part := range view.Parts {
			p.AllFree = p.AllFree && !slices.ContainsFunc(part.Standards, func(st stepStandard) bool { return st.Slug != "" && st.Access != standard.Free })
		}
		p.Steps = append(p.Steps, view)
	}
	return v.show("pathway", p)
}

func (r reader) stepStandards(ix *indexer.Index, refs []pathway.Reference) []stepStandard {
	var all []stepStandard
	for _, ref := range refs {
		all = append(all, r.stepStandard(ix, ref))
	}
	return all
}

func (r reader) stepStandard(ix *indexer.Index, ref pathway.Reference) stepStandard {
	d, ok := ix.Get(ref.String())
	if !ok {
		return stepStandard{hitTitle: hitTitle{ID: ref.String()}}
	}
	st := stepStandard{hitTitle: r.hitTitle(d), Status: d.Status, Access: d.Access}
	if d.Access == standard.Free {
		if st.Text = webAddress(d.Text); st.Text == "" {
			st.Text = webAddress(d.URL)
		}
	}
	return st
}
