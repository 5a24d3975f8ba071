package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onrecord/bot/state"
	"onrecord/bot/watch"
)

// standard is what stands in place of a file for standard input or output.
const standard = "-"

func (a *app) stateCommand() *cobra.Command {
	var s stateFile
	cmd := &cobra.Command{
		Use:   "state",
		Short: "Export and import what outlives the process",
		Long: `Export and import what outlives the process: the watches, what they have found
and posted, and what is still to be posted. One process at a time has the state
file open: stop serve first.`,
		GroupID: upkeep,
		Args:    unknownCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.exportCommand(&s), a.importCommand(&s))
	s.flag(cmd)
	return cmd
}

func (a *app) exportCommand(s *stateFile) *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write all of the state as text",
		Long: `Write all of the state as text, to standard output or into a file: a line of
JSON for each value. The file appears when it is whole, and takes the place of
one that is there. Nothing is written to the state.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("state export: unexpected argument %s (want one file)", quote(args[1]))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.exportState(*s, append(args, standard)[0])
		},
		ValidArgsFunction: completeFile,
	}
}

func (a *app) importCommand(s *stateFile) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE|-",
		Short: "Make a new state of an export",
		Long: `Make a new state of an export, which is read from a file or, for -, from
standard input. The state file is made if it is not there; one that holds
something already is left as it is. All of an export is taken, or nothing of it:
one that was cut short or altered is refused. With --state :memory: it is only
looked through.`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return errors.New("state import: no file (want one that state export wrote, or - for standard input)")
			case len(args) > 1:
				return fmt.Errorf("state import: unexpected argument %s (want one file)", quote(args[1]))
			}
			return nil
		},
		RunE:              func(_ *cobra.Command, args []string) error { return a.importState(*s, args[0]) },
		ValidArgsFunction: completeFile,
	}
}

// completeFile completes the first argument with files.
func completeFile(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// exportState writes the state into a file, or to standard output.
func (a *app) exportState(s stateFile, name string) error {
	path := s.path(a.env)
	if path == "" {
		return errNoState
	}
	store, err := state.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer store.Close()
	if name == standard {
		_, err := store.Export(a.stdout)
		return err
	}
	a.drains.Store(true) // so that nothing is left aside
	values, err := exportFile(store, path, name)
	if err != nil {
		return fmt.Errorf("export %s: %w", quote(name), cause(err))
	}
	return a.moved("exported", name, values)
}

// exportFile writes a state, which is in the file at path, into another.
func exportFile(store *state.Store, path, name string) (values int, err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if err := mayReplace(name, path); err != nil {
		return 0, err
	}
	aside, err := os.CreateTemp(filepath.Dir(name), "onrecord-export-*")
	if err != nil {
		return 0, err
	}
	if values, err = store.Export(aside); err == nil {
		err = aside.Sync()
	}
	err = cmp.Or(err, aside.Close())
	if err == nil {
		err = os.Rename(aside.Name(), name)
	}
	if err != nil {
		_ = os.Remove(aside.Name())
	}
	return values, err
}

// mayReplace refuses to write over what is no file, and over the state itself.
func mayReplace(name, path string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("no regular file (want one, or nothing for standard output)")
	}
	if own, err := os.Stat(path); err == nil && os.SameFile(info, own) {
		return errors.New("the state file itself (want another)")
	}
	return nil
}

// importState makes a new state of an export in a file, or of standard input.
func (a *app) importState(s stateFile, name string) error {
	export := io.NopCloser(a.stdin)
	if name != standard {
		file, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("export %s: %w (want a file that state export wrote)", quote(name), cause(err))
		}
		export = file
	}
	defer export.Close()
	data, err := io.ReadAll(export)
	if err == nil {
		_, err = importInto(state.InMemory, data) // so that a state is made of one that is good alone
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", quote(name), cause(err))
	}
	path := s.path(a.env)
	if path == "" {
		return errNoState
	}
	values, err := importInto(path, data)
	if err != nil {
		return fmt.Errorf("export %s: %w", quote(name), err)
	}
	return a.moved("imported", path, values)
}

// importInto makes a new state at a path of an export that watches can be kept
// in.
func importInto(path string, export []byte) (values int, err error) {
	store, err := state.Open(path)
	if err != nil {
		return 0, err
	}
	values, err = store.Import(bytes.NewReader(export))
	if err == nil {
		err = watch.Verify(store)
	}
	return values, cmp.Or(err, store.Close())
}

// movedJSON says what became of a state as the README documents it.
type movedJSON struct {
	File   string `json:"file"`
	Values int    `json:"values"`
}

// moved says how many values are in a file now.
func (a *app) moved(how, file string, values int) error {
	if a.settings.format == jsonFormat {
		return printJSON(a.stdout, movedJSON{file, values})
	}
	_, err := fmt.Fprintf(a.stdout, "%s: %s · values: %d\n", visible(file), how, values)
	return err
}
