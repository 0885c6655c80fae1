package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"landscape/indexer"
	"landscape/pack"
	"landscape/searchsvc"
	"landscape/taxonomy"
	"landscape/ui"
)

func packCommand() command {
	languages := strings.Join(taxonomy.Languages(), ", ")
	return command{name: "pack", about: "writes the whole site as one zip that opens without a network", prepare: func(flags *flag.FlagSet) runner {
		lang := flags.String("lang", "en", "`language` of the pages: "+languages)
		file := flags.String("o", "", "`file` to write (default security-standards-LANGUAGE.zip)")
		return func(ctx context.Context, env *environment, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if !slices.Contains(taxonomy.Languages(), *lang) {
				return usagef("-lang %q is none of %s", *lang, languages)
			}
			if *file == "" {
				*file = "security-standards-" + *lang + ".zip"
			}
			return env.pack(ctx, *lang, *file)
		}
	}}
}

func (e *environment) pack(ctx context.Context, lang, file string) error {
	data, ix, err := e.index(ctx)
	if err != nil {
		return err
	}
	live := indexer.NewLive(ix)
	defer live.Swap(nil)
	service := searchsvc.New(searchsvc.Options{Live: live, Taxonomy: data.Taxonomy, Catalogue: data.Catalogue, Log: e.log,
		PublicURL: e.config.PublicURL, Sources: e.config.sources()})
	if err := ui.Register(service); err != nil {
		return fmt.Errorf("set up the site: %w", err)
	}
	site, err := ui.Packed(ctx, service, ix, lang)
	if err != nil {
		return err
	}
	if err := pack.Create(file, func(w io.Writer) error { return site.Write(ctx, w) }); err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("look at the pack: %w", err)
	}
	e.printf("%s: %.1f MB\n", file, float64(info.Size())/1e6)
	return nil
}
