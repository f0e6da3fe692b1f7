"""Where every run begins and ends: one line for each error, and its exit code.

Nothing that a user typed and nothing that is stored is repeated in an error.
"""

import os
import sys
from typing import Any

from hgcase import lists, paths
from hgcase.cli import output
from hgcase.cli.commands import COMPLETING
from hgcase.cli.language import _, settle, spoken
from hgcase.errors import HgcaseError
from hgcase.i18n import N_

UNEXPECTED = 1
USAGE = 2
INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """Run one command line and give its exit code."""
    settle(argv)
    if COMPLETING in os.environ:
        from hgcase.cli.completion import complete

        return complete(os.environ[COMPLETING])
    with lists.own_words(paths.home):
        try:
            from hgcase.cli.root import root

            code = root(argv)
            _tell_left_out()
        except BaseException as error:  # noqa: BLE001 — the one boundary: a code, and no content
            return _say(error)
    # The framework keeps Ctrl-C to itself, and gives its code.
    return _say(KeyboardInterrupt()) if code == INTERRUPTED else code


def _tell_left_out() -> None:
    """Say which of the organisation's own files this run went without."""
    for path in lists.left_out():
        if path.parent.name == lists.FOLDER:
            text = _("{path} was left out: 'hgcase config' tells what is wrong.", path=path)
        else:
            text = _("{path} was left out: 'hgcase method check' tells what is wrong.", path=path)
        output.note(text)


def _say(error: BaseException) -> int:
    """Say what went wrong in one line, and give the exit code of its kind."""
    from typer.exceptions import Abort, TyperException

    match error:
        case HgcaseError():
            lines, code = error.tell(spoken()), error.exit_code
            if isinstance(error, output.OutputLostError):
                _silence_stdout()
        case TyperException() if type(error).__name__ == "NoArgsIsHelpError":
            ctx: Any = getattr(error, "ctx")  # noqa: B009 — the class is private to the framework
            output.tell(ctx.command.page(ctx))
            return USAGE
        case TyperException():
            lines, code = _usage(error), USAGE
        case Abort() | KeyboardInterrupt() | EOFError():
            lines, code = [_("Stopped. Nothing was saved.")], INTERRUPTED
        case BrokenPipeError() | SystemExit():  # the framework leaves so when nobody reads on
            lines, code = [], UNEXPECTED
            _silence_stdout()
        case _:
            lines, code = _unexpected(error), UNEXPECTED
    if lines:
        output.refuse(lines)
    return code


def _usage(error: Any) -> list[str]:
    """Say what was wrong with the command line, without repeating what was typed."""
    from hgcase.cli.group import Group, choices_said

    sort = type(error).__name__
    param = getattr(error, "param", None)
    named = getattr(param, "opts", None) or []
    long = next((opt for opt in named if opt.startswith("--")), "")
    place = long or str(getattr(param, "display_name_raw", "")).upper()
    messages = {
        "MissingParameter": N_("{place} is missing."),
        "BadParameter": N_("{place} cannot have that value."),
        "NoSuchOption": N_("There is no such option here."),
        "BadOptionUsage": N_("An option misses its value, or has one too many."),
    }
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else "hgcase"
    above = ctx is not None and isinstance(ctx.command, Group)
    message = N_("A command is missing.") if above else N_("Too much, or not what is asked here.")
    lines = [_(messages.get(sort, message), place=place or _("Something"))]
    words = choices_said(param)
    if words == ["-"]:  # what is asked, so that no shell remembers it
        lines = [_("That is asked, never typed on the command line: type {path} alone.", path=path)]
    elif words:
        lines.append(_("Choose: {choices}.", choices=", ".join(words)))
    if near := getattr(error, "possibilities", None):
        lines.append(_("Do you mean: {choices}?", choices=", ".join(sorted(near))))
    lines.append(_("How it goes: {path} --help", path=path))
    return lines


def _unexpected(error: BaseException) -> list[str]:
    trace = error.__traceback__
    place = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("hgcase"):
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    sort = type(error).__name__
    return [
        _("Something went wrong that should not: {sort} at {place}.", sort=sort, place=place),
        _("Nothing is shown of the content. What was saved before this stays saved."),
    ]


def _silence_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
