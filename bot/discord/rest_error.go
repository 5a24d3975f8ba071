package discord

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// An Error is what Discord answered in place of what was asked for. It holds
// nothing of the request: neither address nor token nor body.
type Error struct {
	Status  int    // of HTTP
	Code    int    // Discord's own (Opcodes and Status Codes, JSON); 0: none was given
	Message string // Discord's words, and which fields of the body they are about; empty: none were given
}

func (e *Error) Error() string {
	s := "discord answered " + strconv.Itoa(e.Status)
	if e.Code != 0 {
		s += ", code " + strconv.Itoa(e.Code)
	}
	return s + ": " + cmp.Or(e.Message, strings.ToLower(http.StatusText(e.Status)), "no reason given")
}

// Codes of an Error that tell what became of an interaction.
const (
	CodeUnknownInteraction = 10062 // it does not exist, or its 3 seconds are over
	CodeAcknowledged       = 40060 // it has had its response
)

// refusal makes the error of an answer that is none of success.
func (c *Client) refusal(r request, got result) *Error {
	var b struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Errors  json.RawMessage `json:"errors"`
	}
	_ = json.Unmarshal(got.body, &b)
	e := &Error{Status: got.status, Code: b.Code, Message: b.Message}
	if fields := misfits("", b.Errors); len(fields) > 0 {
		e.Message += " (" + strings.Join(fields[:min(len(fields), 5)], ", ") + ")"
	}
	if len(e.Message) > 500 || c.tells(e.Message, r) {
		e.Message = ""
	}
	return e
}

// tells reports whether words hold a secret of the request: no answer is
// trusted not to.
func (c *Client) tells(words string, r request) bool {
	if c.token != "" && strings.Contains(words, c.token) {
		return true
	}
	for part := range strings.SplitSeq(r.path, "/") {
		if len(part) > 30 && strings.Contains(words, part) { // longer than an ID
			return true
		}
	}
	return false
}

// misfits lists the fields of a body that Discord found fault with, each with
// the code of the fault (Error Messages). Its words are left out: they quote.
func misfits(at string, errs json.RawMessage) []string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(errs, &fields) != nil {
		return nil
	}
	var list []string
	var faults []struct{ Code string }
	if json.Unmarshal(fields["_errors"], &faults) == nil {
		for _, f := range faults {
			list = append(list, strings.TrimPrefix(at, ".")+": "+f.Code)
		}
	}
	delete(fields, "_errors")
	for _, name := range sortedKeys(fields) {
		list = append(list, misfits(at+"."+name, fields[name])...)
	}
	return list
}

// bare strips an error of the address, which a *url.Error holds with the token
// in it.
func bare(err error) error {
	for {
		var u *url.Error
		if !errors.As(err, &u) {
			return err
		}
		err = u.Err
	}
}
