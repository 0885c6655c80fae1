package searchsvc

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
)

// cacheFor is how long an answer may be shown again without asking; after that
// the asking costs a 304. Short, because an index is swapped at any time.
const cacheFor = "public, max-age=60"

// validators tell readers and proxies whether what they hold is still current.
// All answers change together: when the index does, when the program does, and
// when a day begins, for what is planned, aged or new depends on the day. A
// restart changes nothing, and replicas of one program agree.
type validators struct {
	release string
	now     func() time.Time

	mu    sync.Mutex
	tag   string
	since time.Time
}

// current gives the entity tag of everything made today from this version of
// the index, and since when this process serves it.
func (v *validators) current(version string) (tag string, since time.Time) {
	now := v.now().UTC()
	// Weak: the same facts may be compressed, and took_ms differs.
	tag = `W/"` + v.release + "-" + version + "-" + now.Format("20060102") + `"`
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.tag != tag {
		v.tag, v.since = tag, now.Truncate(time.Second)
	}
	return tag, v.since
}

// Cached answers 304 when the reader already has what the present index says,
// and tells it how long to keep what it gets.
func (s *Service) Cached(c *gin.Context) {
	ix, release := s.live.Acquire()
	if ix == nil {
		release()
		c.Next()
		return
	}
	tag, since := s.validators.current(ix.Version())
	release()
	h := c.Writer.Header()
	h.Set("ETag", tag)
	h.Set("Last-Modified", since.Format(http.TimeFormat))
	h.Set("Cache-Control", cacheFor)
	h.Add("Vary", "Accept-Language")
	if notModified(c.Request, tag, since) {
		c.AbortWithStatus(http.StatusNotModified)
		return
	}
	c.Next()
}

// notModified follows RFC 9110: entity tags win over dates.
func notModified(r *http.Request, tag string, since time.Time) bool {
	if known := r.Header.Get("If-None-Match"); known != "" {
		for one := range strings.SplitSeq(known, ",") {
			if one = strings.TrimSpace(one); one == "*" || one == tag || "W/"+one == tag {
				return true
			}
		}
		return false
	}
	at, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !since.After(at)
}

// forgetCaching takes back what Cached promised: a problem is not to be kept.
func forgetCaching(h http.Header) {
	h.Del("ETag")
	h.Del("Last-Modified")
	h.Set("Cache-Control", "no-store")
}
