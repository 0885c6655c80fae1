package indexer

import (
	"context"
	"iter"
	"slices"
	"sync"
	"testing"

	"landscape/standard"
	"landscape/taxonomy"
)

// known is a small landscape in which the tests look for things.
var known = []standard.Record{
	record("ITU-T X.1205 (04/2008)", "Overview of cybersecurity", group("SG17")),
	record("ITU-T X.805 (10/2003)", "Security architecture for systems providing end-to-end communications", group("SG17")),
	record("ITU-T X.800 (03/1991)", "Security architecture for Open Systems Interconnection for CCITT applications", group("SG17")),
	record("ITU-T X.1039 (10/2016)", "Technical security measures for implementation of ITU-T X.805 security dimensions", group("SG17")),
	record("ITU-T X.509 (10/2019)", "Information technology - Open Systems Interconnection - The Directory: Public-key and attribute certificate frameworks", group("SG17"),
		identical("ISO/IEC 9594-8:2020")),
	record("ITU-T X.509 (10/2016)", "Information technology - Open Systems Interconnection - The Directory: Public-key and attribute certificate frameworks", group("SG17"),
		status(standard.Superseded)),
	record("ITU-T X.1058 (03/2017)", "Information technology - Security techniques - Code of practice for personally identifiable information protection", group("SG17"),
		identical("ISO/IEC 29151:2017")),
	record("ITU-T X.1361 (09/2018)", "Security framework for the Internet of things based on the gateway model", group("SG17")),
	record("ITU-T X.1710 (10/2020)", "Security framework for quantum key distribution networks", group("SG17")),
	record("ITU-T Y.3803 (12/2020)", "Quantum key distribution networks - Key management", group("SG13")),
	record("ISO/IEC 27001:2022", "Information security, cybersecurity and privacy protection - Information security management systems - Requirements",
		group("ISO/IEC JTC 1/SC 27"), paid, inFrench("Sécurité de l'information, cybersécurité et protection de la vie privée - Systèmes de management de la sécurité de l'information - Exigences")),
	record("ISO/IEC 27001:2013", "Information technology - Security techniques - Information security management systems - Requirements",
		group("ISO/IEC JTC 1/SC 27"), paid, status(standard.Superseded)),
	record("ISO/IEC 27001:2022/Amd 1:2024", "Information security, cybersecurity and privacy protection - Information security management systems - Requirements - Amendment 1: Climate action changes",
		group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC 27002:2022", "Information security, cybersecurity and privacy protection - Information security controls", group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC 9594-8:2020", "Information technology - Open systems interconnection - Part 8: The Directory: Public-key and attribute certificate frameworks",
		group("ISO/IEC JTC 1/SC 6"), paid),
	record("ISO/IEC 29151:2017", "Information technology - Security techniques - Code of practice for personally identifiable information protection",
		group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC 29134:2023", "Information technology - Security techniques - Guidelines for privacy impact assessment", group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC 27035-1:2023", "Information technology - Information security incident management - Part 1: Principles and process", group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC 27035-2:2023", "Information technology - Information security incident management - Part 2: Guidelines to plan and prepare for incident response",
		group("ISO/IEC JTC 1/SC 27"), paid),
	record("ISO/IEC DIS 27028", "Information security, cybersecurity and privacy protection - Guidance on ISO/IEC 27002 attributes",
		group("ISO/IEC JTC 1/SC 27"), paid, status(standard.UnderDevelopment)),
	record("ETSI EN 303 645 V3.1.3 (2024-09)", "CYBER; Cyber Security for Consumer Internet of Things: Baseline Requirements", group("TC CYBER"), keywords("cybersecurity", "IoT")),
	record("ETSI TS 103 701 V2.1.1 (2025-05)", "CYBER; Cyber Security for Consumer Internet of Things: Conformance Assessment of Baseline Requirements", group("TC CYBER")),
	record("ETSI GS QKD 014 V1.1.1 (2019-02)", "Quantum Key Distribution (QKD); Protocol and data format of REST-based key delivery API", group("ISG QKD")),
	record("ETSI TS 133 501 V19.6.0 (2026-04)", "5G; Security architecture and procedures for 5G System (3GPP TS 33.501 version 19.6.0 Release 19)", group("3GPP SA 3"),
		identical("3GPP TS 33.501")),
	record("3GPP TS 33.501:REL-19/19.6.0", "Security architecture and procedures for 5G System", group("SA3"), published("2026-03-20")),
	record("3GPP TS 33.501:REL-18/18.9.0", "Security architecture and procedures for 5G System", group("SA3"), status(standard.Superseded), published("2025-03-20")),
	record("3GPP TS 33.126:REL-19/19.1.0", "Lawful Interception requirements", group("SA3-LI"), published("2025-09-20")),
	record("RFC 8446", "The Transport Layer Security (TLS) Protocol Version 1.3", group("tls"), published("2018-08"), obsoletes("RFC 5246")),
	record("RFC 5246", "The Transport Layer Security (TLS) Protocol Version 1.2", group("tls"), published("2008-08"), status(standard.Superseded)),
	record("RFC 9846", "The Transport Layer Security (TLS) Protocol Version 1.3", group("tls"), published("2026-07"), obsoletes("RFC 8446")),
	record("RFC 5280", "Internet X.509 Public Key Infrastructure Certificate and Certificate Revocation List (CRL) Profile", group("pkix"), published("2008-05")),
	record("NIST SP 800-207", "Zero Trust Architecture", group("ITL"), published("2020-08")),
	record("NIST SP 800-207A", "A Zero Trust Architecture Model for Access Control in Cloud-Native Applications in Multi-Location Environments", group("ITL"), published("2023-09")),
	record("NIST SP 800-53r5", "Security and Privacy Controls for Information Systems and Organizations", group("ITL"), published("2020-09")),
	record("NIST SP 800-53r4", "Security and Privacy Controls for Federal Information Systems and Organizations", group("ITL"), published("2013-04"), status(standard.Withdrawn)),
	record("NIST SP 800-61r2", "Computer Security Incident Handling Guide", group("ITL"), published("2012-08"), status(standard.Withdrawn)),
	record("IEC 62443-3-3:2013", "Industrial communication networks - Network and system security - Part 3-3: System security requirements and security levels", group("TC 65"), paid),
	record("IEC 62443-2-1:2024", "Security for industrial automation and control systems - Part 2-1: Security program requirements for IACS asset owners", group("TC 65"), paid),
	record("W3C webauthn-2", "Web Authentication: An API for accessing Public Key Credentials - Level 2", group("Web Authentication Working Group"), published("2021-04-08")),
	record("W3C webauthn-3", "Web Authentication: An API for accessing Public Key Credentials - Level 3", group("Web Authentication Working Group"),
		status(standard.UnderDevelopment), published("2026-01-13")),
	record("IEEE 802.1AE-2018", "IEEE Standard for Local and metropolitan area networks - Media Access Control (MAC) Security", group("802.1"), paid),
	record("OASIS csaf-v2.0", "Common Security Advisory Framework Version 2.0", group("OASIS CSAF TC"), published("2022-11-18")),
}

