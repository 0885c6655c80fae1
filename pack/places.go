package pack

import (
	"net/url"
	"regexp"
	"strings"
)

// place is where a page lies: in a file of its own, or in one that it shares.
type place struct {
	file   string
	shared bool
}

const (
	// alone is how many pages of a kind have files of their own.
	alone = 100
	// together is how many of the others share a file, on average.
	together = 28
	// frontPage is what a reader opens, searchPage searches, manyPage shows what shares files.
	frontPage, searchPage, manyPage = "index.html", "search.html", "page.html"
)

// plain are the names that can stand for themselves in any file system.
var plain = regexp.MustCompile(`^[a-z0-9._-]+(/[a-z0-9._-]+)*$`)

// place finds a place for each page.
func (p *packer) place() {
	kinds := map[string]int{}
	for _, path := range p.Paths {
		kinds[kindOf(path)]++
	}
	p.at = map[string]place{}
	shared := uint32(0)
	for _, path := range p.Paths {
		name := strings.TrimPrefix(path, "/")
		switch {
		case path == "/":
			p.at[path] = place{file: frontPage}
		case path == "/search":
			p.at[path] = place{file: searchPage}
		case kinds[kindOf(path)] > alone || !plain.MatchString(name):
			p.at[path] = place{file: manyPage + "?" + name, shared: true}
			shared++
		default:
			p.at[path] = place{file: name + ".html"}
		}
	}
	p.shelves = shared/together + 1
}

// kindOf is what the paths of a kind begin with.
func kindOf(path string) string {
	return path[:strings.LastIndexByte(path, '/')+1]
}

// shelf is the number of the file in which a shared page lies. The script finds
// it in the same way.
func (p *packer) shelf(name string) uint32 {
	var n uint32
	for i := range len(name) {
		n = (n*31 + uint32(name[i])) % 65521
	}
	return n % p.shelves
}

// lead gives the address in the pack that an address of the site becomes. What
// is in no pack has none.
func (p *packer) lead(address string) (to string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return address, err == nil
	}
	if u.Path == "" {
		return address, u.RawQuery == "" // a place on the page
	}
	path, inLanguage := strings.CutPrefix(u.EscapedPath(), p.Prefix)
	if path == "" {
		path = "/"
	}
	at, held := p.at[path]
	if !inLanguage || !held || u.RawQuery != "" && at.file != searchPage {
		return "", false
	}
	to = at.file
	if u.RawQuery != "" {
		to += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		to += "#" + u.EscapedFragment()
	}
	return to, true
}
