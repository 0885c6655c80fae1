package searchsvc

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"landscape/coordination"
	"landscape/indexer"
	"landscape/proposal"
	"landscape/reference"
	"landscape/taxonomy"
)

// check answers POST /api/v1/check: a proposal as JSON, or a file whose first line
// is its title as multipart/form-data. Nothing of it is kept or logged.
func (s *Service) check(c *gin.Context, ix *indexer.Index) error {
	_, report, err := s.checkPosted(c, ix)
	if err != nil {
		return err
	}
	return writeJSON(c, report)
}

// checkMarkdown and checkDOCX answer with the justification of the work item.
func (s *Service) checkMarkdown(c *gin.Context, ix *indexer.Index) error {
	p, report, err := s.checkPosted(c, ix)
	if err != nil {
		return err
	}
	c.Data(http.StatusOK, "text/markdown; charset=utf-8", []byte(proposal.Justification(p, report).Markdown()))
	return nil
}

func (s *Service) checkDOCX(c *gin.Context, ix *indexer.Index) error {
	p, report, err := s.checkPosted(c, ix)
	if err != nil {
		return err
	}
	return WriteDOCX(c, "justification", proposal.Justification(p, report))
}

// WriteDOCX answers with a document as a file to keep.
func WriteDOCX(c *gin.Context, name string, brief *coordination.Brief) error {
	var file bytes.Buffer
	if err := brief.WriteDOCX(&file); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	c.Header("Content-Disposition", `attachment; filename="`+name+`.docx"`)
	c.Data(http.StatusOK, docxType, file.Bytes())
	return nil
}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func (s *Service) checkPosted(c *gin.Context, ix *indexer.Index) (proposal.Proposal, *proposal.Report, error) {
	p, err := PostedProposal(c, Language(c.Request))
	if err != nil {
		return p, nil, err
	}
	p.Lang = cmp.Or(p.Lang, Language(c.Request))
	report, err := s.CheckProposal(c.Request.Context(), ix, p)
	return p, report, err
}

// CheckProposal checks a proposal; its Lang is the language to answer in.
func (s *Service) CheckProposal(ctx context.Context, ix *indexer.Index, p proposal.Proposal) (*proposal.Report, error) {
	return s.proposals.Check(ctx, ix, s.View(ix), p)
}

// PostedProposal reads the proposal that somebody sent; lang is for what may be
// wrong with it.
func PostedProposal(c *gin.Context, lang string) (proposal.Proposal, error) {
	body := http.MaxBytesReader(c.Writer, c.Request.Body, reference.MostBytes+64<<10)
	p := proposal.Proposal{}
	if isForm(c) {
		c.Request.Body = body
		return postedForm(c.Request, lang)
	}
	if err := decodeJSON(body, &p); err != nil {
		return p, jsonProblem(err, lang, `{"title": "…", "scope": "…", "lang": "en"}`)
	}
	return p, checkProposal(p, lang)
}

// isForm tells whether what was sent is a form, with a file or without.
func isForm(c *gin.Context) bool {
	return strings.HasPrefix(c.ContentType(), "multipart/") || c.ContentType() == "application/x-www-form-urlencoded"
}

// postedForm reads a form: a title and a scope, or a file with both.
func postedForm(r *http.Request, lang string) (proposal.Proposal, error) {
	p := proposal.Proposal{Title: r.FormValue("title"), Scope: r.FormValue("scope"), Lang: r.FormValue("lang"),
		Exclude: strings.FieldsFunc(r.FormValue("exclude"), func(r rune) bool { return r == ',' || r == ';' || r == '\n' })}
	if strings.TrimSpace(p.Title+p.Scope) == "" {
		text, err := postedFile(r, lang)
		if err != nil {
			return p, err
		}
		read := proposal.FromText(text.Text)
		p.Title, p.Scope = read.Title, read.Scope
	} else if strings.TrimSpace(p.Title) == "" {
		read := proposal.FromText(p.Scope)
		p.Title, p.Scope = read.Title, read.Scope
	}
	return p, checkProposal(p, lang)
}

func checkProposal(p proposal.Proposal, lang string) error {
	if strings.TrimSpace(p.Title) == "" {
		return problem("missing-parameter", lang, wrong{parameter: "title", accepted: []string{"title", "scope"}})
	}
	if p.Lang != "" && !slices.Contains(taxonomy.Languages(), p.Lang) {
		return problem("bad-value", lang, wrong{parameter: "lang", value: p.Lang, accepted: taxonomy.Languages()})
	}
	return nil
}
