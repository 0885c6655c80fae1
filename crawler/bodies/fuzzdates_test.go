package bodies

import (
	"testing"

	"landscape/crawler"
)

// However a date is written, it is read as one or told as none.
func FuzzDates(f *testing.F) {
	for _, shown := range []string{"January 2017", "1977", "Jun 30 2000 12:00AM", "", "Febuary 1", "2000-02-30", "0000", "٢٠٢٠"} {
		f.Add(shown, "7", "2020")
	}
	f.Fuzz(func(t *testing.T, shown, day, year string) {
		for name, read := range map[string]func() (string, error){
			"NIST": func() (string, error) { return nistPubsDate(shown) },
			"3GPP": func() (string, error) { return bibliographyDate(shown) },
			"IETF": func() (string, error) { return rfcDate{Month: shown + "y", Day: day, Year: year}.iso() },
		} {
			if date, err := read(); err == nil && date != "" && !crawler.IsDate(date) {
				t.Errorf("%s: %q was read as %q", name, shown, date)
			}
		}
	})
}
