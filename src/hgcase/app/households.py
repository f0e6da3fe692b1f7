"""All households of the store, and a new one."""

from typing import TYPE_CHECKING

from hgcase.domain.checks.problems import problems_of

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.overview import OverviewRow


def overview(ctx: "AppContext") -> "list[OverviewRow]":
    """List the households of the store, without names."""
    with ctx.store() as store:
        rows = store.overview(ctx.today)
        store.looked(None, ctx.act("households"))
        return rows


def start(
    ctx: "AppContext", case: "CaseFile", *, action: str = "new-household", finishes: str = ""
) -> str:
    """Write a new household and give its ref.

    Args:
        finishes: the command whose draft of no household is no longer needed.
    """
    from hgcase.app.one_record import refuse
    from hgcase.domain.wall.circles import with_circles

    whole = with_circles(case, ctx.today)
    refuse(problems_of(whole), "", "")
    with ctx.store() as store:
        return store.add(whole, ctx.act(action), finishes=finishes)
