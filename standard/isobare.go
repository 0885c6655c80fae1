package standard

import "strings"

// isoFamilies are numbers that people write without the body, and mean the
// standards of ISO and IEC that security work knows. No year is among them.
var isoFamilies = []struct {
	from, to int
	body     Body
}{
	{7498, 7498, "ISO/IEC"}, {7816, 7816, "ISO/IEC"}, {9594, 9594, "ISO/IEC"}, {9796, 9798, "ISO/IEC"},
	{10116, 10118, "ISO/IEC"}, {10181, 10181, "ISO/IEC"}, {11770, 11770, "ISO/IEC"}, {13888, 13888, "ISO/IEC"},
	{14443, 14443, "ISO/IEC"}, {14888, 14888, "ISO/IEC"}, {15408, 15408, "ISO/IEC"}, {15946, 15946, "ISO/IEC"},
	{17799, 17799, "ISO/IEC"}, {18013, 18014, "ISO/IEC"}, {18031, 18033, "ISO/IEC"}, {18043, 18045, "ISO/IEC"},
	{18367, 18370, "ISO/IEC"}, {19772, 19772, "ISO/IEC"}, {19785, 19785, "ISO/IEC"}, {19790, 19790, "ISO/IEC"},
	{19792, 19795, "ISO/IEC"}, {19896, 19896, "ISO/IEC"}, {20008, 20009, "ISO/IEC"}, {20243, 20243, "ISO/IEC"},
	{20543, 20543, "ISO/IEC"}, {20547, 20547, "ISO/IEC"}, {20889, 20889, "ISO/IEC"}, {21434, 21434, "ISO/SAE"},
	{22237, 22237, "ISO/IEC"}, {22301, 22301, "ISO"}, {23220, 23220, "ISO/IEC"}, {23264, 23264, "ISO/IEC"},
	{23837, 23837, "ISO/IEC"}, {24745, 24745, "ISO/IEC"}, {24759, 24761, "ISO/IEC"}, {27000, 27099, "ISO/IEC"},
	{27100, 27110, "ISO/IEC"}, {27400, 27410, "ISO/IEC"}, {27550, 27579, "ISO/IEC"}, {27701, 27706, "ISO/IEC"},
	{27799, 27799, "ISO"}, {29100, 29101, "ISO/IEC"}, {29115, 29115, "ISO/IEC"}, {29134, 29134, "ISO/IEC"},
	{29146, 29151, "ISO/IEC"}, {29167, 29167, "ISO/IEC"}, {29184, 29184, "ISO/IEC"}, {29191, 29192, "ISO/IEC"},
	{30104, 30111, "ISO/IEC"}, {31000, 31000, "ISO"}, {38500, 38500, "ISO/IEC"}, {42001, 42001, "ISO/IEC"},
	{62351, 62351, "IEC"}, {62443, 62443, "IEC"}, {62645, 62645, "IEC"}, {62859, 62859, "IEC"}, {63096, 63096, "IEC"},
}

// readBareISO reads a number without the body: "27001:2022", "62443-3-3".
func readBareISO(c *cursor) (Identifier, bool) {
	if !isDigit(c.peek()) {
		return Identifier{}, false
	}
	id := Identifier{}
	if !readISONumber(c, &id) {
		return id, false
	}
	if id.Body = familyOf(id.Number); id.Body == "" {
		return id, false
	}
	id.Edition = readISOEdition(c)
	id.Supplement = readISOSupplements(c)
	return id, true
}

func familyOf(number string) Body {
	base, _, _ := strings.Cut(number, "-")
	n := 0
	for i := range len(base) {
		if !isDigit(base[i]) || i > 5 {
			return ""
		}
		n = n*10 + int(base[i]-'0')
	}
	for _, f := range isoFamilies {
		if f.from <= n && n <= f.to {
			return f.body
		}
	}
	return ""
}
