package query

import "landscape/text"

// Fields that hold the words of a document. The English title is "title", the
// others are "title_fr" and so on.
const (
	FieldTitle    = "title"
	FieldSeries   = "series"   // the parts of a title that it shares with many
	FieldKeywords = "keywords" // and aliases
	FieldAbstract = "abstract"
	FieldOrigin   = "origin" // identifier, type and groups
	FieldLabel    = "label"  // every facet value, as "area:iot"
	FieldAbout    = "about"  // areas and topics that the title itself speaks of
)

// TitleField is the field of the titles in a language.
func TitleField(lang string) string {
	if lang == text.English {
		return FieldTitle
	}
	return FieldTitle + "_" + lang
}
