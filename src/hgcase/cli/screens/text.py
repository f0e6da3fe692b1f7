"""Laying out lines: blocks with a label in the margin, wrapped to the terminal."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

INDENT: Final = 9
WIDEST: Final = 100
NARROWEST: Final = 50


def width() -> int:
    """Give the width to lay out for: the terminal's, within what reads well."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def block(label: str, lines: Sequence[str]) -> list[str]:
    """Put a label in the margin of lines that were laid out beside it; nothing for no lines."""
    if not lines:
        return []
    lead = f"{label:<{INDENT - 1}} "
    if len(lead) > INDENT:
        return [label, *lines]
    return [lead + lines[0][INDENT:], *lines[1:]]


def entries(pairs: Iterable[tuple[str, str]], size: int = 10) -> list[str]:
    """Lay out a block's entries: a short lead, and its text hanging beside it.

    Args:
        pairs: lead and text; one without text is left out.
        size: columns for the lead.
    """
    lines: list[str] = []
    for lead, text in pairs:
        if text:
            told = wrapped(text, INDENT + size)
            lines += [f"{'':{INDENT}}{lead:<{size}}{told[0][INDENT + size :]}", *told[1:]]
    return lines


def hanging(lead: str, text: str, margin: int, most: int = 0) -> list[str]:
    """Lay out a text behind its lead; a lead that is too long gets a line of its own.

    Args:
        lead: what stands before it.
        text: the text.
        margin: columns for the lead.
        most: how many lines it may take; what is more is cut. None where it is 0.
    """
    told = wrapped(text, margin)
    if most and len(told) > most:
        rest = " ".join(line.strip() for line in told[most - 1 :])
        told = [*told[: most - 1], " " * margin + cut(rest, width() - margin)]
    if len(lead.rstrip()) >= margin:
        return [lead, *told]
    return [f"{lead:<{margin}}{told[0][margin:]}", *told[1:]]


def cut(text: str, size: int) -> str:
    """Cut a text to so many columns, at a word where there is one near; three dots say so."""
    flat = " ".join(text.split())
    if len(flat) <= size:
        return flat
    short = flat[: size - 1]
    near = short.rfind(" ")
    return (short[:near] if near > size * 2 // 3 else short).rstrip(" ·,;:") + "…"


def wrapped(text: str, indent: int) -> list[str]:
    """Wrap a text behind so many columns; its own line breaks stay."""
    margin = " " * indent
    found: list[str] = []
    for part in text.split("\n"):
        found += textwrap.wrap(
            part,
            width(),
            initial_indent=margin,
            subsequent_indent=margin,
            break_on_hyphens=False,
        ) or [""]
    return found


def two_sides(left: str, right: str) -> list[str]:
    """Lay out a line with something at its right end; on two lines where it is too long."""
    space = width() - len(left) - len(right)
    return [left + " " * space + right] if space > 1 else [left, right]


def columns(rows: Sequence[Sequence[str]], indent: int = 0) -> list[str]:
    """Lay out rows in columns as wide as they need, behind so many columns."""
    if not rows:
        return []
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        " " * indent
        + "  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def commands_said(told: Sequence[tuple[str, str]]) -> list[str]:
    """Lay out what to type next, each command with what it is for, below an empty line."""
    wide = max(len(command) for command, _about in told)
    return ["", *(f"  {command:<{wide}}  {about}" for command, about in told)]


def listed(parts: Iterable[str]) -> str:
    """Join what there is with dots between."""
    return " · ".join(part for part in parts if part)
