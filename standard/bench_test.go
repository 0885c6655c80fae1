package standard

import "testing"

func BenchmarkParseIdentifier(b *testing.B) {
	forms := sampleIdentifiers(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := ParseIdentifier(forms[i%len(forms)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	var ids []Identifier
	for _, form := range sampleIdentifiers(b) {
		id, err := ParseIdentifier(form)
		if err != nil {
			b.Fatal(err)
		}
		ids = append(ids, id)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		ids[i%len(ids)].Key()
	}
}

func BenchmarkFindIdentifiers(b *testing.B) {
	const text = "How does ISO/IEC 27001:2022 relate to the security and privacy controls of NIST SP 800-53 Rev. 5 and to X.1051?"
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindIdentifiers(text)
	}
}
