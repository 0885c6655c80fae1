package main

// query is one question in the words of each engine.
type query struct{ ours, theirs string }

// kinds are the questions, by kind. A plain query of FTS5 wants all words.
var kinds = []struct {
	name    string
	queries []query
}{
	{"one word", words("privacy", "encryption", "blockchain", "authentication", "network", "security", "quantum", "identity",
		"vehicle", "certificate", "cloud", "biometric", "framework", "protocol", "risk")},
	{"three words, AND", words("key management framework", "network access control", "public key infrastructure",
		"information security management", "digital signature algorithm", "security architecture requirements")},
	{"three words, OR", []query{{"privacy OR identity OR trust", "privacy OR identity OR trust"},
		{"cloud OR edge OR network", "cloud OR edge OR network"}, {"key OR certificate OR signature", "key OR certificate OR signature"}}},
	{"phrase", words(`"public key infrastructure"`, `"information security"`, `"access control"`, `"quantum key distribution"`, `"security requirements"`)},
	{"prefix", words("crypto*", "authen*", "secur*", "inter*", "telebio*")},
	{"identifier", []query{{"x509", "x509 OR \"x 509\""}, {"iso 27001", "iso 27001"}, {"rfc8446", "rfc AND 8446"}, {"33.501", `"33 501"`}}},
	{"everything", words("")},
}

func words(texts ...string) []query {
	var list []query
	for _, t := range texts {
		list = append(list, query{t, t})
	}
	return list
}
