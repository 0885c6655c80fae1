package crawler

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"
)

// ErrMissing marks a page that the body does not have, said by its status or
// by a redirect to a page that says so.
var ErrMissing = errors.New("no such page")

// BlockError tells that a body refuses us without saying so plainly: a
// challenge, a firewall's page, a redirect to somewhere else.
type BlockError struct{ URL, Sign string }

func (e *BlockError) Error() string { return fmt.Sprintf("%s: blocked: %s", e.URL, e.Sign) }

// LimitError tells that an answer broke one of our limits.
type LimitError struct{ URL, Limit string }

func (e *LimitError) Error() string { return e.URL + ": " + e.Limit }

// StatusError is an answer whose status is not one we can use.
type StatusError struct {
	URL        string
	Code       int
	RetryAfter time.Duration
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s: status %d %s", e.URL, e.Code, http.StatusText(e.Code))
}

func (e *StatusError) Is(target error) bool {
	return target == ErrMissing && (e.Code == http.StatusNotFound || e.Code == http.StatusGone)
}

// worthRetrying tells faults that pass from those that stay.
func worthRetrying(err error) bool {
	var status *StatusError
	if errors.As(err, &status) {
		switch status.Code {
		case http.StatusRequestTimeout, http.StatusTooManyRequests, http.StatusInternalServerError,
			http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return true
		}
		return false
	}
	var block *BlockError
	var limit *LimitError
	return !errors.As(err, &block) && !errors.As(err, &limit) && !errors.Is(err, errDisallowed) && !errors.Is(err, errNotPublic)
}

// elsewhere are names of pages that a body sends us to instead of an answer.
var elsewhere = regexp.MustCompile(`(?i)^(not-?found|404|error|denied|blocked|captcha|challenge|maintenance|unavailable)\b`)

// softPage tells whether a redirect leads to a page that only looks like an answer.
func softPage(location string) bool {
	return elsewhere.MatchString(path.Base(location))
}

// challengeSigns are phrases of the short pages that firewalls send with
// status 200 or 403. ITU's and Cloudflare's were seen, the others are common.
var challengeSigns = []string{"request rejected", "just a moment...", "attention required!", "access denied",
	"enable javascript and cookies to continue", "captcha", "support id is"}

// challenge finds the sign of a firewall's page in the beginning of an answer.
func challenge(header http.Header, head []byte, size int64) string {
	if header.Get("Cf-Mitigated") != "" {
		return "a challenge (cf-mitigated)"
	}
	if size > 16<<10 || !strings.Contains(header.Get("Content-Type"), "html") {
		return ""
	}
	low := bytes.ToLower(head)
	for _, sign := range challengeSigns {
		if bytes.Contains(low, []byte(sign)) {
			return fmt.Sprintf("a page that says %q", sign)
		}
	}
	return ""
}
