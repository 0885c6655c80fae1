package crawler

import (
	"fmt"

	"landscape/catalogue"
	"landscape/crawler/pages"
	"landscape/standard"
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
	case tampered(in.active, listed):
		return fmt.Errorf("%d of %d titles hold scripts: the list may have been tampered with", in.active, listed)
	case listed >= fewRecords && float64(in.rejected) > maxRejected*float64(listed):
		return fmt.Errorf("%d of %d entries are unreadable, first: %s", in.rejected, listed, in.rejections[0].Reason)
	case shrunk(before, found, limit):
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

// tampered tells whether more titles hold scripts than a list has by accident.
func tampered(scripts, titles int) bool {
	return titles >= fewRecords && float64(scripts) > maxActive*float64(titles)
}

// shrunk tells whether so many fewer were found than before that it must be a
// fault of the publisher. Limit is the share that may go.
func shrunk(before, found int, limit float64) bool {
	return before >= fewRecords && float64(found) < (1-limit)*float64(before)
}

// Tampered fails when more of the titles that a page gave hold scripts than a
// list has by accident. It is for sources that read a list in parts.
func (v *Visit) Tampered(page *pages.Page, records []standard.Record) error {
	scripts := 0
	for i := range records {
		if HoldsScript(records[i].Title) {
			scripts++
		}
	}
	if tampered(scripts, len(records)) {
		return page.Unexpected("%d of %d titles hold scripts: the list may have been tampered with", scripts, len(records))
	}
	return nil
}

// Shrunk tells whether so many fewer entries were found than were expected that
// the list is not to be believed. It is for sources that read a list in parts.
func (v *Visit) Shrunk(expected, found int) bool {
	return shrunk(expected, found, v.collector.cfg.shrink(v.source.Name))
}

// Dwindled fails when a page that is a list of its own shows sharply fewer
// entries than the last time: what other pages list would hide it.
func (v *Visit) Dwindled(page *pages.Page, found int) error {
	before := 0
	for native := range v.Earlier() {
		if rec, known := v.Previous(native); known && rec.LastSeen == "" && len(rec.Provenance) > 0 && rec.Provenance[0].URL == page.URL {
			before++
		}
	}
	if v.Shrunk(before, found) {
		return page.Unexpected("lists only %d entries, %d the last time: more than %.0f%% fewer", found, before, 100*v.collector.cfg.shrink(v.source.Name))
	}
	return nil
}
