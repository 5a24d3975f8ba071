package discord

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

const picture = "testdata/picture/"

// pictured are the questions of which the picture shows the answers: one that
// has a quote, a partial quote and reported speech, and asks under a misspelt
// name, and one that has no answer.
var pictured = []struct {
	question string
	private  bool
}{
	{"what did Whittaker say about guarantees and peace", false},
	{"what did Merz say about tariffs", true},
}

// pictures make what the pictures show, by their names: answers, a post, and
// the same post when it was amended.
var pictures = map[string]func(t *testing.T) []drawing{
	"reply": drawAnswers,
	"post": func(t *testing.T) []drawing {
		return []drawing{drawPost(t, "publish")}
	},
	"amended": func(t *testing.T) []drawing {
		d := drawPost(t, "amend")
		d.Edited = true
		return []drawing{d}
	},
}

// TestPicture sets messages as pages, and compares those with the ones that
// the README's pictures are drawn from. All that they show is from the
// payloads, but for the frame: the bot's name, avatar and tags.
func TestPicture(t *testing.T) {
	t.Parallel()
	for name, messages := range pictures {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got bytes.Buffer
			if err := template.Must(template.ParseFiles(picture+"page.html.tmpl")).Execute(&got, messages(t)); err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(picture+name+".html", got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := pictureFile(t, name+".html"); !bytes.Equal(got.Bytes(), want) {
				t.Errorf("got:\n%s\nwant:\n%s\n(go test -update writes it)", got.Bytes(), want)
			}
		})
	}
}

// drawPost makes the drawing of one of the bodies that are sent of a post.
func drawPost(t *testing.T, body string) drawing {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/posts/corrected.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range playPost(t, archive).Files {
		if f.Name == body+".json" {
			return draw(t, fmt.Appendf(nil, `{"type":4,"data":%s}`, f.Data))
		}
	}
	t.Fatalf("no %s in the archive", body)
	return drawing{}
}

func drawAnswers(t *testing.T) []drawing {
	t.Helper()
	service := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration"))})
	var messages []drawing
	for _, p := range pictured {
		request := interaction(t, "ask", "", map[string]any{
			"user": map[string]any{"id": "100", "username": "reader"},
			"data": map[string]any{"id": "7", "type": 1, "name": "ask", "options": []any{
				map[string]any{"type": 3, "name": "question", "value": p.question},
				map[string]any{"type": 5, "name": "private", "value": p.private},
			}},
		})
		body := service.Receive(t.Context(), request).Response
		record(t, "POST", "/interactions/1/token/callback", body)
		d := draw(t, body)
		d.User, d.Command = "reader", "ask"
		messages = append(messages, d)
	}
	return messages
}

// TestPictureDrawn sees to it that the README's pictures are drawn from the
// pages as they are.
func TestPictureDrawn(t *testing.T) {
	t.Parallel()
	sums := ""
	for _, name := range slices.Sorted(maps.Keys(pictures)) {
		for _, file := range []string{name + ".html", name + ".png"} {
			sums += fmt.Sprintf("%x  %s\n", sha256.Sum256(pictureFile(t, file)), file)
		}
	}
	if want := pictureFile(t, "drawn.sha256"); sums != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s\n(sh %sdraw.sh draws it)", sums, want, picture)
	}
}

func pictureFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(picture + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A drawing is a message as the page sets it.
type drawing struct {
	User, Command string // empty: nobody asked
	Private       bool
	Edited        bool
	Content       template.HTML
	Embeds        []drawnEmbed
	Rows          [][]drawnButton
}

type drawnEmbed struct {
	Colour template.CSS
	Lines  []template.HTML
	Foot   string
}

type drawnButton struct {
	Type     int    `json:"type"`
	Label    string `json:"label"`
	Style    int    `json:"style"`
	Disabled bool   `json:"disabled"`
	CustomID string `json:"custom_id"`
	URL      string `json:"url"`
}

// drawable is all of a response that the page can show. What else a response
// may come to have is refused, so that nothing is left out of the picture.
type drawable struct {
	Type int `json:"type"`
	Data struct {
		Content string `json:"content"`
		Embeds  []struct {
			Description string `json:"description"`
			Color       int    `json:"color"`
			Footer      struct {
				Text string `json:"text"`
			} `json:"footer"`
		} `json:"embeds"`
		Components []struct {
			Type       int           `json:"type"`
			Components []drawnButton `json:"components"`
		} `json:"components"`
		AllowedMentions any    `json:"allowed_mentions"`
		Flags           int    `json:"flags"`
		Nonce           string `json:"nonce"`
		EnforceNonce    bool   `json:"enforce_nonce"`
	} `json:"data"`
}

// draw makes the drawing of a response.
func draw(t *testing.T, response []byte) drawing {
	t.Helper()
	var r drawable
	decoder := json.NewDecoder(bytes.NewReader(response))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		t.Fatalf("not to be drawn: %v in %s", err, response)
	}
	d := drawing{Private: r.Data.Flags == 64, Content: markdown(t, r.Data.Content)}
	for _, e := range r.Data.Embeds {
		drawn := drawnEmbed{Colour: template.CSS(fmt.Sprintf("#%06x", e.Color)), Foot: e.Footer.Text}
		for line := range strings.SplitSeq(e.Description, "\n") {
			drawn.Lines = append(drawn.Lines, markdown(t, line))
		}
		d.Embeds = append(d.Embeds, drawn)
	}
	for _, row := range r.Data.Components {
		d.Rows = append(d.Rows, row.Components)
	}
	return d
}

// markdown sets a line of Discord's markdown as HTML. What no answer writes
// is not read, and shownText sees to it that there is none.
func markdown(t *testing.T, line string) template.HTML {
	t.Helper()
	shownText(t, line)
	rest, small := strings.CutPrefix(line, "-# ")
	html := inline(rest)
	if small {
		html = "<small>" + html + "</small>"
	}
	return template.HTML(html)
}

// tags are those of the marks that switch something on, and off again.
var tags = map[string]string{"**": "strong", "*": "em", "~~": "s"}

// inline sets bold, italic, struck, links and escaped characters.
func inline(text string) string {
	var b strings.Builder
	open := map[string]bool{}
	for text != "" {
		_, size := utf8.DecodeRuneInString(text)
		if strings.HasPrefix(text, "**") || strings.HasPrefix(text, "~~") {
			size = 2
		}
		link := maskedLink.FindStringSubmatch(text)
		switch mark := text[:size]; {
		case mark == `\`:
			_, escaped := utf8.DecodeRuneInString(text[size:])
			b.WriteString(template.HTMLEscapeString(text[size:][:escaped]))
			size += escaped
		case open[mark]:
			b.WriteString("</" + tags[mark] + ">")
			open[mark] = false
		case tags[mark] != "":
			b.WriteString("<" + tags[mark] + ">")
			open[mark] = true
		case link != nil:
			b.WriteString(`<a href="` + template.HTMLEscapeString(link[2]) + `">` + inline(link[1]) + "</a>")
			size = len(link[0])
		default:
			b.WriteString(template.HTMLEscapeString(mark))
		}
		text = text[size:]
	}
	return b.String()
}
