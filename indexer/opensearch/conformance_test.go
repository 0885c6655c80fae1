package opensearch_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"landscape/catalogue"
	"landscape/coordination"
	"landscape/indexer"
	"landscape/indexer/opensearch"
	"landscape/taxonomy"
)

// asked are searches of all kinds: words, phrases, prefixes, fields, identifiers,
// what is misspelled, excluded, or in another language.
var asked = []string{"", "privacy", "key management framework", "security", "router hardening checklist", "DPIA", "SIM swap",
	`"public key infrastructure"`, `"quantum key distribution" -network`, "crypto*", "secur* -cloud", "privacy OR identity OR trust",
	"title:privacy", "area:iot key", "body:ETSI quantum", "-tls", "x509", "iso 27001", "RFC 8446", "rfcs 8446 and 5280", "33.501", "sp800-53",
	"BCP 14", "IEC 62443", "X.9999", "https://www.rfc-editor.org/rfc/rfc5280", "quantom distribution", "blokchain", "nothingofthekind",
	"confidentialité des données", "gestión de claves", "защита персональных данных", "量子密钥分发", "أمن الشبكات"}

// pair is one catalogue on both engines.
type pair struct {
	disk, cluster *indexer.Index
	tax           *taxonomy.Taxonomy
}

// TestBothEnginesAnswerAlike holds the cluster to what the disk says.
func TestBothEnginesAnswerAlike(t *testing.T) {
	p := newPair(t, testCluster(t))
	t.Run("totals and counts", p.counts)
	t.Run("order", p.order)
	t.Run("judged queries", p.judged)
	t.Run("suggestions, relatives and matrices", p.views)
	t.Run("desks", p.desks)
	t.Run("all documents", p.documents)
}

// testCluster is the address of a cluster to try things on.
func testCluster(t *testing.T) string {
	t.Helper()
	address := os.Getenv("LANDSCAPE_TEST_OPENSEARCH")
	if address == "" {
		t.Skip("no cluster: LANDSCAPE_TEST_OPENSEARCH names none, such as http://127.0.0.1:9200")
	}
	return address
}

