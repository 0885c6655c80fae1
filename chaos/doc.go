// Package chaos breaks the real program and looks at what it does next: killed
// at random moments, out of room, with damaged files, a clock that was set back, two
// on one directory. After each the program has to serve, and no record may be lost.
// It also lets many readers loose on it, and gives it a large catalogue.
//
//	go test -tags chaos ./chaos -v -timeout 3h -run 'Kill|Room|Damage|Clock|Two|ReadOnly'   # 200 kills
//	go test -tags chaos ./chaos -run Moment -seed 4711 -runs 1                              # one of them again
//	go test -tags chaos ./chaos -v -timeout 1h -run Readers                                 # 64 readers, 10 minutes
//	go test -tags chaos ./chaos -v -timeout 1h -run Large -documents 1000000                # memory and times
//
// Each prints its figures, and what else the machine did.
package chaos
