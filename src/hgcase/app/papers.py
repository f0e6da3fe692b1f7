"""Making a paper for somebody: load, wall, report."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hgcase import paths
from hgcase.app.household import done, read, whole_of
from hgcase.app.outputs import write_output
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.errors import RefusedError
from hgcase.i18n import N_, LanguageCode, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.reports import Kind

PaperFormat = Literal["md", "html"]


@dataclass(frozen=True, slots=True)
class Order:
    """What paper is asked for.

    Args:
        since: the first day it is about; the start where nothing is given.
        own_talks: put what this person told alone on their own paper.
        as_of: what was known at the end of this day; for the team alone.
    """

    audience: str
    kind: "Kind"
    paper_format: PaperFormat
    lang: LanguageCode
    since: date | None
    until: date
    own_talks: bool = False
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made: its text and the name of its file, which tell nothing (W21)."""

    ref: str
    text: str
    name: str
    audience: Audience


def make(ctx: "AppContext", ref: str, order: Order) -> Paper:
    """Make one paper of a household, and journal for whom; nothing leaves unjournaled."""
    if order.as_of is not None and order.audience != "team":
        raise RefusedError(
            N_("--as-of makes a paper for the team only."),
            hint=N_("What a family had comes back to it only as a correction, in your own words."),
            slug="only-for-team",
        )
    with ctx.store() as store:
        opened = read(ctx, store, store.find(ref, whole=True), as_of=order.as_of)
        paper = make_paper(
            opened.ref, whole_of(opened), order, today=opened.today, worker=opened.worker
        )
        action = f"report {paper.audience.name} {order.kind}"
        store.left(opened.ref, ctx.act(done(action, order.as_of)))
        return paper


def make_paper(ref: str, case: "CaseFile", order: Order, *, today: date, worker: str = "") -> Paper:
    """Make a paper from a case: the wall, then the view, then the template.

    Args:
        today: the day on which it is made; ages count on it, whatever the paper is about.
    """
    from hgcase.reports import file_name, report
    from hgcase.reports.render import render

    audience = resolve_audience(
        case, order.audience, today, own_talks=order.own_talks, worker=worker
    )
    seen = seen_by(case, audience)
    tongue = language(order.lang)
    view = report(order.kind).build(seen, since=order.since, until=order.until, language=tongue)
    text = render(view, format=order.paper_format, language=tongue)
    return Paper(ref, text, file_name(order.until, tongue, order.paper_format), audience)


def readers_folder(audience: Audience, lang: LanguageCode) -> str:
    """Name the folder for a reader's papers: ``A-B-nl``, ``team-nl``; letters, never names."""
    who = "-".join(sorted(audience.readers)) or "team"
    own = "-own-talks" if audience.own_talks else ""
    return f"{who}{own}-{lang}"


def keep_paper(reports: Path, paper: Paper, lang: LanguageCode) -> Path:
    """Write a paper to ``reports/<ref>/<reader>-<language>/``; a second one of a day gets -2."""
    folder = reports / paper.ref / readers_folder(paper.audience, lang)
    path = folder / paper.name
    n = 1
    while path.exists():
        n += 1
        path = folder / f"{Path(paper.name).stem}-{n}{Path(paper.name).suffix}"
    return write_output(path, paper.text)


def write_paper(path: Path, paper: Paper) -> Path:
    """Write a paper where the worker wants it."""
    return write_output(path, paper.text)


def reports_folder(home: Path) -> Path:
    """Give the folder of the papers: beside the folder of the store, never in it."""
    return home.parent / paths.REPORTS_FOLDER


def every_reader(case: "CaseFile", today: date) -> "Sequence[str]":
    """List the audiences for whom a household's papers make sense: team, circles, each alone."""
    from hgcase.domain.kinds.persons import is_child

    circles = sorted({",".join(sorted(plan.circle)) for plan in case.plans_in_force})
    grown = sorted(
        {
            participant.person
            for trajectory in case.trajectories
            for participant in trajectory.participants
            if not is_child(case, participant.person, today)
        }
    )
    together = [f"together:{circle}" for circle in circles if "," in circle]
    return ["team", *together, *(f"person:{key}" for key in grown)]
