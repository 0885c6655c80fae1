package relaton

import (
	"strings"
	"testing"
)

// Whatever an entry holds, it is read, set aside, or its source fails.
func FuzzEntry(f *testing.F) {
	for _, files := range setFiles {
		for _, content := range files {
			f.Add([]byte(content))
		}
	}
	for _, content := range []string{"docid: {id: 1}", "title: [[], {}]", "a: &a [*a]", "docid:\n- id: CCSDS 1\n  primary: true\ndate: [{type: published, value: 2020-13}]"} {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		folder := t.TempDir()
		archived(t, folder, "relaton-data-ccsds", map[string]string{"data/x.yaml": string(content)})
		report, records := crawlSet(t, folder, "relaton-ccsds", openCatalogue(t))
		if strings.Contains(report.Failed, "the parser failed") || len(records) > 1 {
			t.Errorf("%d records of one entry; %s", len(records), report.Failed)
		}
	})
}
