package standard

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// DOI is the digital object identifier of an edition, "" where none is known:
// the body links it, or its series has one for every number, as RFCs do.
func (r *Record) DOI() string {
	for _, address := range []string{r.Text, r.URL} {
		u, err := url.Parse(address)
		if err == nil && (u.Host == "doi.org" || u.Host == "dx.doi.org") {
			return strings.TrimPrefix(u.Path, "/")
		}
	}
	if number, err := strconv.Atoi(r.ID.Number); err == nil && r.ID.Body == "IETF" && r.ID.Type == "RFC" {
		return fmt.Sprintf("10.17487/RFC%04d", number)
	}
	return ""
}
