"""The command ``hgcase safety-plan``."""

from importlib import import_module
from typing import Annotated, Final

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import AsOf, Json, Ref, context, look_back

app = command_app(usual="show", about=_("The safety plan of a household."))

SECTIONS: Final = ("conditions", "rules", "safety_plans", "stays")
"""What the screen is made of, beside what texts name; it cannot ask for another one."""


@app.command(
    "show",
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


def _guided(verb: str, script: str, short_help: str, about: str) -> None:
    """Make a command that asks by a script, writes, and says what changed."""

    @app.command(
        verb, short_help=short_help, help=about, epilog=f"hgcase safety-plan {verb} LM4827"
    )
    def run(ref: Ref) -> None:
        from hgcase.cli.asked import ask_and_say
        from hgcase.cli.screens.plan_changed import changed_screen

        module, name = script.split(":")
        asked = getattr(import_module(f"hgcase.cli.guided.{module}"), name)
        ask_and_say(ref, f"safety-plan {verb}", asked, changed_screen)


_guided(
    "new",
    "plan:NewPlan",
    _("Begin the next version, a draft."),
    _(
        "Begin the next version of a plan: a draft with all that the last one holds, or with what "
        "the approach proposes. What was agreed stays as it is until they agree to the draft."
    ),
)
_guided(
    "add-rule",
    "plan:AddRule",
    _("Add a rule to the draft, or put it in the place of another."),
    _(
        "Add a rule: in which situation, what they agreed, whom it binds. Its number is for life. "
        "It goes into the draft; an agreed plan is never changed, so a draft is begun if there is "
        "none."
    ),
)
_guided(
    "agree",
    "plan_agreement:Agreement",
    _("Write down who agrees; once all do, the draft is in force."),
    _(
        "Write down what each grown-up answers to the draft. Once all agree it is in force, and "
        "the one before has ended. A child is told, and is not asked to agree."
    ),
)
_guided(
    "review",
    "plan_course:Review",
    _("Look at the plan again, and say when next."),
    _(
        "Write down that you looked at the plan again: who was there, whether it can stay, and "
        "when next. If it cannot stay, a draft is begun."
    ),
)


@app.command(
    "diff",
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


_guided(
    "suspend",
    "plan_course:Suspension",
    _("Suspend the plan for a time, or let it go on."),
    _(
        "Suspend a plan for a time, with the reason: its rules stay, and no plan is in force. "
        "Of a plan that is suspended it asks whether it goes on."
    ),
)
_guided(
    "end",
    "plan_course:EndOfPlan",
    _("End the plan, with its rules."),
    _(
        "End a plan with the reason, and its rules with it. To change a plan you do not end it: "
        "the next version takes its place."
    ),
)
