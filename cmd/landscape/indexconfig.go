package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"landscape/indexer/opensearch"
)

// Engines that keep the index.
const (
	engineBleve      = "bleve"
	engineOpenSearch = "opensearch"
)

// indexConfig says where the index is kept.
type indexConfig struct {
	Engine    string   `yaml:"engine"`
	Addresses []string `yaml:"addresses"`
	Name      string   `yaml:"name"`
	Username  string   `yaml:"username"`
	Password  string   `yaml:"password"`
	CA        string   `yaml:"ca"`
	Shards    int      `yaml:"shards"`
	Replicas  int      `yaml:"replicas"`
}

func defaultIndexConfig() indexConfig {
	return indexConfig{Engine: engineBleve, Addresses: []string{}, Name: "landscape", Shards: 1, Replicas: 1}
}

// fromEnvironment takes what the environment says over what the file says: secrets
// above all are given there.
func (c *indexConfig) fromEnvironment(lookup func(string) (string, bool)) {
	for name, into := range map[string]*string{"ENGINE": &c.Engine, "NAME": &c.Name, "USERNAME": &c.Username, "PASSWORD": &c.Password, "CA": &c.CA} {
		if value, ok := lookup("LANDSCAPE_INDEX_" + name); ok {
			*into = value
		}
	}
	if value, ok := lookup("LANDSCAPE_INDEX_ADDRESSES"); ok {
		c.Addresses = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
	}
}

// validate checks what the types do not. Errors begin with the key, and repeat no
// address, for one may hold a password.
func (c indexConfig) validate() error {
	if !slices.Contains([]string{engineBleve, engineOpenSearch}, c.Engine) {
		return fmt.Errorf("engine: %q is neither %s nor %s", c.Engine, engineBleve, engineOpenSearch)
	}
	if c.Engine == engineOpenSearch && len(c.Addresses) == 0 {
		return fmt.Errorf("addresses: the engine %s needs at least one, such as http://127.0.0.1:9200", engineOpenSearch)
	}
	for i, address := range c.Addresses {
		if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("addresses: number %d is not an http or https address", i+1)
		}
	}
	if c.Name == "" || strings.Trim(c.Name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || strings.ContainsAny(c.Name[:1], "_-") {
		return fmt.Errorf("name: %q is not a name of small letters, digits, - and _", c.Name)
	}
	if c.Shards < 1 || c.Shards > 1024 {
		return fmt.Errorf("shards: %d is not between 1 and 1024", c.Shards)
	}
	if c.Replicas < 0 || c.Replicas > 20 {
		return fmt.Errorf("replicas: %d is not between 0 and 20", c.Replicas)
	}
	return nil
}

func (c indexConfig) cluster() opensearch.Config {
	return opensearch.Config{Addresses: c.Addresses, Name: c.Name, Username: c.Username, Password: c.Password, CA: c.CA,
		Shards: c.Shards, Replicas: c.Replicas}
}
