package ui

import (
	"net/url"
	"strconv"

	"landscape/coordination"
)

// digestPage tells what is new on the subject of a Question since a day.
type digestPage struct {
	frame
	Question  questionLink
	Since     string
	Wrong     string
	Published []textView
	Changes   []changeView
	Due       []itemView
}

// digest shows GET /coordination/questions/{number}/digest.
func (s *site) digest(v *visit) error {
	c, ok := v.coordinated("digest")
	if !ok {
		return nil
	}
	number, err := strconv.Atoi(v.c.Param("number"))
	question, known := c.view.Facts().Question(number)
	if err != nil || !known {
		return v.absent("absent", "Q"+v.c.Param("number"))
	}
	d, err := s.service.Digest(c.view, v.c.Param("number"), c.query.Since, v.Code)
	if err != nil {
		return err
	}
	p := &digestPage{Question: c.reader.questionLink(question), Since: d.Since, Published: c.entriesOf(d.Published), Changes: c.deskChanges(d.Changes)}
	p.Title, p.Description = c.digestTitle(question), c.term("coordination.digest", "lead")
	p.Feed = questionFeed(question)
	for _, item := range d.Due {
		p.Due = append(p.Due, c.item(item))
	}
	if c.wrong != nil {
		p.Wrong = c.wrong.Detail
	}
	return c.show("digest", p)
}

func (c *coordinated) digestTitle(q coordination.Question) string {
	return q.Name() + c.term("site", "colon") + c.term("coordination.digest", "title")
}

// questionFeed is the address of the feed of a Question.
func questionFeed(q coordination.Question) string {
	return "/feeds/questions/" + strconv.Itoa(q.Number) + ".atom"
}

// feedOf is the address of a feed in the language of its reader.
func (r reader) feedOf(feed string) string {
	if feed == "" || r.Code == languages()[0] {
		return feed
	}
	to, err := url.Parse(feed)
	if err != nil {
		return feed
	}
	values := to.Query()
	values.Set("lang", r.Code)
	return address(to.Path, values)
}
