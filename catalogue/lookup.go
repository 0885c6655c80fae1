package catalogue

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"

	"landscape/standard"
)

// Lookup finds single records of a source by their native key. It holds only
// their places in memory. It keeps showing the file as it was when opened.
type Lookup struct {
	f      *os.File
	places map[string]place
}

// place is where a line begins, how long it is, and which title it holds.
type place struct {
	at    int64
	size  int
	title uint64
}

// Lookup opens the records of a source for finding; a source without records
// finds nothing.
func (c *Catalogue) Lookup(source string) (*Lookup, error) {
	l := &Lookup{places: map[string]place{}}
	f, err := os.Open(c.recordsPath(source))
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look up records of %s: %w", source, err)
	}
	l.f = f
	err = eachLine(f, func(line []byte, at int64) {
		var key struct{ Native, Title string }
		if json.Unmarshal(line, &key) == nil {
			l.places[key.Native] = place{at, len(line), hash(key.Title)}
		}
	})
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("look up records of %s: %w", source, err)
	}
	return l, nil
}

// Len is how many records there are.
func (l *Lookup) Len() int { return len(l.places) }

// Has tells whether there is a record with that key.
func (l *Lookup) Has(native string) bool {
	_, ok := l.places[native]
	return ok
}

// Retitled tells whether the record with that key is there with another title.
func (l *Lookup) Retitled(native, title string) bool {
	p, ok := l.places[native]
	return ok && p.title != hash(title)
}

func hash(s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, s)
	return h.Sum64()
}

// Natives lists the keys, in no order.
func (l *Lookup) Natives() iter.Seq[string] { return maps.Keys(l.places) }

// Get returns the record with that key.
func (l *Lookup) Get(native string) (standard.Record, bool) {
	var rec standard.Record
	p, ok := l.places[native]
	if !ok {
		return rec, false
	}
	line := make([]byte, p.size)
	if _, err := l.f.ReadAt(line, p.at); err != nil {
		return rec, false
	}
	return rec, json.Unmarshal(line, &rec) == nil
}

// Close gives the file back.
func (l *Lookup) Close() error {
	if l.f == nil {
		return nil
	}
	return l.f.Close()
}

// Listed counts the records that the body listed in the last good crawl.
func (c *Catalogue) Listed(source string) (int, error) {
	f, err := os.Open(c.recordsPath(source))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("count records of %s: %w", source, err)
	}
	defer f.Close()
	n := 0
	err = eachLine(f, func(line []byte, _ int64) {
		if !bytes.Contains(line, []byte(`"last_seen":"`)) {
			n++
		}
	})
	return n, err
}

// longestLine is the longest line that is read; a longer one is damage.
const longestLine = 16 << 20

// eachLine calls with every line, without its end, and its place. An empty line
// and one that is too long are passed over.
func eachLine(r io.Reader, call func(line []byte, at int64)) error {
	buffered := bufio.NewReaderSize(r, 256<<10)
	var line []byte
	var at, size int64
	for {
		part, err := buffered.ReadSlice('\n')
		if size += int64(len(part)); size <= longestLine {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if size <= longestLine && len(bytes.TrimSpace(line)) > 0 {
			call(bytes.TrimSuffix(line, []byte("\n")), at)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		at, size, line = at+size, 0, line[:0]
	}
}