type detail func(*standard.Record)

// record makes a record in force, published in the year that its identifier tells.
func record(id, title string, details ...detail) standard.Record {
	parsed, err := standard.ParseIdentifier(id)
	if err != nil {
		panic(err)
	}
	r := standard.Record{Source: "test-" + string(parsed.Body), Native: id, ID: parsed, Title: title, Status: standard.InForce,
		Published: yearIn(parsed.Edition), Languages: []string{"en"}, Access: standard.Free, URL: "https://example.org/" + parsed.Slug(),
		Provenance: []standard.Provenance{{URL: "https://example.org/list"}}}
	for _, d := range details {
		d(&r)
	}
	return r
}

// yearIn finds the four digits of a year in an edition.
func yearIn(edition string) string {
	for i := 0; i+4 <= len(edition); i++ {
		if leadingDigits(edition[i:]) == 4 {
			return edition[i : i+4]
		}
	}
	return ""
}

func paid(r *standard.Record)         { r.Access = standard.Paid }
func group(names ...string) detail    { return func(r *standard.Record) { r.Groups = names } }
func keywords(words ...string) detail { return func(r *standard.Record) { r.Keywords = words } }
func published(date string) detail    { return func(r *standard.Record) { r.Published = date } }
func status(s standard.Status) detail { return func(r *standard.Record) { r.Status = s } }
func inFrench(title string) detail {
	return func(r *standard.Record) { r.Titles = map[string]string{"fr": title} }
}
func identical(target string) detail { return related(standard.IdenticalTo, target) }
func obsoletes(target string) detail { return related(standard.Obsoletes, target) }
func from(source, native string) detail {
	return func(r *standard.Record) { r.Source, r.Native = source, native }
}
func edition(of string) detail      { return func(r *standard.Record) { r.Edition = of } }
func expectedOn(date string) detail { return func(r *standard.Record) { r.Expected = date } }
func related(kind standard.RelationKind, target string) detail {
	return func(r *standard.Record) {
		id, err := standard.ParseIdentifier(target)
		if err != nil {
			panic(err)
		}
		r.Relations = append(r.Relations, standard.Relation{Kind: kind, Target: id})
	}
}

func sequenceOf(records []standard.Record) iter.Seq2[standard.Record, error] {
	return func(yield func(standard.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// theTaxonomy is read once for all tests; nothing changes it.
var theTaxonomy = sync.OnceValues(taxonomy.Load)

func loadTaxonomy(t testing.TB) *taxonomy.Taxonomy {
	t.Helper()
	tax, err := theTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// buildIndex makes a real index of the records in a directory of the test.
func buildIndex(t testing.TB, records []standard.Record) *Index {
	t.Helper()
	dir, tax := t.TempDir(), loadTaxonomy(t)
	if err := Build(context.Background(), dir, Input{Records: sequenceOf(records), Taxonomy: tax, Version: "test"}, nil); err != nil {
		t.Fatal(err)
	}
	ix, err := Open(dir, tax)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ix.Close)
	return ix
}

func ask(t testing.TB, ix *Index, q Query) *Result {
	t.Helper()
	if q.Size == 0 {
		q.Size = 20
	}
	r, err := ix.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// found lists the identifiers of the hits.
func foundIDs(r *Result) []string {
	ids := []string{}
	for _, h := range r.Hits {
		ids = append(ids, h.Document.ID)
	}
	return ids
}

func documentOf(t testing.TB, docs []*Document, id string) *Document {
	t.Helper()
	i := slices.IndexFunc(docs, func(d *Document) bool { return d.ID == id })
	if i < 0 {
		t.Fatalf("no document %s", id)
	}
	return docs[i]
}
