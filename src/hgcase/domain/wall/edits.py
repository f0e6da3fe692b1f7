"""What may be changed in a record, and what not: an edit can only narrow who reads (W23).

Who reads more is a verb of its own (`sharing`). What was agreed, decided or told by
somebody is not written over either: there is a new one (A46, D15, E05, W5, W8).
"""

from collections.abc import Iterator
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.problem import Problem
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import fields_seen
from hgcase.i18n import N_

Path = tuple[str | int, ...]

STRICTNESS: Final = {None: 0, "free": 0, "ask": 1, "never": 2}
"""How strict a condition is under which something was given (W12)."""
OPEN_FLAG: Final[dict[str, frozenset[str | None]]] = {
    "secret": frozenset((None, "false")),
    "secret_source": frozenset(("false",)),
}
"""The values of a flag with which nothing is kept secret."""

_WIDER: Final = N_("This would let more people read it; hgcase share does that.")
_AGREED: Final = N_("This was agreed: it is never changed, a new version takes its place.")
_SAID_ALOUD: Final = N_(
    "A rule that was agreed is never changed: write a new one that replaces it."
)
_ANSWERED: Final = N_(
    "An answer that was given is never changed: add the new one behind those that are there."
)
_DECIDED: Final = N_("A decision is never changed: add the new one behind those that are there.")

_OPEN_IN_AGREED: Final[dict[str, frozenset[str]]] = {
    "safety_plans": frozenset(
        ("state", "until", "review_due", "review_why", "review_with", "answers")
    ),
    "rules": frozenset(("until", "layer", "builds_on")),
    "conditions": frozenset(("until", "met", "broken")),
}
"""What can still change once it was agreed: that it ends, is looked at again, is answered."""

_AGREED_TO: Final[dict[str, frozenset[str]]] = {
    "safety_plans": frozenset(
        ("circle", "rules", "conditions", "warning_signs", "time_out", "break_plan", "call")
    ),
    "rules": frozenset(("persons", "situation", "text", "meets", "watched_by", "if_broken")),
    "conditions": frozenset(("text",)),
}
"""What somebody agrees to: an answer to a draft is no answer to something else (D15)."""


def edit_problems(case: CaseFile, before: Model, after: Model) -> Iterator[Problem]:
    """Yield why a record cannot be changed so."""
    if not isinstance(before, Record) or not isinstance(after, Record):
        return
    path: Path = (before.KIND.section, before.key)
    found = [*_widened(path, before, after), *_written_over(case, path, before, after)]
    yield from found or _seen_anew(case, path, before, after)


# --- who reads ---------------------------------------------------------------------------


def _widened(path: Path, before: Record, after: Record) -> Iterator[Problem]:
    circle = before.KIND.circle
    if not set(getattr(after, circle) or ()) <= set(getattr(before, circle) or ()):
        yield Problem((*path, circle), _WIDER)
    if before.workers_only and not (
        after.workers_only and set(after.workers_only) <= set(before.workers_only)
    ):
        yield Problem((*path, "workers_only"), _WIDER)
    if STRICTNESS[after.may_pass_on] < STRICTNESS[before.may_pass_on]:
        yield Problem((*path, "may_pass_on"), N_("The condition of a source only gets stricter."))
    for place, old, new in _pairs(path, before, after):
        yield from _marks(place, (before, after), old, new)
    yield from _let_in(path, before, after)


def _marks(path: Path, of: tuple[Record, Record], old: Model, new: Model) -> Iterator[Problem]:
    """Yield the marks of a record, or of a line in it, that became wider."""
    for field in fields(type(old)):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if field.name in OPEN_FLAG:
            opened = OPEN_FLAG[field.name]
            if was not in opened and now in opened:
                yield Problem((*path, field.name), _WIDER)
        if field.circle and (old is not of[0] or field.name != of[0].KIND.circle):
            wide, narrow = _holds(of[0], old, field), _holds(of[1], new, field)
            if wide is not None and (narrow is None or not narrow <= wide):
                yield Problem((*path, field.name), _WIDER)


def _holds(record: Record, part: Model, field: Field) -> frozenset[str] | None:
    """Give whom a circle within a record holds; None where it holds back nobody (W6, W14)."""
    value = getattr(part, field.name)
    if value is not None:
        return frozenset(value)
    if field.name == "known_to":
        goes = _who_goes(record)
        return frozenset(goes) if goes is not None else None
    persons = getattr(part, "persons", None)  # help is for whom it is for
    return None if persons is None else frozenset(persons)


def _who_goes(record: Record) -> tuple[str, ...] | None:
    """Give who goes to a place of which a record tells; None where it tells of no place."""
    plan = getattr(record, "break_plan", None)
    found: tuple[str, ...] | None = plan.leaves if plan else getattr(record, "persons", None)
    return found


def _let_in(path: Path, before: Record, after: Record) -> Iterator[Problem]:
    """Refuse what lets somebody of the circle in whom the kind held out (W2, W3, W6, W14)."""
    circle = frozenset(getattr(after, after.KIND.circle) or ())
    for holds in (before.KIND.apart, before.KIND.within):
        if holds is None or (before.KIND.section == "advice" and holds is before.KIND.within):
            continue  # that an advice was discussed is written down as it is; its list stays
        was, now = holds(before), holds(after)
        held_out = frozenset() if was is None else circle - was
        told_aloud = circle and holds is before.KIND.apart and was is not None and now is None
        if told_aloud or held_out & (circle if now is None else now):
            yield Problem(path, _WIDER)


def _pairs(path: Path, before: Model, after: Model) -> Iterator[tuple[Path, Model, Model]]:
    """Yield a model and every line in it beside what became of it."""
    yield path, before, after
    for field in fields(type(before)):
        if field.shape in NESTED:
            old, new = getattr(before, field.name), getattr(after, field.name)
            yield from _nested((*path, field.name), old, new)


