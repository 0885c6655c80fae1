package ui

// frame is what every page has around its own content.
type frame struct {
	Lang, Dir string
	// Title of the browser window, Description for search engines.
	Title, Description string
	// Sections of the main menu.
	Sections []section
	// Languages the same page is to be had in.
	Languages []languageLink
	// Box tells whether the search box stands above the page; Words fill it.
	Box   bool
	Words string
	// Feed is the address of the Atom feed of this page, "" for none.
	Feed string
	// NoIndex keeps search engines from indexing endless lists.
	NoIndex bool
}

// section is one entry of the main menu.
type section struct {
	Word    word
	Path    string
	Current bool
}

// languageLink leads to the same page in another language.
type languageLink struct {
	Code, Name, Path, Absolute string
	Current                    bool
}

// sections of the main menu in their order; a page is in the section that its
// path begins with.
func sections() []section {
	return []section{
		{Word: "nav.search", Path: "/search"},
		{Word: "nav.taxonomy", Path: "/taxonomy"},
		{Word: "nav.pathways", Path: "/pathways"},
		{Word: "nav.coordination", Path: "/coordination"},
		{Word: "nav.changes", Path: "/changes"},
		{Word: "nav.bodies", Path: "/bodies"},
	}
}
