package generate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"landscape/standard"
)

func TestTheSeedDecidesWhatIsGenerated(t *testing.T) {
	base := []standard.Record{
		{ID: standard.Identifier{Body: "ETSI", Number: "303 645"}, Title: "Cyber Security for Consumer Internet of Things"},
		{ID: standard.Identifier{Body: "ITU-T", Number: "X.805"}, Title: "Security architecture for end-to-end communications"},
	}
	made := func(seed int64) (records []standard.Record) {
		for r := range Records(base, 50, seed) {
			records = append(records, r)
		}
		return records
	}
	first := made(1)
	if diff := cmp.Diff(first, made(1)); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(first, made(2)) {
		t.Error("another seed generates the same")
	}
	keys := map[string]bool{}
	for _, r := range first {
		keys[r.ID.Key()] = true
	}
	if len(keys) != 50 {
		t.Errorf("got %d different standards, want 50", len(keys))
	}
}
