package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"landscape/taxonomy"
)

func classifyCommand() command {
	return command{name: "classify", takes: "[FILE]", about: "labels JSON Lines of standards, from a file or standard input", prepare: func(*flag.FlagSet) runner {
		return func(ctx context.Context, env *environment, args []string) error {
			if len(args) > 1 {
				return usagef("one file at most, not %d", len(args))
			}
			if len(args) == 0 || args[0] == "-" {
				return env.classify(ctx, env.in)
			}
			f, err := os.Open(args[0])
			if err != nil {
				return fmt.Errorf("read standards: %w", err)
			}
			defer f.Close()
			return env.classify(ctx, f)
		}
	}}
}

// classify labels what it can, and tells of every line that cannot be read.
func (e *environment) classify(ctx context.Context, in io.Reader) error {
	tax, err := taxonomy.Load()
	if err != nil {
		return fmt.Errorf("load taxonomy: %w", err)
	}
	err = tax.ClassifyLines(ctx, in, e.out)
	lines, several := err.(interface{ Unwrap() []error })
	if !several {
		return err
	}
	for _, line := range lines.Unwrap() {
		fmt.Fprintln(e.err, "landscape classify:", oneLine(line.Error()))
	}
	return errShown
}
