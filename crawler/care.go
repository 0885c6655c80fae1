package crawler

import (
	"fmt"

	"landscape/catalogue"
)

const (
	// maxRejected is the share of entries that may be unreadable before the page
	// is taken for one of another layout.
	maxRejected = 0.2
	// maxActive is the share of titles that may hold scripts before the list is
	// taken for tampered with.
	maxActive = 0.01
	// maxRetitled is the share of known records that may change their title in
	// one crawl. Bodies do not rename a quarter of their standards over night. A
	// full crawl believes them.
	maxRetitled = 0.25
	// fewRecords is the size under which shares mean nothing.
	fewRecords = 10
)

// care tells whether what a source found can be believed. When it cannot, the
// last good records stay.
func (r *run) care(in *intake, earlier *catalogue.Lookup) error {
	found, listed := len(in.records), len(in.records)+in.rejected
	before, err := r.cat.Listed(in.source)
	if err != nil {
		return err
	}
	limit := r.cfg.shrink(in.source)
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
	if renamed := in.retitled(earlier); !r.opts.Full && before >= fewRecords && float64(renamed) > maxRetitled*float64(before) {
		return fmt.Errorf("%d of %d titles changed at once: a full crawl takes them over", renamed, before)
	}
	return nil
}

// retitled counts the records that had another title in the last good crawl.
func (in *intake) retitled(earlier *catalogue.Lookup) int {
	n := 0
	for i := range in.records {
		if earlier.Retitled(in.records[i].Native, in.records[i].Title) {
			n++
		}
	}
	return n
}

// dwindled fails when a page that is a list of its own shows sharply fewer
// entries than the last time: what other pages list would hide it.
func (v *Visit) dwindled(page *Page, found int) error {
	before := 0
	for native := range v.Earlier() {
		if rec, known := v.Previous(native); known && rec.LastSeen == "" && len(rec.Provenance) > 0 && rec.Provenance[0].URL == page.URL {
			before++
		}
	}
	if limit := v.collector.cfg.shrink(v.source.Name); before >= fewRecords && float64(found) < (1-limit)*float64(before) {
		return page.Unexpected("lists only %d entries, %d the last time: more than %.0f%% fewer", found, before, 100*limit)
	}
	return nil
}