func newPair(t *testing.T, address string) *pair {
	t.Helper()
	dir, ctx := t.TempDir(), t.Context()
	tax, err := taxonomy.Load()
	must(t, err)
	c, err := catalogue.Open(filepath.Join(dir, "catalogue"))
	must(t, err)
	must(t, c.ImportSnapshot())
	in := indexer.Input{Records: c.All(), Taxonomy: tax, Version: "bundled"}
	must(t, indexer.Build(ctx, filepath.Join(dir, "index"), in, nil))
	disk, err := indexer.Open(filepath.Join(dir, "index"), tax)
	must(t, err)
	t.Cleanup(disk.Close)
	shelf, err := opensearch.New(opensearch.Config{Addresses: strings.Split(address, ","), Name: "landscape-test", Shards: 2})
	must(t, err)
	must(t, shelf.Build(ctx, in, nil))
	cluster, err := shelf.Open(ctx, tax)
	must(t, err)
	t.Cleanup(cluster.Close)
	return &pair{disk: disk, cluster: cluster, tax: tax}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// both asks both engines.
func (p *pair) both(t *testing.T, q indexer.Query) (disk, cluster *indexer.Result) {
	t.Helper()
	disk, err := p.disk.Search(t.Context(), q)
	must(t, err)
	cluster, err = p.cluster.Search(t.Context(), q)
	must(t, err)
	return disk, cluster
}

func (p *pair) counts(t *testing.T) {
	filters := indexer.Filters{indexer.FacetBody: {"ITU-T", "ietf"}, indexer.FacetYear: {"2010.."}}
	for _, text := range asked {
		for _, q := range []indexer.Query{{Text: text, Size: 10}, {Text: text, Size: 10, OneOfIdentical: true, Filters: filters},
			{Text: text, Size: 10, AnyStatus: true, Sort: indexer.Newest, OneOfIdentical: true}, {Text: text, Filters: indexer.Filters{indexer.FacetStatus: {"withdrawn"}}}} {
			d, c := p.both(t, q)
			if d.Total != c.Total || d.Hidden != c.Hidden {
				t.Errorf("%+v: %d found and %d hidden on disk, %d and %d on the cluster", q, d.Total, d.Hidden, c.Total, c.Hidden)
			}
			same(t, text, "facets", d.Facets, c.Facets)
			same(t, text, "what was read of it", []any{d.Suggestion, d.Corrected, d.Unused, d.Subjects, d.Series}, []any{c.Suggestion, c.Corrected, c.Unused, c.Subjects, c.Series})
			if q.Sort == indexer.Newest {
				same(t, text, "order by date", idsOf(d), idsOf(c))
			}
		}
	}
}

// same compares what two engines say as readers get it.
func same(t *testing.T, asked, what string, disk, cluster any) {
	t.Helper()
	d, err := json.Marshal(disk)
	must(t, err)
	c, err := json.Marshal(cluster)
	must(t, err)
	if string(d) != string(c) {
		t.Errorf("%q: %s differ: on disk %.400s, on the cluster %.400s", asked, what, d, c)
	}
}

func idsOf(r *indexer.Result) []string {
	ids := []string{}
	for _, h := range r.Hits {
		ids = append(ids, h.Document.ID)
	}
	return ids
}

// leastShared is the share of the first ten that both engines must agree on.
const leastShared = .85

func (p *pair) order(t *testing.T) {
	shared, all := 0, 0
	for _, text := range asked {
		d, c := p.both(t, indexer.Query{Text: text, Size: 10, Facets: []string{}})
		theirs := idsOf(c)
		for i, id := range idsOf(d) {
			all++
			if slices.Contains(theirs, id) {
				shared++
			}
			if i == 0 && len(d.Hits[0].Matched) > 0 && d.Hits[0].Matched[0] == "identifier" && theirs[0] != id {
				t.Errorf("%q: %s is first on disk, %s on the cluster", text, id, theirs[0])
			}
		}
	}
	if share := float64(shared) / float64(all); share < leastShared {
		t.Errorf("the engines share %.2f of the first ten, less than %.2f", share, leastShared)
	}
}

// mostLost is how much nDCG@10 the cluster may differ by.
const mostLost = .02

func (p *pair) judged(t *testing.T) {
	for _, file := range []string{"judged.txt", "unseen.txt"} {
		text, err := os.ReadFile("../testdata/relevance/" + file)
		must(t, err)
		var disk, cluster, n float64
		for _, line := range strings.Split(string(text), "\n") {
			question, answers, ok := strings.Cut(line, " | ")
			if !ok || line[0] == '#' {
				continue
			}
			grades := p.grades(answers)
			d, c := p.both(t, indexer.Query{Text: question, Size: 10, Facets: []string{}})
			disk, cluster, n = disk+gain(d, grades), cluster+gain(c, grades), n+1
		}
		t.Logf("%s: nDCG@10 of %.0f queries is %.3f on disk and %.3f on the cluster", file, n, disk/n, cluster/n)
		if math.Abs(disk-cluster)/n > mostLost {
			t.Errorf("%s: the engines differ by more than %.2f", file, mostLost)
		}
	}
}

// grades reads "3: RFC 8446; 2: RFC 9325" for what is held.
func (p *pair) grades(answers string) map[string]float64 {
	grades := map[string]float64{}
	for _, part := range strings.Split(answers, "; ") {
		grade, ids, _ := strings.Cut(part, ": ")
		for _, id := range strings.Split(ids, ", ") {
			if d, ok := p.disk.Get(id); ok {
				grades[d.ID] = float64(grade[0] - '0')
			}
		}
	}
	return grades
}

func gain(r *indexer.Result, grades map[string]float64) float64 {
	sum := func(list []float64) (s float64) {
		for i, g := range list[:min(len(list), 10)] {
			s += (math.Exp2(g) - 1) / math.Log2(float64(i+2))
		}
		return s
	}
	var found, ideal []float64
	for _, id := range idsOf(r) {
		found = append(found, grades[id])
	}
	for _, g := range grades {
		ideal = append(ideal, g)
	}
	slices.Sort(ideal)
	slices.Reverse(ideal)
	return sum(found) / max(sum(ideal), 1e-9)
}

func (p *pair) views(t *testing.T) {
	for _, text := range asked {
		same(t, text, "suggestions", p.disk.Suggest(text, "en", 10), p.cluster.Suggest(text, "en", 10))
		for _, q := range []indexer.Query{{Text: text}, {Text: text, OneOfIdentical: true}} {
			d, err := p.disk.Cross(q, indexer.FacetBody, indexer.FacetTopic)
			must(t, err)
			c, err := p.cluster.Cross(q, indexer.FacetBody, indexer.FacetTopic)
			must(t, err)
			same(t, text, "matrices", d, c)
		}
		if standard, ok := p.disk.Get(text); ok {
			same(t, text, "relatives", p.disk.Related(standard, 10), p.cluster.Related(standard, 10))
		}
	}
}

func (p *pair) desks(t *testing.T) {
	facts, err := coordination.LoadFacts()
	must(t, err)
	today := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	disk, cluster := coordination.New(p.disk, facts, p.tax, today), coordination.New(p.cluster, facts, p.tax, today)
	for _, question := range facts.Questions {
		d, err := disk.Desk(question, today.AddDate(-1, 0, 0), nil)
		must(t, err)
		c, err := cluster.Desk(question, today.AddDate(-1, 0, 0), nil)
		must(t, err)
		same(t, question.Name(), "desks", d, c)
	}
}

func (p *pair) documents(t *testing.T) {
	var disk []*indexer.Document
	for d, err := range p.disk.Documents() {
		must(t, err)
		disk = append(disk, d)
	}
	i := 0
	for d, err := range p.cluster.Documents() {
		must(t, err)
		same(t, d.ID, "documents", disk[i], d)
		i++
	}
	if i != len(disk) || i == 0 {
		t.Errorf("%d documents on the cluster, %d on disk", i, len(disk))
	}
}

// A build that fails leaves what was there, and nothing of itself.
func TestABuildThatFailsLeavesWhatWasThere(t *testing.T) {
	shelf, err := opensearch.New(opensearch.Config{Addresses: strings.Split(testCluster(t), ","), Name: "landscape-fail", Shards: 1})
	must(t, err)
	tax, err := taxonomy.Load()
	must(t, err)
	c, err := catalogue.Open(t.TempDir())
	must(t, err)
	must(t, c.ImportSnapshot())
	before, err := shelf.Version(t.Context())
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	if err := shelf.Build(ctx, indexer.Input{Records: c.All(), Taxonomy: tax, Version: "never"}, func(done, _ int) {
		if done == 100 {
			cancel()
		}
	}); err == nil {
		t.Error("a build whose context ended succeeded")
	}
	if after, err := shelf.Version(t.Context()); err != nil || after != before {
		t.Errorf("the version was %q and is %q: %v", before, after, err)
	}
}
