//go:build chaos

package chaos

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// memory is what the service holds, and the most that it ever held, in MB.
func (s *service) memory(t *testing.T) (now, most int) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		t.Skipf("this system does not tell how much memory a process holds: %v", err)
	}
	for line := range strings.Lines(string(text)) {
		fmt.Sscanf(line, "VmRSS: %d kB", &now)
		fmt.Sscanf(line, "VmHWM: %d kB", &most)
	}
	return now / 1000, most / 1000
}

// peak is the most memory that a program held which has ended, in MB.
func peak(c *exec.Cmd) int64 {
	used, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return int64(used.Maxrss) / 1000
}

// share is the time within which a share of all was done.
func share(took []time.Duration, part float64) time.Duration {
	if len(took) == 0 {
		return 0
	}
	slices.Sort(took)
	return took[int(part*float64(len(took)-1))].Round(10 * time.Microsecond)
}

// load says how busy the machine was beside.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	return "load of the machine: " + strings.TrimSpace(string(text))
}
