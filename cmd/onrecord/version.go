package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version makes the subcommand that tells what is running and what it answers
// from.
func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version, and the fingerprint of the record",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := p.load()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(p.out, "onrecord %s\nrecord %s\n", build(), c.Fingerprint())
			return err
		},
	}
}

// build describes the binary: its version, the commit and the Go release.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version := info.Main.Version
	if version == "" {
		version = "(devel)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value[:min(12, len(s.Value))]
		}
	}
	return version + " " + info.GoVersion
}
