package extract

// directSieves attribute quotations that are sentences by themselves.
var directSieves = []sieve{}

// fragmentSieves attribute words in marks that no sieve before has.
var fragmentSieves = []sieve{}
