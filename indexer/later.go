package indexer

import (
	"slices"
	"strconv"

	"landscape/standard"
)

// laterInForce is the edition in force that came after the one asked for, nil
// when there is none or when numbers and years do not tell.
func laterInForce(editions []standard.Record, asked standard.Identifier) *standard.Record {
	if asked.Supplement != "" {
		return nil
	}
	for i := range editions {
		if e := &editions[i]; e.Status == standard.InForce && e.ID.Supplement == "" {
			if isEarlier(asked.Edition, e) {
				return e
			}
			return nil
		}
	}
	return nil
}

// isEarlier compares years where both have one, else the numbers of revisions and
// versions: "r3" is earlier than "-4", "V2.1.1" than "V3.1.3".
func isEarlier(edition string, than *standard.Record) bool {
	asked := integers(edition)
	year := yearAmong(asked)
	for _, written := range []string{than.ID.Edition, than.Edition} {
		had := integers(written)
		switch {
		case len(asked) == 0 || len(had) == 0:
		case year != 0 && yearAmong(had) != 0:
			return year < yearAmong(had)
		case year == 0 && yearAmong(had[:1]) == 0:
			return slices.Compare(asked, had) < 0
		}
	}
	published := yearAmong(integers(than.Published))
	return year != 0 && published != 0 && year < published
}

// yearAmong is the year among numbers, 0 when there is none: "(10/2019)", "20190101".
func yearAmong(numbers []int) int {
	for _, n := range numbers {
		if n > 19000000 {
			n /= 10000
		}
		if n >= 1900 && n < 2100 {
			return n
		}
	}
	return 0
}

func integers(s string) []int {
	var numbers []int
	for _, n := range numbersIn(s) {
		if v, err := strconv.Atoi(n); err == nil {
			numbers = append(numbers, v)
		}
	}
	return numbers
}
