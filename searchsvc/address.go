package searchsvc

import (
	"net"
	"net/http"
	"net/netip"
	"regexp"
)

// PublicURL is the address of this service as the reader of a request knows it,
// without a final slash. What a request says of itself (Host, Forwarded,
// X-Forwarded-Host) would get into feeds, exports and the caches of other
// readers, so without a configured address it is the one that the connection
// arrived at.
func (s *Service) PublicURL(r *http.Request) string {
	if s.publicURL != "" {
		return s.publicURL
	}
	at, ok := arrivedAt(r)
	if !ok {
		return "http://localhost"
	}
	if near := at.Addr().IsLoopback() || at.Addr().IsPrivate(); near && thisMachine.MatchString(r.Host) {
		return "http://" + r.Host // its port may be that of a container or a tunnel
	}
	return "http://" + at.String()
}

// thisMachine is how a browser names the machine that it runs on.
var thisMachine = regexp.MustCompile(`^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$`)

// arrivedAt is the address of ours that a connection was made to.
func arrivedAt(r *http.Request) (netip.AddrPort, bool) {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return netip.AddrPort{}, false
	}
	at, err := netip.ParseAddrPort(local.String())
	return netip.AddrPortFrom(at.Addr().Unmap().WithZone(""), at.Port()), err == nil
}
