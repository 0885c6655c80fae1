package searchsvc

import (
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics counts for operators; every service has its own registry.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	searches prometheus.Histogram
}

func newMetrics(s *Service) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "landscape_requests_total", Help: "Requests by route, method and status."},
			[]string{"route", "method", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "landscape_request_duration_seconds", Help: "Time from request to the end of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}},
			[]string{"route"}),
		searches: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "landscape_search_duration_seconds", Help: "Time inside the engine, facet counts included.",
			Buckets: []float64{.0001, .00025, .0005, .001, .002, .005, .01, .025, .05, .1, .5, 1}}),
	}
	m.registry.MustRegister(m.requests, m.took, m.searches, &state{s},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: answerWithin})
}

func (m *metrics) observe(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	if method != http.MethodGet && method != http.MethodHead && method != http.MethodOptions {
		method = "other" // so that strangers cannot make up label values
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.took.WithLabelValues(route).Observe(took.Seconds())
}

func (m *metrics) searched(took time.Duration) { m.searches.Observe(took.Seconds()) }

// state reads what is measured only when somebody asks.
type state struct{ service *Service }

var (
	documentsDesc = prometheus.NewDesc("landscape_documents", "Standards in the index in service.", nil, nil)
	indexDesc     = prometheus.NewDesc("landscape_index_info", "The index in service, by its version.", []string{"version"}, nil)
	crawledDesc   = prometheus.NewDesc("landscape_source_crawled_timestamp_seconds", "When the last crawl of a source began.", []string{"source"}, nil)
	failedDesc    = prometheus.NewDesc("landscape_source_failed", "1 when the last crawl of a source failed.", []string{"source"}, nil)
	fetchedDesc   = prometheus.NewDesc("landscape_source_records", "Records that the last crawl of a source listed.", []string{"source"}, nil)
	rejectedDesc  = prometheus.NewDesc("landscape_source_rejected", "Entries that the last crawl of a source set aside.", []string{"source"}, nil)
)

// Describe implements prometheus.Collector.
func (st *state) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{documentsDesc, indexDesc, crawledDesc, failedDesc, fetchedDesc, rejectedDesc} {
		out <- d
	}
}

// Collect implements prometheus.Collector.
func (st *state) Collect(out chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	ix, release := st.service.live.Acquire()
	defer release()
	if ix != nil {
		gauge(documentsDesc, float64(ix.Len()))
		gauge(indexDesc, 1, ix.Version())
	}
	reports, err := st.service.catalogue.Reports()
	if err != nil {
		st.service.log.Warn("crawl reports cannot be read", slog.Any("error", err))
	}
	for _, r := range reports {
		if !r.Started.IsZero() { // a damaged report does not know
			gauge(crawledDesc, float64(r.Started.Unix()), r.Source)
		}
		gauge(failedDesc, zeroOrOne(!r.OK()), r.Source)
		gauge(fetchedDesc, float64(r.Fetched), r.Source)
		gauge(rejectedDesc, float64(r.Rejected), r.Source)
	}
}

func zeroOrOne(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
