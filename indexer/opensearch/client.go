package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	driver "github.com/opensearch-project/opensearch-go/v4"

	"landscape/indexer"
)

// Config says where the cluster is and how to speak to it. Nothing of it is logged.
type Config struct {
	// Addresses of nodes, such as https://10.0.0.1:9200.
	Addresses []string
	// Name of the alias, and the beginning of the names of all indexes.
	Name               string
	Username, Password string
	// CA is a file with the certificates of those who vouch for the cluster; "" trusts
	// those that this machine trusts.
	CA string
	// Shards that an index is cut into, Replicas that are kept of each.
	Shards, Replicas int
}

// Times that one request to a node may take. A bulk that is given up too early is
// sent again, and makes a slow cluster slower.
const (
	answerTimeout = 20 * time.Second
	buildTimeout  = 5 * time.Minute
	readyTimeout  = 3 * time.Second
)

// client speaks to the cluster.
type client struct{ driver *driver.Client }

func newClient(c Config, timeout time.Duration) (*client, error) {
	given := driver.Config{Addresses: c.Addresses, Username: c.Username, Password: c.Password, MaxRetries: 5,
		EnableRetryOnTimeout: true, RequestTimeout: timeout,
		RetryOnStatus: []int{http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout, http.StatusTooManyRequests},
		RetryBackoff:  func(attempt int) time.Duration { return time.Duration(attempt*attempt) * 50 * time.Millisecond }}
	if c.CA != "" {
		pem, err := os.ReadFile(c.CA)
		if err != nil {
			return nil, fmt.Errorf("read the certificates of the cluster: %w", err)
		}
		given.CACert = pem
	}
	d, err := driver.NewClient(given)
	if err != nil {
		return nil, fmt.Errorf("set up the client of the cluster: %w", err)
	}
	return &client{driver: d}, nil
}

// errNotThere says that what was asked for is not in the cluster.
var errNotThere = errors.New("not in the cluster")

// do sends a request and reads the answer. What may pass by itself is an
// ErrUnavailable.
func (c *client) do(ctx context.Context, method, path string, body, into any) error {
	var content io.Reader
	kind := "application/json"
	switch body := body.(type) {
	case nil:
	case []byte: // lines
		content, kind = bytes.NewReader(body), "application/x-ndjson"
	default:
		text, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("encode request: %w", err)
		}
		content = bytes.NewReader(text)
	}
	r, err := http.NewRequestWithContext(ctx, method, path, content)
	if err != nil {
		return fmt.Errorf("make request: %w", err)
	}
	r.Header.Set("Content-Type", kind)
	answer, err := c.driver.Stream(r)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %w", indexer.ErrUnavailable, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return fmt.Errorf("%w: read answer: %w", indexer.ErrUnavailable, err)
	}
	switch code := answer.StatusCode; {
	case code == http.StatusNotFound:
		return fmt.Errorf("%s: %w", path, errNotThere)
	case code >= 500, code == http.StatusTooManyRequests:
		return fmt.Errorf("%w: the cluster answers %d: %.300s", indexer.ErrUnavailable, code, text)
	case code >= 300:
		return fmt.Errorf("the cluster answers %d: %.300s", code, text)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("read answer of the cluster: %w", err)
	}
	return nil
}
