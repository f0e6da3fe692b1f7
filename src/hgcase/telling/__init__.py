"""How a record is said, in both languages: below screens and papers, above the declarations."""
