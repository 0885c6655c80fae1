package standard

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Validate tells what is wrong with a record, all of it, or nil. A record that
// does not pass is set aside rather than published.
func (r Record) Validate() error {
	return errors.Join(
		required("source", r.Source),
		required("native key", r.Native),
		required("identifier", r.ID.Number),
		required("title", r.Title),
		r.validateStatus(),
		r.validateDates(),
		r.validateRelations(),
	)
}

func required(what, value string) error {
	if strings.TrimSpace(value) == "" {
		return fmt.Errorf("no %s", what)
	}
	return nil
}

func (r Record) validateStatus() error {
	if !r.Status.Valid() {
		return fmt.Errorf("status %q is not known", r.Status)
	}
	if r.Access != Free && r.Access != Paid && r.Access != AccessUnknown {
		return fmt.Errorf("access %q is not known", r.Access)
	}
	return nil
}

func (r Record) validateDates() error {
	var wrong []error
	for _, d := range []struct{ name, date string }{
		{"published", r.Published}, {"withdrawn", r.Withdrawn}, {"checked", r.Checked}, {"last seen", r.LastSeen},
	} {
		if d.date != "" && !isDate(d.date) {
			wrong = append(wrong, fmt.Errorf("%s date %q is not YYYY, YYYY-MM or YYYY-MM-DD", d.name, d.date))
		}
	}
	if r.Expected != "" && !isDate(r.Expected) && !isQuarter(r.Expected) {
		wrong = append(wrong, fmt.Errorf("expected date %q is not YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD", r.Expected))
	}
	return errors.Join(wrong...)
}

func isDate(s string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) == len(layout) {
			_, err := time.Parse(layout, s)
			return err == nil
		}
	}
	return false
}

// isQuarter knows "2026-Q2".
func isQuarter(s string) bool {
	year, quarter, ok := strings.Cut(s, "-Q")
	return ok && isDate(year) && len(year) == 4 && len(quarter) == 1 && quarter >= "1" && quarter <= "4"
}

func (r Record) validateRelations() error {
	var wrong []error
	for _, rel := range r.Relations {
		if rel.Kind.Inverse() == "" {
			wrong = append(wrong, fmt.Errorf("relation %q is not known", rel.Kind))
		}
		if rel.Target.Number == "" {
			wrong = append(wrong, fmt.Errorf("relation %q has no target", rel.Kind))
		}
	}
	return errors.Join(wrong...)
}
