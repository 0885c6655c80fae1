package bodies

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"landscape/crawler"
	"landscape/crawler/pages"
	"landscape/standard"
)

const oneM2MList = "https://www.onem2m.org/technical/published-specifications"

var oneM2M = crawler.Source{
	Name:  "onem2m",
	About: "oneM2M published specifications of all releases",
	Bases: map[string]string{"specifications": oneM2MList},
	Crawl: crawlOneM2M,
}

// crawlOneM2M reads the list of all specifications and the list of each
// release, which tells the release of a version.
func crawlOneM2M(ctx context.Context, v *crawler.Visit) error {
	page, err := v.Get(ctx, oneM2MList)
	if err != nil {
		return err
	}
	list, releases, err := readOneM2M(page)
	if err != nil {
		return err
	}
	for i, address := range releases {
		more, err := readOneM2MRelease(ctx, v, address)
		if err != nil {
			return err
		}
		list = mergeOneM2M(list, more)
		v.Progress(i+1, len(releases))
	}
	if len(list) == 0 {
		return page.Unexpected("expected specifications, found none in any release")
	}
	markNewest(list)
	for _, version := range list {
		rec, err := version.record()
		if err == nil {
			err = v.LostLetters(&rec)
		}
		if err != nil {
			v.Reject(version.native(), version.number+" "+version.version+" "+version.title, err)
			continue
		}
		v.Emit(rec)
	}
	return ctx.Err()
}

// oneM2MVersion is one row: a version of a specification.
type oneM2MVersion struct {
	number, title, version, date, file string
	release                            string
	newest                             bool
	page                               *pages.Page
}

var oneM2MReleaseLink = regexp.MustCompile(`/published-specifications/release-(\d+[a-z]?)/?$`)

// readOneM2M reads a page and the addresses of the releases that it links.
func readOneM2M(page *pages.Page) (list []oneM2MVersion, releases []string, err error) {
	doc, err := page.HTML()
	if err != nil {
		return nil, nil, err
	}
	rows, found := pages.TablesWith(doc, "number", "title", "version")
	if !found {
		return nil, nil, page.Unexpected("expected a table with the columns number, title and version, found the columns %q", pages.HeadingsFound(doc))
	}
	for _, row := range rows {
		list = append(list, oneM2MVersion{number: strings.ToUpper(pages.Plain(row.Text("number"))),
			title: row.Text("title"), version: pages.Plain(row.Text("version")),
			date: row.Text("date"), file: row.Link("download"), page: page})
	}
	base, err := url.Parse(oneM2MList)
	if err != nil {
		return nil, nil, fmt.Errorf("parse %s: %w", oneM2MList, err)
	}
	for _, href := range doc.Find("a[href]").EachIter() {
		link, err := base.Parse(href.AttrOr("href", ""))
		if err == nil && oneM2MReleaseLink.MatchString(link.Path) && !slices.Contains(releases, oneM2MList+oneM2MRelease(link.Path)) {
			releases = append(releases, oneM2MList+oneM2MRelease(link.Path))
		}
	}
	return list, releases, nil
}

// oneM2MRelease is the last part of the address of a release's page.
func oneM2MRelease(path string) string {
	return "/release-" + oneM2MReleaseLink.FindStringSubmatch(path)[1]
}

func readOneM2MRelease(ctx context.Context, v *crawler.Visit, address string) ([]oneM2MVersion, error) {
	page, err := v.Get(ctx, address)
	if err != nil {
		return nil, err
	}
	list, _, err := readOneM2M(page)
	for i := range list {
		list[i].release = strings.ToUpper(oneM2MReleaseLink.FindStringSubmatch(address)[1])
	}
	return list, err
}

// mergeOneM2M adds the versions of a release, or their release where the whole
// list has them already. A second row that tells something else stays, to be
// set aside.
func mergeOneM2M(list, release []oneM2MVersion) []oneM2MVersion {
	for _, version := range release {
		at := slices.IndexFunc(list, func(o oneM2MVersion) bool {
			return o.native() == version.native() && o.title == version.title
		})
		if at < 0 {
			list = append(list, version)
		} else if list[at].release == "" {
			list[at].release = version.release
		}
	}
	return list
}

