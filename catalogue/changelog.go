package catalogue

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"
	"time"
)

// logBlock is how much of the log one entry of its index stands for, at least.
const logBlock = 64 << 10

func (c *Catalogue) logPath() string { return c.path("changes.jsonl") }

// Changes reads the log from a time on, oldest first. A damaged line is left out.
func (c *Catalogue) Changes(since time.Time) ([]Change, error) {
	changes, err := c.log.since(c.logPath(), since)
	if err != nil {
		return nil, fmt.Errorf("read the change log: %w", err)
	}
	return changes, nil
}

// changeLog knows where in the log which time is, so that the news of the last
// days do not cost reading the log of years. It is made by reading the log once
// and grows with it.
type changeLog struct {
	mu     sync.Mutex
	of     fileState // of the file that the blocks are those of
	blocks []stretch
	read   int // bytes read for the last answer
}

// stretch is a part of the log: whole lines, and the latest time among them.
// A clock may be set back, so this says nothing of the blocks after it.
type stretch struct {
	at, end int64
	latest  time.Time
}

func (l *changeLog) since(name string, since time.Time) ([]Change, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := l.follow(f); err != nil {
		return nil, err
	}
	l.read = 0
	var changes []Change
	for _, block := range l.blocks {
		if block.latest.Before(since) {
			continue
		}
		l.read += int(block.size())
		err := eachChange(io.NewSectionReader(f, block.at, block.size()), func(change Change, _, _ int64) {
			if !change.At.Before(since) {
				changes = append(changes, change)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return changes, nil
}

// follow brings the blocks up to date with the file: what was appended is read,
// and another file in its place is read from its start.
func (l *changeLog) follow(f *os.File) error {
	now, err := stateOf(f)
	if err != nil {
		return err
	}
	if !now.same(l.of) || now.size < l.end() {
		l.blocks = nil
	}
	l.of = now
	if last := len(l.blocks) - 1; last >= 0 && l.blocks[last].size() < logBlock {
		l.blocks = l.blocks[:last] // it goes on growing
	}
	from := l.end()
	return eachChange(io.NewSectionReader(f, from, now.size-from), func(change Change, at, end int64) {
		l.add(change, from+at, from+end)
	})
}

// add notes a change in the last block, or in a new one when that is full.
func (l *changeLog) add(change Change, at, end int64) {
	last := len(l.blocks) - 1
	if last < 0 || l.blocks[last].size() >= logBlock {
		l.blocks = append(l.blocks, stretch{at: at})
		last++
	}
	block := &l.blocks[last]
	block.end = end
	if change.At.After(block.latest) {
		block.latest = change.At
	}
}

func (b stretch) size() int64 { return b.end - b.at }

func (l *changeLog) end() int64 {
	if len(l.blocks) == 0 {
		return 0
	}
	return l.blocks[len(l.blocks)-1].end
}

// eachChange calls with every change and where its line is. A line that is
// damaged is left out.
func eachChange(r io.Reader, call func(change Change, at, end int64)) error {
	return eachLine(r, func(line []byte, at int64) {
		var change Change
		if json.Unmarshal(line, &change) == nil {
			call(change, at, at+int64(len(line))+1)
		}
	})
}
