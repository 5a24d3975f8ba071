package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

// A shape says which keys an object has to have, and of what sort their
// values are: "string", "number", "bool", or a shape. A list holds things of
// one sort.
type (
	shape map[string]any
	list  struct{ of any }
	maybe struct{ of any } // a key that may be absent
	orNil struct{ of any } // a value that may be null
)

var (
	sourceShape = shape{"id": "string", "title": "string", "publisher": "string", "url": "string", "published": "string"}
	answerShape = shape{
		"id": "string", "kind": "string", "text": "string", "parts": maybe{list{"string"}},
		"speaker": orNil{shape{"id": "string", "name": "string", "role": "string"}},
		"via":     list{"string"}, "date": "string", "hedge": "string", "truncated": "bool",
		"source": sourceShape, "paragraph": "number", "score": "number",
		"withdrawn":  maybe{shape{"by": "string", "why": "string"}},
		"correction": maybe{shape{"text": "string", "date": "string"}},
		"supersedes": maybe{"string"}, "superseded_by": maybe{"string"},
	}
	personShape = shape{
		"id": "string", "name": "string", "role": "string", "country": "string", "aliases": list{"string"},
		"statements": "number", "mentions": "number",
	}
	coverageShape = shape{
		"record": "string", "from": "string", "to": "string", "statements": "number",
		"kinds":     shape{"quote": "number", "partial": "number", "reported": "number", "fact": "number"},
		"withdrawn": maybe{"number"},
		"sources":   list{sourceShape}, "people": list{personShape},
		"loaded": maybe{"string"}, "fault": maybe{shape{"problem": "string", "more": "number", "since": "string"}},
	}
	replyShape = shape{
		"question": "string", "outcome": "string", "reason": "string", "record": "string",
		"understood": shape{
			"people": list{"string"}, "countries": list{"string"}, "outlets": list{"string"}, "topics": list{"string"},
			"terms": list{"string"}, "substitutions": list{shape{"from": "string", "to": "string"}},
		},
		"statements": list{answerShape}, "omitted": maybe{"number"}, "mentions": list{answerShape},
		"on_record": maybe{coverageShape},
		"around": maybe{shape{
			"before": orNil{answerShape}, "after": orNil{answerShape}, "superseded_by": maybe{answerShape}, "supersedes": maybe{answerShape},
		}},
	}
	peopleShape = shape{"record": "string", "people": list{personShape}}
)

// misfits lists where a decoded value is not of a sort.
func misfits(at string, value, sort any) []string {
	switch sort := sort.(type) {
	case orNil:
		if value == nil {
			return nil
		}
		return misfits(at, value, sort.of)
	case maybe:
		return misfits(at, value, sort.of)
	case list:
		items, ok := value.([]any)
		if !ok {
			return []string{fmt.Sprintf("%s is %T, want a list", at, value)}
		}
		var out []string
		for i, item := range items {
			out = append(out, misfits(fmt.Sprintf("%s[%d]", at, i), item, sort.of)...)
		}
		return out
	case shape:
		return misfitsOf(at, value, sort)
	}
	if got := map[string]string{"string": "string", "float64": "number", "bool": "bool"}[fmt.Sprintf("%T", value)]; got != sort {
		return []string{fmt.Sprintf("%s is %T, want a %s", at, value, sort)}
	}
	return nil
}

func misfitsOf(at string, value any, sort shape) []string {
	object, ok := value.(map[string]any)
	if !ok {
		return []string{fmt.Sprintf("%s is %T, want an object", at, value)}
	}
	var out []string
	for key := range object {
		if sort[key] == nil {
			out = append(out, fmt.Sprintf("%s has an unknown key %q", at, key))
		}
	}
	for key, of := range sort {
		value, ok := object[key]
		if _, optional := of.(maybe); !ok && !optional {
			out = append(out, fmt.Sprintf("%s has no %q", at, key))
		} else if ok {
			out = append(out, misfits(at+"."+key, value, of)...)
		}
	}
	return out
}

func TestMisfits(t *testing.T) {
	t.Parallel()
	sort := shape{"a": "string", "b": list{"number"}, "c": maybe{"bool"}, "d": orNil{"string"}}
	for _, test := range []struct {
		data string
		want int
	}{
		{`{"a":"","b":[],"d":null}`, 0},
		{`{"a":"","b":[1,2],"c":true,"d":""}`, 0},
		{`{"a":null,"b":null,"c":null,"d":1}`, 4},
		{`{"a":"","b":[1,"2",null],"d":null,"e":0}`, 3},
		{`[]`, 1},
		{`{}`, 3},
	} {
		var value any
		if err := json.Unmarshal([]byte(test.data), &value); err != nil {
			t.Fatal(err)
		}
		if got := misfits("it", value, sort); len(got) != test.want {
			t.Errorf("%s: %q, want %d", test.data, got, test.want)
		}
	}
}

