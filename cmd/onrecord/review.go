package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

func (a *app) reviewCommand() *cobra.Command {
	var sources []string
	cmd := &cobra.Command{
		Use:   "review FILE",
		Short: "Go through a draft: accept, edit or reject each statement",
		Long: `Go through the drafts in a file that import wrote, one after another: accept
or reject each, or say first who said it and how literally that is known. Each
decision is saved at once, so that it can be left at any time and taken up
again. With the article itself, each is shown in its paragraph.

Without a terminal it lists what is undecided, one a line.

Exit status: 0 nothing is undecided, 1 something is, 2 fault or misuse.`,
		GroupID: upkeep,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return errors.New("review: no file (want one that onrecord import wrote)")
			case len(args) > 1:
				return fmt.Errorf("review: unexpected argument %s (want one file)", quote(args[1]))
			}
			return nil
		},
		RunE:              func(cmd *cobra.Command, args []string) error { return a.review(cmd.Context(), args[0], sources) },
		ValidArgsFunction: completeFile,
	}
	cmd.Flags().StringArrayVar(&sources, "source", nil, "show drafts in the text of `FILE`, which they were made from; may be repeated")
	return cmd
}

// review goes through the drafts of a file.
func (a *app) review(ctx context.Context, path string, sources []string) error {
	known, err := a.known()
	if err != nil {
		return err
	}
	texts, err := a.sourceTexts(ctx, sources)
	if err != nil {
		return err
	}
	s, err := openSession(path, slices.Concat(known.People, known.DraftPeople))
	if err != nil {
		return err
	}
	in, out, ok := a.terminals()
	if !ok {
		return a.listDrafts(s)
	}
	if len(s.drafts) > 0 {
		r := &reviewer{session: s, texts: texts, style: style(0, colour(a.env))}
		r.notice = mismatch(s.drafts, texts)
		err = a.atTerminal(ctx, r, in, out)
	}
	if _, failed := fmt.Fprintln(a.stdout, visible(s.summary())); err == nil {
		err = failed
	}
	if err == nil && s.count(undecided) > 0 {
		return nothing
	}
	return err
}

// mismatch says that an article is not the one that the drafts are from.
func mismatch(drafts []*corpus.Statement, texts []sourceText) string {
	for _, t := range texts {
		from := false
		for _, d := range drafts {
			from = from || d.Source.SHA256 == "" || d.Source.SHA256 == t.sha256
		}
		if !from {
			return fmt.Sprintf("%s is not what a draft was made from: its sha256 is another", t.name)
		}
	}
	return ""
}

// summary says what a session has done, and what remains.
func (s *session) summary() string {
	left := s.count(undecided)
	if left == 0 {
		return fmt.Sprintf("%s: %d accepted · %d rejected · nothing is undecided · next: onrecord check", s.path, s.count(accepted), s.count(rejected))
	}
	return fmt.Sprintf("%s: %d accepted · %d rejected · %d undecided · onrecord review goes on there", s.path, s.count(accepted), s.count(rejected), left)
}

// draftJSON is an undecided draft as the README documents it.
type draftJSON struct {
	File       string      `json:"file"`
	Line       int         `json:"line"`
	ID         string      `json:"id"`
	Kind       corpus.Kind `json:"kind"`
	Speaker    string      `json:"speaker"` // ID; empty: not clear
	Speakers   []string    `json:"speakers"`
	Text       string      `json:"text"`
	Paragraph  int         `json:"paragraph"`
	Cue        string      `json:"cue"`
	Rule       string      `json:"rule"`
	Confidence float64     `json:"confidence"`
}

// listDrafts lists what is undecided.
func (a *app) listDrafts(s *session) error {
	for _, d := range s.drafts {
		var err error
		if a.settings.format == jsonFormat {
			err = printJSON(a.stdout, s.draftJSON(d))
		} else {
			_, err = fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%s:%d: %s · %s · %s: %s", s.path, d.Position.Line, d.ID, d.Kind, whose(d), d.Text)))
		}
		if err != nil {
			return err
		}
	}
	if len(s.drafts) > 0 {
		return nothing
	}
	return nil
}

// draftJSON describes a draft.
func (s *session) draftJSON(d *corpus.Statement) draftJSON {
	j := draftJSON{File: s.path, Line: d.Position.Line, ID: d.ID, Kind: d.Kind, Speakers: candidatesOf(d), Text: d.Text, Paragraph: d.Paragraph}
	if d.Speaker != nil {
		j.Speaker = d.Speaker.ID
	}
	if d.Found != nil {
		j.Cue, j.Rule, j.Confidence = d.Found.Cue, d.Found.Rule, d.Found.Confidence
	}
	return j
}

// whose names who said a draft, or may have.
func whose(d *corpus.Statement) string {
	candidates := candidatesOf(d)
	switch {
	case d.Speaker != nil:
		return d.Speaker.ID
	case len(candidates) > 0:
		return strings.Join(candidates, " or ")
	}
	return "not clear"
}
