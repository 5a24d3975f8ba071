package main

import (
	"encoding/json"
	"fmt"
	"io"

	"onrecord/bot"
)

// A printer writes replies to standard output.
type printer struct {
	w      io.Writer
	format format
	style  bot.Style
}

func (a *app) printer() *printer {
	return &printer{w: a.stdout, format: a.settings.format, style: terminalStyle(a.stdout, a.env)}
}

// print writes one reply, at once.
func (p *printer) print(reply *bot.Reply) error {
	if p.format == jsonFormat {
		line, err := reply.MarshalJSON() // which json.Marshal would read again
		if err != nil {
			return err
		}
		return printLine(p.w, line)
	}
	return reply.WriteText(p.w, p.style)
}

// printJSON writes a value as one line.
func printJSON(w io.Writer, value any) error {
	line, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return printLine(w, line)
}

func printLine(w io.Writer, line []byte) error {
	// What acts on a terminal can only stand in strings, where \u is the same.
	_, err := fmt.Fprintln(w, visible(string(line)))
	return err
}
