package extract

import "testing"

func TestReadsWithoutMarks(t *testing.T) {
	t.Parallel()
	if got := Extract("", Options{}); len(got) != 0 {
		t.Errorf("Extract of nothing = %v, want none", got)
	}
}
