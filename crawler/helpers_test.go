package crawler

import (
	"testing"
	"time"

	"landscape/catalogue"
)

// testTime is when test crawls happen.
var testTime = time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)

func testConfig(mirror string) Config {
	cfg := DefaultConfig()
	cfg.Mirror, cfg.Delay, cfg.Retries, cfg.Stall, cfg.MaxWait = mirror, 0, 0, 5*time.Second, time.Second
	return cfg
}

func openCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	cat, err := catalogue.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return cat
}
