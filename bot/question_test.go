package bot_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
)

// A wanted answer, as a line of testdata/questions gives it:
//
//	question => needed ids ~ tolerated ids
//
// A needed "-" means that nothing is on record, a tolerated "*" that anything
// may be there too, and "mentions:" lists what is to be shown as mentions.
type wanted struct {
	form, question string
	needed         []string
	tolerated      []string
	mentions       []string
	line           int
}

func (w wanted) declined() bool { return len(w.needed) == 0 }

// readQuestions reads a set of questions.
func readQuestions(t testing.TB, path string) []wanted {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []wanted
	form := ""
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		line := scanner.Text()
		if name, ok := strings.CutPrefix(line, "# form: "); ok {
			form = strings.TrimSpace(name)
			continue
		}
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := strings.LastIndex(line, " => ")
		if at < 0 {
			t.Fatalf("%s:%d: no ' => ' in %q", path, n, line)
		}
		w := wanted{form: form, question: line[:at], line: n}
		needed, tolerated, _ := strings.Cut(line[at+4:], " ~ ")
		if strings.TrimSpace(needed) != "-" {
			w.needed = strings.Fields(needed)
		}
		tolerated, mentions, _ := strings.Cut(tolerated, "mentions:")
		w.tolerated, w.mentions = strings.Fields(tolerated), strings.Fields(mentions)
		list = append(list, w)
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// judge says what is wrong with a reply; empty: nothing.
func judge(w wanted, r *bot.Reply) string {
	got := answerIDs(r.Statements)
	switch {
	case w.declined() && r.Outcome == bot.Answered:
		return "answered with " + strings.Join(got, " ")
	case w.declined():
		for _, id := range w.mentions {
			if !slices.Contains(answerIDs(r.Mentions), id) {
				return "not among the mentions: " + id
			}
		}
		return ""
	case r.Outcome != bot.Answered:
		return "declined: " + r.Reason
	}
	for _, id := range w.needed {
		if !slices.Contains(got, id) {
			return "missing " + id + ", got " + strings.Join(got, " ")
		}
	}
	for _, id := range got {
		if !slices.Contains(w.needed, id) && !slices.Contains(w.tolerated, id) && !slices.Contains(w.tolerated, "*") {
			return "beside the question: " + id
		}
	}
	return ""
}

func answerIDs(list []bot.Answer) []string {
	var ids []string
	for _, a := range list {
		ids = append(ids, a.Statement.ID)
	}
	return ids
}

// foreign reports whether a question for what somebody said got an answer by
// somebody else.
func foreign(w wanted, r *bot.Reply, speakers map[string]string) bool {
	if w.form != "said" && w.form != "said-about" && w.form != "silent" {
		return false
	}
	allowed := map[string]bool{}
	for _, id := range append(slices.Clone(w.needed), w.tolerated...) {
		allowed[speakers[id]] = true
	}
	for _, a := range r.Statements {
		if s := a.Statement.Speaker; s == nil || !allowed[s.ID] {
			return true
		}
	}
	return false
}

// A score counts how the questions of one form fared.
type score struct{ questions, right int }

// A table of figures, by form and over all.
type table struct {
	forms    []string
	scores   map[string]*score
	answer   score // those with an answer
	decline  score // those without
	refused  int   // with an answer, but declined
	foreign  int   // answers with statements by others
	speaking int   // questions for what somebody said
	wrong    []string
}

func (b *table) add(w wanted, r *bot.Reply, speakers map[string]string) {
	if b.scores[w.form] == nil {
		b.scores[w.form] = &score{}
		b.forms = append(b.forms, w.form)
	}
	fault := judge(w, r)
	sets := []*score{b.scores[w.form], &b.answer}
	if w.declined() {
		sets[1] = &b.decline
	}
	for _, s := range sets {
		s.questions++
		if fault == "" {
			s.right++
		}
	}
	if !w.declined() && r.Outcome != bot.Answered {
		b.refused++
	}
	if w.form == "said" || w.form == "said-about" || w.form == "silent" {
		b.speaking++
	}
	if foreign(w, r, speakers) {
		b.foreign++
	}
	if fault != "" {
		b.wrong = append(b.wrong, fmt.Sprintf("%d %s: %s\n    %s", w.line, w.form, w.question, fault))
	}
}

func (b *table) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%-18s %9s %6s\n", "form", "questions", "right")
	for _, form := range b.forms {
		fmt.Fprintf(&s, "%-18s %9d %6d\n", form, b.scores[form].questions, b.scores[form].right)
	}
	fmt.Fprintf(&s, "\nwith an answer: right %d of %d, declined %d\n", b.answer.right, b.answer.questions, b.refused)
	fmt.Fprintf(&s, "without one: declined %d of %d\n", b.decline.right, b.decline.questions)
	fmt.Fprintf(&s, "what somebody said: free of other speakers %d of %d\n", b.speaking-b.foreign, b.speaking)
	if len(b.wrong) > 0 {
		s.WriteString("\nnot right:\n")
		for _, w := range b.wrong {
			s.WriteString(w + "\n")
		}
	}
	return s.String()
}
