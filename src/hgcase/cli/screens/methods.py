"""The methods on a screen: the list, one of them, and what two versions do not share."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hgcase.cli.drawing.tree import (
    Column,
    Fact,
    Heading,
    Label,
    Part,
    Row,
    Said,
    Screen,
    Table,
    bold,
    dim,
    rows,
    screen,
)
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.method_lines import JOINED, SECTIONS, Line, lines
from hgcase.i18n import LANGUAGES, Language, language

if TYPE_CHECKING:
    from hgcase.app.methods import Listed
    from hgcase.methods.parts import Method


def list_screen(found: "Sequence[Listed]") -> Screen:
    """Show which methods there are."""
    columns = tuple(Column(speaks=True) for _cell in range(5))
    return screen(Table(columns, tuple(Row(_row(each)) for each in found), gutter=False))


def _row(each: "Listed") -> tuple[Said, ...]:
    method = each.method
    weeks = method.weeks
    return (
        bold(method.method),
        method.name.label(spoken().code),
        spoken().ngettext("{n} week", "{n} weeks", weeks.value) if weeks else _("open-ended"),
        _("version {versions}", versions=", ".join(map(str, each.versions))),
        _whose(each),
    )


def _whose(each: "Listed") -> str:
    """Say whose the versions are."""
    if not each.own:
        return _("comes with hgcase")
    if each.own == each.versions:
        return _("your own")
    return _("{versions} your own", versions=", ".join(map(str, each.own)))


def list_data(found: "Sequence[Listed]") -> dict[str, Any]:
    """Give the list for other programs."""
    return {"methods": [_head(each) for each in found]}


def _head(each: "Listed") -> dict[str, Any]:
    method = each.method
    return {
        "method": method.method,
        "version": method.version,
        "name": plain(method.name),
        "weeks": method.weeks and method.weeks.value,
        "versions": list(each.versions),
        "own": list(each.own),
    }


def method_screen(each: "Listed") -> Screen:
    """Show one method, each number with its source."""
    method = each.method
    own = method.version in each.own
    head = _("{name}, version {n}", name=method.name.label(spoken().code), n=method.version)
    whose = _("your own") if own else _("comes with hgcase")
    about = _sourced(method.about.label(spoken().code), method.source)
    sections = groupby(lines(method, spoken()), key=lambda line: line.section)
    return screen(
        (Heading(method.method, head, whose), Fact("", (about,))),
        *(_section(section, list(group)) for section, group in sections if section != "name"),
    )


def _section(section: str, group: list[Line]) -> list[Part]:
    label = Label(_(SECTIONS[section]))
    if section in JOINED:
        text = _sourced(", ".join(line.text for line in group), group[0].source)
        return [label, Fact("", (text,))]
    found = []
    for n, line in enumerate(group):
        later = section == "talks" and n + 1 < len(group)  # one source for all, behind the last
        found.append((line.label, line.text if later else _sourced(line.text, line.source)))
    return [label, rows("", *found)]


def _sourced(text: str, source: str) -> Said:
    return (text, dim(f"  [{source}]" if source else ""))


def method_data(each: "Listed") -> dict[str, Any]:
    """Give one method for other programs, all of it in both languages."""
    return {**plain(each.method), "versions": list(each.versions), "own": list(each.own)}


def plain(value: Any) -> Any:
    """Give a method, or a part of one, as plain mappings and lists."""
    if hasattr(value, "_asdict"):
        return {key: plain(each) for key, each in value._asdict().items()}
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def checked_screen(found: "Sequence[Method]", folder: Path | None) -> Screen:
    """Say that nothing is wrong with these, or that there are none."""
    if not found:
        return screen(Label(_("There are no methods of your own in {path}.", path=folder or "")))
    return screen(
        [
            Label(
                _(
                    "{name}, version {n}: nothing is wrong with it.",
                    name=each.method,
                    n=each.version,
                )
            )
            for each in found
        ]
    )


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two versions say otherwise; None is nothing."""

    section: str
    before: Line | None
    after: Line | None
    code: str = ""


def changes(old: "Method", new: "Method") -> list[Change]:
    """Give what two versions say otherwise, in the language of the run or else in the other."""
    ours, *others = sorted(LANGUAGES, key=lambda code: code != spoken().code)
    found = _changes(old, new, language(ours))
    known = {_about(change) for change in found}
    for code in others:
        for change in _changes(old, new, language(code)):
            if _about(change) not in known:
                found.append(Change(change.section, change.before, change.after, code))
    return sorted(found, key=lambda change: list(SECTIONS).index(change.section))


def _about(change: Change) -> tuple[str, str]:
    line = change.before or change.after
    return change.section, line.item if line else ""


def _changes(old: "Method", new: "Method", said: Language) -> list[Change]:
    before, after = (
        {(line.section, line.item): line for line in lines(method, said)} for method in (old, new)
    )
    return [
        Change(key[0], before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]


def diff_screen(old: "Listed", new: "Listed") -> Screen:
    """Show what two versions say otherwise."""
    found = changes(old.method, new.method)
    name = new.method.name.label(spoken().code)
    head = _("{name}: version {old} → {new}", name=name, old=old.method.version,
             new=new.method.version)  # fmt: skip
    if not found:
        return screen((Label(bold(head)), Label(_("They say the same."))))
    sections = groupby(found, key=lambda change: change.section)
    return screen(
        Label(bold(head)),
        *(
            (Label(_(SECTIONS[section])), rows("", *map(_change, group)))
            for section, group in sections
        ),
    )


def _change(change: Change) -> tuple[str, str]:
    code = f" ({change.code})" if change.code else ""
    match change.before, change.after:
        case None, Line() as line:
            return "+", f"{_said(line)}{code}"
        case Line() as line, None:
            return "-", f"{_said(line)}{code}"
        case Line() as before, Line() as after:
            return "~", f"{_both(before, after)}{code}"
    return "", ""


def _said(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


def _both(before: Line, after: Line) -> str:
    """Say what one line became; where only its source did, that."""
    if (before.label, before.text) == (after.label, after.text):
        text = f"[{before.source}] → [{after.source}]"
        return f"{after.label or after.text}: {text}"
    if before.label == after.label and before.label:
        return f"{after.label}: {before.text} → {after.text}"
    return f"{_said(before)} → {_said(after)}"


def diff_data(old: "Listed", new: "Listed") -> dict[str, Any]:
    """Give what two versions say otherwise for other programs."""
    return {
        "method": new.method.method,
        "old": old.method.version,
        "new": new.method.version,
        "changes": [
            {
                "section": change.section,
                "item": _about(change)[1],
                "before": change.before and change.before.text,
                "after": change.after and change.after.text,
            }
            for change in changes(old.method, new.method)
        ],
    }
