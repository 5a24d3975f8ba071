package extract

// reportSieves find what a reporter's sentence says that somebody said: mixed
// with words in marks, or indirect.
var reportSieves = []sieve{}
