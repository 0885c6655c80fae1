package standard

// Forms are the normal forms under which people look for the standard, folded
// to letters and digits: full, without body, without type, the number alone.
func (id Identifier) Forms() []string {
	var forms []string
	add := func(s string) {
		s = Fold(s)
		if len(s) < 3 {
			return
		}
		for _, f := range forms {
			if f == s {
				return
			}
		}
		forms = append(forms, s)
	}
	name := bare(id)
	add(id.String())
	add(name.String())
	add(string(id.Body) + id.Type + id.Number)
	add(string(id.Body) + id.Number)
	add(id.Type + id.Number)
	add(id.Number)
	return forms
}
