package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"onrecord/corpus/article"
)

// readArticle reads an article from where the input says. The errors name it.
func (a *app) readArticle(ctx context.Context, input string, o importSettings) (*article.Article, error) {
	var options article.Options
	var data []byte
	var err error
	switch {
	case input == standard:
		if data, err = io.ReadAll(io.LimitReader(a.stdin, maxSource+1)); err != nil {
			err = fmt.Errorf("standard input: %w", err)
		}
	case isAddress(input):
		data, options.URL, options.ContentType, err = article.Fetch(ctx, input, article.FetchOptions{
			Timeout: time.Duration(o.timeout), AllowPrivate: o.allowPrivate, Version: version(),
		})
		if errors.Is(err, article.ErrPrivate) {
			err = fmt.Errorf("%w (want --allow-private to fetch from there)", err)
		}
	default:
		if data, err = readDocument(input); err != nil {
			err = fmt.Errorf("%s: %w (want an article)", quote(input), cause(err))
		}
	}
	if err != nil {
		return nil, err
	}
	name := input
	if input == standard {
		name = "standard input"
	}
	return article.Read(name, data, options)
}

// version is that of the program; empty: not known.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}
