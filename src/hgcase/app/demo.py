"""A store with fictional households in a folder of its own, and their papers."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from hgcase.app import papers, setup
from hgcase.app.context import AppContext
from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.errors import CannotWriteError
from hgcase.formats.reading import read_case
from hgcase.i18n import LANGUAGES, N_
from hgcase.reports import KINDS

M = TypeVar("M", bound=Model)

REFERENCE_DAY: Final = date(2026, 9, 27)
"""The day that the examples take for today."""

WORKER: Final = "Sanne de Bruin"
"""Who works in the examples."""

_MARKER: Final = ".hgcase-demo"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that was written: its kind, and where."""

    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo made: its folders, the refs of its households, and the papers of each."""

    home: Path
    key_file: Path
    reports: Path
    papers: dict[str, list[Written]]


def examples() -> list[Path]:
    """Give the case files of the examples, as shipped or in the checkout."""
    package = Path(__file__).parent.parent
    folders = (package / "examples", package.parent.parent / "examples")
    folder = next(folder for folder in folders if folder.is_dir())
    return sorted(folder.glob("*.yaml"))


def make(
    ctx: AppContext, folder: Path, tick: Callable[[], None] = lambda: None
) -> tuple[Demo, AppContext]:
    """Make the demo in *folder*, clearing an earlier one; give it and a run that uses it."""
    _clear(folder)
    demo = Demo(folder / "store", folder / "demo.key", folder / "reports", {})
    settings = ctx.settings._replace(home=demo.home, url="", key_file=demo.key_file, worker=WORKER)
    there = replace(ctx, settings=settings)
    setup.init(there, key_file=demo.key_file, passphrase=None, worker=None)
    day = ctx.today - timedelta(days=(ctx.today - REFERENCE_DAY).days % 7)
    with there.store() as store:
        for path in examples():
            case = shifted(read_case(path.read_text("utf-8"), REFERENCE_DAY), day - REFERENCE_DAY)
            ref = store.add(case, there.act("demo"))
            demo.papers[ref] = []
            for written in _papers(demo.reports, ref, case, day):
                demo.papers[ref].append(written)
                tick()
    return demo, there


def _clear(folder: Path) -> None:
    if (folder / _MARKER).is_file():
        shutil.rmtree(folder)
    if folder.exists() and any(folder.iterdir()):
        raise _no_demo(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / _MARKER).touch(mode=0o600)
    except OSError:
        raise _no_demo(folder) from None


def _no_demo(folder: Path) -> CannotWriteError:
    """Refuse a folder that holds something else: a demo never clears what it did not make."""
    return CannotWriteError(
        N_("{path} is there already and is no demo."),
        hint=N_("Name another folder: hgcase demo FOLDER"),
        slug="not-a-demo-folder",
        path=str(folder),
    )


def _papers(reports: Path, ref: str, case: CaseFile, day: date) -> Iterator[Written]:
    for audience in papers.every_reader(case, day):
        for lang in LANGUAGES:
            for kind in KINDS:
                for paper_format in ("html", "md"):
                    order = papers.Order(audience, kind, paper_format, lang, None, day)
                    paper = papers.make_paper(ref, case, order, today=day)
                    yield Written(kind, papers.keep_paper(reports, paper, lang))


def shifted(case: CaseFile, by: timedelta) -> CaseFile:
    """Move every date of a case, so that a story of then is a story of now."""
    if not by:
        return case
    moved = {
        section: tuple(_shifted(record, by) for record in getattr(case, section))
        for section in sections()
    }
    return CaseFile(_shifted(case.household, by), **moved)


def _shifted(model: M, by: timedelta) -> M:
    changed: dict[str, Any] = {}
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if isinstance(value, When):
            changed[field.name] = When.parse(_DATE.sub(lambda m: _moved(m, by), value.text))
        elif field.shape in NESTED and value:
            many = isinstance(value, tuple)
            changed[field.name] = (
                tuple(_shifted(line, by) for line in value) if many else _shifted(value, by)
            )
    return model.model_copy(update=changed) if changed else model


def _moved(found: re.Match[str], by: timedelta) -> str:
    """Move a year, a month or a day by so many days, as precise as it was."""
    year, month, day = (found[n] and int(found[n]) for n in (1, 2, 3))
    moved = date(int(year), int(month or 7), int(day or 15)) + by
    return moved.isoformat()[: 10 if day else 7 if month else 4]
