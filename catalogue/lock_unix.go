//go:build unix

package catalogue

import (
	"fmt"
	"os"
	"syscall"
)

// lock keeps other processes from writing; the system releases it when the
// process ends, however it ends.
func (c *Catalogue) lock() (unlock func(), err error) {
	f, err := os.OpenFile(c.path("lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("lock the catalogue: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock the catalogue: %w", err)
	}
	return func() { f.Close() }, nil
}

// syncDir makes the names in a directory durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
