// Package pack turns the site in one language into one zip that opens from a
// memory stick, without a server and without a network: its own pages as files,
// with a search that a script makes from data beside them.
//
// Pages of which there are few are files of their own. Of those that there are
// many of, such as the standards, dozens lie in one file: apart they would take
// five times the room.
package pack

import (
	"archive/zip"
	"context"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"time"

	"landscape/indexer"
	"landscape/taxonomy"
)

//go:embed files
var files embed.FS

// Site is what is packed: a site in one language, and what its search needs.
type Site struct {
	// Handler answers for the site; Prefix is what addresses of the language begin with: "/ar".
	Handler      http.Handler
	Lang, Prefix string
	// Paths are the pages without that prefix, as in addresses: "/standards/rfc-8446".
	Paths    []string
	Index    *indexer.Index
	Concepts []taxonomy.Concept
	// Name is what a facet value is called in the language.
	Name func(facet, value string) string
	// Words for the script by key, each by plural category of CLDR.
	Words map[string]map[string]string
	// Note stands at the foot of each page: of what day it is.
	Note string
	Made time.Time
}

// Write writes the pack.
func (s *Site) Write(ctx context.Context, w io.Writer) error {
	p := &packer{Site: s, ctx: ctx, zip: zip.NewWriter(w)}
	p.place()
	for _, step := range []func() error{p.assets, p.single, p.many, p.search, p.scripts} {
		if err := step(); err != nil {
			return fmt.Errorf("pack the site: %w", err)
		}
	}
	return p.zip.Close()
}

// packer is one pack in the making.
type packer struct {
	*Site
	ctx context.Context
	zip *zip.Writer
	// at is where each page lies, by its path.
	at map[string]place
	// shelves is the number of files that pages share.
	shelves uint32
}

// create begins a file of the pack.
func (p *packer) create(name string) (io.Writer, error) {
	return p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.Made})
}

func (p *packer) write(name string, content []byte) error {
	w, err := p.create(name)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// scripts are those of the pack; the site's own ask a server.
func (p *packer) scripts() error {
	all, err := fs.Glob(files, "files/*")
	if err != nil {
		return err
	}
	for _, name := range all {
		content, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		if err := p.write(name, content); err != nil {
			return err
		}
	}
	return nil
}
