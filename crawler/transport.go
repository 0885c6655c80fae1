package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// transport is the http.RoundTripper underneath colly: it waits for the host's
// turn, honours robots.txt, retries, revalidates, and streams answers to disk
// within the limits. It sees the body's real addresses and alone knows where
// they are read from. One transport serves all sources of a run.
type transport struct {
	cfg    Config
	wire   http.RoundTripper
	hosts  *hosts
	robots *robots
}

// exchange is one request of a source on its way through colly.
type exchange struct {
	request Request
	key     string
	kept    *entry // the earlier answer, nil when there is none
	limit   int64  // bytes after decompression
	cache   *cache
	counts  *counts
	actual  func(*url.URL) *url.URL // from the real address to where it is read
	got     *entry                  // the result
}

// counts is what one source used.
type counts struct {
	requests, notModified, reused int
	bytes                         int64
}

type exchangeKey struct{}

func newTransport(cfg Config) *transport {
	return &transport{cfg: cfg, wire: wire(cfg), hosts: newHosts(cfg), robots: newRobots(cfg)}
}

// RoundTrip answers one hop of a request. The bytes of a good answer are in
// the cache; colly gets the headers.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	ex, ok := ctx.Value(exchangeKey{}).(*exchange)
	if !ok {
		return nil, errors.New("crawler: a request that did not come from a source")
	}
	h := t.hosts.get(req.URL.Hostname())
	for attempt := 0; ; attempt++ {
		resp, err := t.attempt(req, ex, h)
		if err == nil {
			h.setTroubled(false)
			return resp, nil
		}
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if !worthRetrying(err) {
			return nil, err
		}
		if attempt >= t.cfg.Retries || h.isTroubled() {
			h.setTroubled(true)
			return nil, err
		}
		wait := t.backoff(attempt, err)
		if pause := askedPause(err); pause > 0 {
			h.rest(min(pause, t.cfg.MaxWait))
		}
		slog.Debug("request failed, trying again", "source", ex.cache.dir, "error", err, "wait", wait)
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// backoff doubles from half a second with jitter, but never comes before the
// server asked for, within MaxWait.
func (t *transport) backoff(attempt int, err error) time.Duration {
	wait := 500 * time.Millisecond << min(attempt, 8)
	wait = wait/2 + rand.N(wait)
	return min(max(wait, askedPause(err)), t.cfg.MaxWait)
}

// askedPause is how long the server wants to be left alone, zero when it does not say.
func askedPause(err error) time.Duration {
	var status *StatusError
	if errors.As(err, &status) {
		return status.RetryAfter
	}
	return 0
}

// attempt sends the request once, in its turn.
func (t *transport) attempt(req *http.Request, ex *exchange, h *host) (*http.Response, error) {
	actual := ex.actual(req.URL)
	delay, err := t.robots.check(req.Context(), actual, func(ctx context.Context, address *url.URL) (robotsAnswer, error) {
		turn := h
		if address.Host != actual.Host { // led on to another server
			turn = t.hosts.get(address.Hostname())
		}
		return t.fetchRobots(ctx, address, ex, turn)
	})
	if err != nil {
		return nil, err
	}
	h.slowDown(delay)
	if err := h.acquire(req.Context()); err != nil {
		return nil, err
	}
	defer h.release()
	ctx, cancel := t.inTime(req.Context(), req.URL.String())
	defer cancel()
	sent, err := prepare(ctx, req, actual, ex)
	if err != nil {
		return nil, err
	}
	ex.counts.requests++
	resp, err := t.wire.RoundTrip(sent)
	if err != nil {
		return nil, ended(ctx, fmt.Errorf("request %s: %w", req.URL, err))
	}
	defer resp.Body.Close()
	resp.Request = req
	return t.receive(ctx, resp, ex)
}

// ended prefers the reason for which a context ended to what that caused.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// inTime bounds how long one answer may take in all.
func (t *transport) inTime(ctx context.Context, address string) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, t.cfg.MaxTime,
		&LimitError{URL: address, Limit: fmt.Sprintf("not done after %v", t.cfg.MaxTime)})
}

