package ui

import "landscape/searchsvc"

// namedView is something else than a standard that the query names: it stands
// above what was found.
type namedView struct {
	Kind, ID, Name, Lang, Countries string
	About, Certainty                string
	// Href is the address on this site, Address that of its own page.
	Href, Address string
}

// namedViews word what a query names. What is known of an initiative tells more
// than that it is one.
func (r reader) namedViews(named []searchsvc.NamedAnswer) []namedView {
	var views []namedView
	for _, n := range named {
		v := namedView{Kind: r.term("named", n.Kind), Name: n.Name, Lang: n.NameLanguage, About: n.About, Href: r.path(n.Page), Address: webAddress(n.Address)}
		if n.Kind == "question" || n.Kind == "body" {
			v.ID = n.ID
		}
		if i := n.Initiative; i != nil {
			v.Kind, v.Countries, v.Certainty = r.wording("initiative."+string(i.Kind)), r.listed(i.CountryNames), r.certainty(i.Certainty)
		}
		views = append(views, v)
	}
	return views
}
