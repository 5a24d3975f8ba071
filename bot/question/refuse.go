package question

import "regexp"

var refusal = regexp.MustCompile(`(?i)\b(?:rul(?:e|es|ed|ing) (?:\w+ ){0,2}out|ruled? out|not|no|never|neither|nor|cannot|\w+n['’]t|refus\w+|reject\w+|declin\w+|exclud\w+|oppos\w+|unwilling)\b`)

// Refuses reports whether a statement says no to something: that somebody
// will not, refuses or rules it out.
func Refuses(text string) bool { return refusal.MatchString(text) }
