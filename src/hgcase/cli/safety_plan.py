"""The command ``hgcase safety-plan``."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import AsOf, Json, Ref, context, look_back

if TYPE_CHECKING:
    from hgcase.cli.guided.plan_questions import PlanScript

app = command_app(usual="show")

SECTIONS: Final = ("conditions", "rules", "safety_plans", "stays")
"""What the screen is made of, beside what texts name; it cannot ask for another one."""


@app.callback(help=_("The safety plan of a household."), no_args_is_help=True)
def safety_plan() -> None:
    """Hold the commands about the plan."""


@app.command(
    "show",
    cls=Command,
    short_help=_("Show the plan in force on one screen."),
    help=_(
        "Show the plan in force on one screen: danger and address first, who is where, whom to "
        "call, what to do when it gets tense, the rules, and the Break."
    ),
    epilog="hgcase safety-plan show LM4827\nhgcase safety-plan show LM --letters",
)
def show(
    ref: Ref,
    *,
    letters: Annotated[
        bool, typer.Option("--letters", help=_("Letters instead of first names."))
    ] = False,
    where: Annotated[
        bool, typer.Option("--where", help=_("Say where somebody stays who is not at home."))
    ] = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Show the plan."""
    from hgcase.app.household import look
    from hgcase.cli.screens.plan import plan_data, plan_screen

    ctx = context()
    day = look_back(ctx, as_of)
    with look(ctx, ref, "safety-plan show", as_of=day, sections=SECTIONS) as shown:
        if json:
            output.data("safety-plan", plan_data(shown, shown.today))
        else:
            output.show(plan_screen(shown, shown.today, letters=letters, where=where))


@app.command(
    "new",
    cls=Command,
    short_help=_("Begin the next version, a draft."),
    help=_(
        "Begin the next version of a plan: a draft with all that the last one holds, or with what "
        "the approach proposes. What was agreed stays as it is until they agree to the draft."
    ),
    epilog="hgcase safety-plan new LM4827",
)
def new(ref: Ref) -> None:
    """Begin a version."""
    from hgcase.cli.guided.plan import NewPlan

    _ask(ref, "new", NewPlan)


@app.command(
    "add-rule",
    cls=Command,
    short_help=_("Add a rule to the draft, or put it in the place of another."),
    help=_(
        "Add a rule: in which situation, what they agreed, whom it binds. Its number is for life. "
        "It goes into the draft; an agreed plan is never changed, so a draft is begun if there is "
        "none."
    ),
    epilog="hgcase safety-plan add-rule LM4827",
)
def add_rule(ref: Ref) -> None:
    """Add a rule."""
    from hgcase.cli.guided.plan import AddRule

    _ask(ref, "add-rule", AddRule)


@app.command(
    "agree",
    cls=Command,
    short_help=_("Write down who agrees; once all do, the draft is in force."),
    help=_(
        "Write down what each grown-up answers to the draft. Once all agree it is in force, and "
        "the one before has ended. A child is told, and is not asked to agree."
    ),
    epilog="hgcase safety-plan agree LM4827",
)
def agree(ref: Ref) -> None:
    """Write down who agrees."""
    from hgcase.cli.guided.plan_agreement import Agreement

    _ask(ref, "agree", Agreement)


@app.command(
    "review",
    cls=Command,
    short_help=_("Look at the plan again, and say when next."),
    help=_(
        "Write down that you looked at the plan again: who was there, whether it can stay, and "
        "when next. If it cannot stay, a draft is begun."
    ),
    epilog="hgcase safety-plan review LM4827",
)
def review(ref: Ref) -> None:
    """Look at the plan again."""
    from hgcase.cli.guided.plan_course import Review

    _ask(ref, "review", Review)


@app.command(
    "diff",
    cls=Command,
    short_help=_("Show what differs between two versions."),
    help=_(
        "Show what the later version of a plan has other than the earlier one. Without keys: the "
        "last two versions of each circle."
    ),
    epilog="hgcase safety-plan diff LM4827\nhgcase safety-plan diff LM4827 sp1 sp2",
)
def diff(
    ref: Ref,
    before: Annotated[
        str | None, typer.Argument(metavar=_("KEY"), help=_("The earlier version: sp1."))
    ] = None,
    after: Annotated[
        str | None,
        typer.Argument(metavar=_("KEY"), help=_("The later one: sp2; else the last one.")),
    ] = None,
    *,
    where: Annotated[
        bool, typer.Option("--where", help=_("Name the places of a Break as well."))
    ] = False,
    json: Json = False,
) -> None:
    """Show what differs."""
    from hgcase.app.household import look
    from hgcase.cli.drawing.tree import Screen
    from hgcase.cli.screens.plan_diff import diff_data, diff_screen
    from hgcase.domain.standing.plan_diff import differences, versions_of

    ctx = context()
    with look(ctx, ref, "safety-plan diff", sections=SECTIONS) as shown:
        case = shown.seen.case
        pairs = [
            (old, new, differences(case, old, new)) for old, new in versions_of(case, before, after)
        ]
        if json:
            told = {"ref": shown.ref, "plans": [diff_data(*pair) for pair in pairs]}
            output.data("safety-plan-diff", told)
            return
        screens = [diff_screen(shown.seen, *pair, shown.today, where=where) for pair in pairs]
        output.show(sum(screens, Screen(())))


@app.command(
    "suspend",
    cls=Command,
    short_help=_("Suspend the plan for a time, or let it go on."),
    help=_(
        "Suspend a plan for a time, with the reason: its rules stay, and no plan is in force. "
        "Of a plan that is suspended it asks whether it goes on."
    ),
    epilog="hgcase safety-plan suspend LM4827",
)
def suspend(ref: Ref) -> None:
    """Suspend the plan."""
    from hgcase.cli.guided.plan_course import Suspension

    _ask(ref, "suspend", Suspension)


@app.command(
    "end",
    cls=Command,
    short_help=_("End the plan, with its rules."),
    help=_(
        "End a plan with the reason, and its rules with it. To change a plan you do not end it: "
        "the next version takes its place."
    ),
    epilog="hgcase safety-plan end LM4827",
)
def end(ref: Ref) -> None:
    """End the plan."""
    from hgcase.cli.guided.plan_course import EndOfPlan

    _ask(ref, "end", EndOfPlan)


def _ask(ref: str, verb: str, script: "type[PlanScript]") -> None:
    """Ask, write, and say what changed."""
    from hgcase.cli.asked import ask_and_say
    from hgcase.cli.screens.plan_changed import changed_screen

    ask_and_say(ref, f"safety-plan {verb}", script, changed_screen)
