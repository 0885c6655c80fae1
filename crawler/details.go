package crawler

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"landscape/standard"
)

// maxFailures is how many detail pages in a row may fail before the body is
// taken for out of order.
const maxFailures = 8

// Details completes a record with what only its own page tells. The page is
// asked for only when the record is a security standard that is new or whose
// listing changed since the last good crawl; otherwise the earlier details are
// kept. read fills fields and appends a Provenance that names exactly them.
//
// A page that fails leaves the record with its earlier details, if any; the
// report says so, and the next crawl tries again.
func (v *Visit) Details(ctx context.Context, rec *standard.Record, read func(context.Context, *standard.Record) error) error {
	return v.DetailsWhere(ctx, rec, v.security, read)
}

// DetailsWhere is Details for sources that know better than a title which
// records are on security.
func (v *Visit) DetailsWhere(ctx context.Context, rec *standard.Record, wanted func(*standard.Record) bool, read func(context.Context, *standard.Record) error) error {
	old, known := v.earlier.Get(rec.Native)
	if known && !v.full && fresh(&old) && sameListing(rec, &old) {
		keepDetails(rec, &old)
		return nil
	}
	if !wanted(rec) && !(known && len(old.Provenance) > 1 && v.security(&old)) {
		return nil
	}
	err := read(ctx, rec)
	if err == nil {
		v.failures = 0
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if v.failures++; v.failures >= maxFailures {
		return fmt.Errorf("%d pages in a row failed, the last one: %w", v.failures, err)
	}
	v.intake.incomplete(rec.ID.String(), err)
	if known {
		keepDetails(rec, &old)
	}
	return nil
}

// KeepDetails gives a record the details that were read earlier, without
// asking for its page. It suits texts whose details no longer matter, such as
// superseded editions.
func (v *Visit) KeepDetails(rec *standard.Record) {
	if old, known := v.earlier.Get(rec.Native); known {
		keepDetails(rec, &old)
	}
}

// fresh tells whether the record has details that are not older than its
// listing: a listing that changed while its page failed is newer.
func fresh(rec *standard.Record) bool {
	if len(rec.Provenance) < 2 {
		return false
	}
	listed := rec.Provenance[0].Fetched
	return !slices.ContainsFunc(rec.Provenance[1:], func(p standard.Provenance) bool { return p.Fetched.Before(listed) })
}

// detailFields are the JSON names of the fields read from pages of their own.
func detailFields(rec *standard.Record) []string {
	var names []string
	for _, p := range rec.Provenance[1:] {
		names = append(names, p.Fields...)
	}
	return names
}

// sameListing compares all fields but those that came from the detail page, in
// the form in which they are kept.
func sameListing(rec, old *standard.Record) bool {
	was, now := *old, *rec
	clearFields(&was, detailFields(old))
	clearFields(&now, detailFields(old)) // a list may give part of a field, and the page the rest
	clean(&now)
	was.Source, was.Provenance, was.LastSeen = "", nil, ""
	now.Source, now.Provenance = "", nil
	a, errA := json.Marshal(was)
	b, errB := json.Marshal(now)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// keepDetails copies the detail fields of the earlier record.
func keepDetails(rec, old *standard.Record) {
	if len(old.Provenance) < 2 {
		return
	}
	names := detailFields(old)
	to, from := reflect.ValueOf(rec).Elem(), reflect.ValueOf(old).Elem()
	for i := range to.NumField() {
		if slices.Contains(names, jsonName(to.Type().Field(i))) {
			to.Field(i).Set(from.Field(i))
		}
	}
	rec.Provenance = append(rec.Provenance, old.Provenance[1:]...)
}

func clearFields(rec *standard.Record, names []string) {
	v := reflect.ValueOf(rec).Elem()
	for i := range v.NumField() {
		if slices.Contains(names, jsonName(v.Type().Field(i))) {
			v.Field(i).SetZero()
		}
	}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
