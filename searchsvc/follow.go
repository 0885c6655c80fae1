package searchsvc

import (
	"errors"
	"fmt"
	"slices"

	"github.com/gin-gonic/gin"

	"landscape/catalogue"
	"landscape/indexer"
)

// FollowedAnswer is what changed behind a cursor, in the order in which it was seen.
type FollowedAnswer struct {
	Changes []ChangeAnswer `json:"changes"`
	// Next is the cursor to go on with; More tells that there is something behind it already.
	Next string `json:"next"`
	More bool   `json:"more"`
}

// startOfLog is the cursor before the first change.
const startOfLog = "start"

// followChanges answers GET /api/v1/changes/after: programs that keep a copy
// go on from a cursor, and neither lose nor repeat a change.
func (s *Service) followChanges(c *gin.Context, ix *indexer.Index) error {
	p, err := s.parameters(c, append(FilterParameters(), "after", "kind", "size", "lang")...)
	if err != nil {
		return err
	}
	size := p.number("size", 1, maxSize, defaultSize)
	place := p.place("after")
	q := s.changeQuery(p)
	if p.mistake != nil {
		return p.mistake
	}
	wanted, err := wantedOf(c.Request.Context(), ix, q.of)
	if err != nil {
		return err
	}
	logged, err := s.catalogue.Follow(place)
	if errors.Is(err, catalogue.ErrPlace) {
		p.badValue("after", p.one("after"), startOfLog)
		return p.mistake
	}
	if err != nil {
		return fmt.Errorf("follow changes: %w", err)
	}
	answer := FollowedAnswer{Changes: []ChangeAnswer{}, Next: cursorOf(place)}
	behind, err := s.behind(ix)
	if err != nil {
		return err
	}
	if behind {
		logged = nil // they are told when the index holds them
	}
	for i, change := range logged {
		if slug, held := ix.SlugOf(change.ID.Key()); held && wanted(slug) {
			if kind := kindOf(change.Change); len(q.kinds) == 0 || slices.Contains(q.kinds, kind) {
				answer.Changes = append(answer.Changes, changeAnswers(ix, []toldChange{{Change: change.Change, kind: kind, slug: slug}})...)
			}
		}
		answer.Next = cursorOf(change.Next)
		if len(answer.Changes) == size {
			answer.More = i+1 < len(logged)
			break
		}
	}
	c.Header("Cache-Control", "no-cache")
	return writeJSON(c, answer)
}

// behind tells whether records have changed since the index was made. It does
// not know then which of the changes are of standards that it will hold, nor
// which ones a filter takes: who went past them would lose some. The log is to
// be read first, for it is written after the records.
func (s *Service) behind(ix *indexer.Index) (bool, error) {
	version, err := s.catalogue.Version()
	if err != nil {
		return false, fmt.Errorf("read version of catalogue: %w", err)
	}
	return version != ix.Version(), nil
}

func cursorOf(p catalogue.Place) string {
	if p == (catalogue.Place{}) {
		return startOfLog
	}
	return fmt.Sprintf("%x-%08x", p.Offset, p.Sum)
}

// place is a cursor; without one the log is followed from its start.
func (p *parameters) place(name string) catalogue.Place {
	text := p.one(name)
	var place catalogue.Place
	if text == "" && !p.values.Has(name) || text == startOfLog {
		return place
	}
	if _, err := fmt.Sscanf(text, "%x-%x", &place.Offset, &place.Sum); err != nil || cursorOf(place) != text {
		p.badValue(name, text, startOfLog)
	}
	return place
}
