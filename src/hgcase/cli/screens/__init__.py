"""Screens: what the team sees, as plain lines that need no colour."""
