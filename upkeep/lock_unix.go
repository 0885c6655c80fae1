//go:build unix

package upkeep

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock on an open file, or says that another process has it.
// The system gives it back when the process ends, however it ends.
func tryLock(f *os.File) (taken bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
