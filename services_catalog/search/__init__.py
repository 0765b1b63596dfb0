"""Finds services as the mediator types: by name, by what people say, by situation, by provider.

`finding.search` is the way in, and `explaining.explain` says why a service is where it is. Accents
and case make no difference, words are brought to their stems by the rules of their language, every
word may be the beginning of one, and a word of four letters or more may hold one typing error,
which is forgiven only where the word as typed is found nowhere.

Nothing that is typed is kept: not in a log, not in the journal, not on the disk. The index is in
memory, made from the catalogue alone.
"""
