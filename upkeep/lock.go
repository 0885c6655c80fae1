package upkeep

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// BusyError says that another process is at the same work on the same directory.
type BusyError struct {
	// Work is what is being done, Holder who does it: "process 4711 since …".
	Work, Holder string
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("another landscape (%s) %s; wait until it is done, or stop it", e.Holder, e.Work)
}

// lock keeps other processes from the same work until the returned function is
// called. It does not wait: a *BusyError says who has it.
func lock(path, work string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	taken, err := tryLock(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if !taken {
		defer f.Close()
		holder, err := io.ReadAll(io.LimitReader(f, 200))
		if err != nil || len(holder) == 0 {
			holder = []byte("unknown process")
		}
		return nil, &BusyError{Work: work, Holder: strings.TrimSpace(string(holder))}
	}
	if err := sign(f); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { f.Close() }, nil
}

// sign writes who holds the lock, for the message of those who do not get it.
func sign(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(fmt.Sprintf("process %d since %s\n", os.Getpid(), time.Now().UTC().Format(time.RFC3339))), 0)
	return err
}

// awaitLock is lock for short work: it waits until the other process is done.
func awaitLock(ctx context.Context, path, work string) (unlock func(), err error) {
	for {
		unlock, err = lock(path, work)
		if _, busy := err.(*BusyError); !busy {
			return unlock, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("%w: %w", err, ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}
