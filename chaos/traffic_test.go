//go:build chaos

package chaos

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
)

// kinds are what readers ask for, with how often of a hundred times.
var kinds = []struct {
	name  string
	often int
	make  func(base string, random *rand.Rand) (*http.Request, error)
}{
	{"search, API", 30, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+"/api/v1/search?"+one(random, searches), nil)
	}},
	{"search, page", 20, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+one(random, languages)+"/search?"+one(random, searches), nil)
	}},
	{"standard", 20, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+one(random, languages)+"/standards/"+one(random, standards), nil)
	}},
	{"suggestions", 10, func(base string, random *rand.Rand) (*http.Request, error) {
		text := one(random, words)
		return http.NewRequest(http.MethodGet, base+"/api/v1/suggest?q="+text[:1+random.IntN(len(text))], nil)
	}},
	{"other pages", 14, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+one(random, languages)+one(random, pages), nil)
	}},
	{"feeds and linked data", 3, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+one(random, feeds), nil)
	}},
	{"exports", 1, func(base string, random *rand.Rand) (*http.Request, error) {
		return http.NewRequest(http.MethodGet, base+"/api/v1/search.csv?q="+one(random, words), nil)
	}},
	{"checks", 2, func(base string, random *rand.Rand) (*http.Request, error) {
		path, body := "/api/v1/references", `{"text": "This Recommendation refers to ITU-T X.509, ISO/IEC 27001:2013, RFC 5246 and ETSI EN 303 645."}`
		if random.IntN(2) == 0 {
			path, body = "/api/v1/check", fmt.Sprintf(`{"title": "Security requirements for %s and %s"}`, one(random, words), one(random, words))
		}
		r, err := http.NewRequest(http.MethodPost, base+path, strings.NewReader(body))
		if err == nil {
			r.Header.Set("Content-Type", "application/json")
		}
		return r, err
	}},
}

// searches are those that readers make: words, phrases, identifiers, filters,
// browsing, later pages and other languages.
var searches = []string{
	"q=zero+trust", "q=x.509", "q=RFC+8446", "q=IT+security", "q=iot+security", "q=%22key+management%22", "q=quantum+key+distribution",
	"q=encryption+in+TS+33.501", "q=privacy&area=iot", "q=authentication&body=ITU-T&body=ETSI", "area=5g", "area=qkd&status=under-development",
	"", "page=3", "q=security&page=5", "q=certificate+OR+directory", "q=cloud+-storage", "q=biometrics&year=2015..2024", "q=SBOM",
	"q=post-quantum", "q=" + url.QueryEscape("物联网"), "q=" + url.QueryEscape("безопасность"), "q=" + url.QueryEscape("sécurité de l'information"),
	"topic=incident&access=free", "body=NIST&sort=newest", "q=tls+1.3&sort=oldest", "q=27001", "q=authentification", "q=lightweight+crypto&size=50",
	"q=incident+response", "q=" + url.QueryEscape("أمن المعلومات"),
}

var (
	languages = []string{"", "", "", "/fr", "/es", "/ar", "/ru", "/zh"}
	standards = []string{"itu-t-x.509", "itu-t-x.1051", "rfc-8446", "iso-iec-27001", "etsi-en-303-645", "3gpp-ts-33.501", "nist-sp-800-53", "itu-t-x.805"}
	pages     = []string{"/", "/taxonomy", "/coordination", "/coordination/matrix", "/coordination/gaps", "/coordination/overlaps", "/coordination/programme",
		"/coordination/questions/10", "/coordination/trends", "/thesaurus", "/pathways", "/series", "/bodies", "/changes", "/status", "/areas/iot"}
	feeds = []string{"/feeds/changes.atom", "/feeds/gaps.atom", "/standards/rfc-8446.bib", "/standards/itu-t-x.509.jsonld", "/oai?verb=Identify", "/sitemap.xml"}
)

func one(random *rand.Rand, of []string) string { return of[random.IntN(len(of))] }

// anyKind is the place of a kind, by how often it is asked for.
func anyKind(random *rand.Rand) int {
	all := 0
	for _, k := range kinds {
		all += k.often
	}
	left := random.IntN(all)
	for i, k := range kinds {
		if left -= k.often; left < 0 {
			return i
		}
	}
	return 0
}

// ask sends a request as a browser does, and reads all of the answer.
func ask(client *http.Client, r *http.Request) (status int, err error) {
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := client.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	if answer.StatusCode == http.StatusServiceUnavailable && answer.Header.Get("Retry-After") == "" {
		err = fmt.Errorf("%s: 503 without Retry-After", r.URL)
	}
	return answer.StatusCode, err
}
