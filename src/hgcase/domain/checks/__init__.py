"""What cannot be so: all that is wrong with a file, at once."""