def _nested(path: Path, old: Any, new: Any) -> Iterator[tuple[Path, Model, Model]]:
    if old is None or new is None:
        return
    if not isinstance(old, tuple):
        yield from _pairs(path, old, new)
        return
    gone = [line for line in old if _same_line(line, new) is None]
    for n, line in enumerate(new):
        same = _same_line(line, old)
        for earlier in gone if same is None else [same]:  # it may be any that is no longer there
            yield from _pairs((*path, n), earlier, line)


def _same_line(line: Model, among: tuple[Model, ...]) -> Model | None:
    """Find the line that says the same, whoever may read it."""
    hidden = {"visible_to", "known_to"}

    def said(model: Model) -> dict[str, Any]:
        return {name: value for name, value in vars(model).items() if name not in hidden}

    return next((each for each in among if said(each) == said(line)), None)


_TELLS_MORE: Final = {
    "advice": frozenset({"discussed"}),
    "contacts": frozenset({"agreed"}),
    "safety_plans": frozenset({"answers", "made", "review_due", "state"}),
}
"""What is written down as it happened, although more may be read then."""


def _seen_anew(case: CaseFile, path: Path, before: Record, after: Record) -> Iterator[Problem]:
    """Refuse what lets anybody see a filled field that was hidden, by whatever change (W23)."""
    section = before.KIND.section
    changed = {name for name, value in vars(after).items() if value != vars(before)[name]}
    if changed <= _TELLS_MORE.get(section, frozenset()):
        return
    new = tuple(after if each.key == after.key else each for each in getattr(case, section))
    now = case.replace(**{section: new})
    found: set[str] = set()
    for person in sorted(case.person_keys):
        for own_talks in (False, True):
            reader = Audience(f"person:{person}", frozenset((person,)), own_talks)
            seen = fields_seen(now, reader, after.key) - fields_seen(case, reader, before.key)
            found |= {name for name in seen if vars(before)[name] not in (None, ())}
    yield from (Problem((*path, name), _WIDER) for name in sorted(found))


# --- what is never written over -----------------------------------------------------------


def _written_over(case: CaseFile, path: Path, before: Record, after: Record) -> Iterator[Problem]:
    changed = {
        field.name
        for field in fields(type(before))
        if getattr(before, field.name) != getattr(after, field.name)
    }
    if "key" in changed:
        yield Problem((*path, "key"), N_("A key is for life."))
    if "withdrawn" in changed:
        yield Problem((*path, "withdrawn"), N_("hgcase withdraw takes it back."))
    if path[0] == "rules" and "number" in changed:
        yield Problem((*path, "number"), N_("A rule keeps its number for life."))
    if before.said_by and "said_by" in changed:
        yield Problem((*path, "said_by"), N_("Somebody else's words are a record of their own."))
    if getattr(before, "session", None) and "session" in changed:
        yield Problem((*path, "session"), N_("It was said in that talk, and stays there."))
    yield from _agreed(case, path, before, after, changed)
    yield from _answered(case, path, before, after, changed)
    if path[0] == "orders":
        yield from _kept(path, before, after, "decisions", _DECIDED)


def _agreed(
    case: CaseFile, path: Path, before: Record, after: Any, changed: set[str]
) -> Iterator[Problem]:
    section = before.KIND.section
    if section not in _OPEN_IN_AGREED or not _was_agreed(case, before):
        return
    common = set(Record.model_fields) - {"key"}
    for name in sorted(changed - _OPEN_IN_AGREED[section] - common):
        yield Problem((*path, name), _SAID_ALOUD if section == "rules" else _AGREED)
    if section == "safety_plans":
        if after.state == "draft":
            yield Problem((*path, "state"), _AGREED)
        yield from _kept(path, before, after, "answers", _ANSWERED)


def _answered(
    case: CaseFile, path: Path, before: Record, after: Any, changed: set[str]
) -> Iterator[Problem]:
    """Refuse other contents of a draft to which somebody agreed, unless the answers go too."""
    section = before.KIND.section
    if not changed & _AGREED_TO.get(section, frozenset()):
        return
    for plan in case.safety_plans:
        if plan.state != "draft" or plan.taken_back or not _holds_it(plan, before):
            continue
        left = after.answers if section == "safety_plans" else plan.answers
        if any(answer.answer == "agrees" and answer in left for answer in plan.answers):
            yield Problem(
                path,
                N_("Somebody agreed to {key} as it was: empty its answers first, then ask again."),
                {"key": plan.key},
            )


def _holds_it(plan: Any, record: Any) -> bool:
    """Tell whether a record is this plan, or stands in it."""
    if record.KIND.section == "rules":
        return record.number in plan.rules
    return bool(record.key == plan.key or record.key in plan.conditions)


def _was_agreed(case: CaseFile, record: Any) -> bool:
    """Tell whether a plan was agreed, or holds this rule or condition and was (D15)."""
    if record.KIND.section == "safety_plans":
        return bool(record.state != "draft")
    for plan in case.safety_plans:
        held = plan.rules if record.KIND.section == "rules" else plan.conditions
        name = record.number if record.KIND.section == "rules" else record.key
        if plan.state != "draft" and name in held:
            return True
    return False


def _kept(path: Path, before: Any, after: Any, name: str, why: str) -> Iterator[Problem]:
    """Refuse another text of what was said or decided; what is new comes behind it.

    A yes that is written over alone would be missed on the other's next paper.
    """
    were = getattr(before, name)
    if getattr(after, name)[: len(were)] != were:
        yield Problem((*path, name), why)
