package main

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) doctorCommand() *cobra.Command {
	var wait patience
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what is missing to run in Discord, and how to mend it",
		Long: `Say what is missing to run in Discord, and how to mend it: token, application,
intents, gateway, commands, endpoint and corpus, one a line. It changes nothing.` + environmentHelp + `

Exit status: 0 all is well, 1 something is wrong, 2 fault or misuse.`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, cancel := wait.limit(cmd.Context())
			defer cancel()
			return a.doctor(ctx)
		},
	}
	wait.flag(cmd)
	return cmd
}

// What a check comes to.
const (
	well      = "ok"
	wrong     = "wrong"
	unchecked = "unchecked"
)

// A finding is the result of a check, as the README documents its JSON.
type finding struct {
	State string `json:"state"`
	Check string `json:"check"`
	Found string `json:"found"`
	Mend  string `json:"mend,omitempty"` // empty unless it is wrong
}

func (f finding) String() string {
	text := f.State + " " + f.Check + ": " + f.Found
	if f.Mend != "" {
		text += "; " + f.Mend
	}
	return text
}

// found is a finding that all is well.
func found(check, format string, args ...any) finding {
	return finding{State: well, Check: check, Found: fmt.Sprintf(format, args...)}
}

// doctor prints what each check finds as soon as it is known.
func (a *app) doctor(ctx context.Context) error {
	sick := false
	for f := range a.findings(ctx) {
		sick = sick || f.State == wrong
		var err error
		if a.settings.format == jsonFormat {
			err = printJSON(a.stdout, f)
		} else {
			_, err = fmt.Fprintln(a.stdout, visible(f.String()))
		}
		if err != nil {
			return err
		}
	}
	if sick {
		return nothing
	}
	return nil
}

// findings runs every check that can be run.
func (a *app) findings(ctx context.Context) iter.Seq[finding] {
	return func(yield func(finding) bool) {
		e, problems := a.readDiscordEnv()
		for _, problem := range problems {
			if !yield(finding{wrong, "environment", problem.Error(), "set it so, or unset it"}) {
				return
			}
		}
		for f := range e.findings(ctx, a.env(tokenVariable)+a.env(tokenFileVariable) != "") {
			if !yield(f) {
				return
			}
		}
		yield(a.checkCorpus())
	}
}

func (a *app) checkCorpus() finding {
	c, err := load(a.settings.corpus)
	if err != nil {
		return finding{wrong, "corpus", strings.TrimPrefix(err.Error(), "corpus "), "see onrecord check for every problem"}
	}
	return found("corpus", "statements: %d · sources: %d · record %s", len(c.Statements), len(c.Sources), c.Fingerprint())
}
