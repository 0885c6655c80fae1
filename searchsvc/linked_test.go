package searchsvc

import (
	"net/url"
	"strings"
	"testing"
)

func TestABodyHasTheAddressThatItsStandardsNameAsPublisher(t *testing.T) {
	type graph struct {
		Nodes []struct {
			ID        string `json:"@id"`
			Name      any    `json:"name"`
			Publisher struct {
				ID string `json:"@id"`
			} `json:"publisher"`
		} `json:"@graph"`
	}
	bodies := map[string]bool{}
	for _, b := range get200[graph](t, shared, "/bodies.jsonld").Nodes {
		bodies[b.ID] = b.Name != nil
	}
	for _, s := range get200[graph](t, shared, "/api/v1/search.jsonld").Nodes {
		if !bodies[s.Publisher.ID] {
			t.Errorf("%s is published by %s, which is none of %v", s.ID, s.Publisher.ID, bodies)
		}
	}
	if text := shared.ask(t, "/bodies.ttl").Body.String(); strings.Count(text, "rdf:type schema:Organization") != len(bodies) {
		t.Errorf("Turtle:\n%s", text)
	}
}

func TestEveryDistributionOfTheDataIsThere(t *testing.T) {
	type address struct {
		ID string `json:"@id"`
	}
	type catalogue struct {
		Graph []struct {
			Distributions []struct {
				URL       address `json:"dcat:downloadURL"`
				MediaType address `json:"dcat:mediaType"`
			} `json:"dcat:distribution"`
		} `json:"@graph"`
	}
	n := 0
	for _, dataset := range get200[catalogue](t, shared, "/dcat.jsonld").Graph {
		for _, d := range dataset.Distributions {
			n++
			u, err := url.Parse(d.URL.ID)
			if err != nil {
				t.Fatal(err)
			}
			answer := shared.ask(t, u.RequestURI())
			mediaType, _, _ := strings.Cut(answer.Header().Get("Content-Type"), ";")
			if answer.Code != 200 || !strings.HasSuffix(d.MediaType.ID, "/media-types/"+mediaType) {
				t.Errorf("%s: %d %s, described as %s", u, answer.Code, mediaType, d.MediaType.ID)
			}
		}
	}
	if n < 8 {
		t.Errorf("%d distributions", n)
	}
}
