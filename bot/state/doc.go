// Package state keeps in one file what must outlive the process: JSON values
// under keys, in buckets. A [Store] is what [onrecord/bot/watch] keeps its
// watches in.
//
//	s, err := state.Open("/var/lib/onrecord/state.db") // made if it is not there
//	err = s.Update(func(tx watch.Tx) error { return tx.Put("watches", "w1", []byte(`{"id":"w1"}`)) })
//	err = s.Close()
//
// What it promises: an Update is on disk when it returns, and all of it or
// nothing is there after a crash, a full disk or the loss of power. A file that
// is damaged, is of a newer version or is none of these is refused by Open and
// left as it is, byte for byte. One process has the file at a time.
//
// The file is one of bbolt's, whose pages have no checksums and which panics,
// or brings the process down, where one of them is not what it should be. So
// Open reads the file page by page first and lets bbolt have only what is
// sound. What the buckets hold is summed up in a bucket of the state's own,
// "meta", beside the version of the format: a value that was lost or altered
// does not go unnoticed either.
//
// An export is text, a line of JSON for the format, for each value and for
// the end:
//
//	{"onrecord":"state","version":1}
//	{"bucket":"watches","key":"w1","value":{"id":"w1"}}
//	{"values":1}
package state
