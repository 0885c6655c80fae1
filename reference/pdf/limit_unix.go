//go:build unix

package pdf

import (
	"syscall"
	"time"
)

// limitMemory has the system refuse memory beyond the limit; where it does not know
// such a limit, the process still watches itself.
func limitMemory() {
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: hardMemory, Max: hardMemory})
}

// processorTime is what this process has used of the processor.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return time.Since(begun)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
