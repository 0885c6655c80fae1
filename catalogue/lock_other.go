//go:build !unix

package catalogue

// lock guards only against this process where the system has no flock: run one
// crawl at a time there.
func (c *Catalogue) lock() (unlock func(), err error) { return func() {}, nil }

// syncDir has no counterpart where directories cannot be opened as files.
func syncDir(string) error { return nil }
