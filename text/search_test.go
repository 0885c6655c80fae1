package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsOfATitle(t *testing.T) {
	tests := []struct{ name, lang, text, want string }{
		{"IT and ITS are names, not stop words", "en", "IT security for ITS", "it secur for its"},
		{"numbers of standards stay whole", "en", "3GPP TS 33.501 and IEEE 802.1X", "3gpp ts 33.501 and ieee 802.1x"},
		{"a series letter joins its number", "en", "Internet X.509 PKI", "internet x 509 pki x509"},
		{"a compound is known in one word and in two", "en", "Post-quantum e-mail", "post quantum e mail postquantum email"},
		{"a chain of three is no compound", "en", "end-to-end", "end to end"},
		{"a sentence ends without joining", "en", "Keys. Certificates", "key certif"},
		{"accents and case do not matter", "fr", "Sécurité de l'Information", "securit de l inform"},
		{"plurals fall together", "fr", "réseaux réseau", "reseau reseau"},
		{"endings of Spanish", "es", "redes red", "red red"},
		{"endings of Russian", "ru", "безопасность безопасности", "безопасн безопасн"},
		{"article and plural of Arabic", "ar", "الشبكات شبكة", "شبك شبك"},
		{"characters and pairs of Chinese", "zh", "网络安全", "网 络 安 全 网络 络安 安全"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var terms []string
			for _, w := range Analyze(test.text, test.lang) {
				terms = append(terms, w.Term)
			}
			if diff := cmp.Diff(test.want, strings.Join(terms, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLanguagesByScript(t *testing.T) {
	tests := []struct{ text, want string }{
		{"seguridad", "en fr es"}, {"безопасность", "ru"}, {"الأمن 5G", "ar"}, {"5G网络", "zh"}, {"网络5G", "zh"}, {"27001", "en"},
	}
	for _, test := range tests {
		if got := strings.Join(LanguagesOf(test.text), " "); got != test.want {
			t.Errorf("%q: got %s, want %s", test.text, got, test.want)
		}
	}
}
