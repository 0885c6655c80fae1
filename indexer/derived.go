package indexer

import "sync"

// Derived keeps what is worked out once from an index, for as long as that is
// open. A request on an index that was swapped out finds it still; of a closed
// index nothing stays in memory. The zero value is ready to use.
type Derived[T any] struct {
	mu   sync.Mutex
	made map[*Index]func() (T, error)
}

// Of gives what work makes of the index: once, however many ask at the same
// time. What failed is not kept.
func (d *Derived[T]) Of(ix *Index, work func() (T, error)) (T, error) {
	made, err := d.once(ix, work)()
	if err != nil {
		d.forget(ix)
	}
	return made, err
}

func (d *Derived[T]) once(ix *Index, work func() (T, error)) func() (T, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if once := d.made[ix]; once != nil {
		return once
	}
	if d.made == nil {
		d.made = map[*Index]func() (T, error){}
	}
	once := sync.OnceValues(work)
	d.made[ix] = once
	ix.whenClosed(func() { d.forget(ix) })
	return once
}

func (d *Derived[T]) forget(ix *Index) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.made, ix)
}
