package dump

import (
	"context"
	"io"

	"github.com/parquet-go/parquet-go"
)

// rowsAtOnce is how many rows are handed on together.
const rowsAtOnce = 512

func writeParquet(ctx context.Context, l *Landscape, path string) error {
	documents, err := l.documents(ctx)
	if err != nil {
		return err
	}
	return create(path, func(w io.Writer) error {
		out := parquet.NewGenericWriter[row](w, parquet.Compression(&parquet.Zstd))
		var rows []row
		flush := func() error {
			_, err := out.Write(rows)
			rows = rows[:0]
			return err
		}
		for d, err := range documents {
			if err != nil {
				return err
			}
			if rows = append(rows, newRow(d)); len(rows) == rowsAtOnce {
				if err := flush(); err != nil {
					return err
				}
			}
		}
		if err := flush(); err != nil {
			return err
		}
		return out.Close()
	})
}
