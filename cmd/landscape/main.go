// Command landscape crawls, indexes and serves the world's ICT security
// standards. This package is wiring: every subcommand is one small file that
// hands the work to a room.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"landscape/searchsvc"
)

// Exit codes.
const (
	exitOK    = 0
	exitFails = 1
	exitUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// command is one subcommand.
type command struct {
	name string
	// takes is what stands after the flags, about one line on what it does.
	takes, about string
	// prepare declares the flags and returns what runs once they are read.
	prepare func(*flag.FlagSet) runner
	// anyConfig commands run even when the configuration cannot be read.
	anyConfig bool
}

type runner func(ctx context.Context, env *environment, args []string) error

func commands() []command {
	all := []command{serveCommand(), crawlCommand(), probeCommand(), indexCommand(), searchCommand(), exportCommand(), dumpCommand(), packCommand(), referencesCommand(), checkCommand(), classifyCommand(), mcpCommand()}
	all = append(all, coordinationCommands()...)
	return append(all, doctorCommand(), healthCommand(), versionCommand(), bodiesCommand(), snapshotCommand())
}

// usageError is wrong usage: the reader can mend it.
type usageError struct{ reason string }

func (e *usageError) Error() string { return e.reason }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	if len(args) == 0 {
		fmt.Fprintln(s.err, "landscape: no command given; “landscape help” lists them")
		return exitUsage
	}
	name := args[0]
	if name == "help" || name == "-h" || name == "-help" || name == "--help" {
		help(s.out)
		return exitOK
	}
	for _, c := range commands() {
		if words := strings.Fields(c.name); len(args) >= len(words) && slices.Equal(args[:len(words)], words) {
			return c.call(ctx, args[len(words):], s)
		}
	}
	if name == "coordination" {
		fmt.Fprintf(s.err, "landscape coordination: which view? There are %s\n", strings.Join(searchsvc.CoordinationViews(), ", "))
		return exitUsage
	}
	fmt.Fprintf(s.err, "landscape: there is no command %q; “landscape help” lists them\n", name)
	return exitUsage
}

func help(w io.Writer) {
	fmt.Fprint(w, "landscape searches the world's ICT security standards.\n\nusage: landscape COMMAND [flags] [arguments]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-23s %s\n", c.name, c.about)
	}
	fmt.Fprint(w, "\n“landscape COMMAND -h” tells the flags of a command. Flags come before arguments.\n")
}

// call runs one command.
func (c command) call(ctx context.Context, args []string, s streams) int {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	env := &environment{streams: s}
	flags.StringVar(&env.configFile, "config", "config.yaml", "configuration `file`")
	flags.StringVar(&env.dataDir, "data", "data", "data `directory`")
	do := c.prepare(flags)
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		c.help(flags, s.out)
		return exitOK
	}
	if err != nil {
		err = usagef("%v; “landscape %s -h” tells its flags", err, c.name)
	} else if err = env.configure(flags); err == nil || c.anyConfig {
		err = do(ctx, env, flags.Args())
	}
	return c.exit(err, s.err)
}

func (c command) help(flags *flag.FlagSet, w io.Writer) {
	fmt.Fprintf(w, "usage: landscape %s\n\n%s\n\n", strings.TrimSpace(c.name+" [flags] "+c.takes), c.about)
	flags.SetOutput(w)
	flags.PrintDefaults()
}

// errShown is a failure that the command has told already.
var errShown = errors.New("failed")

// exit tells what went wrong on one line, and gives the exit code.
func (c command) exit(err error, w io.Writer) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errShown):
		return exitFails
	case errors.As(err, &usage):
		fmt.Fprintf(w, "landscape %s: %s\n", c.name, oneLine(usage.reason))
		return exitUsage
	default:
		fmt.Fprintf(w, "landscape %s: %s\n", c.name, oneLine(err.Error()))
		return exitFails
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
