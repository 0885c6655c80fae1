//go:build chaos

package chaos

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/standard"
)

var (
	clients = flag.Int("clients", 64, "how many readers ask at the same time")
	lasting = flag.Duration("for", 10*time.Minute, "how long they do; a fifth as long beside idle and slow connections")
	swap    = flag.Duration("swap", 20*time.Second, "how often a record changes, so that a new index is built and put in service")
	pause   = flag.Duration("pause", 250*time.Millisecond, "what a reader waits between two requests, on average")
)

// answeredWithin is what 99 of 100 requests may take.
const answeredWithin = 100 * time.Millisecond

func TestReadersAreServedWhileTheIndexChanges(t *testing.T) {
	p := &place{t: t, dir: t.TempDir()}
	p.configure("")
	s, err := p.start(2 * (*lasting + time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	defer s.stop()
	s.getPatiently(t, "/coordination/gaps")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	go p.change(ctx)
	alone := s.underLoad(t, *lasting)
	alone.judge(t, fmt.Sprintf("%d readers", *clients))
	if !flat(alone.memory) {
		t.Errorf("memory grows: %v MB", alone.memory)
	}
	if least := int(*lasting/(*swap)) / 2; alone.swaps < least {
		t.Errorf("%d new indexes were put in service, wanted %d", alone.swaps, least)
	}
	beside := s.beside(ctx, t)
	s.underLoad(t, *lasting/5).judge(t, fmt.Sprintf("%d readers beside 2,000 idle connections and 500 slow ones", *clients))
	t.Logf("of the slow ones the service cut off %d", beside.Load())
}

// change changes one record again and again.
func (p *place) change(ctx context.Context) {
	cat, err := catalogue.Open(filepath.Join(p.data(), "catalogue"))
	if err != nil {
		p.t.Error(err)
		return
	}
	const source = "oasis"
	var records []standard.Record
	for r, err := range cat.Records(source) {
		if err != nil {
			p.t.Error(err)
			return
		}
		records = append(records, r)
	}
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-time.After(*swap):
		}
		records[0].Published = fmt.Sprintf("2020-%02d", 1+n%12)
		if _, err := cat.Store(source, records, time.Now()); err != nil {
			p.t.Error(err)
			return
		}
	}
}

// outcome is how it went for the readers.
type outcome struct {
	mu     sync.Mutex
	took   [][]time.Duration // by kind
	busy   []int             // deliberate 503s, by kind
	failed []string
	memory []int // MB, at equal intervals
	swaps  int
	lasted time.Duration
}

// underLoad lets the readers ask for a while.
func (s *service) underLoad(t *testing.T, long time.Duration) *outcome {
	t.Helper()
	o := &outcome{took: make([][]time.Duration, len(kinds)), busy: make([]int, len(kinds))}
	transport := &http.Transport{MaxIdleConnsPerHost: *clients, DisableCompression: true}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: time.Minute}
	ctx, stop := context.WithTimeout(t.Context(), long)
	defer stop()
	begin := time.Now()
	var group sync.WaitGroup
	for n := range *clients {
		group.Go(func() { o.read(ctx, client, s.address, rand.New(rand.NewPCG(*seed, uint64(n)))) })
	}
	group.Go(func() { o.watch(ctx, t, s, long/30) })
	group.Wait()
	o.lasted = time.Since(begin)
	return o
}

// read is one reader.
func (o *outcome) read(ctx context.Context, client *http.Client, base string, random *rand.Rand) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(random.ExpFloat64() * float64(*pause))):
		}
		kind := anyKind(random)
		r, err := kinds[kind].make(base, random)
		begin := time.Now()
		status := 0
		if err == nil {
			status, err = ask(client, r)
		}
		o.note(kind, r, status, time.Since(begin), err)
	}
}

func (o *outcome) note(kind int, r *http.Request, status int, took time.Duration, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case err != nil:
		o.failed = append(o.failed, err.Error())
	case status == http.StatusServiceUnavailable:
		o.busy[kind]++
	case status != http.StatusOK:
		o.failed = append(o.failed, fmt.Sprintf("%s: %d", r.URL, status))
	default:
		o.took[kind] = append(o.took[kind], took)
	}
}

// watch notes the memory of the service, and how often its index changes.
func (o *outcome) watch(ctx context.Context, t *testing.T, s *service, every time.Duration) {
	version := ""
	var measured time.Time
	for {
		var told struct{ Index struct{ Version string } }
		err := get(s.address+"/api/v1/sources", &told)
		if err == nil && told.Index.Version != version {
			if version != "" {
				o.swaps++
			}
			version = told.Index.Version
		}
		if time.Since(measured) >= every {
			measured = time.Now()
			now, _ := s.memory(t)
			o.memory = append(o.memory, now)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

// judge prints the figures and holds them to what is promised.
func (o *outcome) judge(t *testing.T, who string) {
	t.Helper()
	var all []time.Duration
	var rows strings.Builder
	busy := 0
	row := func(name string, took []time.Duration, refused int) {
		fmt.Fprintf(&rows, "| %s | %d | %d | %v | %v | %v | %v |\n", name, len(took), refused, share(took, 0.5), share(took, 0.95), share(took, 0.99), share(took, 1))
	}
	for i, k := range kinds {
		row(k.name, o.took[i], o.busy[i])
		all, busy = append(all, o.took[i]...), busy+o.busy[i]
	}
	row("**all**", all, busy)
	t.Logf("%s for %v: %.0f requests a second, %d new indexes, %d failed; %s\n| | answered | 503 | median | 95 %% | 99 %% | longest |\n|---|---:|---:|---:|---:|---:|---:|\n%smemory: %v MB",
		who, o.lasted.Round(time.Second), float64(len(all))/o.lasted.Seconds(), o.swaps, len(o.failed), load(), rows.String(), o.memory)
	for _, f := range o.failed[:min(len(o.failed), 20)] {
		t.Errorf("%s: failed: %s", who, f)
	}
	if p99 := share(all, 0.99); p99 > answeredWithin {
		t.Errorf("%s: 99 of 100 were answered within %v, wanted %v", who, p99, answeredWithin)
	}
}

// flat tells whether the last third of the measurements is no more than the one
// before, a tenth aside: garbage is collected when it is worth it.
func flat(memory []int) bool {
	third := len(memory) / 3
	if third == 0 {
		return true
	}
	middle, last := slices.Clone(memory[third:2*third]), slices.Clone(memory[2*third:])
	slices.Sort(middle)
	slices.Sort(last)
	return float64(last[len(last)/2]) <= 1.1*float64(middle[len(middle)/2])
}