func TestJSONHasItsShape(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		list := append(every(3, requests(r.corpus)), bot.Request{Command: "people"}, bot.Request{Command: "coverage"}, asking("“ ”"), asking(""), asking("\xff <b>&\u2028"),
			bot.Request{Command: "facts", Limit: 1}, asking("what did Mertz say on the X"))
		for _, s := range r.corpus.Statements {
			list = append(list, bot.Request{Command: "quote", Options: map[string]string{"id": s.ID}})
		}
		for _, request := range list {
			reply := answer(t, r.bot, request)
			var value any
			if err := json.Unmarshal(asJSON(t, reply), &value); err != nil {
				t.Fatal(err)
			}
			want := map[string]shape{"people": peopleShape, "coverage": coverageShape}[request.Command]
			if want == nil {
				want = replyShape
			}
			if bad := misfits("reply", value, want); len(bad) > 0 {
				t.Errorf("%v: %q in\n%s", request, bad, asJSON(t, reply))
			}
			if want["outcome"] != nil {
				checkJSONValues(t, r, reply)
			}
		}
	})
}

// A replyJSON is what a reader of the contract takes from a reply.
type replyJSON struct {
	Question   string
	Outcome    string
	Record     string
	Statements []answerJSON
	Omitted    *int
	Mentions   []answerJSON
	OnRecord   *struct{ Record string } `json:"on_record"`
}

type answerJSON struct {
	ID, Kind, Text string
	Parts          []string
	Speaker        *struct{ ID, Name, Role string }
	Score          float64
	Withdrawn      *corpus.Withdrawal
	Correction     *corpus.Correction
	Supersedes     string
	SupersededBy   string `json:"superseded_by"`
}

// checkJSONValues checks that the JSON of a reply says what the reply does.
func checkJSONValues(t *testing.T, r record, reply *bot.Reply) {
	t.Helper()
	var got replyJSON
	if err := json.Unmarshal(asJSON(t, reply), &got); err != nil {
		t.Fatal(err)
	}
	switch {
	case got.Outcome != string(reply.Outcome) || got.Record != r.corpus.Fingerprint():
		t.Errorf("%q: outcome %s, record %s", got.Question, got.Outcome, got.Record)
	case (got.Omitted != nil) != (reply.Omitted > 0):
		t.Errorf("%q: omitted %v, want it only where statements are", got.Question, got.Omitted)
	case (got.OnRecord != nil) != (reply.Outcome == bot.Nothing):
		t.Errorf("%q: on_record %v, want it only where nothing is", got.Question, got.OnRecord)
	case len(got.Statements) != len(reply.Statements) || len(got.Mentions) != len(reply.Mentions):
		t.Errorf("%q: %d statements, %d mentions", got.Question, len(got.Statements), len(got.Mentions))
	}
	for _, a := range slices.Concat(got.Statements, got.Mentions) {
		checkJSONAnswer(t, r, a)
	}
}

func checkJSONAnswer(t *testing.T, r record, a answerJSON) {
	t.Helper()
	s := r.corpus.Statement(a.ID)
	switch {
	case s == nil:
		t.Errorf("unknown statement %q", a.ID)
	case a.Text != s.Text || a.Kind != string(s.Kind):
		t.Errorf("%s: %s %q, want %s %q", a.ID, a.Kind, a.Text, s.Kind, s.Text)
	case (a.Speaker == nil) != (s.Speaker == nil):
		t.Errorf("%s: speaker %v, want %v", a.ID, a.Speaker, s.Speaker)
	case s.Speaker != nil && (a.Speaker.ID != s.Speaker.ID || a.Speaker.Name != s.Speaker.Name || a.Speaker.Role != s.Speaker.Role):
		t.Errorf("%s: speaker %v, want %v", a.ID, a.Speaker, s.Speaker)
	case !reflect.DeepEqual(a.Withdrawn, s.Withdrawn) || !reflect.DeepEqual(a.Correction, s.Correction):
		t.Errorf("%s: withdrawn %v, correction %v, want %v, %v", a.ID, a.Withdrawn, a.Correction, s.Withdrawn, s.Correction)
	case a.Supersedes != idOf(s.Supersedes) || a.SupersededBy != idOf(s.SupersededBy):
		t.Errorf("%s: supersedes %q, superseded by %q", a.ID, a.Supersedes, a.SupersededBy)
	case len(s.Parts) > 1 && !slices.Equal(a.Parts, s.Parts), len(s.Parts) == 1 && a.Parts != nil:
		t.Errorf("%s: parts %q, want %q, or none of one", a.ID, a.Parts, s.Parts)
	}
}

// idOf gives the ID of a statement, empty where there is none.
func idOf(s *corpus.Statement) string {
	if s == nil {
		return ""
	}
	return s.ID
}

// The keys come in the order of the contract, so that lines can be compared.
func TestJSONOrder(t *testing.T) {
	t.Parallel()
	data := asJSON(t, answer(t, openRecord(t, "declaration").bot, asking("what did Meloni say")))
	from := 0
	for _, key := range []string{"question", "outcome", "reason", "record", "understood", "statements", "mentions"} {
		at := bytes.Index(data[from:], []byte(`"`+key+`":`))
		if at < 0 {
			t.Fatalf("%q is missing or out of order in %s", key, data)
		}
		from += at
	}
}
