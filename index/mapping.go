package index

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"

	"onrecord/corpus"
)

// The fields of a document.
const (
	fieldText    = "text"
	fieldSpeaker = "speaker"
	fieldVia     = "via"
	fieldKind    = "kind"
	fieldTopic   = "topic"
	fieldMention = "mention"
)

// A document is what Bleve is given of a statement. Its JSON names are the
// fields above.
type document struct {
	Text    string   `json:"text"`
	Speaker string   `json:"speaker"`
	Via     []string `json:"via"`
	Kind    string   `json:"kind"`
	Topic   []string `json:"topic"`
	Mention []string `json:"mention"`
}

func newDocument(s *corpus.Statement, mentions []string) document {
	d := document{Text: s.Text, Kind: string(s.Kind), Via: s.Via, Mention: mentions}
	if s.Speaker != nil {
		d.Speaker = s.Speaker.ID
	}
	if s.Source != nil && s.Source.Publisher != "" {
		d.Via = append([]string{s.Source.Publisher}, s.Via...)
	}
	for _, t := range s.Topics {
		d.Topic = append(d.Topic, t.ID)
	}
	return d
}

// newMapping describes the fields and nothing else: what is not named here is
// not indexed, and nothing is stored, since statements are kept beside Bleve.
func newMapping() mapping.IndexMapping {
	fields := bleve.NewDocumentStaticMapping()
	fields.AddFieldMappingsAt(fieldText, textField())
	for _, name := range []string{fieldSpeaker, fieldVia, fieldKind, fieldTopic, fieldMention} {
		fields.AddFieldMappingsAt(name, keywordField())
	}
	fields.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())

	m := bleve.NewIndexMapping()
	m.DefaultMapping = fields
	m.DefaultAnalyzer = analyzerName
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	return m
}

// textField keeps term vectors: without them a phrase would match nothing.
func textField() *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzerName
	f.Store, f.DocValues, f.IncludeInAll = false, false, false
	f.IncludeTermVectors = true
	return f
}

func keywordField() *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = keyword.Name
	f.Store, f.DocValues, f.IncludeInAll = false, false, false
	f.IncludeTermVectors = false
	f.SkipFreqNorm = true
	return f
}
