package state

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A file of bbolt's is a row of pages. The first two say where everything is,
// each as of one transaction, and are the only ones with a checksum. The others
// are the free list, which names the pages that are not in use, and trees of
// branches and leaves: one of the buckets, and one of each bucket's values
// unless they are few, when they stand in place of its root. A page that is
// larger than one overflows into those after it. Numbers are as the machine has
// them. See https://pkg.go.dev/go.etcd.io/bbolt, and internal/common there.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	headSize    = 16 // of a page: ID, flags, count, overflow
	elementSize = 16 // of what a branch or a leaf has for each key
	bucketSize  = 16 // of a bucket's entry: its root, and a number that is not used here
	metaSize    = 56 // of what the checksum after it is of

	branchFlag = 0x01
	leafFlag   = 0x02
	freeFlag   = 0x10
	bucketFlag = 0x01 // of an element that is a bucket
)

// minSize is the least that bbolt has as the size of a page.
const minSize = 1 << 10

var native = binary.NativeEndian

// pages reads a file page by page. bbolt believes what a page says and goes
// there, which may be outside of the file, or round in a circle; here every
// page is looked at before it is believed.
type pages struct {
	file           io.ReaderAt
	size           uint64 // of a page
	count          uint64
	root, freelist uint64
	transaction    uint64          // the latest
	taken          map[uint64]bool // the pages that have been come upon
}

// readPages finds the latest state of a file of that many bytes.
func readPages(file io.ReaderAt, length int64, size int) (*pages, error) {
	if size < minSize {
		return nil, fmt.Errorf("its pages have %d bytes", size)
	}
	p := &pages{file: file, size: uint64(size), taken: map[uint64]bool{}}
	found := false
	for i := range uint64(2) {
		page := make([]byte, headSize+metaSize+8)
		if err := p.read(page, i); err != nil {
			return nil, err
		}
		page = page[headSize:]
		transaction := native.Uint64(page[48:])
		if !p.valid(page) || found && transaction <= p.transaction {
			continue
		}
		found, p.transaction = true, transaction
		p.root, p.freelist, p.count = native.Uint64(page[16:]), native.Uint64(page[32:]), native.Uint64(page[40:])
	}
	switch {
	case !found:
		return nil, errors.New("its first pages are not valid")
	case p.count > uint64(length)/p.size:
		return nil, fmt.Errorf("it has %d bytes, and should have %d pages of %d", length, p.count, p.size)
	}
	return p, nil
}

// valid reports whether a page says where everything is.
func (p *pages) valid(page []byte) bool {
	return native.Uint32(page) == boltMagic && native.Uint32(page[4:]) == boltVersion &&
		native.Uint32(page[8:]) == uint32(p.size) && native.Uint64(page[metaSize:]) == hash(offset, page[:metaSize])
}

func (p *pages) read(into []byte, id uint64) error {
	if _, err := p.file.ReadAt(into, int64(id*p.size)); err != nil {
		return fmt.Errorf("page %d: %w", id, cause(err))
	}
	return nil
}

// page reads a page that nothing else has led to, with what it overflows into.
func (p *pages) page(id uint64) ([]byte, error) {
	if err := p.take(id); err != nil {
		return nil, err
	}
	page := make([]byte, p.size)
	if err := p.read(page, id); err != nil {
		return nil, err
	}
	if native.Uint64(page) != id {
		return nil, fmt.Errorf("page %d says it is another", id)
	}
	overflow := uint64(native.Uint32(page[12:]))
	if overflow == 0 {
		return page, nil
	}
	for i := range overflow {
		if err := p.take(id + 1 + i); err != nil {
			return nil, err
		}
	}
	page = make([]byte, p.size*(overflow+1))
	return page, p.read(page, id)
}

// take refuses a page that is not there, or is in use already.
func (p *pages) take(id uint64) error {
	switch {
	case id < 2 || id >= p.count:
		return fmt.Errorf("page %d is none of its %d", id, p.count)
	case p.taken[id]:
		return fmt.Errorf("page %d is in two places", id)
	}
	p.taken[id] = true
	return nil
}

// free looks through the free list, which must name no page that is in use: so
// it comes after the trees.
func (p *pages) free() error {
	page, err := p.page(p.freelist)
	if err != nil {
		return err
	}
	ids, count := page[headSize:], uint64(native.Uint16(page[10:]))
	if count == 0xffff { // too many to say so there
		ids, count = ids[8:], native.Uint64(ids)
	}
	if native.Uint16(page[8:]) != freeFlag || count > uint64(len(ids)/8) {
		return fmt.Errorf("page %d is no list of free pages", p.freelist)
	}
	for i := range count {
		if err := p.take(native.Uint64(ids[8*i:])); err != nil {
			return fmt.Errorf("free pages: %w", err)
		}
	}
	return nil
}
