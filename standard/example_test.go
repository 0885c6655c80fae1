package standard_test

import (
	"encoding/json"
	"fmt"

	"landscape/standard"
)

func ExampleParseIdentifier() {
	for _, typed := range []string{"x509", "iso27001-2022", "en303645", "SP 800-53 Rev. 5", "rfc8446", "33.501"} {
		id, err := standard.ParseIdentifier(typed)
		fmt.Println(typed, "→", id, err)
	}
	_, err := standard.ParseIdentifier("quantum")
	fmt.Println(err)
	// Output:
	// x509 → ITU-T X.509 <nil>
	// iso27001-2022 → ISO 27001:2022 <nil>
	// en303645 → ETSI EN 303 645 <nil>
	// SP 800-53 Rev. 5 → NIST SP 800-53r5 <nil>
	// rfc8446 → RFC 8446 <nil>
	// 33.501 → 3GPP TS 33.501 <nil>
	// "quantum" is not an identifier
}

func ExampleIdentifier_Name() {
	id, _ := standard.ParseIdentifier("ETSI EN 303 645 V2.1.1 (2020-06)")
	fmt.Println(id.Name())
	fmt.Println(id.Body, id.Type, id.Number, id.Edition)
	// Output:
	// ETSI EN 303 645
	// ETSI EN 303 645 V2.1.1 (2020-06)
}

// Two identifiers have the same Key when they name the same standard, whatever
// the edition, the amendment or the stage of a draft.
func ExampleIdentifier_Key() {
	for _, form := range []string{"ISO/IEC 27001:2022", "ISO/IEC 27001:2013/Cor 1:2014", "ISO/IEC FDIS 27001", "ISO/IEC 27002:2022"} {
		id, _ := standard.ParseIdentifier(form)
		fmt.Println(id.Key(), "", form)
	}
	// Output:
	// isoiec27001  ISO/IEC 27001:2022
	// isoiec27001  ISO/IEC 27001:2013/Cor 1:2014
	// isoiec27001  ISO/IEC FDIS 27001
	// isoiec27002  ISO/IEC 27002:2022
}

func ExampleIdentifier_Slug() {
	id, _ := standard.ParseIdentifier("ITU-T X.1500 (04/2011)")
	fmt.Println("/standards/" + id.Slug())
	// Output:
	// /standards/itu-t-x.1500
}

func ExampleFindIdentifiers() {
	text := "Devices follow EN 303 645 and, for keys, NIST SP 800-57 Part 1 Rev. 5; see also RFC 9019 of 2021."
	for _, found := range standard.FindIdentifiers(text) {
		fmt.Printf("%q is %s\n", text[found.Start:found.End], found.Identifier)
	}
	// Output:
	// "EN 303 645" is ETSI EN 303 645
	// "NIST SP 800-57 Part 1 Rev. 5" is NIST SP 800-57pt1r5
	// "RFC 9019" is RFC 9019
}

func ExamplePageOf() {
	id, _ := standard.ParseIdentifier("RFC 8446")
	fmt.Println(standard.PageOf(id))
	// Output:
	// https://www.rfc-editor.org/info/rfc8446
}

func ExampleReadAddress() {
	id, ok := standard.ReadAddress("https://www.rfc-editor.org/rfc/rfc8446.html")
	fmt.Println(id, ok)
	// Output:
	// RFC 8446 true
}

// An identifier is written to JSON in its body's own form, and read back.
func ExampleIdentifier_MarshalText() {
	id, _ := standard.ParseIdentifier("3gpp ts33501")
	text, _ := json.Marshal(map[string]standard.Identifier{"cites": id})
	fmt.Println(string(text))
	// Output:
	// {"cites":"3GPP TS 33.501"}
}
