package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the versions of the program and of the record in it",
		GroupID:           upkeep,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			c, err := load(a.settings.corpus)
			if err != nil {
				return err
			}
			info, _ := debug.ReadBuildInfo()
			_, err = fmt.Fprintln(a.stdout, versionLine(info, c.Fingerprint()))
			return err
		},
	}
}

// versionLine says what was built from what; info may be nil.
func versionLine(info *debug.BuildInfo, record string) string {
	if info == nil {
		info = &debug.BuildInfo{}
	}
	line := "onrecord " + cmp.Or(info.Main.Version, "(devel)")
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	if revision := set["vcs.revision"]; revision != "" {
		line += " · revision " + revision
		if set["vcs.modified"] == "true" {
			line += ", modified"
		}
	}
	return line + " · " + cmp.Or(info.GoVersion, "Go version unknown") + " · record " + record
}