// fetchRobots reads one robots.txt, in the turn of its host and within the
// limits of any page.
func (t *transport) fetchRobots(ctx context.Context, address *url.URL, ex *exchange, h *host) (robotsAnswer, error) {
	if err := h.acquire(ctx); err != nil {
		return robotsAnswer{}, err
	}
	defer h.release()
	ctx, cancel := t.inTime(ctx, address.String())
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return robotsAnswer{}, err
	}
	req.Header.Set("User-Agent", t.cfg.userAgent())
	ex.counts.requests++
	resp, err := t.wire.RoundTrip(req)
	if err != nil {
		return robotsAnswer{}, ended(ctx, err)
	}
	defer resp.Body.Close()
	answer := robotsAnswer{status: resp.StatusCode, retryAfter: retryAfter(resp.Header), location: resp.Header.Get("Location")}
	if resp.StatusCode != http.StatusOK {
		return answer, nil
	}
	body, err := t.listen(resp, &ex.counts.bytes)
	if err != nil {
		return robotsAnswer{}, ended(ctx, err)
	}
	defer body.close()
	if answer.text, err = io.ReadAll(io.LimitReader(body, maxRobots)); err != nil {
		return robotsAnswer{}, ended(ctx, err)
	}
	return answer, nil
}

// prepare makes the request that goes over the wire.
func prepare(ctx context.Context, req *http.Request, actual *url.URL, ex *exchange) (*http.Request, error) {
	sent := req.Clone(ctx)
	sent.URL, sent.Host = actual, ""
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, fmt.Errorf("repeat the body of %s: %w", req.URL, err)
		}
		sent.Body = body
	}
	sent.Header.Set("Accept-Encoding", "gzip")
	if ex.kept != nil && ex.kept.ETag != "" {
		sent.Header.Set("If-None-Match", ex.kept.ETag)
	}
	if ex.kept != nil && ex.kept.LastModified != "" {
		sent.Header.Set("If-Modified-Since", ex.kept.LastModified)
	}
	return sent, nil
}

// receive turns what came back into a kept answer, a redirect or an error.
func (t *transport) receive(ctx context.Context, resp *http.Response, ex *exchange) (*http.Response, error) {
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified && ex.kept != nil:
		ex.counts.notModified++
		ex.got = ex.kept
		ex.got.Fetched = time.Now().UTC().Truncate(time.Second)
		return answered(resp), ex.cache.confirm(ex.key, ex.got)
	case code == http.StatusOK:
		if err := t.download(ctx, resp, ex); err != nil {
			return nil, ended(ctx, err)
		}
		return answered(resp), nil
	case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
		return answered(resp), nil
	}
	head, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if sign := challenge(resp.Header, head, int64(len(head))); sign != "" {
		return nil, &BlockError{URL: ex.request.URL, Sign: fmt.Sprintf("status %d and %s", resp.StatusCode, sign)}
	}
	return nil, &StatusError{URL: ex.request.URL, Code: resp.StatusCode, RetryAfter: retryAfter(resp.Header)}
}

// answered is what colly sees of an answer whose bytes are kept on disk.
func answered(resp *http.Response) *http.Response {
	header := resp.Header.Clone()
	header.Del("Content-Encoding")
	header.Del("Content-Length")
	status := resp.StatusCode
	if status == http.StatusNotModified {
		status = http.StatusOK
	}
	return &http.Response{StatusCode: status, Status: strconv.Itoa(status), Proto: resp.Proto,
		ProtoMajor: resp.ProtoMajor, ProtoMinor: resp.ProtoMinor, Header: header, Body: http.NoBody, Request: resp.Request}
}

// retryAfter reads the header as seconds or as a date.
func retryAfter(header http.Header) time.Duration {
	value := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, err := strconv.Atoi(value); err == nil && seconds > 0 {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(at))
	}
	return 0
}
