"""First of mining: the words of a segment, their lemmas, what kind of word each is, and how common in general."""
