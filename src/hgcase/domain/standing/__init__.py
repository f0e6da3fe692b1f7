"""What follows from a case on a day: what holds, what is due, who is where."""
