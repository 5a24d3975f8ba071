package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/corpus"
)

const threeDrafts = `# made by hand
sources:
  - {id: harbour, title: The harbour is to be dredged, published: 2031-05-02}
people:
  - {id: vega, name: Isabel Vega, role: harbour master}
statements:
  - id: okoro-dredge
    source: harbour
    kind: quote
    speaker: okoro
    text: We will dredge this year,
    paragraph: 2
    review: draft
    found: {start: 31, end: 56, prefix: " dredged “", suffix: "” Adaeze Okoro said", cue: said, rule: name-after, confidence: 0.95}
  - id: harbour-time
    source: harbour
    kind: quote
    text: It is time,
    paragraph: 3
    review: draft
    found: {start: 152, end: 163, suffix: "” she added.", cue: added, rule: pronoun, confidence: 0.5, speakers: [okoro, vega]}
  - id: vega-waits
    source: harbour
    kind: reported
    speaker: vega
    text: The harbour has waited.
    paragraph: 4
    review: draft
`

var okoro = []*corpus.Person{{ID: "okoro", Name: "Adaeze Okoro", Role: "Mayor of Tidewater"}}

// draftsIn writes a file of drafts and opens it.
func draftsIn(t *testing.T, text string) *reviewer {
	t.Helper()
	path := filepath.Join(t.TempDir(), "drafts.yaml")
	if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	return reopened(t, path)
}

func reopened(t *testing.T, path string) *reviewer {
	t.Helper()
	s, err := openSession(path, okoro)
	if err != nil {
		t.Fatal(err)
	}
	return &reviewer{session: s}
}

// presses are keys as a terminal sends them: each by itself, and an arrow at
// once.
type presses struct{ left string }

func (p *presses) Read(b []byte) (int, error) {
	n := min(1, len(p.left))
	if strings.HasPrefix(p.left, "\x1b[") {
		n = len("\x1b[A")
	}
	if n == 0 {
		return 0, io.EOF
	}
	copy(b, p.left[:n])
	p.left = p.left[n:]
	return n, nil
}

// pressing sends keys, and gives the last screen.
func pressing(t *testing.T, r *reviewer, keys string) string {
	t.Helper()
	var out bytes.Buffer
	size := func() (int, int) { return 80, 24 }
	if err := r.loop(t.Context(), &presses{keys}, &out, size, nil); err != nil {
		t.Fatal(err)
	}
	screens := strings.Split(out.String(), home)
	return strings.ReplaceAll(strings.ReplaceAll(screens[len(screens)-1], clearLine, ""), "\r\n", "\n")
}

// onDisk gives the statements and the drafts of a file, with their speakers.
func onDisk(t *testing.T, path string) (statements, drafts []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := corpus.ParseFile(path, data)
	if err != nil {
		t.Fatal(err)
	}
	list := func(all []*corpus.Statement) (ids []string) {
		for _, s := range all {
			speaker := "nobody"
			if s.Speaker != nil {
				speaker = s.Speaker.ID
			}
			ids = append(ids, speaker+"/"+s.ID+"/"+string(s.Kind))
		}
		return ids
	}
	return list(file.Contents().Statements), list(file.Contents().Drafts)
}

