package corpus

import (
	"embed"
	"io/fs"
)

//go:embed embedded
var embedded embed.FS

// Embedded returns the corpus that comes with the program, as a directory to
// [Load].
func Embedded() fs.FS {
	dir, err := fs.Sub(embedded, "embedded")
	if err != nil {
		panic(err) // only for a path that is no path
	}
	return dir
}
