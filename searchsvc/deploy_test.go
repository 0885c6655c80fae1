package searchsvc

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"landscape/catalogue"
)

// What watches over the service asks for figures that it gives.
func TestAlertsAndDashboardAskForFiguresThatThereAre(t *testing.T) {
	w := newWorld(t)
	if err := w.catalogue.SaveReport(catalogue.Report{Source: "etsi", Started: time.Now(), Fetched: 1}); err != nil {
		t.Fatal(err)
	}
	w.ask(t, "/api/v1/search?q=tls")
	told := httptest.NewRecorder()
	w.Operations().ServeHTTP(told, httptest.NewRequest(http.MethodGet, "/metrics", nil))

	alerts, err := os.ReadFile("../deploy/alerts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var rules struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr, For string
				Annotations      struct{ Summary, Do string }
			}
		}
	}
	if err := yaml.Unmarshal(alerts, &rules); err != nil || len(rules.Groups) == 0 {
		t.Fatalf("alerts: %v", err)
	}
	for _, r := range rules.Groups[0].Rules {
		if r.Alert == "" || r.Expr == "" || r.For == "" || r.Annotations.Summary == "" || r.Annotations.Do == "" {
			t.Errorf("an alert says what, when and what to do: %+v", r)
		}
	}
	dashboard, err := os.ReadFile("../deploy/dashboard.json")
	if err != nil || !json.Valid(dashboard) {
		t.Fatalf("dashboard: %v", err)
	}
	asked := regexp.MustCompile(`\b(landscape|process|go)_[a-z_]+[a-z]`).FindAllString(string(alerts)+string(dashboard), -1)
	if len(asked) < 15 {
		t.Errorf("only %d figures are asked for", len(asked))
	}
	for _, name := range asked {
		if !strings.Contains(told.Body.String(), "\n"+name) {
			t.Errorf("there is no figure %s", name)
		}
	}
}
