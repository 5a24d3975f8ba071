package country

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed countries.tsv
var source string

// header is the first line of the table, which names its columns.
const header = "name\taliases\tadjectives\tcapitals\tforeign\tcased"

// A table is countries.tsv, read.
type table struct {
	all    []Country
	byName map[string]int // by key of name and aliases, to the place in all
}

var load = sync.OnceValue(func() *table {
	t, err := parse(source)
	if err != nil {
		panic(err) // the tests read the same embedded table
	}
	return t
})

// parse reads a table. It fails on a wrong header, a line with too few or too
// many columns, a row without a name, and a name or alias of two countries.
func parse(text string) (*table, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != header {
		return nil, fmt.Errorf("countries.tsv:1: header %q, want %q", lines[0], header)
	}
	t := &table{
		all:    make([]Country, 0, len(lines)-1),
		byName: make(map[string]int, 4*len(lines)),
	}
	for i, line := range lines[1:] {
		if err := t.add(line); err != nil {
			return nil, fmt.Errorf("countries.tsv:%d: %w", i+2, err)
		}
	}
	return t, nil
}

func (t *table) add(line string) error {
	columns := strings.Split(line, "\t")
	if want := strings.Count(header, "\t") + 1; len(columns) != want {
		return fmt.Errorf("%d columns, want %d", len(columns), want)
	}
	c := Country{
		Name:       columns[0],
		Aliases:    values(columns[1]),
		Adjectives: values(columns[2]),
		Capitals:   values(columns[3]),
		Foreign:    values(columns[4]),
		Cased:      values(columns[5]),
	}
	if err := t.name(c.Name, len(t.all)); err != nil {
		return err
	}
	for _, alias := range c.Aliases {
		if err := t.name(alias, len(t.all)); err != nil {
			return err
		}
	}
	t.all = append(t.all, c)
	return nil
}

// name makes the country at a place of the table known by a name.
func (t *table) name(name string, at int) error {
	k := key(name)
	if k == "" {
		return fmt.Errorf("name %q, want a name", name)
	}
	if other, ok := t.byName[k]; ok && other != at {
		return fmt.Errorf("name %q is that of %s too, want one country", name, t.all[other].Name)
	}
	t.byName[k] = at
	return nil
}

// values splits a cell into its values; an empty cell has none.
func values(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "; ")
}
