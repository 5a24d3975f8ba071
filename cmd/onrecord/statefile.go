package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/state"
)

// noState is what stands in place of a file for no state at all.
const noState = "none"

// errNoState is the error for a state that is nowhere, as where $HOME is not
// set.
var errNoState = errors.New("no state file (want --state FILE, or $HOME to keep one under)")

// A stateFile is where the state is kept that outlives the process. Its zero
// value is the file that the environment says.
type stateFile struct{ name string }

func (s *stateFile) String() string { return s.name }
func (s *stateFile) Type() string   { return "FILE" }

func (s *stateFile) Set(name string) error {
	if name == "" {
		return errors.New("want a file, " + state.InMemory + " or " + noState)
	}
	s.name = name
	return nil
}

// flag declares the flag for the state of a command, and of those below it.
func (s *stateFile) flag(cmd *cobra.Command) {
	flags := cmd.PersistentFlags()
	flags.Var(s, "state", "keep in `FILE` what outlives the process; "+state.InMemory+" for a try, "+noState+
		" for nothing (default: state.db in $STATE_DIRECTORY, $XDG_STATE_HOME/onrecord or ~/.local/state/onrecord)")
	bind(flags.Lookup("state"), "ONRECORD_STATE")
}

// none reports whether there is to be no state.
func (s stateFile) none() bool { return s.name == noState }

// path is where the file is, or is to be; empty: nowhere. Without a name it is
// where systemd has put a directory for it (systemd.exec(5), StateDirectory=),
// else among the user's files of that kind (XDG Base Directory Specification,
// by which a path that is not absolute does not count).
func (s stateFile) path(env func(string) string) string {
	directory, _, _ := strings.Cut(env("STATE_DIRECTORY"), ":") // there may be several
	switch xdg, home := env("XDG_STATE_HOME"), env("HOME"); {
	case s.none():
		return ""
	case s.name != "":
		return s.name
	case directory != "":
		return filepath.Join(directory, "state.db")
	case filepath.IsAbs(xdg):
		return filepath.Join(xdg, "onrecord", "state.db")
	case filepath.IsAbs(home):
		return filepath.Join(home, ".local", "state", "onrecord", "state.db")
	}
	return ""
}

// openState opens the state, which is made if it is not there. The error is
// [errNoState] where there is none.
func (a *app) openState(s stateFile) (*state.Store, error) {
	path := s.path(a.env)
	if path == "" {
		return nil, errNoState
	}
	return state.Open(path)
}
