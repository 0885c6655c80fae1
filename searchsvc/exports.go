package searchsvc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"landscape/export"
	"landscape/indexer"
)

// streamPause is how long a reader on a slow line may take for one piece of a
// stream, and streamWithin for all of it: a reader holds the index and a place.
const (
	streamPause  = time.Minute
	streamWithin = time.Hour
)

// export answers GET /api/v1/search.csv and its like: the whole result, not a
// page, written while it is read.
func (s *Service) export(format export.Format) indexHandler {
	return func(c *gin.Context, ix *indexer.Index) error {
		q, err := s.wholeQuery(c)
		if err != nil {
			return err
		}
		documents, err := ix.Select(c.Request.Context(), q)
		if err != nil {
			return fmt.Errorf("select documents: %w", err)
		}
		h := c.Writer.Header()
		h.Set("Content-Type", format.ContentType)
		h.Set("Content-Disposition", `attachment; filename="security-standards.`+format.Extension+`"`)
		if c.Request.Method == http.MethodHead {
			return nil
		}
		out := bufio.NewWriterSize(&patientWriter{c.Writer, http.NewResponseController(c.Writer), time.Now().Add(streamWithin)}, 32<<10)
		if err := format.Write(out, completed(documents), s.exportReader(c.Request)); err != nil {
			return fmt.Errorf("write %s: %w", format.Name, err)
		}
		return out.Flush()
	}
}

// Download sends a file that is held ready, whole or, to a reader whose line broke,
// from where it broke off.
func (s *Service) Download(c *gin.Context, file, name string) {
	s.within(c, s.work.exports, func() {
		c.Header("Content-Disposition", `attachment; filename="`+name+`"`)
		http.ServeFile(&patientAnswer{c.Writer, patientWriter{c.Writer, http.NewResponseController(c.Writer), time.Now().Add(streamWithin)}}, c.Request, file)
	})
}

// patientAnswer is an answer written through a patientWriter.
type patientAnswer struct {
	http.ResponseWriter
	patient patientWriter
}

func (a *patientAnswer) Write(b []byte) (int, error) { return a.patient.Write(b) }

// exportReader is whom an export is made for.
func (s *Service) exportReader(r *http.Request) export.Reader {
	lang := Language(r)
	return s.ExportReader(lang, s.PublicURL(r))
}

// ExportReader names statuses and labels in a language, and leads to the
// landscape at that address.
func (n Names) ExportReader(lang, site string) export.Reader {
	return export.Reader{Name: func(facet, value string) string { return n.Name(facet, value, lang) }, Site: site}
}

// wholeQuery reads a search that is not cut into pages.
func (s *Service) wholeQuery(c *gin.Context) (indexer.Query, error) {
	p, err := s.parameters(c, append(FilterParameters(), "sort", "lang")...)
	if err != nil {
		return indexer.Query{}, err
	}
	q, mistake := s.parse(p)
	if mistake != nil {
		return indexer.Query{}, mistake
	}
	q.Facets = []string{}
	return q, nil
}

// completed gives the documents as the API shows them.
func completed(documents iter.Seq2[*indexer.Document, error]) iter.Seq2[*indexer.Document, error] {
	return func(yield func(*indexer.Document, error) bool) {
		for d, err := range documents {
			if err == nil {
				d = complete(d)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// patientWriter moves the deadline on with every piece that gets through, so
// that a slow reader gets all and a dead one does not hold the index.
type patientWriter struct {
	io.Writer
	control *http.ResponseController
	end     time.Time
}

func (w *patientWriter) Write(b []byte) (int, error) {
	deadline := time.Now().Add(streamPause)
	if w.end.Before(deadline) {
		deadline = w.end
	}
	if err := w.control.SetWriteDeadline(deadline); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, fmt.Errorf("extend deadline: %w", err)
	}
	return w.Writer.Write(b)
}
