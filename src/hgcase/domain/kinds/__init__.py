"""The kinds of record, a module for each part of a case."""
