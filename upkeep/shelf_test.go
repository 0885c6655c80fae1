package upkeep

import (
	"context"
	"testing"

	"landscape/indexer"
)

// sharedShelf stands for a cluster on which other processes build too.
type sharedShelf struct {
	onDisk
	version string
	builds  int
}

func (s *sharedShelf) Build(ctx context.Context, in indexer.Input, progress func(done, total int)) error {
	s.builds, s.version = s.builds+1, in.Version
	return s.onDisk.Build(ctx, in, progress)
}

func (s *sharedShelf) Version(context.Context) (string, error) { return s.version, nil }

// A process that follows takes what others built, though its own catalogue is another.
func TestWhoFollowsTakesWhatIsThere(t *testing.T) {
	data, _ := newData(t)
	ctx := context.Background()
	shelf := &sharedShelf{onDisk: onDisk(t.TempDir())}
	data.Share(shelf, true)
	first, err := data.Index(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	first.Close()
	in := indexer.Input{Records: data.Catalogue.All(), Taxonomy: data.Taxonomy, Version: "of another catalogue"}
	if err := shelf.Build(ctx, in, nil); err != nil {
		t.Fatal(err)
	}
	ix, err := data.Index(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if shelf.builds != 2 || ix.Version() != "of another catalogue" {
		t.Errorf("%d builds, version %q", shelf.builds, ix.Version())
	}
	data.Share(shelf, false)
	own, err := data.Index(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	if version, _ := data.Catalogue.Version(); shelf.builds != 3 || own.Version() != version {
		t.Errorf("who crawls has its own catalogue answer: %d builds, version %q", shelf.builds, own.Version())
	}
}
