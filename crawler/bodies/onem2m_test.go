package bodies

import "testing"

func TestTheNewestVersionIsTheOneInForce(t *testing.T) {
	list := []oneM2MVersion{
		{number: "TS-0003", version: "V2.4.1", date: "2016-09"},
		{number: "TS-0003", version: "V4.7.0", date: "2023-07"},
		{number: "TS-0003", version: "V3.10.0", date: "2020-06"},
		{number: "TS-0001", version: "V2.9.0", date: "2018-03"},
		{number: "TS-0001", version: "V2.10.0", date: "2018-03"},
	}
	markNewest(list)
	for i, want := range []bool{false, true, false, false, true} {
		if list[i].newest != want {
			t.Errorf("%s newest: %v, want %v", list[i].native(), list[i].newest, want)
		}
	}
}

func TestOneM2MTextsHaveTwins(t *testing.T) {
	for _, c := range []struct {
		kind, number string
		want         []string
	}{
		{"TS", "0003", []string{"ETSI TS 118 103", "ITU-T Y.4500.3"}},
		{"TS", "0033", []string{"ETSI TS 118 133"}},
		{"TR", "0012", []string{"ETSI TR 118 512"}},
		{"TS", "0101", nil},
	} {
		twins := oneM2MTwins(c.kind, c.number)
		if len(twins) != len(c.want) {
			t.Errorf("%s-%s has %d twins, want %v", c.kind, c.number, len(twins), c.want)
			continue
		}
		for i, twin := range twins {
			if twin.Target.String() != c.want[i] || twin.Inferred == "" {
				t.Errorf("%s-%s: %s (%q), want %s and the reason", c.kind, c.number, twin.Target, twin.Inferred, c.want[i])
			}
		}
	}
}
