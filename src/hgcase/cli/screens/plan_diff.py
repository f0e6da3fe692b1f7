"""What the later version of a plan has other than the earlier one, on a screen."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import Label, Screen, Table, bold, dim, dotted, rows, screen
from hgcase.cli.language import _, say_when, spoken
from hgcase.domain.declare.labels import field_label
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.plan import BreakPlace, BreakPlan, Rule, SafetyPlan, TimeOut
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.standing.plan_diff import Difference
    from hgcase.domain.wall.seen import Seen

_HEADS: Final = {
    "rule": N_("RULES"), "condition": N_("MUST BE"), "sign": N_("TENSE?"), "time_out": N_("TENSE?"),
    "break_place": N_("BREAK"), "break_plan": N_("BREAK"), "call": N_("CALL"),
    "review": N_("REVIEW"),
}  # fmt: skip
_MARKS: Final = {"added": "+", "gone": "-", "changed": "~"}


def diff_screen(
    seen: "Seen",
    before: SafetyPlan,
    after: SafetyPlan,
    found: "tuple[Difference, ...]",
    today: date,
    *,
    where: bool = False,
) -> Screen:
    """Lay out the differences of two versions, under the heads of the plan itself.

    Args:
        where: name the places of a Break, beside what sort of place each is.
    """
    speaker = _Speaker(seen, today, where=where)
    head = _(
        "{key} ({state}) beside {other} ({other_state})",
        key=after.key,
        state=speaker.state(after),
        other=before.key,
        other_state=speaker.state(before),
    )
    if not found:
        return screen((Label(bold(head)), Label(_("Nothing is different."))))
    marks = dim(_("+ new   - no longer   ~ other"))
    return screen((Label(bold(head)), Label(marks)), *_parts(speaker, found))


def _parts(speaker: "_Speaker", found: "tuple[Difference, ...]") -> Iterator[Table]:
    for head in dict.fromkeys(_HEADS[each.part] for each in found):
        of_head = (each for each in found if _HEADS[each.part] == head)
        yield rows(_(head), *((_MARKS[each.how], speaker.difference(each)) for each in of_head))


class _Speaker:
    """Says what differs, in words."""

    def __init__(self, seen: "Seen", today: date, *, where: bool) -> None:
        self._seen = seen
        self._today = today
        self._where = where

    def state(self, plan: SafetyPlan) -> str:
        """Say how a plan stands, and of when it is."""
        return f"{say(spoken(), plan.state)}, {say_when(plan.made, self._today)}"

    def difference(self, found: "Difference") -> str:
        """Say one difference; of what became other, what it was stands behind it."""
        label = self._label(found)
        value = found.before if found.how == "gone" else found.after
        text = self._said(found, value)
        if found.how == "changed":
            text = _("{text} (was: {before})", text=text, before=self._said(found, found.before))
        return f"{label}: {text}" if label else text

    def _label(self, found: "Difference") -> str:
        if found.part == "sign":
            return _("sign")
        if found.part == "break_place":
            return _("places") if found.how == "changed" else _("place")
        kind = {"time_out": TimeOut, "break_plan": BreakPlan}.get(found.part)
        if kind is None:
            return _("look again") if found.part == "review" else ""
        field = next(each for each in fields(kind) if each.name == found.field)
        label = field_label(spoken(), field).lower()
        return _("time-out, {field}", field=label) if kind is TimeOut else label

    def _said(self, found: "Difference", value: Any) -> str:
        if found.part == "rule":
            return self._rule(value)
        if found.part == "condition":
            return str(value.text)
        if found.part == "break_place":
            places = value if isinstance(value, tuple) else (value,)
            return _(", then ").join(map(self._place, places))
        if isinstance(value, When):
            return say_when(value, self._today)
        if found.part == "call" or isinstance(value, tuple):
            return self._names(value)
        return say(spoken(), str(value)) if found.field == "contact_restored_by" else str(value)

    def _rule(self, rule: Rule) -> str:
        return f"{rule.number}  {rule.situation}: {rule.text}"

    def _place(self, place: BreakPlace) -> str:
        kind = say(spoken(), place.kind, of="places")
        if not self._where:
            return f"{kind} (--where)" if place.host or place.name else kind
        host = self._names(place.host) if place.host else ""
        return dotted((kind, host, place.name or ""))

    def _names(self, keys: Any) -> str:
        return ", ".join(self._seen.called((keys,) if isinstance(keys, str) else keys))


def diff_data(
    before: SafetyPlan, after: SafetyPlan, found: "tuple[Difference, ...]"
) -> dict[str, object]:
    """Give the differences for other programs."""
    return {
        "before": before.key,
        "after": after.key,
        "differences": [
            {
                "part": each.part,
                "how": each.how,
                "field": each.field,
                "before": _plain(each.before),
                "after": _plain(each.after),
            }
            for each in found
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, When):
        return str(value)
    return tree_of(value) if hasattr(value, "model_fields_set") else value
