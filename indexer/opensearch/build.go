package opensearch

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"landscape/indexer"
)

// Bounds of a build.
const (
	bulkBytes    = 1 << 20 // of one bulk request
	bulkWriters  = 2       // requests under way; a full cluster slows them down
	mostAttempts = 8       // at one bulk request
	chunkBytes   = 4 << 20 // of the tables in one document
	deleteAfter  = 30 * time.Second
)

// Build fills a new index and makes it the current one when it is whole. What was
// there before answers until then, and stays when the build fails. The build
// before the last stays too, for those who still answer from it.
func (s *Shelf) Build(ctx context.Context, in indexer.Input, progress func(done, total int)) error {
	corpus, err := indexer.Gather(in)
	if err != nil {
		return err
	}
	name := s.config.Name + "-" + strconv.FormatInt(time.Now().UTC().UnixMilli(), 36)
	if err := s.fill(ctx, name, corpus, progress); err != nil {
		// The context may have ended: what is half done goes all the same.
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), deleteAfter)
		defer cancel()
		return errors.Join(err, s.remove(last, name))
	}
	return s.changeOver(ctx, name)
}

func tablesOf(name string) string { return name + ".tables" }

// fill makes the indexes of a build.
func (s *Shelf) fill(ctx context.Context, name string, c *indexer.Corpus, progress func(done, total int)) error {
	packed, err := pack(c)
	if err != nil {
		return err
	}
	chunks := slices.Collect(slices.Chunk(packed, chunkBytes))
	m := meta{Catalogue: c.Version, Format: indexer.Format(), Documents: c.Len(), Tables: len(chunks), Sum: crc32.ChecksumIEEE(packed)}
	settings := object{"number_of_shards": s.config.Shards, "number_of_replicas": 0, "refresh_interval": "-1"}
	if err := s.builder.do(ctx, http.MethodPut, "/"+name, object{"settings": settings, "mappings": newMapping(m)}, nil); err != nil {
		return fmt.Errorf("make index: %w", err)
	}
	tables := object{"settings": object{"number_of_shards": 1, "number_of_replicas": s.config.Replicas},
		"mappings": object{"dynamic": "strict", "properties": object{"chunk": object{"type": "binary"}}}}
	if err := s.builder.do(ctx, http.MethodPut, "/"+tablesOf(name), tables, nil); err != nil {
		return fmt.Errorf("make index of tables: %w", err)
	}
	for i, chunk := range chunks {
		if err := s.builder.do(ctx, http.MethodPut, "/"+tablesOf(name)+"/_doc/"+strconv.Itoa(i), object{"chunk": chunk}, nil); err != nil {
			return fmt.Errorf("store tables: %w", err)
		}
	}
	if err := s.store(ctx, name, c, progress); err != nil {
		return err
	}
	return s.settle(ctx, name)
}

// pack makes one compressed text of the tables.
func pack(c *indexer.Corpus) ([]byte, error) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if err := c.WriteTables(w); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress tables: %w", err)
	}
	return packed.Bytes(), nil
}

// store sends all documents, so many at a time as the cluster takes.
func (s *Shelf) store(ctx context.Context, name string, c *indexer.Corpus, progress func(done, total int)) error {
	writers, working := errgroup.WithContext(ctx)
	writers.SetLimit(bulkWriters)
	var lines [][]byte
	size := 0
	send := func() {
		batch := lines
		lines, size = nil, 0
		writers.Go(func() error { return s.bulk(working, name, batch) })
	}
	for i := range c.Len() {
		if working.Err() != nil {
			break
		}
		text, err := json.Marshal(documentOf(i, c.Entry(i)))
		if err != nil {
			return fmt.Errorf("encode document: %w", err)
		}
		line := append(fmt.Appendf(nil, "{\"index\":{\"_id\":\"%d\"}}\n", i), append(text, '\n')...)
		lines, size = append(lines, line), size+len(line)
		if size >= bulkBytes {
			send()
		}
		if progress != nil {
			progress(i+1, c.Len())
		}
	}
	if len(lines) > 0 {
		send()
	}
	if err := writers.Wait(); err != nil {
		return fmt.Errorf("store documents: %w", err)
	}
	return ctx.Err()
}

