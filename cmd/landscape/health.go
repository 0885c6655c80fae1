package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"landscape/searchsvc"
)

// healthWithin is how long a service may take to say how it is.
const healthWithin = 5 * time.Second

func healthCommand() command {
	return command{name: "health", about: "asks the running service in one line whether it is well", prepare: func(flags *flag.FlagSet) runner {
		addr := flags.String("addr", "", "`address` of the service (default from the configuration, else 127.0.0.1:8080)")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if *addr != "" {
				env.config.Addr = *addr
			}
			return env.health(ctx)
		}
	}}
}

// health fails when searches are not answered. Sources that failed are named and
// are no reason to start the service anew: their last good records are shown.
func (e *environment) health(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, healthWithin)
	defer cancel()
	base, err := nearest(e.config.Addr)
	if err != nil {
		return err
	}
	if err := ask(ctx, base+"/readyz", nil); err != nil {
		return fmt.Errorf("not well: %w", err)
	}
	var state struct {
		Sources []searchsvc.SourceStatus
		Index   struct{ Documents int }
	}
	if err := ask(ctx, base+"/api/v1/sources", &state); err != nil {
		return fmt.Errorf("not well: %w", err)
	}
	var failed []string
	for _, s := range state.Sources {
		if s.State == "failed" {
			failed = append(failed, s.Source)
		}
	}
	line := fmt.Sprintf("well: %d standards at %s", state.Index.Documents, base)
	if len(failed) > 0 {
		line += fmt.Sprintf("; %d of %d sources failed: %s", len(failed), len(state.Sources), strings.Join(failed, ", "))
	}
	e.printf("%s\n", line)
	return nil
}

// nearest is how this machine reaches a service that serves at addr.
func nearest(addr string) (string, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", usagef("-addr %q is not an address such as 127.0.0.1:8080", addr)
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port), nil
}

// ask reads a JSON answer.
func ask(ctx context.Context, address string, into any) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", address, answer.Status)
	}
	if into == nil {
		return nil
	}
	if err := json.NewDecoder(answer.Body).Decode(into); err != nil {
		return fmt.Errorf("read the answer of %s: %w", address, err)
	}
	return nil
}
