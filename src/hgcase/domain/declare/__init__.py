"""How a kind of record is declared: the vocabulary, and what every record is made of."""
