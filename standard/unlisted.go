package standard

import "slices"

// Unlisted are bodies with standards on the security of ICT of which the
// landscape holds none yet: who looks for them is told so, and where to go.
func Unlisted() []BodyInfo { return slices.Clone(unlisted) }

var unlisted = []BodyInfo{
	{"AUTOSAR", "AUTomotive Open System ARchitecture", "https://www.autosar.org/", international, ""},
	{"Broadband Forum", "Broadband Forum", "https://www.broadband-forum.org/", international, ""},
	{"DMTF", "DMTF (Distributed Management Task Force)", "https://www.dmtf.org/", international, ""},
	{"EUROCAE", "European Organisation for Civil Aviation Equipment", "https://www.eurocae.net/", regional, "Europe"},
	{"HL7", "Health Level Seven International", "https://www.hl7.org/", international, ""},
	{"IHE", "Integrating the Healthcare Enterprise", "https://www.ihe.net/", international, ""},
	{"IMO", "International Maritime Organization", "https://www.imo.org/", international, ""},
	{"ISA", "International Society of Automation", "https://www.isa.org/", international, ""},
	{"OMG", "Object Management Group", "https://www.omg.org/", international, ""},
	{"SCTE", "Society of Cable Telecommunications Engineers", "https://www.scte.org/", regional, "North America"},
	{"SNIA", "Storage Networking Industry Association", "https://www.snia.org/", international, ""},
	{"TM Forum", "TM Forum", "https://www.tmforum.org/", international, ""},
	{"APT", "Asia-Pacific Telecommunity", "https://www.apt.int/", regional, "Asia-Pacific"},
	{"ARSO", "African Organisation for Standardisation", "https://www.arso-oran.org/", regional, "Africa"},
	{"COPANT", "Pan American Standards Commission", "https://copant.org/", regional, "Americas"},
	{"EASC", "Euro-Asian Council for Standardization, Metrology and Certification", "https://easc.by/", regional, "Commonwealth of Independent States"},
	{"GSO", "GCC Standardization Organization", "https://www.gso.org.sa/", regional, "Arab States of the Gulf"},
	{"ABNT", "Associação Brasileira de Normas Técnicas", "https://www.abnt.org.br/", national, "Brazil"},
	{"AFNOR", "Association française de normalisation", "https://www.afnor.org/", national, "France"},
	{"ASC X9", "Accredited Standards Committee X9", "https://x9.org/", national, "United States"},
	{"BIS", "Bureau of Indian Standards", "https://www.bis.gov.in/", national, "India"},
	{"BSN", "Badan Standardisasi Nasional", "https://www.bsn.go.id/", national, "Indonesia"},
	{"DIN", "Deutsches Institut für Normung", "https://www.din.de/", national, "Germany"},
	{"IRAM", "Instituto Argentino de Normalización y Certificación", "https://www.iram.org.ar/", national, "Argentina"},
	{"KATS", "Korean Agency for Technology and Standards", "https://www.kats.go.kr/", national, "Korea"},
	{"Rosstandart", "Federal Agency on Technical Regulating and Metrology", "https://www.rst.gov.ru/", national, "Russian Federation"},
	{"SABS", "South African Bureau of Standards", "https://www.sabs.co.za/", national, "South Africa"},
	{"SAC", "Standardization Administration of China", "https://www.sac.gov.cn/", national, "China"},
	{"Standards Australia", "Standards Australia", "https://www.standards.org.au/", national, "Australia"},
}
