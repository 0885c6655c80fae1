package upkeep

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"landscape/crawler"
	"landscape/indexer"
)

// folderAt puts a folder where a file belongs.
func folderAt(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(name, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestADirectoryThatCannotBeKeptIsTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	locked := t.TempDir()
	folderAt(t, filepath.Join(locked, "crawl.lock"))
	taken := t.TempDir()
	if err := os.WriteFile(filepath.Join(taken, "catalogue"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"a file": file, "a catalogue that is a file": taken, "a lock that is a folder": locked} {
		if _, err := Open(t.Context(), dir, slog.New(slog.DiscardHandler)); err == nil {
			t.Errorf("%s is opened", name)
		}
	}
}

func TestAnIndexThatCannotBeMadeIsTold(t *testing.T) {
	for name, spoil := range map[string]func(data *Data, dir string){
		"no records": func(_ *Data, dir string) { os.RemoveAll(filepath.Join(dir, "catalogue", "records")) },
		"records that cannot be read": func(_ *Data, dir string) {
			folderAt(t, filepath.Join(dir, "catalogue", "records", "nist.jsonl"))
		},
		"a lock that is a folder": func(data *Data, _ string) { folderAt(t, data.path("index.lock")) },
	} {
		data, dir := newData(t)
		spoil(data, dir)
		if ix, err := data.Index(t.Context(), nil); err == nil || ix != nil {
			t.Errorf("%s: an index is opened", name)
		}
		if ix, err := data.Rebuild(t.Context(), nil); err == nil || ix != nil {
			t.Errorf("%s: an index is built", name)
		}
	}
}

func TestARebuildThatIsStoppedLeavesTheOldIndex(t *testing.T) {
	data, _ := newData(t)
	ix, err := data.Rebuild(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ix.Close()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := data.Rebuild(stopped, nil); err == nil {
		t.Error("a build that was stopped counts as done")
	}
	ix, err = data.Index(t.Context(), func(int, int) { t.Error("the old index is gone") })
	if err != nil {
		t.Fatal(err)
	}
	ix.Close()
}

// What goes wrong while nobody looks stands in the log, and the old index answers.
func TestWhatGoesWrongInTheBackgroundIsLogged(t *testing.T) {
	data, dir := newData(t)
	log := &lines{}
	data.log = slog.New(slog.NewTextHandler(log, nil))
	ix, err := data.Index(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	live := indexer.NewLive(ix)
	defer live.Swap(nil)
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	group.Go(func() { data.Keep(ctx, live, Plan{}) })
	folderAt(t, data.path("index.lock"))
	store(t, dir, time.Now(), published("NIST SP 800-63", "Digital Identity Guidelines"))
	log.await(t, "could not be renewed")
	folderAt(t, filepath.Join(dir, "catalogue", "records", "nist.jsonl"))
	log.await(t, "cannot be read")
	if !has(live, "nist-sp-800-207") {
		t.Error("the old index does not answer")
	}
	stop()
	group.Wait()
}

func TestAScheduledCrawlThatFailsIsLogged(t *testing.T) {
	data, dir := newData(t)
	log := &lines{}
	data.log = slog.New(slog.NewTextHandler(log, nil))
	broken := crawler.Source{Name: "broken", Crawl: func(context.Context, *crawler.Visit) error { return context.DeadlineExceeded }}
	c, err := crawler.New(crawler.DefaultConfig(), []crawler.Source{broken})
	if err != nil {
		t.Fatal(err)
	}
	data.crawlOnce(t.Context(), c)
	log.await(t, "source failed; its last good records stay")
	data.crawlOnce(t.Context(), c) // nobody has looked at the news of the first
	unlock, err := lock(filepath.Join(dir, "crawl.lock"), "is crawling")
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	data.crawlOnce(t.Context(), c)
	log.await(t, "did not run to its end")
}

// lines is a log that can be waited for.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) await(t *testing.T, what string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		l.mu.Lock()
		text := l.text.String()
		l.mu.Unlock()
		if strings.Contains(text, what) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the log does not say %q:\n%s", what, text)
		}
	}
}
