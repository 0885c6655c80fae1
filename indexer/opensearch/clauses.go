package opensearch

import (
	"math"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/query"
)

// A plan becomes clauses without scripts. What matches is a filter, which the
// cluster keeps; what it is worth is added up beside it.

// anyOf matches what any clause matches, allOf what all do.
func anyOf(clauses []object) object {
	if len(clauses) == 1 {
		return clauses[0]
	}
	return object{"bool": object{"should": clauses, "minimum_should_match": 1}}
}

func allOf(clauses []object) object { return object{"bool": object{"filter": clauses}} }

// nothing matches no document, everything all.
var (
	nothing    = object{"match_none": object{}}
	everything = object{"match_all": object{}}
)

func constant(filter object, boost float32) object {
	return object{"constant_score": object{"filter": filter, "boost": boost}}
}

// oneNumber matches some documents.
func numbers(docs []uint32) object { return object{"terms": object{fieldNumber: docs}} }

// variants are ways to match in one field.
type variants struct {
	field   string
	terms   []string
	phrases [][]string
}

// filter matches any of them.
func (v variants) filters() []object {
	var clauses []object
	if len(v.terms) > 0 {
		clauses = append(clauses, object{"terms": object{wordField(v.field): v.terms}})
	}
	for _, p := range v.phrases {
		clauses = append(clauses, object{"match_phrase": object{wordField(v.field): strings.Join(p, " ")}})
	}
	return clauses
}

func (v *variants) add(terms []string) {
	if len(terms) == 1 {
		v.terms = append(v.terms, terms[0])
	} else {
		v.phrases = append(v.phrases, terms)
	}
}

// matches is the filter of a unit: any variant of it or of its notions.
func matches(u query.Unit) object {
	var fields []variants
	add := func(list []query.Variant) {
		for _, v := range list {
			at := slices.IndexFunc(fields, func(f variants) bool { return f.field == v.Field })
			if at < 0 {
				at, fields = len(fields), append(fields, variants{field: v.Field})
			}
			fields[at].add(v.Terms)
		}
	}
	add(u.Variants)
	for _, n := range u.Shared {
		add(n.Variants)
	}
	var clauses []object
	for _, f := range fields {
		clauses = append(clauses, f.filters()...)
	}
	if len(clauses) == 0 {
		return nothing
	}
	return anyOf(clauses)
}

// furtherEvidence is what the second best evidence for a word counts beside the best.
const furtherEvidence = .1

// worth is what the evidence for a unit counts, at most its rarity or little more.
func worth(u query.Unit, rarity float32) object {
	evidence := evidenceOf(u.Variants)
	for _, n := range u.Shared {
		if shared := evidenceOf(n.Variants); len(shared) > 0 {
			evidence = append(evidence, object{"dis_max": object{"queries": shared, "tie_breaker": furtherEvidence}})
		}
	}
	if len(evidence) == 0 {
		return nothing
	}
	return object{"dis_max": object{"queries": evidence, "tie_breaker": furtherEvidence, "boost": rarity}}
}

// evidenceOf is what variants count: by their weights, and less in long fields.
func evidenceOf(list []query.Variant) []object {
	type kind struct {
		field  string
		weight float32
	}
	var kinds []kind
	grouped := map[kind]*variants{}
	for _, v := range list {
		k := kind{v.Field, v.Weight}
		if grouped[k] == nil {
			kinds, grouped[k] = append(kinds, k), &variants{field: v.Field}
		}
		grouped[k].add(v.Terms)
	}
	byField := map[string][]object{}
	var fields []string
	for _, k := range kinds {
		if byField[k.field] == nil {
			fields = append(fields, k.field)
		}
		byField[k.field] = append(byField[k.field], constant(anyOf(grouped[k].filters()), indexer.Saturated(k.weight)))
	}
	var evidence []object
	for _, field := range fields {
		clause := object{"dis_max": object{"queries": byField[field], "tie_breaker": furtherEvidence}}
		if field != query.FieldLabel && field != query.FieldAbout {
			clause = object{"function_score": object{"query": clause, "boost_mode": "multiply",
				"field_value_factor": object{"field": lengthField(field), "missing": 1}}}
		}
		evidence = append(evidence, clause)
	}
	return evidence
}

