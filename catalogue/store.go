package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"landscape/standard"
)

// Store replaces the records of a source by those of a crawl and logs what
// changed. records is what the body lists now, each Native once.
//
// A record that did not change keeps its earlier line, so an unchanged world
// leaves the file as it was, byte for byte. A record that is no longer listed
// stays, with status unknown and the date on which it was last seen. The first
// fill of a source begins its history and is not news: it logs nothing, and
// neither do records that a bundled snapshot left out.
func (c *Catalogue) Store(source string, records []standard.Record, at time.Time) ([]Change, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	unlock, err := c.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	if err := c.recover(); err != nil {
		return nil, err
	}
	m := &merge{source: source, at: at, records: records, baseline: c.baseline(source)}
	if err := m.against(c); err != nil {
		return nil, fmt.Errorf("store records of %s: %w", source, err)
	}
	if err := c.setAside(source+".damaged", m.damaged); err != nil {
		return nil, err
	}
	if err := c.commit(source, m.records, m.changes); err != nil {
		return nil, fmt.Errorf("store records of %s: %w", source, err)
	}
	return m.changes, nil
}

// merge compares the records of a crawl with the earlier ones, which are
// streamed: only the new ones are in memory.
type merge struct {
	source   string
	at       time.Time
	records  []standard.Record
	place    map[string]int // Native to its place in records
	found    []bool         // records that were there before
	lastSeen string
	baseline baseline
	changes  []Change
	damaged  []Rejection
}

func (m *merge) against(c *Catalogue) error {
	m.place = make(map[string]int, len(m.records))
	m.found = make([]bool, len(m.records))
	for i := range m.records {
		native := m.records[i].Native
		if _, twice := m.place[native]; twice || native == "" {
			return fmt.Errorf("native key %q is empty or given twice", native)
		}
		m.place[native] = i
	}
	m.lastSeen = c.lastSeen(m.source)
	for old, err := range c.Records(m.source) {
		if damage := new(standard.LineError); errors.As(err, &damage) {
			m.setAside(damage, err)
		} else if err != nil {
			return err
		} else {
			m.meet(old)
		}
	}
	for i := range m.place {
		m.welcome(m.place[i])
	}
	m.sort()
	return nil
}

// meet compares one earlier record with what the body says now.
func (m *merge) meet(old standard.Record) {
	i, listed := m.place[old.Native]
	if !listed {
		m.vanish(old)
		return
	}
	m.found[i] = true
	now := &m.records[i]
	fields := diff(&old, now)
	told := withoutConclusions(fields, now)
	switch {
	case old.LastSeen != "":
		m.log(Back, now, fields)
	case len(fields) == 0 && slices.Equal(old.Inferred, now.Inferred) && old.Checked == now.Checked:
		keepReading(&old, now)
	case old.Status != now.Status && !slices.Contains(now.Inferred, "status"):
		m.log(Status, now, told)
	default:
		m.log(Changed, now, m.baseline.news(told))
	}
}

// keepReading gives an unchanged record the earlier provenance. Where only the
// time differs, that alone is taken over: addresses are shared between the
// records of a crawl, those read from the file are not.
func keepReading(old, now *standard.Record) {
	if outdated(old) && !outdated(now) {
		return
	}
	same := slices.EqualFunc(old.Provenance, now.Provenance, func(a, b standard.Provenance) bool {
		return a.URL == b.URL && slices.Equal(a.Fields, b.Fields)
	})
	if !same {
		now.Provenance = old.Provenance
		return
	}
	now.Provenance = slices.Clone(now.Provenance) // several records may share one
	for i := range now.Provenance {
		now.Provenance[i].Fetched = old.Provenance[i].Fetched
	}
}

// outdated tells that details are older than the listing they belong to: their
// page failed when the listing changed.
func outdated(rec *standard.Record) bool {
	return slices.ContainsFunc(rec.Provenance, func(p standard.Provenance) bool {
		return p.Fetched.Before(rec.Provenance[0].Fetched)
	})
}

// vanish keeps a record that the body no longer lists.
func (m *merge) vanish(rec standard.Record) {
	if rec.LastSeen == "" {
		was := rec.Status
		rec.Status, rec.LastSeen = standard.Unknown, m.seen(&rec)
		if !slices.Contains(rec.Inferred, "status") {
			rec.Inferred = append(rec.Inferred, "status")
		}
		m.log(Gone, &rec, []FieldChange{{Field: "status", From: string(was), To: string(standard.Unknown)}})
	}
	m.records = append(m.records, rec)
}

// seen is the date of the last crawl that found the record.
func (m *merge) seen(rec *standard.Record) string {
	if m.lastSeen != "" {
		return m.lastSeen
	}
	if len(rec.Provenance) > 0 {
		return rec.Provenance[0].Fetched.UTC().Format(time.DateOnly)
	}
	return m.at.UTC().Format(time.DateOnly)
}

func (m *merge) welcome(i int) {
	if !m.found[i] && !m.baseline.first && !m.baseline.partial {
		m.log(Added, &m.records[i], nil)
	}
}

func (m *merge) log(kind ChangeKind, rec *standard.Record, fields []FieldChange) {
	if kind == Changed && isEcho(fields) {
		return
	}
	m.changes = append(m.changes, newChange(kind, rec, fields, m.at))
}

// isEcho tells that nothing changed but relations, if anything. That another
// document supersedes or updates this one is the news of that other one.
func isEcho(fields []FieldChange) bool {
	return len(fields) == 0 || len(fields) == 1 && fields[0].Field == "relations"
}

var nativeInLine = regexp.MustCompile(`"native":"((?:[^"\\]|\\.)*)"`)

// setAside keeps a damaged line apart. When the body still lists that record,
// its return is a repair, not news.
func (m *merge) setAside(damage *standard.LineError, err error) {
	m.damaged = append(m.damaged, Rejection{Fragment: damage.Fragment, Reason: err.Error(), At: m.at})
	if native := nativeInLine.FindStringSubmatch(damage.Fragment); native != nil {
		if i, listed := m.place[native[1]]; listed {
			m.found[i] = true
		}
	}
}

// sort orders records and changes by identifier, so that a diff of two files
// shows what changed.
func (m *merge) sort() {
	names := make(map[string]string, len(m.records))
	for i := range m.records {
		names[m.records[i].Native] = m.records[i].ID.String()
	}
	slices.SortFunc(m.records, func(a, b standard.Record) int {
		return cmp.Or(strings.Compare(names[a.Native], names[b.Native]), strings.Compare(a.Native, b.Native))
	})
	slices.SortFunc(m.changes, func(a, b Change) int {
		return cmp.Or(strings.Compare(names[a.Native], names[b.Native]), strings.Compare(a.Native, b.Native))
	})
}
