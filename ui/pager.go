package ui

import "strconv"

// newPager makes the links to the page before and after, where there is one.
func newPager(page, pages int, href func(page string) string) pager {
	p := pager{Page: page, Pages: pages}
	if page > 1 && pages > 0 {
		p.Previous = href(strconv.Itoa(min(page-1, pages)))
	}
	if page < pages {
		p.Next = href(strconv.Itoa(page + 1))
	}
	return p
}
