package bodies

import (
	"slices"
	"strings"

	"landscape/standard"
)

// w3cStatus is what a status of W3C means: its code in the names of versions,
// where the version stands, and what kind of document it is.
type w3cStatus struct {
	code     string
	standing standard.Status
	kind     string
}

// w3cStatuses are the words of the API, after the W3C Process. Notes and
// Statements are finished texts as Recommendations are.
var w3cStatuses = map[string]w3cStatus{
	"Recommendation":                    {"REC", standard.InForce, "Recommendation"},
	"Proposed Edited Recommendation":    {"PER", standard.InForce, "Recommendation"},
	"Proposed Recommendation":           {"PR", standard.UnderDevelopment, "Proposed Recommendation"},
	"Candidate Recommendation":          {"CR", standard.UnderDevelopment, "Candidate Recommendation"},
	"Candidate Recommendation Snapshot": {"CR", standard.UnderDevelopment, "Candidate Recommendation"},
	"Candidate Recommendation Draft":    {"CRD", standard.UnderDevelopment, "Candidate Recommendation"},
	"Working Draft":                     {"WD", standard.UnderDevelopment, "Working Draft"},
	"Last Call Working Draft":           {"WD", standard.UnderDevelopment, "Working Draft"},
	"First Public Working Draft":        {"WD", standard.UnderDevelopment, "Working Draft"},
	"Note":                              {"NOTE", standard.InForce, "Note"},
	"Group Note":                        {"NOTE", standard.InForce, "Note"},
	"Working Group Note":                {"NOTE", standard.InForce, "Note"},
	"Interest Group Note":               {"NOTE", standard.InForce, "Note"},
	"Draft Note":                        {"DNOTE", standard.UnderDevelopment, "Note"},
	"Group Draft Note":                  {"DNOTE", standard.UnderDevelopment, "Note"},
	"Statement":                         {"STMT", standard.InForce, "Statement"},
	"Registry":                          {"RY", standard.InForce, "Registry"},
	"Draft Registry":                    {"DRY", standard.UnderDevelopment, "Registry"},
	"Candidate Registry":                {"CRY", standard.UnderDevelopment, "Registry"},
	"Candidate Registry Snapshot":       {"CRY", standard.UnderDevelopment, "Registry"},
	"Candidate Registry Draft":          {"CRYD", standard.UnderDevelopment, "Registry"},
	"Discontinued Draft":                {"DISC", standard.Withdrawn, "Working Draft"},
	"Retired":                           {"", standard.Withdrawn, ""},
	"Superseded Recommendation":         {"SPSD", standard.Superseded, "Recommendation"},
	"Obsolete Recommendation":           {"OBSL", standard.Withdrawn, "Recommendation"},
	"Rescinded Recommendation":          {"RSCND", standard.Withdrawn, "Recommendation"},
}

// w3cFamilies are the beginnings of short names of which only the group tells
// that they are about security: "Controlled Identifiers", "Trusted Types".
var w3cFamilies = []string{
	"attribution", "cid-", "clear-site-data", "COWL", "dbsc", "did-", "digital-credentials", "epr", "fetch-metadata",
	"fingerprinting", "login-status", "mixed-content", "permissions", "post-spectre", "referrer-policy", "tracking-",
	"trusted-types", "upgrade-insecure", "vc-", "vcalm", "webcrypto", "xml-c14n", "xml-exc-c14n",
}

// w3cGroupKnows tells whether to ask for the group of a specification whose
// title does not speak of security.
func w3cGroupKnows(shortname string) bool {
	return slices.ContainsFunc(w3cFamilies, func(begin string) bool { return strings.HasPrefix(shortname, begin) })
}
