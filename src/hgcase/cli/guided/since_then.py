"""What else happened since the last talk: each thing in two or three questions."""

from collections.abc import Callable
from typing import Any, Final

from hgcase.cli.guided.about import About
from hgcase.cli.guided.field import ask_field
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.people import roll
from hgcase.cli.guided.talk import Talk
from hgcase.cli.language import _
from hgcase.cli.matching import worded
from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.standing.in_force import orders_on
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.domain.wall.inherit import as_narrow_as
from hgcase.i18n import N_

_INCIDENT: Final = "incident"


def ask_since_then(interview: Interview, talk: Talk) -> list[Step]:
    """Ask what else happened, and of each thing what is needed to hold it."""
    ways = _ways(talk)
    chosen = interview.words(
        "since then",
        _("Did anything happen since last time?"),
        worded({name: _WAYS[name] for name in ways}),
        why=_("Enter: nothing. Several may stand together. What you note here is for the team "
              "until you share it; anything else: hgcase add."),
    )  # fmt: skip
    return [step for name in chosen for step in ways[name](interview, talk)]


_WAYS: Final = {
    "police": N_("the police came"), "violence": N_("violence"), "threat": N_("a threat"),
    "order": N_("an order was not kept"), "home": N_("home is not safe"),
    "child": N_("a child was seen"),
}  # fmt: skip


def _ways(talk: Talk) -> dict[str, Callable[[Interview, Talk], list[Step]]]:
    """Give what can have happened in this household, each with what asks for it."""
    ways: dict[str, Any] = {"police": _police, "violence": _violence, "threat": _threat}
    if any(standing.binds for standing in orders_on(talk.case, talk.day)):
        ways["order"] = _order_not_kept
    ways["home"] = _home
    if _other_children(talk):
        ways["child"] = _child_seen
    return ways


def _ask(
    interview: Interview, talk: Talk, section: str, given: dict[str, Any], *names: str
) -> dict[str, Any]:
    """Ask for some fields of a record that is new; what was left out is not in it."""
    tree = dict(given)
    kind = kind_of(section)
    about = About(interview, talk.case, kind, tree, path=f"{section}.")
    declared = {field.name: field for field in fields(kind)}
    for name in names:
        value = ask_field(about.with_tree(tree), declared[name], tree.get(name))
        if value is not None:
            tree[name] = value
    return tree


def _teller(talk: Talk) -> dict[str, Any]:
    """Give who says so where only one can have said it; else it is asked."""
    return {"said_by": talk.persons[0]} if len(talk.persons) == 1 else {}


def _police(interview: Interview, talk: Talk) -> list[Step]:
    given = {"kind": "police", "at": talk.day.isoformat()}
    return [New("notifications", _ask(interview, talk, "notifications", given, "at", "text"))]


def _violence(interview: Interview, talk: Talk) -> list[Step]:
    incident = _ask(interview, talk, "incidents", {"at": talk.day.isoformat()}, "at", "place")
    names = ("kinds", "text") if _teller(talk) else ("said_by", "kinds", "text")
    given = {**_teller(talk), "incident": Key(_INCIDENT), "date": talk.day.isoformat(),
             "session": Key("session")}  # fmt: skip
    account = _ask(interview, talk, "accounts", given, *names)
    return [New("incidents", incident, _INCIDENT), New("accounts", account)]


def _threat(interview: Interview, talk: Talk) -> list[Step]:
    names = ("kind", "who", "whom", "text") if _teller(talk) else (
        "said_by", "kind", "who", "whom", "text")  # fmt: skip
    given = {**_teller(talk), "date": talk.day.isoformat()}
    return [New("markers", _ask(interview, talk, "markers", given, *names))]


def _order_not_kept(interview: Interview, talk: Talk) -> list[Step]:
    """Hold that an order was ignored, beside the order: what was decided stands as it is."""
    orders = [each.order for each in orders_on(talk.case, talk.day) if each.binds]
    steps: list[Step] = []
    for order in orders:
        name = talk.seen.name(order.person) or order.person
        if len(orders) > 1 and not interview.yes(
            f"order {order.key}", _("Was it the order on {name}?", name=name), usual=False,
            why=_("There are several orders in force."),
        ):  # fmt: skip
            continue
        given = {**_teller(talk), "kind": "order_ignored", "who": [order.person],
                 "date": talk.day.isoformat(), "follows": [order.key],
                 **as_narrow_as(order)}  # fmt: skip
        steps.append(New("markers", _ask(interview, talk, "markers", given, "since", "text")))
    return steps


def _home(interview: Interview, talk: Talk) -> list[Step]:
    given = {"date": talk.day.isoformat(), "topic": "home_safe", "answer": "not_safe",
             "said_by": talk.worker or None}  # fmt: skip
    told = {name: value for name, value in given.items() if value}
    return [New("observations", _ask(interview, talk, "observations", told, "grounds"))]


def _child_seen(interview: Interview, talk: Talk) -> list[Step]:
    children = _other_children(talk)
    seen = interview.people(
        "children seen",
        _("Which children did you see or speak to?"),
        roll(talk.case, children),
        usual=children,
        why=_("Each child has to be seen now and then, apart from its parents."),
    )
    given = {"date": talk.day.isoformat(), "topic": "last_seen", "answer": "yes",
             "said_by": talk.worker or None}  # fmt: skip
    told = {name: value for name, value in given.items() if value}
    steps: list[Step] = []
    for child in seen:
        interview.say_choices(roll(talk.case, [child]))
        of_child: dict[str, Any] = {**told, "about": [child]}
        steps.append(
            New("observations", _ask(interview, talk, "observations", of_child, "grounds"))
        )
    return steps


def _other_children(talk: Talk) -> list[str]:
    """Give the children who were not in this talk and can be spoken to."""
    return [
        person.key
        for person in talk.case.persons
        if person.key not in talk.tree.get("present", ())
        and can_be_spoken_to(person)
        and is_child(talk.case, person.key, talk.day)
    ]