// byMerit multiplies what a clause is worth by what the document is worth by itself.
func byMerit(clause object) object {
	return object{"function_score": object{"query": clause, "boost_mode": "multiply",
		"field_value_factor": object{"field": fieldMerit, "missing": 1}}}
}

// atLeast matches what clauses are worth so much together.
func atLeast(clauses []object, least float32) object {
	return object{"function_score": object{"query": anyOf(clauses), "min_score": least}}
}

// words is what the words of a plan are worth. Beside concepts they count by how
// much of the query they are.
func (m *matching) words(beside bool) object {
	var clauses, covering []object
	for i, u := range m.units {
		if u.Excluded || m.counts[i] == 0 {
			continue
		}
		clauses = append(clauses, worth(u, m.weights.Rarity[i]))
		if c := m.weights.Covering[i]; c > 0 {
			covering = append(covering, object{"filter": m.filters[i], "weight": c / m.weights.All})
		}
	}
	if len(clauses) == 0 {
		return nothing
	}
	words := byMerit(anyOf(clauses))
	if beside && len(covering) > 0 {
		covering = append(covering, object{"weight": 1e-6}) // without any function the factor would be 1
		words = object{"function_score": object{"query": words, "functions": covering, "score_mode": "sum", "boost_mode": "multiply"}}
	}
	return words
}

// covers matches the documents that have so much of the words.
func (m *matching) covers(level float32) object {
	var all, weighed []object
	smallest := float32(math.MaxFloat32)
	for i := range m.units {
		if c := m.weights.Covering[i]; c > 0 {
			all, weighed = append(all, m.filters[i]), append(weighed, constant(m.filters[i], c))
			smallest = min(smallest, c)
		}
	}
	switch {
	case level == 0:
		return m.touching()
	case level > m.weights.All:
		return nothing
	case len(all) == 1:
		return all[0]
	case level > m.weights.All-smallest:
		return allOf(all)
	}
	return atLeast(weighed, level)
}

// touching matches what any word matches.
func (m *matching) touching() object {
	var any []object
	for i, u := range m.units {
		if !u.Excluded {
			any = append(any, m.filters[i])
		}
	}
	if len(any) == 0 {
		return everything // a query of exclusions only
	}
	return anyOf(any)
}

// bounds keeps to what must match and what must not.
func (m *matching) bounds(of object, further ...object) object {
	filter, not := append([]object{of}, further...), []object{}
	for i, u := range m.units {
		switch {
		case u.Strict:
			filter = append(filter, m.filters[i])
		case u.Excluded:
			not = append(not, m.filters[i])
		}
	}
	return object{"bool": object{"filter": filter, "must_not": not}}
}

// known is what a document is worth for concepts, times a factor; labels that count
// are named, so that the answer tells them.
func known(spoken []indexer.Spoken, factor float32) []object {
	var clauses []object
	for i, s := range spoken {
		byWorth := map[float32][]uint32{}
		for doc, w := range s.Listed {
			byWorth[w] = append(byWorth[w], doc)
		}
		var queries []object
		for w, docs := range byWorth {
			slices.Sort(docs)
			queries = append(queries, constant(numbers(docs), w))
		}
		for _, l := range indexer.LabelWorths() {
			filter := object{"term": object{wordField(l.Field): object{"value": s.Label, "_name": labelName(i, l.Field)}}}
			queries = append(queries, byMerit(constant(filter, l.Worth)))
		}
		clauses = append(clauses, object{"dis_max": object{"queries": queries, "tie_breaker": 0, "boost": s.Share * factor}})
	}
	return clauses
}

func labelName(concept int, field string) string {
	return string(rune('a'+concept)) + ":" + field
}

// chosen matches the documents of a choice, but for those that have a place or fill
// a short page.
func (m *matching) chosen(c *indexer.Choice) []object {
	any := []object{m.covers(c.Level)}
	if len(c.Spoken) > 0 {
		any = append(any, atLeast(known(c.Spoken, 1), c.Answering))
	}
	return any
}
