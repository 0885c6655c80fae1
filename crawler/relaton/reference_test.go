package relaton

import (
	"os"
	"testing"

	"landscape/standard"
)

// At least 99 % of the identifiers of the real sets are read and written back
// letter for letter. The test is skipped where the sets are not.
func TestRealSetsAreWrittenBackLetterForLetter(t *testing.T) {
	folder := os.Getenv("LANDSCAPE_RELATON")
	if folder == "" {
		folder = "../../../shared/publishers/relaton"
	}
	sets, err := readSets(setsFile)
	if err != nil {
		t.Fatal(err)
	}
	all, right := 0, 0
	for _, s := range sets {
		if dataSetPath(folder, s.Set) == "" {
			continue
		}
		files, err := openDataSet(folder, s.Set)
		if err != nil {
			t.Fatal(err)
		}
		defer files.Close()
		read, written := 0, 0
		err = files.each(t.Context(), func(name string, content []byte) {
			e, err := readEntry(content)
			if err != nil || e.identifier() == "" {
				return
			}
			read++
			form := s.spell(e.identifier())
			if id, err := standard.ParseIdentifier(form); err == nil && id.String() == form {
				written++
			} else if read-written <= 3 {
				t.Logf("%s: %q is read as %q (%v)", s.Set, form, id, err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d of %d", s.Set, written, read)
		all, right = all+read, right+written
	}
	if all == 0 {
		t.Skip("no data sets here; LANDSCAPE_RELATON tells their folder")
	}
	if share := 100 * float64(right) / float64(all); share < 99 {
		t.Errorf("%.2f%% of %d identifiers, less than 99%%", share, all)
	}
}