func (ov *oneM2MVersion) native() string {
	return ov.number + " V" + strings.TrimLeft(ov.version, "Vv")
}

// markNewest finds the newest version of each specification: the list does
// not say which one is in force.
func markNewest(list []oneM2MVersion) {
	newest := map[string]int{}
	for i := range list {
		at, known := newest[list[i].number]
		if !known || list[i].after(&list[at]) {
			newest[list[i].number] = i
		}
	}
	for _, i := range newest {
		list[i].newest = true
	}
}

func (ov *oneM2MVersion) after(other *oneM2MVersion) bool {
	if c := cmp.Compare(ov.date, other.date); c != 0 {
		return c > 0
	}
	return slices.Compare(versionParts(ov.version), versionParts(other.version)) > 0
}

func versionParts(version string) []int {
	var parts []int
	for part := range strings.SplitSeq(strings.TrimLeft(version, "Vv"), ".") {
		n, _ := strconv.Atoi(part)
		parts = append(parts, n)
	}
	return parts
}

var (
	oneM2MDesignation = regexp.MustCompile(`^(TS|TR)-(\d{4})$`)
	oneM2MEdition     = regexp.MustCompile(`^[Vv]?\d+(\.\d+)*$`)
	// oneM2MEcho is what ETSI adds to the titles when it republishes them.
	oneM2MEcho = regexp.MustCompile(`\s*\(oneM2M T[SR]-\d{4}[^()]*\)`)
)

func (ov *oneM2MVersion) record() (standard.Record, error) {
	m := oneM2MDesignation.FindStringSubmatch(ov.number)
	switch {
	case m == nil:
		return standard.Record{}, fmt.Errorf("expected a number such as TS-0001, found %q", ov.number)
	case !oneM2MEdition.MatchString(ov.version):
		return standard.Record{}, fmt.Errorf("expected a version such as V2.4.1, found %q", ov.version)
	}
	edition := strings.TrimLeft(ov.version, "Vv")
	id, err := standard.ParseIdentifier("oneM2M " + ov.number + "-V" + edition)
	if err != nil {
		return standard.Record{}, fmt.Errorf("read the number of a specification: %w", err)
	}
	rec := standard.Record{
		Native: ov.native(), ID: id, Title: strings.TrimSpace(oneM2MEcho.ReplaceAllString(ov.title, "")),
		Type:   map[string]string{"TS": "Technical Specification", "TR": "Technical Report"}[m[1]],
		Status: standard.Superseded, Edition: "V" + edition, Published: ov.date, Languages: []string{"en"},
		Access: standard.Free, URL: ov.page.URL, Relations: oneM2MTwins(m[1], m[2]),
		Inferred: []string{"status"}, Provenance: []standard.Provenance{ov.page.Provenance()},
	}
	if ov.newest {
		rec.Status = standard.InForce
	}
	if ov.release != "" {
		rec.Release = "Release " + ov.release
	}
	if strings.HasPrefix(ov.file, "https://") {
		rec.Text = ov.file
	}
	return rec, nil
}

// oneM2MInITU are the specifications that ITU-T adopted as Y.4500.n, n being
// the number of the specification: those seen in its list of Recommendations.
var oneM2MInITU = []int{1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 20, 22, 23, 32}

// oneM2MTwins are the same texts at ETSI and ITU-T, by the rules that these
// bodies number them by.
func oneM2MTwins(kind, number string) []standard.Relation {
	n, err := strconv.Atoi(number)
	if err != nil || n > 99 {
		return nil
	}
	same := func(target, rule string) standard.Relation {
		return standard.Relation{Kind: standard.IdenticalTo, Target: standard.Identify(target), Inferred: rule}
	}
	if kind == "TR" {
		return []standard.Relation{same(fmt.Sprintf("ETSI TR 118 5%02d", n), "ETSI TR 118 5nn is oneM2M TR-00nn")}
	}
	twins := []standard.Relation{same(fmt.Sprintf("ETSI TS 118 1%02d", n), "ETSI TS 118 1nn is oneM2M TS-00nn")}
	if slices.Contains(oneM2MInITU, n) {
		twins = append(twins, same(fmt.Sprintf("ITU-T Y.4500.%d", n), "ITU-T Y.4500.n is oneM2M TS-00nn"))
	}
	return twins
}
