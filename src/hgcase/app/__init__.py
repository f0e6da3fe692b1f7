"""One function a verb: load, ask a rule, save; or load, pass the wall, report."""
