// Package browser holds the tests that look at the site as its readers do: in a
// browser, over the bundled snapshot. Without Chromium they say so and are left out.
package browser
