"""What weighs and was told apart: said after that talk, and before the next one together."""

import re

from tests.cli.terminal import CTRL_C, Terminal
from tests.cli.test_guided import TALK
from tests.support.cli import Cli


def test_a_threat_is_said_back_and_before_the_next_talk_together(filled: Cli) -> None:
    terminal = Terminal(filled.home, "log-session", filled.home.ref)
    terminal.answers(
        *TALK[:5], ("Anna, Bram", ""), ("Anna, Bram", ""), ("What you", ""), ("Note for", ""),
        ("last time?", "3"), ("Who says so", "A"), ("What is it?", "3"),
        ("Who did it?", "B"), ("Whom did it", "A"), ("In what words?", ""), (" talk? (", ""),
    )  # fmt: skip

    assert terminal.ends() == 0, terminal.seen
    assert re.search("✓ mk[0-9]+ death threat", terminal.told())
    later = Terminal(filled.home, "log-session", filled.home.ref)
    later.answers(*TALK[:3])
    later.asked("How, where?")
    later.presses(CTRL_C)
    later.ends()
    assert "known since then: death threat" in later.seen
