package taxonomy

import (
	"fmt"
	"hash/crc32"
	"io/fs"
	"sync"
)

// Version names the taxonomy that is built into the program: it changes with
// any of its files, so that what was labelled by another one can be told.
var Version = sync.OnceValue(func() string {
	sum := crc32.NewIEEE()
	err := fs.WalkDir(embedded, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := embedded.ReadFile(path)
		fmt.Fprintln(sum, path, len(text))
		sum.Write(text)
		return err
	})
	if err != nil {
		panic("taxonomy: read embedded files: " + err.Error())
	}
	return fmt.Sprintf("%08x", sum.Sum32())
})
