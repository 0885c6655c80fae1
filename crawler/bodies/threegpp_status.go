package bodies

import (
	"fmt"
	"strconv"
	"strings"

	"landscape/standard"
)

// firstControlled is the first major version under change control; lower ones
// are drafts (3GPP TR 21.900, clause 4.1.1).
const firstControlled = 3

// records are the versions as records. The newest one under change control is
// in force; what came before it is superseded, as every release takes over the
// specifications of the one before.
func (s *specification) records(newestRelease int) []standard.Record {
	last := len(s.versions) - 1
	records := make([]standard.Record, 0, len(s.versions))
	for i, sv := range s.versions {
		rec := sv.record(s.number)
		switch {
		case i < last:
			rec.Status = standard.Superseded
		case sv.release == "UMTS":
			// Plans of SMG from before 3GPP. 3GPP's portal lists 73 of 76 as
			// withdrawn, but the file does not tell which.
			rec.Status, rec.Wording = standard.Unknown, ""
		case sv.version[0] >= firstControlled:
			rec.Status = standard.InForce
		case releaseNumber(sv.release) >= newestRelease-1:
			rec.Status = standard.UnderDevelopment
		default:
			// A draft of a frozen release was given up or taken over by
			// another specification; the file does not say which.
			rec.Status = standard.Unknown
		}
		records = append(records, rec)
	}
	return records
}

func (sv *specVersion) record(number string) standard.Record {
	version := fmt.Sprintf("%d.%d.%d", sv.version[0], sv.version[1], sv.version[2])
	id := standard.Identifier{Body: "3GPP", Type: "TR", Number: number, Edition: "V" + version}
	rec := standard.Record{
		Native: number + " " + version, ID: id, Title: sv.title, Type: "Technical Report",
		Wording: "Under change control", Inferred: []string{"status", "wording"},
		Edition: version, Release: sv.release, Published: sv.published,
		Groups: []string{sv.group, sv.second}, Languages: []string{"en"}, Access: standard.Free,
		URL:  "https://www.3gpp.org/dynareport/" + strings.ReplaceAll(number, ".", "") + ".htm",
		Text: sv.link,
	}
	if sv.ts {
		rec.ID.Type, rec.Type = "TS", "Technical Specification"
	}
	if sv.version[0] < firstControlled {
		rec.Wording = "Draft"
	}
	return rec
}

// newestRelease is the highest numbered release in the file.
func newestRelease(specs []*specification) int {
	newest := 0
	for _, s := range specs {
		for _, sv := range s.versions {
			newest = max(newest, releaseNumber(sv.release))
		}
	}
	return newest
}

// releaseNumber is 19 for "Rel-19", 0 for the releases before numbers.
func releaseNumber(release string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(release, "Rel-"))
	if err != nil {
		return 0
	}
	return n
}

// specificationGroups are the letters that the file abbreviates groups with.
var specificationGroups = map[byte]string{'S': "SA", 'C': "CT", 'R': "RAN", 'G': "GERAN", 'N': "CN", 'T': "T"}

// workingGroup is the name people use: "S3" is SA3, "SP" the plenary of SA.
// Other names, of SMG before 3GPP, stay as they are.
func workingGroup(code string) string {
	if len(code) < 2 || specificationGroups[code[0]] == "" {
		return code
	}
	name := specificationGroups[code[0]]
	switch rest := code[1:]; {
	case rest == "P":
		return "TSG " + name
	case rest[0] >= '1' && rest[0] <= '9':
		return name + strings.TrimSuffix(rest, "new")
	}
	return code
}
