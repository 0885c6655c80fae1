package searchsvc

import (
	"net/url"

	"github.com/gin-gonic/gin"

	"landscape/coordination"
	"landscape/export"
)

// InitiativeAnswer is one entry of the list that Resolution 130 asks for, in the
// reader's language.
type InitiativeAnswer struct {
	ID string `json:"id"`
	// Name is the official one in the reader's language, else in English.
	Name string   `json:"name"`
	Also []string `json:"also"`
	// Owner leads it; it is left out where name and country say as much.
	Owner string                      `json:"owner,omitempty"`
	Kind  coordination.InitiativeKind `json:"kind"`
	// Scope is "international", "regional" or "national".
	Scope  string              `json:"scope"`
	Region coordination.Region `json:"region"`
	// Countries are ISO 3166-1 codes of a national one.
	Countries    []string               `json:"countries"`
	CountryNames []string               `json:"country_names"`
	Mandate      string                 `json:"mandate"`
	Areas        []string               `json:"areas"`
	Topics       []string               `json:"topics"`
	Address      string                 `json:"address"`
	Certainty    coordination.Certainty `json:"certainty"`
	Note         string                 `json:"note,omitempty"`
}

// InitiativeParameters are the parameters of the list.
func InitiativeParameters() []string { return []string{"kind", "region", "area", "topic", "lang"} }

// ParseInitiatives reads the parameters of the list, for the API and the site alike.
func (qp QueryParser) ParseInitiatives(values url.Values, lang string) (coordination.InitiativeFilter, *Problem) {
	p := readParameters(values, lang, InitiativeParameters()...)
	labels := qp.filters(p)
	filter := coordination.InitiativeFilter{Kinds: choices(p, "kind", coordination.InitiativeKinds()),
		Regions: choices(p, "region", coordination.Regions()), Areas: labels["area"], Topics: labels["topic"]}
	return filter, p.mistake
}

// initiatives answers GET /api/v1/initiatives.
func (s *Service) initiatives(c *gin.Context) error {
	chosen, lang, err := s.chosenInitiatives(c)
	if err != nil {
		return err
	}
	return writeJSON(c, map[string]any{"total": len(chosen), "initiatives": initiativeAnswers(s.facts, chosen, lang)})
}

// initiativesCSV answers with the list as a table for spreadsheets.
func (s *Service) initiativesCSV(c *gin.Context) error {
	chosen, lang, err := s.chosenInitiatives(c)
	if err != nil {
		return err
	}
	return writeTable(c, "initiatives", initiativeTable(initiativeAnswers(s.facts, chosen, lang)))
}

func (s *Service) chosenInitiatives(c *gin.Context) ([]coordination.Initiative, string, error) {
	lang := Language(c.Request)
	values, mistake := readAddress(c.Request.URL, lang)
	if mistake != nil {
		return nil, lang, mistake
	}
	filter, mistake := s.ParseInitiatives(values, lang)
	if mistake != nil {
		return nil, lang, mistake
	}
	return s.facts.Chosen(filter), lang, nil
}

func initiativeAnswers(f *coordination.Facts, chosen []coordination.Initiative, lang string) []InitiativeAnswer {
	answers := make([]InitiativeAnswer, len(chosen))
	for at, i := range chosen {
		name, _ := i.Name(lang)
		answers[at] = InitiativeAnswer{ID: i.ID, Name: name, Also: list(i.Also), Owner: i.Owner, Kind: i.Kind, Scope: i.Scope(), Region: i.Region,
			Countries: list(i.Countries), CountryNames: list(f.CountryNames(i, lang)), Mandate: i.Mandate[lang],
			Areas: list(i.Areas), Topics: list(i.Topics), Address: i.Address, Certainty: i.Certainty, Note: i.Note}
	}
	return answers
}

func initiativeTable(initiatives []InitiativeAnswer) *export.Table {
	t := &export.Table{Head: []string{"id", "name", "also", "owner", "kind", "scope", "region", "countries", "country_names", "mandate",
		"areas", "topics", "address", "certainty", "note"}}
	for _, i := range initiatives {
		t.Add(i.ID, i.Name, i.Also, i.Owner, i.Kind, i.Scope, i.Region, i.Countries, i.CountryNames, i.Mandate, i.Areas, i.Topics,
			i.Address, i.Certainty, i.Note)
	}
	return t
}
