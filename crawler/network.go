package crawler

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
	"golang.org/x/net/http/httpproxy"
)

// errNotPublic marks an address that no publisher has: this machine's, one of
// the network that it stands in, or one that IANA keeps for something else.
var errNotPublic = errors.New("not an address of the public network, and not one that the configuration names")

// wire makes connections. A name may stand for any address by the time it is
// dialled, so the address is looked at then, and not in the text of a link.
func wire(cfg Config) *http.Transport {
	proxies := httpproxy.FromEnvironment()
	dial := &dialer{
		open:    &net.Dialer{Timeout: connectWithin},
		guarded: &net.Dialer{Timeout: connectWithin, Control: onlyPublic},
		named:   named(cfg, proxies),
	}
	return &http.Transport{
		Proxy:                 throughProxy(proxies.ProxyFunc(), dial.named),
		DialContext:           dial.dial,
		TLSHandshakeTimeout:   connectWithin,
		ResponseHeaderTimeout: cfg.Stall,
		DisableCompression:    true, // so that we count and bound what gzip expands to
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   2,
		IdleConnTimeout:       time.Minute,
	}
}

const connectWithin = 15 * time.Second

// dialer goes anywhere where the configuration sends it, and else only to
// public addresses.
type dialer struct {
	open, guarded *net.Dialer
	named         map[string]bool // host:port
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if d.named[address] {
		return d.open.DialContext(ctx, network, address)
	}
	return d.guarded.DialContext(ctx, network, address)
}

var public = ssrf.New(ssrf.WithAnyPort(), ssrf.WithAnyNetwork())

// onlyPublic is asked when a name has become an address, before it is dialled.
func onlyPublic(network, address string, c syscall.RawConn) error {
	if public.Safe(network, address, c) != nil {
		return errNotPublic
	}
	return nil
}

// named are the servers of the configuration: the mirror, the bases that
// differ, and the proxies of the environment.
func named(cfg Config, proxies *httpproxy.Config) map[string]bool {
	addresses := []string{cfg.Mirror, proxies.HTTPProxy, proxies.HTTPSProxy}
	for _, source := range cfg.Sources {
		for _, base := range source.Bases {
			addresses = append(addresses, base)
		}
	}
	hosts := map[string]bool{}
	for _, address := range addresses {
		if host := hostPort(address); host != "" {
			hosts[host] = true
		}
	}
	return hosts
}

// hostPort is what a connection to an address is dialled as, "" for none. A
// proxy may be named without a scheme.
func hostPort(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		if u, err = url.Parse("http://" + address); err != nil || u.Host == "" {
			return ""
		}
	}
	port := map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
	if u.Port() != "" {
		port = u.Port()
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// throughProxy leaves names to a proxy, which alone knows what they stand for;
// an address that is written out is looked at here.
func throughProxy(proxy func(*url.URL) (*url.URL, error), named map[string]bool) func(*http.Request) (*url.URL, error) {
	return func(r *http.Request) (*url.URL, error) {
		address, err := netip.ParseAddr(r.URL.Hostname())
		if err == nil && !named[hostPort(r.URL.String())] && public.SafeAddr(address) != nil {
			return nil, fmt.Errorf("%s: %w", address, errNotPublic)
		}
		return proxy(r.URL)
	}
}
