package searchsvc

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"landscape/coordination"
	"landscape/coordination/pathway"
	"landscape/query"
	"landscape/standard"
	"landscape/taxonomy"
	"landscape/text"
)

// NamedAnswer is something else than a standard that a query names.
type NamedAnswer struct {
	// Kind is "initiative", "pathway", "question" or "body".
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Name string `json:"name"`
	// NameLanguage is the language that the name is in.
	NameLanguage string `json:"name_language"`
	// About says in a few words what it is.
	About string `json:"about,omitempty"`
	// Page is the address on this site, Address that of its own page.
	Page    string `json:"page"`
	Address string `json:"address,omitempty"`
	// Initiative is all that is known of one.
	Initiative *InitiativeAnswer `json:"initiative,omitempty"`
}

// namedMost is how many things an answer names: several countries have an "NCSC".
const namedMost = 6

// naming knows the names of initiatives, pathways and Questions.
type naming struct {
	facts     *coordination.Facts
	gazetteer query.Gazetteer
	things    []func(lang string) NamedAnswer
}

func newNaming(facts *coordination.Facts, ways []pathway.Pathway) *naming {
	n := &naming{facts: facts}
	for _, way := range ways {
		n.addPathway(way)
	}
	for _, q := range facts.Questions {
		n.addQuestion(q)
	}
	for _, i := range facts.Initiatives {
		n.addInitiative(i)
	}
	return n
}

// add makes a thing known under names by language.
func (n *naming) add(thing func(lang string) NamedAnswer) (called func(name, lang string, ordinary bool)) {
	at := len(n.things)
	n.things = append(n.things, thing)
	return func(name, lang string, ordinary bool) { n.gazetteer.Add(at, name, lang, ordinary) }
}

func (n *naming) addPathway(way pathway.Pathway) {
	called := n.add(func(lang string) NamedAnswer {
		return NamedAnswer{Kind: "pathway", ID: way.ID, Name: way.Name[lang], NameLanguage: lang, About: way.For[lang], Page: "/pathways/" + way.ID}
	})
	for lang, name := range way.Name {
		called(name, lang, false)
	}
}

// questionForms are how people write a Question of SG17.
var questionForms = []string{"Q%d/17", "SG17 Q%d", "Q%d SG17", "Question %d/17", "Question %d of SG17", "Cuestión %d/17", "Вопрос %d/17", "第%d/17号课题", "المسألة %d/17"}

func (n *naming) addQuestion(q coordination.Question) {
	called := n.add(func(lang string) NamedAnswer {
		return NamedAnswer{Kind: "question", ID: q.Name(), Name: q.Title, NameLanguage: "en",
			Page: fmt.Sprintf("/coordination/questions/%d", q.Number), Address: q.Address}
	})
	called(q.Title, "en", false)
	for _, form := range questionForms {
		called(fmt.Sprintf(form, q.Number), text.LanguagesOf(form)[0], false)
	}
}

func (n *naming) addInitiative(i coordination.Initiative) {
	called := n.add(func(lang string) NamedAnswer {
		answer := initiativeAnswers(n.facts, []coordination.Initiative{i}, lang)[0]
		name, written := i.Name(lang)
		return NamedAnswer{Kind: "initiative", ID: i.ID, Name: name, NameLanguage: written, About: answer.Mandate,
			Page: "/initiatives#" + i.ID, Address: i.Address, Initiative: &answer}
	})
	for _, name := range i.Called() {
		for _, lang := range text.LanguagesOf(name) {
			called(name, lang, slices.Contains(i.Ordinary, name))
		}
	}
}

// in finds what a query names, at most so many things. A body is told when the
// query is nothing but its name.
func (n *naming) in(text, lang string) []NamedAnswer {
	var answers []NamedAnswer
	for _, thing := range n.gazetteer.In(text) {
		if len(answers) < namedMost {
			answers = append(answers, n.things[thing](lang))
		}
	}
	if body, known := standard.LookupBody(strings.TrimSpace(text)); known && len(answers) == 0 {
		answers = append(answers, NamedAnswer{Kind: "body", ID: string(body.Body), Name: body.Name, NameLanguage: taxonomy.Languages()[0],
			Page: "/search?" + url.Values{"body": {string(body.Body)}}.Encode(), Address: body.Home})
	}
	return answers
}

// Named finds what a query names beside standards, in the reader's language.
func (s *Service) Named(text, lang string) []NamedAnswer { return s.naming.in(text, lang) }
