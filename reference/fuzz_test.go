package reference

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"

	"landscape/standard"
)

// Whatever is sent is read or refused with one of the four reasons.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"RFC 8446", "<!doctype html><p>ISO/IEC 27001:2022", "<html><table><tr><td>ITU-T X.\u00ad509", "PK\x03\x04", "\ufeffEN 303 645", "<?xml version='1.0'?><html/>"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if isPDF(content) {
			t.Skip("read by a process of its own: FuzzText in reference/pdf")
		}
		reading, err := Read(content)
		isRead(t, reading, err)
	})
}

// The text of a DOCX is XML in a zip, which chance does not write.
func FuzzDOCX(f *testing.F) {
	for _, text := range []string{"<w:t>RFC 8446</w:t>", `<w:document xmlns:w="x"><w:p><w:r><w:t>X.509</w:t><w:tab/></w:r></w:p>`, "<a>&b;</a>", "<!DOCTYPE a>", "<w:p><w:p>"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(docxDocument)
		if err == nil {
			_, err = w.Write(document)
		}
		if err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		reading, err := Read(b.Bytes())
		isRead(t, reading, err)
	})
}

func isRead(t *testing.T, reading Reading, err error) {
	t.Helper()
	if err != nil {
		if !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrTooMuch) && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrDamaged) {
			t.Errorf("refused for a reason that no reader is told: %v", err)
		}
		return
	}
	if !utf8.ValidString(reading.Text) {
		t.Errorf("%q is not UTF-8", reading.Text)
	}
	for _, found := range standard.FindIdentifiers(reading.Text) {
		if found.Start < 0 || found.End > len(reading.Text) {
			t.Errorf("%s stands outside of the text", found.Identifier)
		}
	}
}
