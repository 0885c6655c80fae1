package main

import (
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// logEvery is how often long work is told of without a terminal.
const logEvery = 5 * time.Second

// bar shows how far long work is: a bar on a terminal, else a log line now and then.
type bar struct {
	what string
	log  *slog.Logger
	out  io.Writer // nil without a terminal

	mu    sync.Mutex
	shown *progressbar.ProgressBar
	told  time.Time
}

func (e *environment) newBar(what string) *bar {
	b := &bar{what: what, log: e.log, told: time.Now()}
	if f, ok := terminal(e.err); ok {
		b.out = f
	}
	return b
}

// set tells how much is done; total is 0 while unknown.
func (b *bar) set(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.out == nil {
		if time.Since(b.told) >= logEvery {
			b.told = time.Now()
			b.log.Info(b.what, "done", done, "of", total)
		}
		return
	}
	if b.shown == nil {
		b.shown = progressbar.NewOptions(max(total, 1), progressbar.OptionSetWriter(b.out), progressbar.OptionSetDescription(b.what),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	}
	b.shown.ChangeMax(max(total, 1))
	_ = b.shown.Set(min(done, total)) // a bar that cannot be drawn is no failure of the work
}

// say changes what the bar tells.
func (b *bar) say(what string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown != nil {
		b.shown.Describe(what)
	}
}

func (b *bar) finish() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}

// crawlProgress adds the sources of a crawl up in one bar that names those
// under way.
type crawlProgress struct {
	env *environment
	bar *bar

	mu      sync.Mutex
	sources map[string]*sourceProgress
}

type sourceProgress struct {
	done, total int
	told        time.Time
}

func (e *environment) newCrawlProgress() *crawlProgress {
	return &crawlProgress{env: e, bar: e.newBar("crawling"), sources: map[string]*sourceProgress{}}
}

// set is told by every source how far it is.
func (p *crawlProgress) set(source string, done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.sources[source]
	if s == nil {
		s = &sourceProgress{told: time.Now()}
		p.sources[source] = s
	}
	s.done, s.total = done, total
	if p.bar.out == nil {
		if time.Since(s.told) >= logEvery {
			s.told = time.Now()
			p.env.log.Info("crawling", "source", source, "done", done, "of", total)
		}
		return
	}
	sum, whole := 0, 0
	var active []string
	for name, one := range p.sources {
		sum, whole = sum+one.done, whole+max(one.total, one.done)
		if one.done < one.total {
			active = append(active, fmt.Sprintf("%s %d%%", name, one.done*100/one.total))
		}
	}
	slices.Sort(active)
	p.bar.set(sum, whole)
	p.bar.say("crawling " + strings.Join(active, " "))
}
