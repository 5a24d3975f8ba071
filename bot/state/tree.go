package state

import (
	"bytes"
	"errors"
	"fmt"
)

// maxDepth bounds how deep a tree is believed to be. Ten levels hold more than
// any disk.
const maxDepth = 32

// An element is what a branch or a leaf has under a key.
type element struct {
	key, value []byte
	bucket     bool   // the value is a bucket's entry
	page       uint64 // of a branch: that of the keys from this one on
}

// buckets lists the buckets.
func (p *pages) buckets() (list []element, err error) {
	err = p.tree(p.root, span{}, 0, func(e element) error {
		if !e.bucket {
			return fmt.Errorf("%q is no bucket", e.key)
		}
		list = append(list, e)
		return nil
	})
	return list, err
}

// values visits what is in a bucket, in the order of keys.
func (p *pages) values(bucket element, visit func(key, value []byte)) error {
	leaf := func(e element) error {
		if e.bucket {
			return fmt.Errorf("bucket %q: %q is a bucket in it", bucket.key, e.key)
		}
		visit(e.key, e.value)
		return nil
	}
	if len(bucket.value) < bucketSize {
		return fmt.Errorf("bucket %q has no root", bucket.key)
	}
	if root := native.Uint64(bucket.value); root != 0 {
		return p.tree(root, span{}, 0, leaf)
	}
	inline := bucket.value[bucketSize:]
	if len(inline) < headSize || native.Uint16(inline[8:]) != leafFlag {
		return fmt.Errorf("bucket %q has no root", bucket.key)
	}
	if err := leaves(inline, span{}, leaf); err != nil {
		return fmt.Errorf("bucket %q: %w", bucket.key, err)
	}
	return nil
}

// A span is where keys have to be: the first is from, and all are before to;
// nil: no matter.
type span struct{ from, to []byte }

// tree visits the elements of the leaves of a tree.
func (p *pages) tree(id uint64, within span, depth int, leaf func(element) error) error {
	page, err := p.page(id)
	if err != nil {
		return err
	}
	switch flags := native.Uint16(page[8:]); {
	case flags == leafFlag:
		err = leaves(page, within, leaf)
	case flags == branchFlag && depth < maxDepth:
		return p.branch(page, within, depth, leaf)
	default:
		err = fmt.Errorf("it is of kind %#x, %d deep in a tree", flags, depth)
	}
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

func leaves(page []byte, within span, leaf func(element) error) error {
	elements, err := readElements(page, within)
	if err != nil {
		return err
	}
	for _, e := range elements {
		if err := leaf(e); err != nil {
			return err
		}
	}
	return nil
}

func (p *pages) branch(page []byte, within span, depth int, leaf func(element) error) error {
	elements, err := readElements(page, within)
	if err == nil && len(elements) == 0 {
		err = errors.New("it is a branch that leads nowhere")
	}
	if err != nil {
		return fmt.Errorf("page %d: %w", native.Uint64(page), err)
	}
	for i, e := range elements {
		below := span{e.key, within.to}
		if i+1 < len(elements) {
			below.to = elements[i+1].key
		}
		if err := p.tree(e.page, below, depth+1, leaf); err != nil {
			return err
		}
	}
	return nil
}

// readElements reads a branch or a leaf. All elements come first, and then the
// keys and values; where those of an element are is counted from it on.
func readElements(page []byte, within span) ([]element, error) {
	leaf := native.Uint16(page[8:]) == leafFlag
	list := make([]element, native.Uint16(page[10:]))
	if headSize+elementSize*len(list) > len(page) {
		return nil, fmt.Errorf("it cannot hold %d keys", len(list))
	}
	for i := range list {
		e, ok := readElement(page, headSize+elementSize*i, leaf)
		switch {
		case !ok:
			return nil, fmt.Errorf("key %d is not in it", i)
		case i > 0 && bytes.Compare(list[i-1].key, e.key) >= 0, within.to != nil && bytes.Compare(e.key, within.to) >= 0:
			return nil, fmt.Errorf("key %d is out of order", i)
		}
		list[i] = e
	}
	if within.from != nil && (len(list) == 0 || !bytes.Equal(list[0].key, within.from)) {
		return nil, errors.New("its first key is not the one that leads to it")
	}
	return list, nil
}

// readElement reads one element. It reports false where that cannot be.
func readElement(page []byte, at int, leaf bool) (e element, ok bool) {
	number := func(i int) uint64 { return uint64(native.Uint32(page[at+4*i:])) }
	var flags, position, key, value uint64
	if leaf {
		flags, position, key, value = number(0), number(1), number(2), number(3)
	} else {
		position, key, e.page = number(0), number(1), native.Uint64(page[at+8:])
	}
	start := uint64(at) + position
	if flags > bucketFlag || position < elementSize || key == 0 || start+key+value > uint64(len(page)) {
		return element{}, false
	}
	e.key, e.value = page[start:start+key], page[start+key:start+key+value]
	e.bucket = flags == bucketFlag
	return e, true
}
