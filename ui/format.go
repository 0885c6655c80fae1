package ui

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/number"
)

// number writes n with the separators of the language.
func (l *locale) number(n int) string {
	return l.numbers.Sprint(number.Decimal(n))
}

// decimal writes a number with up to two decimals.
func (l *locale) decimal(n float64) string {
	return l.numbers.Sprint(number.Decimal(n, number.MaxFractionDigits(2)))
}

// date writes an ISO 8601 date as precisely as it is known: "2022",
// "2022-09", "2022-09-05" or "2026-Q2". Anything else stands as it is.
func (l *locale) date(iso string) string {
	year, rest, _ := strings.Cut(iso, "-")
	if len(year) != 4 || rest == "" {
		return iso
	}
	if quarter, ok := strings.CutPrefix(rest, "Q"); ok {
		return l.pattern("date.quarter", "quarter", quarter, "year", year)
	}
	month, day, _ := strings.Cut(rest, "-")
	name := l.month(month)
	if name == "" {
		return iso
	}
	if day == "" {
		return l.pattern("date.month", "month", name, "year", year)
	}
	name = l.term("month-of-day", strings.TrimPrefix(month, "0")) // in Russian in another case
	day, _, _ = strings.Cut(day, "T")
	return l.pattern("date.day", "day", strings.TrimPrefix(day, "0"), "month", name, "year", year)
}

// moment writes the day and time of t in UTC, to the minute.
func (l *locale) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.UTC()
	return l.pattern("date.moment", "date", l.date(t.Format(time.DateOnly)), "time", t.Format("15:04"))
}

// duration writes how long something took, in the unit that reads best.
func (l *locale) duration(d time.Duration) string {
	switch {
	case d < time.Second:
		return l.pattern("duration.milliseconds", "n", l.number(int(d.Milliseconds())))
	case d < time.Minute:
		return l.pattern("duration.seconds", "n", l.number(int(d.Round(time.Second).Seconds())))
	default:
		return l.pattern("duration.minutes", "n", l.number(int(d.Round(time.Minute).Minutes())))
	}
}

func (l *locale) month(digits string) string {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 12 {
		return ""
	}
	return l.term("month", strconv.Itoa(n))
}

// pattern fills a phrase whose values need no isolation of their own.
func (l *locale) pattern(key word, pairs ...string) string {
	text, err := l.text(key)
	if err != nil {
		return ""
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// languageName is the name of a language in this one: "fr" is "French".
func (l *locale) languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := l.names.Name(tag); name != "" {
		return name
	}
	return code
}
