package crawler

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Config says how to crawl. It is read over DefaultConfig, so that what a file
// leaves out keeps its default.
type Config struct {
	// Product and Contact make the User-Agent; Contact is a page or mail address
	// at which a publisher can reach whoever runs this crawl.
	Product string `yaml:"product"`
	Contact string `yaml:"contact"`
	// Mirror is prefixed to every address: https://HOST/PATH is read from
	// MIRROR/HOST/PATH. Records keep the body's real addresses.
	Mirror string `yaml:"mirror"`
	// Relaton is a folder with Relaton data sets, "" for none.
	Relaton string `yaml:"relaton"`
	// Delay is the pause between two requests to one host. A longer Crawl-delay
	// in its robots.txt wins.
	Delay time.Duration `yaml:"delay"`
	// Hosts overrides delay and concurrency by host name.
	Hosts map[string]HostConfig `yaml:"hosts"`
	// Concurrency is how many sources are read at the same time.
	Concurrency int `yaml:"concurrency"`
	// Retries is how often a failed request is tried again; MaxWait bounds each
	// pause before that, also one that Retry-After asks for.
	Retries int           `yaml:"retries"`
	MaxWait time.Duration `yaml:"max_wait"`
	// Stall is how long a server may stay silent, MaxTime how long one answer may take.
	Stall   time.Duration `yaml:"stall"`
	MaxTime time.Duration `yaml:"max_time"`
	// MaxPage and MaxFile bound an answer in MiB after decompression; a source
	// says which of its requests are for large files.
	MaxPage int `yaml:"max_page_mib"`
	MaxFile int `yaml:"max_file_mib"`
	// Resume is how long the pages of an interrupted crawl are good enough to
	// go on with.
	Resume time.Duration `yaml:"resume"`
	// Complete is how old a list may become that takes hundreds of requests
	// (IEEE's) before it is read whole again; in between only what may be on
	// security is searched.
	Complete time.Duration `yaml:"complete"`
	// Shrink is the share of records that may disappear in one crawl before it
	// is taken for a fault of the publisher: 0.2.
	Shrink  float64                 `yaml:"shrink"`
	Sources map[string]SourceConfig `yaml:"sources"`
}

// HostConfig is what differs for one host.
type HostConfig struct {
	Delay       *time.Duration `yaml:"delay"`
	Concurrency int            `yaml:"concurrency"`
}

// SourceConfig is what differs for one source.
type SourceConfig struct {
	Enabled *bool `yaml:"enabled"`
	// Bases overrides the addresses of the source by name.
	Bases  map[string]string `yaml:"bases"`
	Shrink *float64          `yaml:"shrink"`
}

// DefaultConfig is polite to live servers.
func DefaultConfig() Config {
	return Config{
		Product: "SecurityStandardsLandscape/1.0", Delay: time.Second, Concurrency: 4,
		Retries: 4, MaxWait: 2 * time.Minute, Stall: 30 * time.Second, MaxTime: 15 * time.Minute,
		MaxPage: 32, MaxFile: 512, Resume: 12 * time.Hour, Complete: 7 * 24 * time.Hour, Shrink: 0.2,
	}
}

// wants tells whether a crawl of everything reads the source: what the
// configuration says of it, else what it is.
func (c Config) wants(s Source) bool {
	if enabled := c.source(s.Name).Enabled; enabled != nil {
		return *enabled
	}
	return !s.Fallback && !s.Absent
}

func (c Config) source(name string) SourceConfig { return c.Sources[name] }

func (c Config) shrink(source string) float64 {
	if s := c.source(source).Shrink; s != nil {
		return *s
	}
	return c.Shrink
}

// delay is the configured pause for a host.
func (c Config) delay(host string) time.Duration {
	if h := c.Hosts[host]; h.Delay != nil {
		return *h.Delay
	}
	return c.Delay
}

// userAgent names the crawler and who runs it. The "compatible" form is what
// honest crawlers use where a firewall refuses the names of libraries.
func (c Config) userAgent() string {
	if c.Contact == "" {
		return "Mozilla/5.0 (compatible; " + c.Product + ")"
	}
	return "Mozilla/5.0 (compatible; " + c.Product + "; +" + c.Contact + ")"
}

// Validate checks what no default can repair, naming the key. Sources are those
// that the configuration may speak of.
func (c Config) Validate(sources []Source) error {
	if c.Mirror != "" {
		if err := checkBase("mirror", c.Mirror); err != nil {
			return err
		}
	}
	for name, sc := range c.Sources {
		src, known := byName(sources, name)
		if !known {
			return fmt.Errorf("sources.%s: no such source; known are %v", name, Names(sources))
		}
		for base, address := range sc.Bases {
			if _, known := src.Bases[base]; !known {
				return fmt.Errorf("sources.%s.bases.%s: no such base", name, base)
			}
			if err := checkBase("sources."+name+".bases."+base, address); err != nil {
				return err
			}
		}
		if sc.Shrink != nil && (*sc.Shrink < 0 || *sc.Shrink > 1) {
			return fmt.Errorf("sources.%s.shrink: %v is not between 0 and 1", name, *sc.Shrink)
		}
	}
	if c.Shrink < 0 || c.Shrink > 1 {
		return fmt.Errorf("shrink: %v is not between 0 and 1", c.Shrink)
	}
	return c.validateLimits()
}

func (c Config) validateLimits() error {
	for key, d := range map[string]time.Duration{"delay": c.Delay, "max_wait": c.MaxWait, "resume": c.Resume, "complete": c.Complete} {
		if d < 0 {
			return fmt.Errorf("%s: %v is negative", key, d)
		}
	}
	for key, n := range map[string]int64{"concurrency": int64(c.Concurrency), "stall": int64(c.Stall),
		"max_time": int64(c.MaxTime), "max_page_mib": int64(c.MaxPage), "max_file_mib": int64(c.MaxFile)} {
		if n <= 0 {
			return fmt.Errorf("%s: must be greater than zero", key)
		}
	}
	return nil
}

func checkBase(key, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
		return fmt.Errorf("%s: %q is not an http or https address", key, address)
	}
	return nil
}
