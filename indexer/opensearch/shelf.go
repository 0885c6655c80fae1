// Package opensearch is the engine on a cluster: it keeps builds of the index in
// OpenSearch, and has plans answered there. OpenSearch's types never leave this room.
package opensearch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"net/http"
	"strconv"

	"landscape/indexer"
	"landscape/taxonomy"
)

// Shelf is where the builds are, on a cluster.
type Shelf struct {
	config Config
	client *client
	// builder has more patience.
	builder *client
}

// New makes a shelf; it does not speak to the cluster yet.
func New(c Config) (*Shelf, error) {
	client, err := newClient(c, answerTimeout)
	if err != nil {
		return nil, err
	}
	builder, err := newClient(c, buildTimeout)
	if err != nil {
		return nil, err
	}
	return &Shelf{config: c, client: client, builder: builder}, nil
}

// current names the build in use.
func (s *Shelf) current(ctx context.Context) (string, error) {
	var aliases map[string]any
	if err := s.client.do(ctx, http.MethodGet, "/_alias/"+s.config.Name, nil, &aliases); err != nil {
		return "", err
	}
	for name := range aliases {
		return name, nil
	}
	return "", errNotThere
}

// Current is the name and the catalogue's version of the build in use.
func (s *Shelf) describe(ctx context.Context) (name string, m meta, err error) {
	if name, err = s.current(ctx); err != nil {
		return "", m, err
	}
	var mappings map[string]struct {
		Mappings struct {
			Meta struct{ Landscape meta } `json:"_meta"`
		}
	}
	if err := s.client.do(ctx, http.MethodGet, "/"+name+"/_mapping?filter_path=*.mappings._meta", nil, &mappings); err != nil {
		return "", m, err
	}
	return name, mappings[name].Mappings.Meta.Landscape, nil
}

// Version is that of the catalogue that the build in use was made from, "" for none.
func (s *Shelf) Version(ctx context.Context) (string, error) {
	_, m, err := s.describe(ctx)
	if errors.Is(err, errNotThere) {
		return "", nil
	}
	return m.Catalogue, err
}

// Open opens the build in use. None, and one of another version of the program, is
// an ErrRebuild.
func (s *Shelf) Open(ctx context.Context, tax *taxonomy.Taxonomy) (*indexer.Index, error) {
	name, m, err := s.describe(ctx)
	switch {
	case errors.Is(err, errNotThere):
		return nil, fmt.Errorf("open index: %w: %w", indexer.ErrRebuild, err)
	case err != nil:
		return nil, fmt.Errorf("open index: %w", err)
	case m.Format != indexer.Format():
		return nil, fmt.Errorf("open index: %w: it was made by another version of this program", indexer.ErrRebuild)
	}
	packed, err := s.readTables(ctx, name, m)
	if err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	tables, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("open tables: %w", err)
	}
	return indexer.Assemble(tax, m.Catalogue, tables, newEngine(s.client, name, m.Documents))
}

// readTables reads what every replica keeps in memory.
func (s *Shelf) readTables(ctx context.Context, name string, m meta) ([]byte, error) {
	var packed []byte
	for i := range m.Tables {
		var answer struct {
			Source struct{ Chunk []byte } `json:"_source"`
		}
		if err := s.client.do(ctx, http.MethodGet, "/"+tablesOf(name)+"/_doc/"+strconv.Itoa(i), nil, &answer); err != nil {
			return nil, err
		}
		packed = append(packed, answer.Source.Chunk...)
	}
	if crc32.ChecksumIEEE(packed) != m.Sum {
		return nil, fmt.Errorf("%w: its tables are damaged", indexer.ErrRebuild)
	}
	return packed, nil
}
