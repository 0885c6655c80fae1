package indexer

// respell gives the nearest spelling of a request whose words are unknown, ""
// when there is none.
func (ix *Index) respell(r request) string { return "" }
