//go:build unix

package catalogue

import (
	"os"

	"golang.org/x/sys/unix"
)

// fileState is how a file looks from outside. The time of its last change, of
// content or of attributes, is set by the system alone, so a file put back with
// the time of modification it had differs in it.
type fileState struct {
	inode, size, changed int64
}

func stateOf(f *os.File) (fileState, error) {
	var st unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &st); err != nil {
		return fileState{}, os.NewSyscallError("fstat", err)
	}
	return fileState{int64(st.Ino), st.Size, st.Ctim.Nano()}, nil
}

// same tells that two states are of one file, perhaps grown in between.
func (s fileState) same(other fileState) bool { return s.inode == other.inode }
