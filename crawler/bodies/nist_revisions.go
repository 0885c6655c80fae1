package bodies

import (
	"regexp"
	"strconv"
	"strings"

	"landscape/standard"
)

// markRevised marks as superseded what a later revision on the same pages
// replaced. The pages say of nothing where it stands; of the newest revision,
// and of drafts that no publication followed, nobody can tell from them.
func markRevised(records []standard.Record) {
	newest := map[string]standard.Record{}
	for _, rec := range records {
		last, known := newest[rec.ID.Key()]
		if !nistDraftWord.MatchString(rec.ID.Edition) && (!known || nistRevision(last.ID) < nistRevision(rec.ID)) {
			newest[rec.ID.Key()] = rec
		}
	}
	for i := range records {
		rec := &records[i]
		if last, known := newest[rec.ID.Key()]; known && replaces(last, rec) {
			rec.Status, rec.Inferred = standard.Superseded, []string{"status"}
		}
	}
}

// replaces tells whether a publication replaces another entry of its key: as a
// later revision, or as what became of a draft. Numbers were given twice in
// the early years, so what was published before cannot replace.
func replaces(last standard.Record, rec *standard.Record) bool {
	later := nistRevision(last.ID) - nistRevision(rec.ID)
	draft := nistDraftWord.MatchString(rec.ID.Edition)
	return (later > 0 || later == 0 && draft) && yearOf(last.Published) >= yearOf(rec.Published)
}

func yearOf(date string) string { return date[:min(4, len(date))] }

var (
	// "r4", "r1a", "-4 ipd", "ver2", "e2", "-1-1988"; but "-1988", "-Sep1985" and
	// "r2006" tell of a printing, and which revision that is remains unknown.
	nistRevised   = regexp.MustCompile(`^(?:r|-|ver|v|-v|e)(\d{1,2})(?:\D|$)`)
	nistUncounted = regexp.MustCompile(`^ra?$`)
	nistDraftWord = regexp.MustCompile(`(?:^| )(?:i|f|\d)(?:pd|wd|prd)$`)
)

// nistRevision counts revisions, and half-way between them their updates.
func nistRevision(id standard.Identifier) int {
	revision := 0
	if counted := nistRevised.FindStringSubmatch(id.Edition); counted != nil {
		revision, _ = strconv.Atoi(counted[1])
	} else if nistUncounted.MatchString(id.Edition) {
		revision = 1
	}
	if strings.Contains(id.Edition, "-upd") {
		return 2*revision + 1
	}
	return 2 * revision
}

// dateOf keeps the date of a time stamp.
func dateOf(stamp string) string {
	date, _, _ := strings.Cut(stamp, "T")
	return date
}
