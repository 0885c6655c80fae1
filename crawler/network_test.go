package crawler

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
	"golang.org/x/net/http/httpproxy"
)

// nameServer answers for every name with one address, as the name server of a
// body may that was taken over.
func nameServer(t *testing.T, address [4]byte) {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for packet := make([]byte, 512); ; {
			n, reader, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(packet[:n]) != nil || len(m.Questions) == 0 {
				continue
			}
			m.Header.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class},
					Body: &dnsmessage.AResource{A: address}}}
			}
			if answer, err := m.Pack(); err == nil {
				server.WriteTo(answer, reader)
			}
		}
	}()
	before := net.DefaultResolver
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
	t.Cleanup(func() {
		net.DefaultResolver = before
		server.Close()
	})
}

// unmirrored reads addresses as they stand; the body's server is nevertheless
// there, at an address of this machine.
func unmirrored(t *testing.T, answers ...http.HandlerFunc) (*body, *collector) {
	b := newBody(t, answers...)
	b.cfg.Mirror = ""
	return b, b.collector()
}

func TestNoLinkLeadsIntoTheNetworkOfThisMachine(t *testing.T) {
	b, c := unmirrored(t, page("secret"))
	nameServer(t, [4]byte{127, 0, 0, 1})
	_, port, _ := net.SplitHostPort(b.server.Listener.Addr().String())
	for name, address := range map[string]string{
		"this machine":                     b.server.URL + "/",
		"a name that stands for it":        "http://www.body.example.com:" + port + "/list",
		"the metadata of a cloud":          "http://169.254.169.254/latest/meta-data/",
		"an address in octal":              "http://0177.0.0.1:" + port + "/",
		"the unspecified address":          "http://0.0.0.0:" + port + "/",
		"a private network":                "http://10.0.0.1/",
		"a carrier's private network":      "http://100.64.0.1/",
		"a group of machines":              "http://224.0.0.1/",
		"this machine by IPv6":             "http://[::1]:" + port + "/",
		"IPv4 inside of IPv6":              "http://[::ffff:127.0.0.1]:" + port + "/",
		"a neighbour on the link, by IPv6": "http://[fe80::1]/",
		"a private network by IPv6":        "http://[fd00::1]/",
	} {
		if _, err := c.fetch(t.Context(), Request{URL: address}); !errors.Is(err, errNotPublic) {
			t.Errorf("%s, %s: %v", name, address, err)
		}
	}
	if len(b.seen) != 0 || c.counts.requests > 2*12 {
		t.Errorf("%d requests arrived, %d were tried", len(b.seen), c.counts.requests)
	}
}

// A publisher's server may send us on: to another host never, and where its
// robots.txt may be elsewhere, not into our own network.
func TestNoRedirectLeadsIntoTheNetworkOfThisMachine(t *testing.T) {
	metadata := status(302, "Location", "http://169.254.169.254/latest/meta-data/")
	b := newBody(t, metadata)
	if _, err := b.get(t.Context()); err == nil || !strings.Contains(err.Error(), "another host, 169.254.169.254") {
		t.Errorf("a page: %v", err)
	}
	b = newBody(t, page("x"))
	b.atRobots = metadata
	if _, err := b.get(t.Context()); !errors.Is(err, errNotPublic) {
		t.Errorf("robots.txt: %v", err)
	}
}

// What the configuration names is read wherever it is.
func TestAConfiguredServerMayStandInAPrivateNetwork(t *testing.T) {
	b, c := unmirrored(t, page("x"))
	c.cfg.Sources = map[string]SourceConfig{"body": {Bases: map[string]string{"site": b.server.URL + "/"}}}
	c.transport = newTransport(c.cfg)
	if _, err := c.fetch(t.Context(), Request{URL: bodyHost + "/list"}); err != nil {
		t.Error(err)
	}
}

func TestAProxyIsTrustedAndAskedOnlyForPublicAddresses(t *testing.T) {
	proxies := &httpproxy.Config{HTTPProxy: "10.0.0.8:3128", HTTPSProxy: "http://proxy.local"}
	hosts := named(Config{Mirror: "https://10.0.0.9/mirror"}, proxies)
	for _, host := range []string{"10.0.0.8:3128", "proxy.local:80", "10.0.0.9:443"} {
		if !hosts[host] {
			t.Errorf("%s is not among %v", host, hosts)
		}
	}
	ask := throughProxy(proxies.ProxyFunc(), hosts)
	for address, want := range map[string]error{
		"http://www.body.example/list": nil, "http://169.254.169.254/": errNotPublic, "http://10.0.0.9:80/": errNotPublic,
		"https://10.0.0.9/mirror/list": nil, "http://8.8.8.8/": nil,
	} {
		u, _ := url.Parse(address)
		if _, err := ask(&http.Request{URL: u}); !errors.Is(err, want) {
			t.Errorf("%s: %v", address, err)
		}
	}
}
