package crawler

import (
	"slices"
	"strings"
	"testing"
)

// sourcesNamed are sources that are only spoken of.
func sourcesNamed(names ...string) []Source {
	var sources []Source
	for _, name := range names {
		s := listSource()
		s.Name = name
		sources = append(sources, s)
	}
	return sources
}

func TestChoosingSources(t *testing.T) {
	off, on := false, true
	sources := sourcesNamed("etsi", "itu-t", "off", "fallback", "absent", "asked")
	sources[3].Fallback, sources[4].Absent, sources[5].Fallback = true, true, true
	cfg := DefaultConfig()
	cfg.Sources = map[string]SourceConfig{"off": {Enabled: &off}, "asked": {Enabled: &on}}
	all, err := choose(sources, nil, cfg)
	if want := []string{"etsi", "itu-t", "asked"}; err != nil || !slices.Equal(Names(all), want) {
		t.Errorf("chose %v, %v; want %v", Names(all), err, want)
	}
	if one, err := choose(sources, []string{"off"}, cfg); err != nil || len(one) != 1 {
		t.Errorf("by name: %v, %v", one, err)
	}
	if _, err := choose(sources, []string{"itut"}, cfg); err == nil || !strings.Contains(err.Error(), "itu-t") {
		t.Errorf("an unknown name: %v", err)
	}
}

func TestConfigurationNamesWhatIsWrong(t *testing.T) {
	half, wrong := 0.5, 1.5
	for _, test := range []struct {
		name   string
		change func(*Config)
		want   string
	}{
		{"defaults are fine", func(*Config) {}, ""},
		{"an override is fine", func(c *Config) {
			c.Sources = map[string]SourceConfig{"body": {Shrink: &half, Bases: map[string]string{"site": "http://127.0.0.1:9300/csrc.nist.gov/CSRC/media/feeds/"}}}
		}, ""},
		{"an unknown source", func(c *Config) { c.Sources = map[string]SourceConfig{"boddy": {}} }, "sources.boddy"},
		{"an unknown base", func(c *Config) {
			c.Sources = map[string]SourceConfig{"body": {Bases: map[string]string{"home": "https://x.example/"}}}
		}, "sources.body.bases.home"},
		{"a base that is no address", func(c *Config) {
			c.Sources = map[string]SourceConfig{"body": {Bases: map[string]string{"site": "csrc"}}}
		}, `"csrc"`},
		{"a share above one", func(c *Config) { c.Shrink = wrong }, "shrink"},
		{"a mirror that is no address", func(c *Config) { c.Mirror = "localhost" }, "mirror"},
		{"no sources at a time", func(c *Config) { c.Concurrency = 0 }, "concurrency"},
		{"a negative delay", func(c *Config) { c.Delay = -1 }, "delay"},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := DefaultConfig()
			test.change(&cfg)
			_, err := New(cfg, sourcesNamed("body"))
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error %v, expected one on %q", err, test.want)
			}
		})
	}
}
