package standard

import (
	"encoding/json"
	"testing"
)

// formsOfBodies: the own form of every body, its parts, and what is made of it.
var formsOfBodies = []struct {
	form            string
	id              Identifier
	name, key, slug string
}{
	{"ITU-T X.1500", Identifier{Body: "ITU-T", Number: "X.1500"}, "ITU-T X.1500", "itutx1500", "itu-t-x.1500"},
	{"ITU-T X.1051 (02/2008) Amd. 1", Identifier{Body: "ITU-T", Number: "X.1051", Edition: "(02/2008)", Supplement: "Amd. 1"}, "ITU-T X.1051", "itutx1051", "itu-t-x.1051"},
	{"ITU-T X.521 (1997) Amd. 1 (03/2000)", Identifier{Body: "ITU-T", Number: "X.521", Edition: "(1997)", Supplement: "Amd. 1 (03/2000)"}, "ITU-T X.521", "itutx521", "itu-t-x.521"},
	{"ITU-T H.222.0 (V8) (2021) Amd. 1 (12/2022)", Identifier{Body: "ITU-T", Number: "H.222.0", Edition: "(V8) (2021)", Supplement: "Amd. 1 (12/2022)"}, "ITU-T H.222.0", "ituth222-0", "itu-t-h.222.0"},
	{"ITU-T X Suppl. 13 (09/2012)", Identifier{Body: "ITU-T", Number: "X Suppl. 13", Edition: "(09/2012)"}, "ITU-T X Suppl. 13", "itutxsuppl13", "itu-t-x-suppl-13"},
	{"ITU-T D.1140/X.1261 (08/2020)", Identifier{Body: "ITU-T", Number: "D.1140/X.1261", Edition: "(08/2020)"}, "ITU-T D.1140/X.1261", "itutd1140", "itu-t-d.1140-x.1261"},
	{"ITU-T X.1303 bis (03/2014)", Identifier{Body: "ITU-T", Number: "X.1303 bis", Edition: "(03/2014)"}, "ITU-T X.1303 bis", "itutx1303bis", "itu-t-x.1303-bis"},
	{"ITU-T D.300 R (11/1988)", Identifier{Body: "ITU-T", Number: "D.300 R", Edition: "(11/1988)"}, "ITU-T D.300 R", "itutd300r", "itu-t-d.300-r"},
	{"ITU-T G.729 Annex C+ (02/2000)", Identifier{Body: "ITU-T", Number: "G.729 Annex C+", Edition: "(02/2000)"}, "ITU-T G.729 Annex C+", "itutg729annexcplus", "itu-t-g.729-annex-c-plus"},
	{"ITU-T Q.3941.1 v.1 (02/2016)", Identifier{Body: "ITU-T", Number: "Q.3941.1", Edition: "v.1 (02/2016)"}, "ITU-T Q.3941.1", "itutq3941-1", "itu-t-q.3941.1"},
	{"ITU-T X.secadef", Identifier{Body: "ITU-T", Number: "X.secadef"}, "ITU-T X.secadef", "itutxsecadef", "itu-t-x.secadef"},
	{"ITU-T TR.se-ai", Identifier{Body: "ITU-T", Number: "TR.se-ai"}, "ITU-T TR.se-ai", "ituttrseai", "itu-t-tr.se-ai"},
	{"ITU-T X.1631rev", Identifier{Body: "ITU-T", Stage: "rev", Number: "X.1631"}, "ITU-T X.1631", "itutx1631", "itu-t-x.1631"},
	{"ITU-R M.2083-0", Identifier{Body: "ITU-R", Number: "M.2083", Edition: "-0"}, "ITU-R M.2083", "iturm2083", "itu-r-m.2083"},

	{"ISO/IEC 27001:2022", Identifier{Body: "ISO/IEC", Number: "27001", Edition: ":2022"}, "ISO/IEC 27001", "isoiec27001", "iso-iec-27001"},
	{"ISO/IEC 27001:2022/Amd 1:2024", Identifier{Body: "ISO/IEC", Number: "27001", Edition: ":2022", Supplement: "Amd 1:2024"}, "ISO/IEC 27001", "isoiec27001", "iso-iec-27001"},
	{"ISO/IEC DIS 27028", Identifier{Body: "ISO/IEC", Stage: "DIS", Number: "27028"}, "ISO/IEC DIS 27028", "isoiec27028", "iso-iec-dis-27028"},
	{"ISO/IEC CD TS 23220-4", Identifier{Body: "ISO/IEC", Stage: "CD TS", Type: "TS", Number: "23220-4"}, "ISO/IEC CD TS 23220-4", "isoiec23220-4", "iso-iec-cd-ts-23220-4"},
	{"ISO/DTS 9546", Identifier{Body: "ISO", Stage: "DTS", Type: "TS", Number: "9546"}, "ISO/DTS 9546", "isoiec9546", "iso-dts-9546"},
	{"ISO/TS 22331:2018", Identifier{Body: "ISO", Type: "TS", Number: "22331", Edition: ":2018"}, "ISO/TS 22331", "isoiec22331", "iso-ts-22331"},
	{"ISO/IEC TS 27100:2020", Identifier{Body: "ISO/IEC", Type: "TS", Number: "27100", Edition: ":2020"}, "ISO/IEC TS 27100", "isoiec27100", "iso-iec-ts-27100"},
	{"ISO 7010:2019/CD Amd 139", Identifier{Body: "ISO", Number: "7010", Edition: ":2019", Supplement: "CD Amd 139"}, "ISO 7010", "isoiec7010", "iso-7010"},
	{"ISO Guide 73:2009", Identifier{Body: "ISO", Type: "Guide", Number: "73", Edition: ":2009"}, "ISO Guide 73", "isoiecguide73", "iso-guide-73"},
	{"IWA 17:2014", Identifier{Body: "ISO", Type: "IWA", Number: "17", Edition: ":2014"}, "IWA 17", "iwa17", "iwa-17"},
	{"IEC 62443-3-3:2013", Identifier{Body: "IEC", Number: "62443-3-3", Edition: ":2013"}, "IEC 62443-3-3", "isoiec62443-3-3", "iec-62443-3-3"},
	{"IEC TS 62443-1-5", Identifier{Body: "IEC", Type: "TS", Number: "62443-1-5"}, "IEC TS 62443-1-5", "isoiec62443-1-5", "iec-ts-62443-1-5"},
	{"IEC 62443-4-2:2019/COR1:2022", Identifier{Body: "IEC", Number: "62443-4-2", Edition: ":2019", Supplement: "COR1:2022"}, "IEC 62443-4-2", "isoiec62443-4-2", "iec-62443-4-2"},
	{"IEC 61000-4-30:2015+AMD1:2021 CSV", Identifier{Body: "IEC", Number: "61000-4-30", Edition: ":2015+AMD1:2021 CSV"}, "IEC 61000-4-30", "isoiec61000-4-30", "iec-61000-4-30"},
	{"CISPR 20:2002", Identifier{Body: "CISPR", Number: "20", Edition: ":2002"}, "CISPR 20", "cispr20", "cispr-20"},
	{"ISO/IEC/IEEE 8802-1AE:2020", Identifier{Body: "ISO/IEC/IEEE", Number: "8802-1AE", Edition: ":2020"}, "ISO/IEC/IEEE 8802-1AE", "isoiec8802-1ae", "iso-iec-ieee-8802-1ae"},
	{"ISO/IEC/IEEE DIS P14764-2021-01", Identifier{Body: "ISO/IEC/IEEE", Stage: "DIS P", Number: "14764", Edition: "-2021-01"}, "ISO/IEC/IEEE DIS P14764", "isoiec14764", "iso-iec-ieee-dis-p14764"},

	{"ETSI EN 303 645 V3.1.3 (2024-09)", Identifier{Body: "ETSI", Type: "EN", Number: "303 645", Edition: "V3.1.3 (2024-09)"}, "ETSI EN 303 645", "etsien303-645", "etsi-en-303-645"},
	{"ETSI GS NFV-SEC 023 V5.4.1 (2026-04)", Identifier{Body: "ETSI", Type: "GS", Number: "NFV-SEC 023", Edition: "V5.4.1 (2026-04)"}, "ETSI GS NFV-SEC 023", "etsigsnfvsec023", "etsi-gs-nfv-sec-023"},
	{"ETSI GS CDM 007-2 V1.1.1 (2024-07)", Identifier{Body: "ETSI", Type: "GS", Number: "CDM 007-2", Edition: "V1.1.1 (2024-07)"}, "ETSI GS CDM 007-2", "etsigscdm007-2", "etsi-gs-cdm-007-2"},
	{"ETSI ETS 300 503/A1 ed.1 (1995-04)", Identifier{Body: "ETSI", Type: "ETS", Number: "300 503", Supplement: "A1", Edition: "ed.1 (1995-04)"}, "ETSI ETS 300 503", "etsiets300-503", "etsi-ets-300-503"},
	{"ETSI GTS GSM 09.04 V5.0.0 (1996-12)", Identifier{Body: "ETSI", Type: "GTS", Number: "GSM 09.04", Edition: "V5.0.0 (1996-12)"}, "ETSI GTS GSM 09.04", "etsigtsgsm09-04", "etsi-gts-gsm-09.04"},
	{"Draft ETSI EN 319 412-1 V1.6.0", Identifier{Body: "ETSI", Stage: "Draft", Type: "EN", Number: "319 412-1", Edition: "V1.6.0"}, "ETSI EN 319 412-1", "etsien319-412-1", "etsi-en-319-412-1"},
	{"3GPP TS 33.501:REL-19/19.4.0", Identifier{Body: "3GPP", Type: "TS", Number: "33.501", Edition: ":REL-19/19.4.0"}, "3GPP TS 33.501", "3gppts33-501", "3gpp-ts-33.501"},
	{"3GPP TR 37.717-51-11:REL-17/17.0.0", Identifier{Body: "3GPP", Type: "TR", Number: "37.717-51-11", Edition: ":REL-17/17.0.0"}, "3GPP TR 37.717-51-11", "3gpptr37-717-51-11", "3gpp-tr-37.717-51-11"},
	{"3GPP TS 09.10dcs:Ph1-DCS/3.0.0", Identifier{Body: "3GPP", Type: "TS", Number: "09.10dcs", Edition: ":Ph1-DCS/3.0.0"}, "3GPP TS 09.10dcs", "3gppts09-10dcs", "3gpp-ts-09.10dcs"},
	{"oneM2M TS-0003-V3.10.2", Identifier{Body: "oneM2M", Type: "TS", Number: "0003", Edition: "-V3.10.2"}, "oneM2M TS-0003", "onem2mts0003", "onem2m-ts-0003"},

	{"RFC 8446", Identifier{Body: "IETF", Type: "RFC", Number: "8446"}, "RFC 8446", "rfc8446", "rfc-8446"},
	{"STD 97", Identifier{Body: "IETF", Type: "STD", Number: "97"}, "STD 97", "std97", "std-97"},
	{"draft-ietf-tls-esni-18", Identifier{Body: "IETF", Number: "draft-ietf-tls-esni", Edition: "-18"}, "draft-ietf-tls-esni", "draftietftlsesni", "draft-ietf-tls-esni"},

	{"IEEE 802.1X-2020", Identifier{Body: "IEEE", Number: "802.1X", Edition: "-2020"}, "IEEE 802.1X", "ieee802-1x", "ieee-802.1x"},
	{"IEEE P802.1ABcu/D-2.1", Identifier{Body: "IEEE", Stage: "P", Number: "802.1ABcu", Edition: "/D-2.1"}, "IEEE P802.1ABcu", "ieee802-1abcu", "ieee-p802.1abcu"},
	{"IEEE Unapproved P1901/D-2.00", Identifier{Body: "IEEE", Stage: "Unapproved P", Number: "1901", Edition: "/D-2.00"}, "IEEE P1901", "ieee1901", "ieee-p1901"},
	{"IEEE 802.1AE-2018/Cor 1-2020", Identifier{Body: "IEEE", Number: "802.1AE", Edition: "-2018", Supplement: "Cor 1-2020"}, "IEEE 802.1AE", "ieee802-1ae", "ieee-802.1ae"},
	{"IEEE 11073-40101-2020", Identifier{Body: "IEEE", Number: "11073-40101", Edition: "-2020"}, "IEEE 11073-40101", "ieee11073-40101", "ieee-11073-40101"},
	{"IEEE C37.240-2014", Identifier{Body: "IEEE", Number: "C37.240", Edition: "-2014"}, "IEEE C37.240", "ieeec37-240", "ieee-c37.240"},

	{"NIST SP 800-53r5", Identifier{Body: "NIST", Type: "SP", Number: "800-53", Edition: "r5"}, "NIST SP 800-53", "nistsp800-53", "nist-sp-800-53"},
	{"NIST SP 800-57pt1r5", Identifier{Body: "NIST", Type: "SP", Number: "800-57pt1", Edition: "r5"}, "NIST SP 800-57pt1", "nistsp800-57pt1", "nist-sp-800-57pt1"},
	{"NIST SP 800-160v1r1 fpd", Identifier{Body: "NIST", Type: "SP", Number: "800-160v1", Edition: "r1 fpd"}, "NIST SP 800-160v1", "nistsp800-160v1", "nist-sp-800-160v1"},
	{"NIST SP 800-53Ar5", Identifier{Body: "NIST", Type: "SP", Number: "800-53A", Edition: "r5"}, "NIST SP 800-53A", "nistsp800-53a", "nist-sp-800-53a"},
	{"NIST SP 800-38A-Add", Identifier{Body: "NIST", Type: "SP", Number: "800-38A", Supplement: "Add"}, "NIST SP 800-38A", "nistsp800-38a", "nist-sp-800-38a"},
	{"NIST SP 800-63B-Sup1", Identifier{Body: "NIST", Type: "SP", Number: "800-63B", Supplement: "Sup1"}, "NIST SP 800-63B", "nistsp800-63b", "nist-sp-800-63b"},
	{"NIST SP 800-63-4 ipd", Identifier{Body: "NIST", Type: "SP", Number: "800-63", Edition: "-4 ipd"}, "NIST SP 800-63-4", "nistsp800-63", "nist-sp-800-63-4"},
	{"NIST FIPS 140-3", Identifier{Body: "NIST", Type: "FIPS", Number: "140", Edition: "-3"}, "NIST FIPS 140-3", "nistfips140", "nist-fips-140-3"},
	{"NIST FIPS 205 ipd", Identifier{Body: "NIST", Type: "FIPS", Number: "205", Edition: "ipd"}, "NIST FIPS 205", "nistfips205", "nist-fips-205"},
	{"NBS FIPS 46", Identifier{Body: "NBS", Type: "FIPS", Number: "46"}, "NBS FIPS 46", "nistfips46", "nbs-fips-46"},
	{"NIST IR 8259A", Identifier{Body: "NIST", Type: "IR", Number: "8259A"}, "NIST IR 8259A", "nistir8259a", "nist-ir-8259a"},
	{"NIST CSWP 29", Identifier{Body: "NIST", Type: "CSWP", Number: "29"}, "NIST CSWP 29", "nistcswp29", "nist-cswp-29"},
	{"NIST AI 100-1", Identifier{Body: "NIST", Type: "AI", Number: "100-1"}, "NIST AI 100-1", "nistai100-1", "nist-ai-100-1"},

	{"W3C webauthn-3", Identifier{Body: "W3C", Number: "webauthn-3"}, "W3C webauthn-3", "w3cwebauthn3", "w3c-webauthn-3"},
	{"W3C WD-permissions-policy-1-20250210", Identifier{Body: "W3C", Stage: "WD", Number: "permissions-policy-1", Edition: "20250210"}, "W3C permissions-policy-1", "w3cpermissionspolicy1", "w3c-permissions-policy-1"},
	{"OASIS csaf-v2.0", Identifier{Body: "OASIS", Number: "csaf-v2.0"}, "OASIS csaf-v2.0", "oasiscsaf2-0", "oasis-csaf-v2.0"},
	{"OASIS STIX-v2.0-Pt1-Core-CS01", Identifier{Body: "OASIS", Number: "STIX-v2.0-Pt1-Core", Edition: "CS01"}, "OASIS STIX-v2.0-Pt1-Core", "oasisstix2-0pt1core", "oasis-stix-v2.0-pt1-core"},
	{"OASIS OSLC-TRS-v3.0-PS02-Pt2", Identifier{Body: "OASIS", Number: "OSLC-TRS-v3.0-Pt2", Edition: "PS02"}, "OASIS OSLC-TRS-v3.0-Pt2", "oasisoslctrs3-0pt2", "oasis-oslc-trs-v3.0-pt2"},
	{"OASIS mqtt-v3.1.1-plus-Errata01", Identifier{Body: "OASIS", Number: "mqtt-v3.1.1", Edition: "plus-Errata01"}, "OASIS mqtt-v3.1.1", "oasismqtt3-1-1", "oasis-mqtt-v3.1.1"},

	{"EN 17640:2022", Identifier{Body: "CEN/CENELEC", Type: "EN", Number: "17640", Edition: ":2022"}, "EN 17640", "en17640", "en-17640"},
	{"EN ISO/IEC 27001:2023", Identifier{Body: "CEN/CENELEC", Type: "EN", Number: "ISO/IEC 27001", Edition: ":2023"}, "EN ISO/IEC 27001", "enisoiec27001", "en-iso-iec-27001"},
	{"prEN 18031-1", Identifier{Body: "CEN/CENELEC", Stage: "pr", Type: "EN", Number: "18031-1"}, "prEN 18031-1", "en18031-1", "pren-18031-1"},
	{"CEN/CLC/TS 17880:2022", Identifier{Body: "CEN/CENELEC", Type: "CEN/CLC/TS", Number: "17880", Edition: ":2022"}, "CEN/CLC/TS 17880", "cenclcts17880", "cen-clc-ts-17880"},
	{"GSMA FS.27 v3.0", Identifier{Body: "GSMA", Number: "FS.27", Edition: "v3.0"}, "GSMA FS.27", "gsmafs27", "gsma-fs.27"},
	{"ATIS-1000074.v003", Identifier{Body: "ATIS", Number: "ATIS-1000074", Edition: ".v003"}, "ATIS-1000074", "atis1000074", "atis-1000074"},
	{"TTA TTAK.KO-12.0001/R1", Identifier{Body: "TTA", Number: "TTAK.KO-12.0001", Edition: "/R1"}, "TTA TTAK.KO-12.0001", "ttattakko12-0001", "tta-ttak.ko-12.0001"},
	{"ARIB STD-T108", Identifier{Body: "ARIB", Number: "STD-T108"}, "ARIB STD-T108", "aribstdt108", "arib-std-t108"},
	{"TTC JT-X1051", Identifier{Body: "TTC", Number: "JT-X1051"}, "TTC JT-X1051", "ttcjtx1051", "ttc-jt-x1051"},
	{"CCSA YD/T 3628-2019", Identifier{Body: "CCSA", Number: "YD/T 3628", Edition: "-2019"}, "CCSA YD/T 3628", "ccsaydt3628", "ccsa-yd-t-3628"},
	{"3GPP2 S.S0055-A v4.0", Identifier{Body: "3GPP2", Number: "S.S0055", Edition: "-A v4.0"}, "3GPP2 S.S0055", "3gpp2ss0055", "3gpp2-s.s0055"},
	{"OWASP ASVS 4.0.3", Identifier{Body: "OWASP", Number: "ASVS", Edition: "4.0.3"}, "OWASP ASVS", "owaspasvs", "owasp-asvs"},
	{"GlobalPlatform GPC_SPE_034", Identifier{Body: "GlobalPlatform", Number: "GPC_SPE_034"}, "GlobalPlatform GPC_SPE_034", "globalplatformgpcspe034", "globalplatform-gpc-spe-034"},
}

