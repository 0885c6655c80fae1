package ui

// frame is what every page has around its own content.
type frame struct {
	Lang, Dir string
	// Title of the browser window, Description for search engines.
	Title, Description string
	// Sections of the main menu.
	Sections []section
	// Address of this page, for what is printed.
	Address string
	// Languages the same page is to be had in; AnyLanguage is the address for
	// readers of others.
	Languages   []languageLink
	AnyLanguage string
	// Box tells whether the search box stands above the page; Words fill it.
	Box   bool
	Words string
	// Canonical is the address of this page without what others add to it, ""
	// where the address itself is right.
	Canonical string
	// Tags are for reference managers, Data is for search engines (schema.org).
	Tags []metaTag
	Data any
	// OEmbed tells other sites how to show this page in theirs.
	OEmbed string
	// Forms are the same facts in formats for programs.
	Forms []form
	// Feed is the address of the Atom feed of this page, "" for none.
	Feed string
	// Offline tells that the site can be had as a file.
	Offline bool
	// Again is after how many seconds the page is to be shown anew, 0 for never.
	Again int
	// NoIndex keeps search engines from indexing endless lists.
	NoIndex bool
}

// metaTag is a pair in the head of a page.
type metaTag struct{ Name, Content string }

// form is what a page shows, in a format for programs.
type form struct{ Title, Type, Path string }

// section is one entry of the main menu.
type section struct {
	Word    word
	Path    string
	Current bool
	// List marks the entry that the script counts the reader's standards at.
	List bool
}

// languageLink leads to the same page in another language. At Choose the choice
// is remembered.
type languageLink struct {
	Code, Name, Choose, Absolute string
	Current                      bool
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
		{Word: "nav.list", Path: "/list", List: true},
	}
}
