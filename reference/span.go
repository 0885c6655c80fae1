package reference

import "strconv"

// between lists the Recommendations from one number to another of a series.
func between(series, from, other, to string) []string {
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	if series != other || errA != nil || errB != nil || b <= a || b-a > mostInSpan {
		return nil
	}
	var numbers []string
	for n := a; n <= b; n++ {
		numbers = append(numbers, "ITU-T "+series+"."+strconv.Itoa(n))
	}
	return numbers
}
