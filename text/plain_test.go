package text

import (
	"strings"
	"testing"
)

// plain is a text with each of its words in one form.
func plain(s string) string {
	var words []string
	for _, w := range Words(s) {
		words = append(words, w.Plain)
	}
	return strings.Join(words, " ")
}

func TestFormsOfAWordFoldAlike(t *testing.T) {
	for _, alike := range [][]string{
		{"vulnerability", "Vulnerabilities", "VULNERABILITY"},
		{"attack", "attacks", "Attack's"},
		{"process", "processes"},
		{"post-quantum", "Post Quantum", "post‑quantum"},
		{"cryptographie", "Cryptographie", "cryptographies"},
		{"sécurité", "securite", "Sécurités"},
		{"безопасность", "безопасности", "безопасностью"},
		{"инфраструктура открытых ключей", "инфраструктуры открытых ключей", "инфраструктуре открытых ключей"},
		{"التشفير", "تشفير", "وَالتَّشْفِيرُ", "بالتشفير", "التـــشفير"},
		{"إنترنت الأشياء", "انترنت الاشياء", "إنترنت الأشياء"},
		{"المصادقة", "مصادقه"},
	} {
		for _, form := range alike[1:] {
			if a, b := plain(alike[0]), plain(form); a != b {
				t.Errorf("%q folds to %q, %q to %q", alike[0], a, form, b)
			}
		}
	}
}

func TestDifferentWordsStayDifferent(t *testing.T) {
	for _, pair := range [][2]string{
		{"TPM", "TPMS"}, {"http", "https"}, {"security", "securities"}, {"analysis", "analyse"},
		{"الأمن", "الأمان"}, {"加密", "解密"}, {"ключ", "ключица"},
	} {
		if plain(pair[0]) == plain(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

func TestTokensKeepTheirPlace(t *testing.T) {
	text := "IoT 安全; Users' keys"
	var got []string
	for _, token := range Words(text) {
		got = append(got, text[token.Start:token.End])
	}
	want := []string{"IoT", "安", "全", "Users", "keys"}
	if len(got) != len(want) {
		t.Fatalf("tokens %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("token %d is %q, want %q", i, got[i], want[i])
		}
	}
}
