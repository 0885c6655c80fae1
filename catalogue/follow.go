package catalogue

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
)

// Place is a place in the change log, for those who follow it: Sum is of what
// stands before, so that a place in another log is not taken for one in this.
type Place struct {
	Offset int64
	Sum    uint32
}

// Followed is a change with the place behind it.
type Followed struct {
	Change
	Next Place
}

// ErrPlace says that a place is in no log that there is.
var ErrPlace = errors.New("there is no such place in the change log")

// seal is how much of what stands before a place its sum is of.
const seal = 256

// Follow gives every change behind a place in the order in which they were
// logged; the zero Place is the start of the log. The log only grows, so whoever
// goes on from the place behind the last change loses none and sees none twice.
func (c *Catalogue) Follow(from Place) ([]Followed, error) {
	f, err := os.Open(c.logPath())
	if errors.Is(err, fs.ErrNotExist) {
		if from != (Place{}) {
			return nil, ErrPlace
		}
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("follow the change log: %w", err)
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, fmt.Errorf("follow the change log: %w", err)
	}
	if known, err := placeAt(f, from.Offset, size); err != nil || known != from {
		return nil, ErrPlace
	}
	var changes []Followed
	var failed error
	err = eachChange(io.NewSectionReader(f, from.Offset, size-from.Offset), func(change Change, _, end int64) {
		place, err := placeAt(f, from.Offset+end, size)
		if err != nil {
			failed = errors.Join(failed, err)
			return
		}
		changes = append(changes, Followed{change, place})
	})
	if err = errors.Join(err, failed); err != nil {
		return nil, fmt.Errorf("follow the change log: %w", err)
	}
	return changes, nil
}

// placeAt tells the place at an offset.
func placeAt(f io.ReaderAt, offset, size int64) (Place, error) {
	if offset < 0 || offset > size {
		return Place{}, ErrPlace
	}
	before := make([]byte, min(offset, seal))
	if _, err := f.ReadAt(before, offset-int64(len(before))); err != nil && !errors.Is(err, io.EOF) {
		return Place{}, err
	}
	return Place{offset, crc32.ChecksumIEEE(before)}, nil
}
