package main

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAMistakeInTheConfigurationIsToldWithKeyAndLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "addr: 127.0.0.1:80\nadress: x\n", `config.yaml:2: adress: unknown key`},
		{"unknown key inside", "crawler:\n  delay: 2s\n  dely: 5s\n", `config.yaml:3: crawler.dely: unknown key`},
		{"unknown source", "crawler:\n  sources:\n    etsy:\n      enabled: false\n", `config.yaml:3: crawler.sources.etsy: no such source`},
		{"bad address of a base", "crawler:\n  mirror: replica\n", `config.yaml:2: crawler.mirror: "replica" is not an http`},
		{"no duration", "# comment\nrefresh: daily\n", `config.yaml:2: refresh: "daily" is not a duration such as`},
		{"number for a duration", "crawler:\n  max_wait: 5\n", `config.yaml:2: crawler.max_wait: "5" is not a duration such as`},
		{"no number", "crawler:\n  concurrency: many\n", `config.yaml:2: crawler.concurrency: "many" is not a whole number`},
		{"out of bounds", "crawler:\n  shrink: 20\n", `config.yaml:2: crawler.shrink: 20 is not between 0 and 1`},
		{"not YAML", "addr: [\n", `config.yaml:1: `},
		{"key twice", "addr: 127.0.0.1:80\naddr: 127.0.0.1:81\n", `config.yaml:2: `},
		{"text for a map", "crawler: polite\n", `config.yaml:1: crawler: `},
		{"bad level", "log:\n  level: loud\n", `config.yaml:2: log.level: "loud" is none of`},
		{"bad address", "addr: here\n", `config.yaml:1: addr: "here" is not an address`},
		{"address of metrics without a port", "metrics: localhost\n", `config.yaml:1: metrics: "localhost" is neither an address such as 127.0.0.1:8081`},
		{"name for a proxy", "trusted_proxies: [10.0.0.7, proxy.local]\n", `config.yaml:1: trusted_proxies: "proxy.local" is neither an address`},
		{"negative rate", "limits:\n  rate: -1\n", `config.yaml:2: limits.rate: -1 is negative`},
		{"rate without a burst", "limits:\n  rate: 5\n  burst: 0\n", `config.yaml:3: limits.burst: 0 is less than 1`},
		{"unknown engine", "index:\n  engine: lucene\n", `config.yaml:2: index.engine: "lucene" is neither bleve nor opensearch`},
		{"cluster without addresses", "index:\n  engine: opensearch\n", `config.yaml:1: index.addresses: the engine opensearch needs at least one`},
		{"bad name of indexes", "index:\n  name: My Index\n", `config.yaml:2: index.name: "My Index" is not a name of small letters`},
		{"no shards", "index:\n  shards: 0\n", `config.yaml:2: index.shards: 0 is not between 1 and 1024`},
		{"bad public address", "public_url: landscape.example\n", `config.yaml:1: public_url: `},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parseConfig("config.yaml", []byte(c.text))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s…", err, c.want)
			}
		})
	}
}

func TestWhatTheConfigurationLeavesOutHasItsDefault(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n", "crawler:\n"} {
		c, err := parseConfig("config.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if c.Addr != "127.0.0.1:8080" || c.Crawler.Delay != time.Second || c.Log.Level != "info" {
			t.Errorf("%q: %+v", text, c)
		}
	}
	c, err := parseConfig("config.yaml", []byte("crawler:\n  delay: 3s\n  hosts:\n    www.itu.int:\n      delay: 0s\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Crawler.Delay != 3*time.Second || c.Crawler.Retries == 0 || *c.Crawler.Hosts["www.itu.int"].Delay != 0 {
		t.Errorf("given keys change what they name only: %+v", c.Crawler)
	}
}

func TestTheConfigurationFileDocumentsEveryKeyWithItsDefault(t *testing.T) {
	text, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	written, err := parseConfig("config.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	// An empty map written out is the same as none.
	if len(written.Crawler.Hosts) == 0 && len(written.Crawler.Sources) == 0 {
		written.Crawler.Hosts, written.Crawler.Sources = nil, nil
	}
	if diff := cmp.Diff(defaultConfig(), written); diff != "" {
		t.Errorf("config.yaml gives other values than the defaults (-default +file):\n%s", diff)
	}
	for _, key := range yamlKeys(reflect.TypeFor[config]()) {
		if !regexp.MustCompile(`(?m)^[# ]*` + regexp.QuoteMeta(key) + `:`).Match(text) {
			t.Errorf("config.yaml does not document %q", key)
		}
	}
}

// yamlKeys lists the keys that a type takes, those of the types in it included.
func yamlKeys(typ reflect.Type) []string {
	switch typ.Kind() {
	case reflect.Map, reflect.Pointer, reflect.Slice:
		return yamlKeys(typ.Elem())
	case reflect.Struct:
	default:
		return nil
	}
	var keys []string
	for i := range typ.NumField() {
		key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
		keys = append(append(keys, key), yamlKeys(typ.Field(i).Type)...)
	}
	return keys
}

func TestTheEnvironmentSaysWhereTheIndexIs(t *testing.T) {
	t.Setenv("LANDSCAPE_INDEX_ENGINE", "opensearch")
	t.Setenv("LANDSCAPE_INDEX_ADDRESSES", "https://10.0.0.1:9200, https://10.0.0.2:9200")
	t.Setenv("LANDSCAPE_INDEX_PASSWORD", "hush")
	for _, text := range []string{"", "index:\n  engine: bleve\n  username: reader\n"} {
		c, err := parseConfig("config.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Index; got.Engine != "opensearch" || len(got.Addresses) != 2 || got.Addresses[1] != "https://10.0.0.2:9200" || got.Password != "hush" || got.Name != "landscape" {
			t.Errorf("%q: %+v", text, got)
		}
	}
	t.Setenv("LANDSCAPE_INDEX_ADDRESSES", "https://reader:hush@10.0.0.1:9200,ftp://reader:hush@10.0.0.2")
	if _, err := parseConfig("config.yaml", nil); err == nil || strings.Contains(err.Error(), "hush") {
		t.Errorf("a mistake in the addresses is told as %v", err)
	}
}

// Whatever stands in the file is taken or told, and what is taken holds.
func FuzzConfiguration(f *testing.F) {
	whole, err := os.ReadFile("../../config.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{string(whole), "addr: [\n", "crawler:\n  sources:\n    etsi: {shrink: .5}\n", "limits: &a {rate: *a}\n", "refresh: 1e9h\n", "trusted_proxies: [10.0.0.0/8]\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := parseConfig("config.yaml", text)
		switch {
		case err != nil && !strings.HasPrefix(err.Error(), "config.yaml"):
			t.Errorf("%q: the file is not named: %v", text, err)
		case err == nil && c.validate() != nil:
			t.Errorf("%q was taken: %v", text, c.validate())
		}
	})
}
