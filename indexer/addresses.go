package indexer

import (
	"cmp"
	"hash/fnv"
	"io"
	"net/url"
	"slices"
	"strings"

	"landscape/standard"
)

// addresses leads from the addresses that the bodies give to their documents: of
// each a digest, sorted, and the document.
type addresses struct {
	Sums []uint64
	Docs []uint32
}

func newAddresses(docs []*Document) addresses {
	type entry struct {
		sum uint64
		doc uint32
	}
	var list []entry
	for i, d := range docs {
		for e := range d.Editions {
			for _, address := range []string{d.Editions[e].URL, d.Editions[e].Text} {
				if key := addressKey(address); key != "" {
					list = append(list, entry{digest(key), uint32(i)})
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.doc, b.doc)) })
	list = slices.Compact(list)
	var a addresses
	for _, e := range list {
		a.Sums, a.Docs = append(a.Sums, e.sum), append(a.Docs, e.doc)
	}
	return a
}

// find lists the documents at an address.
func (a *addresses) find(address string) []uint32 {
	key := addressKey(address)
	if key == "" {
		return nil
	}
	at, found := slices.BinarySearch(a.Sums, digest(key))
	if !found {
		return nil
	}
	end := at
	for end < len(a.Sums) && a.Sums[end] == a.Sums[at] {
		end++
	}
	return a.Docs[at:end]
}

// addressKey is an address without what two ways of writing it may differ in:
// scheme, "www.", letter case, a final slash or ".html". "" when it is none.
func addressKey(address string) string {
	address = strings.TrimSpace(address)
	if standard.IsAddress(address) && !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(strings.ToLower(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	path := strings.TrimRight(u.Path, "/")
	for _, ending := range []string{".html", ".htm"} {
		path = strings.TrimSuffix(path, ending)
	}
	key := strings.TrimPrefix(u.Host, "www.") + path
	if u.RawQuery != "" {
		key += "?" + u.Query().Encode()
	}
	if u.Fragment != "" {
		key += "#" + u.Fragment
	}
	return key
}

// digest stands for a text in a table.
func digest(text string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, text)
	return h.Sum64()
}

// at finds the documents at an address that the bodies list.
func (ix *Index) at(text string) []uint32 {
	for _, address := range lessAndLess(text) {
		if docs := ix.tables.Addresses.find(address); len(docs) > 0 {
			return docs
		}
	}
	return nil
}

// lessAndLess is an address, then without the place in the page, and without
// what the page was asked for.
func lessAndLess(address string) []string {
	page, _, _ := strings.Cut(address, "#")
	path, _, _ := strings.Cut(page, "?")
	return slices.Compact([]string{address, page, path})
}