func TestReview(t *testing.T) {
	t.Parallel()
	const dredge, time, waits = "okoro/okoro-dredge/quote", "nobody/harbour-time/quote", "vega/vega-waits/reported"
	cases := []struct {
		name, keys         string
		statements, drafts []string
		screen             string // what is on it at last
	}{
		{"nothing", "", nil, []string{dredge, time, waits}, "1 of 3 · 0 accepted · 0 rejected · 3 undecided"},
		{"accept", "a", []string{dredge}, []string{time, waits}, "2 of 3 · 1 accepted · 0 rejected · 2 undecided"},
		{"upper case", "A", []string{dredge}, []string{time, waits}, "accepted okoro-dredge"},
		{"reject", "nnr", nil, []string{dredge, time}, "rejected vega-waits"},
		{"go to the first that is undecided after the last", "nnr", nil, []string{dredge, time}, "1 of 3"},
		{"nobody said it", "na", nil, []string{dredge, time, waits}, "nobody is said to have said it"},
		{"speaker by digit", "ns2", nil, []string{dredge, "vega/harbour-time/quote", waits}, "Isabel Vega (vega), harbour master"},
		{"speaker by arrow", "ns\x1b[B\r", nil, []string{dredge, "vega/harbour-time/quote", waits}, ""},
		{"speaker by name", "nsIsab\ra", []string{"vega/harbour-time/quote"}, []string{dredge, waits}, ""},
		{"speaker by ID", "nsokoro\r", nil, []string{dredge, "okoro/harbour-time/quote", waits}, "Adaeze Okoro (okoro), Mayor of Tidewater"},
		{"somebody new", "nsJonas  Weir\r", nil, []string{dredge, "weir/harbour-time/quote", waits}, "Jonas Weir (weir)"},
		{"somebody new of a name that is there", "nsCarla Vega\r", nil, []string{dredge, "carla-vega/harbour-time/quote", waits}, "Carla Vega (carla-vega)"},
		{"typing corrected", "nsxyz\x15Vegu\x7fa\r", nil, []string{dredge, "vega/harbour-time/quote", waits}, ""},
		{"given up", "nsVega\x1bq", nil, []string{dredge, time, waits}, ""},
		{"kind by digit", "k3", nil, []string{"okoro/okoro-dredge/reported", time, waits}, ""},
		{"kind by arrow", "k\x1b[B\r", nil, []string{"okoro/okoro-dredge/partial", time, waits}, "“We will dredge this year,”"},
		{"kind that is not possible", "nnk2", nil, []string{dredge, time, waits}, "want the verbatim ones"},
		{"text", "nne\x1b[A\x1b[C\x1b[C\x1b[C\x15Our\r", nil, []string{dredge, time, waits}, ">>Our harbour has waited.<<"},
		{"text given up", "nnexyz\x1bq", nil, []string{dredge, time, waits}, "reported"},
		{"text of a quote", "e", nil, []string{dredge, time, waits}, "a quote is word for word"},
		{"text with words that are nobody's", "nne\x1b[B \"Now.\"\r", nil, []string{dredge, time, waits}, "\nquotation mark \" in text that holds"},
		{"text of a partial", "k2e\x1b[AShe says: \r", nil, []string{"okoro/okoro-dredge/partial", time, waits}, "She says: “We will dredge this year,”"},
		{"text of a partial with other words", "k2e\x1b[B\x1b[D\x7f!\r", nil, []string{"okoro/okoro-dredge/partial", time, waits}, "“We will dredge this year!” is not what stands there"},
		{"undo", "au", nil, []string{dredge, time, waits}, "undone, it had been accepted"},
		{"undo more", "ak3uuu", nil, []string{dredge, time, waits}, "nothing to undo"},
		{"undo a rejection", "rrruuu", nil, []string{dredge, time, waits}, "1 of 3 · 0 accepted"},
		{"undo somebody new", "nsJonas Weir\ru", nil, []string{dredge, time, waits}, "undone, it had been given another speaker"},
		{"back to what is decided", "aba", []string{dredge}, []string{time, waits}, "accepted already"},
		{"not beyond the ends", "bbnnnnb", nil, []string{dredge, time, waits}, "2 of 3"},
		{"all", "ansVega\r\x1b", []string{dredge}, []string{time, "vega/vega-waits/reported"}, ""},
		{"everything", "arr", []string{dredge}, nil, "3 of 3 · 1 accepted · 2 rejected · 0 undecided"},
		{"help", "?", nil, []string{dredge, time, waits}, "u undo     take the last decision of this session back"},
		{"out of help", "?a", nil, []string{dredge, time, waits}, "a accept · r reject"},
		{"another key", "x", nil, []string{dredge, time, waits}, "x does nothing here; ? explains the keys"},
		{"left", "aqr", []string{dredge}, []string{time, waits}, ""},
		{"interrupted", "a\x03r", []string{dredge}, []string{time, waits}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := draftsIn(t, threeDrafts)
			screen := pressing(t, r, c.keys)
			if !strings.Contains(screen, c.screen) {
				t.Errorf("the screen is\n%s\nwant %q on it", screen, c.screen)
			}
			statements, drafts := onDisk(t, r.path)
			if !slices.Equal(statements, c.statements) || !slices.Equal(drafts, c.drafts) {
				t.Errorf("statements %q, drafts %q; want %q, %q", statements, drafts, c.statements, c.drafts)
			}
			if text, _ := os.ReadFile(r.path); !bytes.HasPrefix(text, []byte("# made by hand\n")) {
				t.Errorf("the comment is gone:\n%s", text)
			}
		})
	}
}

// TestReviewFile sees to it that the file keeps its mode and has no companion,
// and that a session takes up where the last one ended.
func TestReviewFile(t *testing.T) {
	t.Parallel()
	r := draftsIn(t, threeDrafts)
	pressing(t, r, "aq")
	info, err := os.Stat(r.path)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v; want that of before", info.Mode(), err)
	}
	if entries, err := os.ReadDir(filepath.Dir(r.path)); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v beside the file, want nothing", entries, err)
	}
	screen := pressing(t, reopened(t, r.path), "")
	if !strings.Contains(screen, "1 of 2 · 0 accepted") || !strings.Contains(screen, "harbour-time") {
		t.Errorf("the next session begins with\n%s", screen)
	}
}

