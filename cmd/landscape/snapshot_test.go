package main

import (
	"context"
	"log/slog"
	"testing"

	"landscape/upkeep"
)

// ISO and IEC both list what they publish together, and a seed list knows the
// names that people use for what a data set holds.
func TestTheSnapshotKeepsWhatEverySourceSaysOfAnEdition(t *testing.T) {
	data, err := upkeep.Open(context.Background(), t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string]map[string]bool{}
	for r, err := range data.Catalogue.All() {
		if err != nil {
			t.Fatal(err)
		}
		name := r.ID.String()
		if sources[name] == nil {
			sources[name] = map[string]bool{}
		}
		sources[name][r.Source] = true
	}
	for name, pair := range map[string][2]string{"ISO/IEC 27001:2022": {"iso", "iec"}, "XSF XEP-0384": {"xsf", "relaton-xsf"}} {
		if !sources[name][pair[0]] || !sources[name][pair[1]] {
			t.Errorf("of %s the snapshot holds what %v say", name, sources[name])
		}
	}
}
