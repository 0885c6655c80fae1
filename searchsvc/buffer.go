package searchsvc

import (
	"bytes"
	"sync"
)

// buffer is used again from answer to answer.
type buffer struct{ bytes.Buffer }

var buffers = sync.Pool{New: func() any { return new(buffer) }}

// free gives the buffer back, unless a rare large answer made it too large to keep.
func (b *buffer) free() {
	const keep = 1 << 20
	if b.Cap() <= keep {
		buffers.Put(b)
	}
}
