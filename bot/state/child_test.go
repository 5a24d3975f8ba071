package state

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// children are what a test has another process do, by name. The path is what
// the test says, and an error ends the process with status 1.
var children = map[string]func(path string) error{}

// The variables that tell a process what it is to do.
const (
	childVariable = "ONRECORD_STATE_CHILD"
	pathVariable  = "ONRECORD_STATE_CHILD_PATH"
)

func TestMain(m *testing.M) {
	do, ok := children[os.Getenv(childVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := do(os.Getenv(pathVariable)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is a command that runs this program for one of the children.
func child(t *testing.T, name, path string) *exec.Cmd {
	t.Helper()
	if children[name] == nil {
		t.Fatalf("no child %q", name)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childVariable+"="+name, pathVariable+"="+path, "GORACE=atexit_sleep_ms=0")
	return cmd
}
