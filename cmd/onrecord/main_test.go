package main

import (
	"context"
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"onrecord": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs the command as a user would. The first word of a script's
// name is the subcommand.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{
				"ONRECORD_CORPUS", "ONRECORD_FORMAT", "NO_COLOR",
				tokenVariable, tokenFileVariable, appVariable, guildVariable, keyVariable, originVariable,
			} {
				env.Setenv(name, "")
			}
			serveDiscord(env)
			env.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector's wait for reports at every exit
			return nil
		},
	})
}