// TestReviewChanged sees to it that nothing is written over what somebody else
// has written meanwhile.
func TestReviewChanged(t *testing.T) {
	t.Parallel()
	r := draftsIn(t, threeDrafts)
	pressing(t, r, "r")
	changed := strings.Replace(threeDrafts, "It is time,", "It is high time,", 1)
	if err := os.WriteFile(r.path, []byte(changed), 0o640); err != nil {
		t.Fatal(err)
	}
	screen := pressing(t, r, "r")
	if text, _ := os.ReadFile(r.path); string(text) != changed {
		t.Errorf("the file is written over:\n%s", text)
	}
	if !strings.Contains(screen, "changed by something else") || !strings.Contains(screen, "high time") || !strings.Contains(screen, "0 rejected") {
		t.Errorf("the screen does not say so:\n%s", screen)
	}
	pressing(t, r, "ru")
	if _, drafts := onDisk(t, r.path); len(drafts) != 3 {
		t.Errorf("drafts %q, want all three", drafts)
	}
	if err := os.WriteFile(r.path, []byte("statements: ["), 0o640); err != nil {
		t.Fatal(err)
	}
	if screen := pressing(t, r, "r"); !strings.Contains(screen, "nothing saved") {
		t.Errorf("a broken file: the screen is\n%s", screen)
	}
}

// TestReviewNotSaved sees to it that a decision that cannot be saved is none.
func TestReviewNotSaved(t *testing.T) {
	t.Parallel()
	r := draftsIn(t, threeDrafts)
	dir := filepath.Dir(r.path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if os.WriteFile(filepath.Join(dir, "x"), nil, 0o600) == nil {
		t.Skip("nothing is forbidden to this user")
	}
	if screen := pressing(t, r, "a"); !strings.Contains(screen, "nothing saved") || !strings.Contains(screen, "0 accepted") {
		t.Errorf("the screen is\n%s", screen)
	}
}

// TestReviewSizes sees to it that a screen fits its terminal, whatever is shown.
func TestReviewSizes(t *testing.T) {
	t.Parallel()
	long := strings.Replace(threeDrafts, "We will dredge this year,", strings.Repeat("We will dredge 漢字漢字 this year ", 40), 1)
	for _, keys := range []string{"", "n", "s", "k", "?", "x", "ns", "k2e"} {
		r := draftsIn(t, long)
		r.style = style(0, true)
		for _, k := range keys {
			r.press(key(k))
		}
		for _, width := range []int{1, 20, 33, 80, 200} {
			for _, height := range []int{1, 8, 12, 24, 60} {
				lines := strings.Split(r.screen(width, height), "\n")
				if len(lines) > max(height, minHeight) {
					t.Errorf("%q: %d lines of %d by %d", keys, len(lines), width, height)
				}
				for _, line := range lines {
					if columns(line) > max(width, minWidth) {
						t.Errorf("%q: %q is wider than %d", keys, line, width)
					}
				}
				if height >= 12 && keys == "" && !strings.Contains(strings.Join(lines, ""), "\x1b[1;35m") {
					t.Errorf("%d by %d: the words are not on it:\n%s", width, height, strings.Join(lines, "\n"))
				}
			}
		}
	}
}

// TestReviewTold sees to it that a screen says what there is to know.
func TestReviewTold(t *testing.T) {
	t.Parallel()
	r := draftsIn(t, threeDrafts)
	r.style = bot.Style{}
	for _, want := range []string{
		"  … dredged “>>We will dredge this year,<<” Adaeze Okoro said …",
		"speaker  Adaeze Okoro (okoro), Mayor of Tidewater",
		"kind     quote",
		"found    name-after, 95 % sure, by “said”",
		"where    paragraph 2, characters 31 to 56 · The harbour is to be dredged · 2031-05-02 · okoro-dredge",
	} {
		if screen := r.screen(120, 24); !strings.Contains(screen, want+"\n") {
			t.Errorf("the screen is\n%s\nwant %q on it", screen, want)
		}
	}
	r.move(1)
	want := "speaker  not clear · perhaps Adaeze Okoro (okoro), Mayor of Tidewater · or Isabel Vega (vega), harbour master\n"
	if screen := r.screen(120, 24); !strings.Contains(screen, want) {
		t.Errorf("the screen is\n%s\nwant %q on it", screen, want)
	}
}

// TestReviewLoop sees to it that a new size makes a new screen, and that the
// end of the context ends the loop.
func TestReviewLoop(t *testing.T) {
	t.Parallel()
	r := draftsIn(t, threeDrafts)
	ctx, cancel := context.WithCancel(t.Context())
	never, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	defer never.Close()
	var out bytes.Buffer
	look, shown := make(chan time.Time), 0
	size := func() (int, int) { shown++; return 80 + shown/3, 24 }
	done := make(chan error)
	go func() { done <- r.loop(ctx, never, &out, size, look) }()
	for range 5 {
		look <- time.Time{}
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that it was cancelled", err)
	}
	if n := strings.Count(out.String(), home); n < 2 || n > 5 {
		t.Errorf("%d screens, want one for each size", n)
	}
}
