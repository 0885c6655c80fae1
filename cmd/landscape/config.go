package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"landscape/crawler"
	"landscape/crawler/bodies"
	"landscape/searchsvc"
)

// config is what config.yaml may hold. config.yaml documents every key.
type config struct {
	Addr           string           `yaml:"addr"`
	PublicURL      string           `yaml:"public_url"`
	TrustedProxies []string         `yaml:"trusted_proxies"`
	Limits         searchsvc.Limits `yaml:"limits"`
	Metrics        string           `yaml:"metrics"`
	Refresh        time.Duration    `yaml:"refresh"`
	MCP            bool             `yaml:"mcp"`
	Log            logConfig        `yaml:"log"`
	Index          indexConfig      `yaml:"index"`
	Crawler        crawler.Config   `yaml:"crawler"`
}

type logConfig struct {
	Level  string `yaml:"level"`
	Format string `yaml:"format"`
}

func defaultConfig() config {
	return config{
		Addr:    "127.0.0.1:8080",
		Metrics: "127.0.0.1:8081",
		Limits:  searchsvc.DefaultLimits(),
		// Not nil, so that a list written out in the file is no difference.
		TrustedProxies: []string{},
		Log:            logConfig{Level: "info", Format: "text"},
		Index:          defaultIndexConfig(),
		Crawler:        crawler.DefaultConfig(),
	}
}

// loadConfig reads a configuration. A file that nobody asked for may be missing.
func loadConfig(file string, askedFor bool) (config, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && !askedFor {
		text, err = nil, nil // the defaults, and what the environment says
	}
	if err != nil {
		return config{}, fmt.Errorf("read configuration: %w", err)
	}
	return parseConfig(filepath.Base(file), text)
}

// parseConfig reads a configuration over the defaults. An unknown key or a bad
// value is an error that names key and line.
func parseConfig(file string, text []byte) (config, error) {
	c := defaultConfig()
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		return config{}, explain(file, nil, err)
	}
	err = yaml.NewDecoder(bytes.NewReader(text), yaml.Strict(), yaml.CustomUnmarshaler(readDuration)).Decode(&c)
	if errors.Is(err, io.EOF) { // nothing but comments
		c, err = defaultConfig(), nil
	}
	if err != nil {
		return config{}, explain(file, tree, err)
	}
	c.Index.fromEnvironment(os.LookupEnv)
	if err := c.validate(); err != nil {
		key, reason, _ := strings.Cut(err.Error(), ": ")
		return config{}, &configError{file, lineOf(tree, key), key, reason}
	}
	return c, nil
}

// validate checks what the types do not. Errors begin with the key.
func (c config) validate() error {
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return fmt.Errorf("addr: %q is not an address such as 127.0.0.1:8080", c.Addr)
	}
	if u, err := url.Parse(c.PublicURL); c.PublicURL != "" && (err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http")) {
		return fmt.Errorf("public_url: %q is not an http or https address", c.PublicURL)
	}
	if _, _, err := net.SplitHostPort(c.Metrics); c.Metrics != "" && err != nil {
		return fmt.Errorf("metrics: %q is neither an address such as 127.0.0.1:8081 nor empty", c.Metrics)
	}
	if err := validateProxies(c.TrustedProxies); err != nil {
		return err
	}
	if err := c.Limits.Validate(); err != nil {
		return fmt.Errorf("limits.%w", err)
	}
	if c.Refresh < 0 {
		return fmt.Errorf("refresh: %v is negative", c.Refresh)
	}
	if _, err := c.Log.level(); err != nil {
		return err
	}
	if c.Log.Format != "text" && c.Log.Format != "json" {
		return fmt.Errorf("log.format: %q is neither text nor json", c.Log.Format)
	}
	if err := c.Index.validate(); err != nil {
		return fmt.Errorf("index.%w", err)
	}
	if err := c.Crawler.Validate(c.sources()); err != nil {
		return fmt.Errorf("crawler.%w", err)
	}
	return nil
}

func validateProxies(proxies []string) error {
	for _, proxy := range proxies {
		_, network := netip.ParsePrefix(proxy)
		if _, address := netip.ParseAddr(proxy); address != nil && network != nil {
			return fmt.Errorf("trusted_proxies: %q is neither an address such as 10.0.0.7 nor a network such as 10.0.0.0/24", proxy)
		}
	}
	return nil
}

// sources are all that can be crawled, in the one place that names them.
func (c config) sources() []crawler.Source { return bodies.All(c.Crawler.Relaton) }

func (c config) crawler() (*crawler.Crawler, error) { return crawler.New(c.Crawler, c.sources()) }

func (l logConfig) level() (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(l.Level)); err != nil {
		return level, fmt.Errorf("log.level: %q is none of debug, info, warn, error", l.Level)
	}
	return level, nil
}

// logger writes as the configuration says.
func (l logConfig) logger(w io.Writer) *slog.Logger {
	level, err := l.level()
	if err != nil {
		level = slog.LevelInfo // a checked configuration has a valid level
	}
	options := &slog.HandlerOptions{Level: level}
	if l.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
