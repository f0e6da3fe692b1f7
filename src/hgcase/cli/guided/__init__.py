"""Commands that ask: one question after another, nothing written before the end."""