var errRefused = errors.New("the cluster did not take the documents")

// bulk sends some documents. Those for which the cluster had no room are sent again
// after a pause.
func (s *Shelf) bulk(ctx context.Context, name string, lines [][]byte) error {
	for attempt := 1; ; attempt++ {
		var answer struct {
			Errors bool
			Items  []map[string]struct {
				Status int
				Error  json.RawMessage
			}
		}
		err := s.builder.do(ctx, http.MethodPost, "/"+name+"/_bulk?filter_path=errors,items.*.status,items.*.error", bytes.Join(lines, nil), &answer)
		if err == nil && !answer.Errors {
			return nil
		}
		if err != nil && !errors.Is(err, indexer.ErrUnavailable) || attempt == mostAttempts {
			return errors.Join(err, errRefused)
		}
		if err == nil {
			var again [][]byte
			for i, item := range answer.Items {
				switch made := item["index"]; {
				case made.Status == http.StatusTooManyRequests:
					again = append(again, lines[i])
				case made.Status >= 300:
					return fmt.Errorf("a document was refused: %d %.300s", made.Status, made.Error)
				}
			}
			lines = again
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(attempt*attempt) * 100 * time.Millisecond):
		}
	}
}

// settle makes all documents visible, in few segments, and on as many nodes as wanted.
func (s *Shelf) settle(ctx context.Context, name string) error {
	if err := s.builder.do(ctx, http.MethodPost, "/"+name+"/_refresh", nil, nil); err != nil {
		return fmt.Errorf("refresh index: %w", err)
	}
	settings := object{"index": object{"number_of_replicas": s.config.Replicas}}
	if err := s.builder.do(ctx, http.MethodPut, "/"+name+"/_settings", settings, nil); err != nil {
		return fmt.Errorf("set replicas: %w", err)
	}
	if err := s.builder.do(ctx, http.MethodGet, "/_cluster/health/"+name+"?wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=15s", nil, nil); err != nil {
		return fmt.Errorf("wait for index: %w", err)
	}
	return nil
}

// changeOver makes a build the current one, at one stroke, and removes those
// before the one that was current.
func (s *Shelf) changeOver(ctx context.Context, name string) error {
	before, err := s.current(ctx)
	if err != nil && !errors.Is(err, errNotThere) {
		return err
	}
	actions := []object{{"add": object{"index": name, "alias": s.config.Name}}}
	if before != "" {
		actions = append(actions, object{"remove": object{"index": before, "alias": s.config.Name}})
	}
	if err := s.builder.do(ctx, http.MethodPost, "/_aliases", object{"actions": actions}, nil); err != nil {
		return fmt.Errorf("change over to new index: %w", err)
	}
	var all map[string]json.RawMessage
	if err := s.builder.do(ctx, http.MethodGet, "/"+s.config.Name+"-*?filter_path=*.aliases", nil, &all); err != nil {
		return fmt.Errorf("list indexes: %w", err)
	}
	for old := range all {
		if s.isBuild(old) && old < min(before, name) {
			if err := s.remove(ctx, old); err != nil {
				return err
			}
		}
	}
	return nil
}

// isBuild tells a build of ours from what else has a name that begins so.
func (s *Shelf) isBuild(name string) bool {
	when, ours := strings.CutPrefix(name, s.config.Name+"-")
	_, err := strconv.ParseInt(when, 36, 64)
	return ours && err == nil && !strings.HasPrefix(when, "-")
}

// remove removes a build.
func (s *Shelf) remove(ctx context.Context, name string) error {
	for _, index := range []string{name, tablesOf(name)} {
		if err := s.builder.do(ctx, http.MethodDelete, "/"+index, nil, nil); err != nil && !errors.Is(err, errNotThere) {
			return fmt.Errorf("remove index: %w", err)
		}
	}
	return nil
}
