package coordination

import (
	"time"

	"landscape/catalogue"
	"landscape/standard"
)

// Digest is what is new on the subject of a Question since a day.
type Digest struct {
	Question Question `json:"question"`
	Since    string   `json:"since"`
	// Published are the standards in force whose date is not before the day, the newest first.
	Published []Entry `json:"published"`
	// Changes are what crawls have seen since.
	Changes []catalogue.Change `json:"changes"`
	// Due is the work whose expected date has passed or is near.
	Due []WorkItem `json:"due"`
}

// Digest gathers what is new on a Question's subject; changes are those of the
// catalogue since the day.
func (v *View) Digest(question Question, since time.Time, changes []catalogue.Change) *Digest {
	d := &Digest{Question: question, Since: since.Format(time.DateOnly), Published: []Entry{}, Due: []WorkItem{},
		Changes: v.ChangesOn(question, changes)}
	f := v.field(question)
	for _, c := range f.cards {
		if c.Status == standard.InForce && notBefore(c.Published, d.Since) {
			d.Published = append(d.Published, c.Entry)
		}
	}
	for _, item := range v.Programme(f.query).Items {
		if item.Due == Late || item.Due == Soon {
			d.Due = append(d.Due, item)
		}
	}
	return d
}

// notBefore compares a date, perhaps only of a month or year, with a day: a month
// counts when any of its days does.
func notBefore(date, day string) bool {
	return date != "" && date >= day[:min(len(date), len(day))]
}
