package bodies

import (
	"fmt"
	"strings"
	"testing"

	"landscape/standard"

	"github.com/google/go-cmp/cmp"
)

const bibliographyHeader = "Spec number,Title,Link,Version,Date,Is TS,Last Name,First Name,Organisation,Responsible Primary,Responsible Secondary,Release\n"

// readSpecs reads rows of number, title, version, date and release.
func readSpecs(t *testing.T, rows ...[5]string) (specs []*specification, rejected []string) {
	t.Helper()
	var file strings.Builder
	file.WriteString(bibliographyHeader)
	for _, r := range rows {
		fmt.Fprintf(&file, "%s,%q,,%s,%s,1,,,,S3,,%s\n", r[0], r[1], r[2], r[3], r[4])
	}
	specs, err := readBibliography(strings.NewReader(file.String()), func(_, _ string, reason error) {
		rejected = append(rejected, reason.Error())
	})
	if err != nil {
		t.Fatal(err)
	}
	return specs, rejected
}

func TestStatusOf3GPPVersions(t *testing.T) {
	specs, _ := readSpecs(t,
		[5]string{"33.501", "5G", "19.4.0", "Sep 26 2025 12:00AM", "Release 19"},
		[5]string{"33.501", "5G", "1.0.0", "Mar 12 2018 12:00AM", "Release 15"},
		[5]string{"33.501", "5G", "15.10.0", "", "Release 15"},
		[5]string{"33.501", "5G", "15.9.0", "", "Release 15"},
		[5]string{"33.703", "PQC", "0.2.0", "Oct 28 2025 12:00AM", "Release 20"},
		[5]string{"33.129", "SCAS", "0.0.9", "Oct 22 2025 12:00AM", "Release 19"},
		[5]string{"33.870", "Privacy", "0.8.0", "Sep 22 2023 12:00AM", "Release 18"},
		[5]string{"33.20U", "UMTS", "3.0.0", "Jun 13 1997 12:00AM", "UMTS"},
		[5]string{"03.20", "GSM", "8.6.0", "Dec 01 2007 12:00AM", "R99"})
	got := map[string]standard.Status{}
	for _, s := range specs {
		for _, rec := range s.records(newestRelease(specs)) {
			got[rec.Native] = rec.Status
		}
	}
	want := map[string]standard.Status{
		"33.501 19.4.0":  standard.InForce,
		"33.501 15.10.0": standard.Superseded,
		"33.501 15.9.0":  standard.Superseded,
		"33.501 1.0.0":   standard.Superseded,
		"33.703 0.2.0":   standard.UnderDevelopment,
		"33.129 0.0.9":   standard.UnderDevelopment, // Release 19 is still being finished
		"33.870 0.8.0":   standard.Unknown,          // Release 18 is frozen
		"33.20U 3.0.0":   standard.Unknown,
		"03.20 8.6.0":    standard.InForce,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("statuses (-want +got):\n%s", d)
	}
}

// 1,624 versions stand in the file more than once.
func Test3GPPVersionListedTwice(t *testing.T) {
	specs, rejected := readSpecs(t,
		[5]string{"33.816", "Relay node", "10.0.0", "Mar 29 2011 12:00AM", "Release 11"},
		[5]string{"33.816", "Relay node", "10.0.0", "Mar  3 2011 12:00AM", "Release 10"},
		[5]string{"33.818", "SCAS", "0.1.0", "Nov 19 2018 12:00AM", "Rel-16"},
		[5]string{"33.818", "SCAS", "0.1.0", "Nov 19 2018 12:00AM", "Release 17"},
		[5]string{"33.818", "SCAS with another title", "0.1.0", "Nov 19 2018 12:00AM", "Release 17"})
	if v := specs[0].versions; len(v) != 1 || v[0].release != "Rel-10" || v[0].published != "2011-03-29" {
		t.Errorf("the release is that of the version number and the date the latest: %+v", v)
	}
	if v := specs[1].versions; len(v) != 1 || v[0].release != "Rel-17" || v[0].title != "SCAS" {
		t.Errorf("a draft belongs to the latest release it is planned for: %+v", v)
	}
	if len(rejected) != 1 || !strings.Contains(rejected[0], "listed twice") {
		t.Errorf("another title should be set aside: %q", rejected)
	}
}

func Test3GPPRowsThatCannotBeRead(t *testing.T) {
	_, rejected := readSpecs(t,
		[5]string{"", "No number", "1.0.0", "", "Release 19"},
		[5]string{"33.999", "No version", "x", "", "Release 19"},
		[5]string{"33.999", "No date", "1.0.0", "yesterday", "Release 19"})
	if len(rejected) != 3 {
		t.Errorf("three rows should be set aside: %q", rejected)
	}
}

func Test3GPPFileOfAnotherShape(t *testing.T) {
	for because, file := range map[string]string{
		"it is empty":             "",
		"a column has a new name": strings.Replace(bibliographyHeader, "Version", "Revision", 1),
		"it breaks off":           bibliographyHeader + "33.501,5G,,19.4.0,,1,,,,S3,,Release 19\n33.501,5G,,19.",
		"it breaks off in quotes": bibliographyHeader + "33.501,5G,,19.4.0,,1,,,,S3,,Release 19\n33.501,\"5G",
	} {
		if _, err := readBibliography(strings.NewReader(file), func(_, _ string, _ error) {}); err == nil {
			t.Errorf("%s, and it was read", because)
		}
	}
}

func TestNamesOf3GPPGroupsAndReleases(t *testing.T) {
	for code, want := range map[string]string{"S3": "SA3", "S3-LI": "SA3-LI", "SP": "TSG SA", "C6": "CT6", "R5": "RAN5",
		"G3new": "GERAN3", "N1": "CN1", "T2": "T2", "SMG10": "SMG10", "": ""} {
		if got := workingGroup(code); got != want {
			t.Errorf("group %q is %q, want %q", code, got, want)
		}
	}
	for name, want := range map[string]string{"Release 19": "Rel-19", "Rel-16": "Rel-16", "Release 1999": "R99", "Release 2000": "R00", "Ph2": "Ph2"} {
		if got := releaseName(name); got != want {
			t.Errorf("release %q is %q, want %q", name, got, want)
		}
	}
}