// TestFieldsOfAnIdentifier: every body's own form is split into its parts and
// written back letter for letter.
func TestFieldsOfAnIdentifier(t *testing.T) {
	for _, want := range formsOfBodies {
		t.Run(want.form, func(t *testing.T) {
			id, err := ParseIdentifier(want.form)
			if err != nil {
				t.Fatal(err)
			}
			if id != want.id {
				t.Errorf("fields are %#v, want %#v", id, want.id)
			}
			for _, p := range []struct{ what, got, want string }{
				{"String", id.String(), want.form}, {"Name", id.Name(), want.name},
				{"Key", id.Key(), want.key}, {"Slug", id.Slug(), want.slug},
			} {
				if p.got != p.want {
					t.Errorf("%s is %q, want %q", p.what, p.got, p.want)
				}
			}
		})
	}
}

func TestAnIdentifierIsStoredAsItsForm(t *testing.T) {
	in := Relation{Kind: Supersedes, Target: Identifier{Body: "ISO/IEC", Number: "27001", Edition: ":2013"}}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(text), `{"kind":"supersedes","target":"ISO/IEC 27001:2013"}`; got != want {
		t.Errorf("stored as %s, want %s", got, want)
	}
	var out Relation
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("read back as %#v, %v", out, err)
	}
}

// TestAFormOfNoGrammarIsKept: a seed entry whose name no grammar reads is not
// lost or changed by being stored.
func TestAFormOfNoGrammarIsKept(t *testing.T) {
	for _, id := range []Identifier{
		{},
		{Number: "something without a body"},
		{Body: "ENISA", Number: "Good practices for security of IoT"},
		{Body: "ISO/IEC", Number: "a name in words"},
		{Body: "Example", Number: "a b c"},
	} {
		text, err := id.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back Identifier
		if err := back.UnmarshalText(text); err != nil || back != id {
			t.Errorf("%#v was stored as %q and read back as %#v, %v", id, text, back, err)
		}
	}
}
