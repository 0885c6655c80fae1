package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
)

func versionCommand() command {
	return command{name: "version", about: "says which build of the program this is", anyConfig: true, prepare: func(*flag.FlagSet) runner {
		return func(_ context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			env.printf("landscape %s\n", version())
			return nil
		}
	}}
}

// version is what the Go toolchain wrote into the program: a tag or the time and
// commit that it was built from, with which Go, for which machine.
func version() string {
	built := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		built = cmp.Or(info.Main.Version, built)
	}
	return fmt.Sprintf("%s %s %s/%s", built, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
