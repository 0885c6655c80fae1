//go:build !unix

package pdf

import "time"

// limitMemory does nothing where the system has no such limit: the process watches
// itself.
func limitMemory() {}

// processorTime is the time since the process began, where the system is not asked
// for more.
func processorTime() time.Duration { return time.Since(begun) }
