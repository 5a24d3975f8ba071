package names_test

import "testing"

func TestPeople(t *testing.T) {
	t.Parallel()
	if got, want := ids(island().People()), "ada odd roarty velde quist may brien orm"; got != want {
		t.Errorf("People() = %q, want %q", got, want)
	}
	for _, n := range island().People() {
		if n.Key() != "person:"+n.ID || n.Person == nil || n.Shown != n.Person.Name {
			t.Errorf("%+v, want the person's name and a key of the ID", n)
		}
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	b := island()
	tests := map[string]string{"Norway": "ada odd orm", "Ireland": "roarty", "Italy": ""}
	for state, want := range tests {
		m := b.Find(state)
		if len(m) != 1 || len(m[0].Names) != 1 {
			t.Fatalf("Find(%q) = %+v, want the country", state, m)
		}
		if got := ids(b.Of(m[0].Names[0])); got != want {
			t.Errorf("Of(%s) = %q, want %q", state, got, want)
		}
	}
}

// TestGoverns tells those who speak for a country from the rest.
func TestGoverns(t *testing.T) {
	t.Parallel()
	for _, n := range declaration(t).People() {
		if !n.Governs() {
			t.Errorf("%s, %s, does not govern", n.Shown, n.Person.Role)
		}
	}
	for _, n := range island().People() {
		if n.Governs() {
			t.Errorf("%s, %s, governs", n.Shown, n.Person.Role)
		}
	}
	for _, m := range declaration(t).Find("France") {
		if m.Names[0].Governs() || m.Names[0].InRole("france") {
			t.Error("a country has no role")
		}
	}
}

func TestInRole(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{"nato": true, "ambassador": true, "us": true, "matt": false, "envoy": false, "": false} {
		if got := name(t, declaration(t), "whitaker").InRole(word); got != want {
			t.Errorf("InRole(%q) = %v, want %v", word, got, want)
		}
	}
}
