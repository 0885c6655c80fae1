// Package chaos breaks the real program and looks at what it does next: killed
// at random moments, out of room, with damaged files. After each the program has
// to serve, and no record may be lost.
//
//	go test -tags chaos ./chaos -v -timeout 60m          # 200 kills
//	go test -tags chaos ./chaos -run Kill -seed 4711 -runs 1   # one of them again
package chaos
