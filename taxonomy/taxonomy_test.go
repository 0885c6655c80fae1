package taxonomy

import (
	"testing"

	"landscape/standard"
)

func TestClassifyFindsTheFourAreas(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for title, area := range map[string]string{
		"Security framework for the Internet of Things":        "iot",
		"Security architecture of the 5G system":               "5g",
		"Security requirements for quantum key distribution":   "qkd",
		"Securing Artificial Intelligence (SAI); Threat model": "ai",
	} {
		labels := tax.Classify(&standard.Record{Title: title})
		if !labels.Security || len(labels.Areas) == 0 || labels.Areas[0] != area {
			t.Errorf("%s: %+v, want area %s", title, labels, area)
		}
	}
}
