package crawler

import "fmt"

const (
	// maxRejected is the share of entries that may be unreadable before the page
	// is taken for one of another layout.
	maxRejected = 0.2
	// maxActive is the share of titles that may hold scripts before the list is
	// taken for tampered with.
	maxActive = 0.01
	// fewRecords is the size under which shares mean nothing.
	fewRecords = 10
)

// care tells whether what a source found can be believed. When it cannot, the
// last good records stay.
func (r *run) care(in *intake, source string) error {
	found, listed := len(in.records), len(in.records)+in.rejected
	before, err := r.cat.Listed(source)
	if err != nil {
		return err
	}
	limit := r.cfg.shrink(source)
	switch {
	case found == 0:
		return fmt.Errorf("no records found (%d entries were unreadable)", in.rejected)
	case listed >= fewRecords && float64(in.active) > maxActive*float64(listed):
		return fmt.Errorf("%d of %d titles hold scripts: the list may have been tampered with", in.active, listed)
	case listed >= fewRecords && float64(in.rejected) > maxRejected*float64(listed):
		return fmt.Errorf("%d of %d entries are unreadable, first: %s", in.rejected, listed, in.rejections[0].Reason)
	case before >= fewRecords && float64(found) < (1-limit)*float64(before):
		return fmt.Errorf("found only %d records, %d the last time: more than %.0f%% fewer", found, before, 100*limit)
	}
	return nil
}
