"""What a method asks of a safety plan beside rules: conditions, and the Break (A54-A56, D17)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import dotted
from hgcase.cli.guided.script import Script
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import listed, worded
from hgcase.domain.verbs.breaks import EMERGENCY_BED
from hgcase.domain.verbs.plan_new import parts_missing
from hgcase.domain.verbs.steps import Key, New, Step
from hgcase.i18n import N_
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.methods.parts import Method

_CONDITION: Final = "condition"
_HOSTED: Final = ("family", "friends")
_NO_MORE: Final = "no_more"


def missing_lines(method: "Method | None", plan: "SafetyPlan") -> list[str]:
    """Say which parts the method asks for and the plan does not have; none bars anything."""
    if method is None:
        return []
    code = spoken().code
    names = [part.name.label(code) for part in parts_missing(plan, method)]
    if not names:
        return []
    told = _("Still missing for {method}: {parts}.", method=method.name.label(code),
             parts=dotted(names))  # fmt: skip
    return [told]


def ask_parts(
    script: Script, circle: Sequence[str], before: "SafetyPlan | None"
) -> tuple[dict[str, Any], tuple[Step, ...]]:
    """Ask for the parts that the method asks for and the version before does not have.

    Returns:
        Fields of the new version, and the records that come with it.
    """
    return _Parts(script, circle).asked(before)


class _Parts(Script):
    def __init__(self, script: Script, circle: Sequence[str]) -> None:
        super().__init__(script.ask, script.household)
        self.circle = circle

    def asked(self, before: "SafetyPlan | None") -> tuple[dict[str, Any], tuple[Step, ...]]:
        method = self.household.method
        parts = {each.part for each in parts_missing(before, method)} if method else set()
        told: dict[str, Any] = {}
        steps: tuple[Step, ...] = ()
        if "conditions" in parts and (text := self._condition()):
            since = self.household.today.isoformat()
            steps = (New("conditions", {"text": text, "since": since}, name=_CONDITION),)
            told["conditions"] = [Key(_CONDITION)]
        planned = before is not None and before.break_plan is not None
        if any(part.startswith("break_plan") for part in parts) and not planned:
            told |= self._break_plan()
        return told, steps

    def _condition(self) -> str | None:
        why = _("A condition that can be seen: the children sleep through; nobody drinks at home. "
                "Help that somebody goes to is no condition.")  # fmt: skip
        return self.line("condition", _("What must be so? (Enter: later)"), self.circle, why=why)

    # --- the Break ----------------------------------------------------------------------------

    def _break_plan(self) -> dict[str, Any]:
        """Ask who leaves if it comes to a Break, where to, how they keep contact (A54, A55)."""
        leaves = self._leaves()
        if not leaves:
            return {}
        agreed = {
            "leaves": leaves,
            "places": self._places(leaves),
            "contact_agreement": self.line(
                "contact", _("How do they keep contact then? (Enter: later)"), self.circle,
                why=_("How often, by whom, and about what: agreed now, not in the night."),
            ),
            "care": self.line(
                "care", _("Who looks after the children then? (Enter: nothing agreed)"),
                self.circle, why=_("Where they are, who brings and fetches them."),
            ),
        }  # fmt: skip
        return {"break_plan": {name: value for name, value in agreed.items() if value}}

    def _leaves(self) -> list[str]:
        return self.ask.people(
            "leaves",
            _("Who leaves if it comes to a Break? (Enter: later)"),
            self.roll(self.case.persons),
            why=_("Agreed now, it need not be decided at night. Best not who cares for the "
                  "children."),
        )  # fmt: skip

    def _places(self, leaves: Sequence[str]) -> list[dict[str, Any]]:
        """Ask for places in the order in which they are tried (A52)."""
        found: list[dict[str, Any]] = []
        while (kind := self._kind(len(found) + 1)) != _NO_MORE:
            n = len(found) + 1
            place: dict[str, Any] = {"kind": kind}
            if kind in _HOSTED and (host := self._host(n)):
                place["host"] = host
            if kind == EMERGENCY_BED:
                place["reason"] = self.line(
                    f"reason {n}", _("Why an emergency bed? (for the team)"), needed=True,
                    why=_("It is for extreme need only, when nothing else can be."),
                )  # fmt: skip
            found.append(place | self._known_to(n, leaves, place))
        return found

    def _kind(self, n: int) -> str:
        places = listed(word_list("places").words, "places")
        return self.ask.word(
            f"place {n}",
            _("Place {n}, to be tried in this order?", n=n),
            [*places, *worded({_NO_MORE: N_("no more places")})],
            usual=_NO_MORE,
            why=_("Family or friends first, then a hotel; an emergency bed is the last of all."),
        )

    def _host(self, n: int) -> str | None:
        return self.ask.person(
            f"host {n}",
            _("With whom? (Enter: not said)"),
            self.roll(),
            shown=self.roll(self.case.contacts),
            why=_("Somebody who was asked and said yes. Right for one may be wrong for the other."),
        )

    def _known_to(self, n: int, leaves: Sequence[str], place: dict[str, Any]) -> dict[str, Any]:
        """Ask who may know where; else only who goes (W6). It holds for this place alone."""
        known = self.ask.circle(
            f"known {n}",
            _("Who may know where that is?"),
            [tuple(leaves), tuple(dict.fromkeys((*leaves, *self.circle)))],
            self.roll([*dict.fromkeys((*leaves, *self.circle))]),
            why=_("On the papers of all others it stands nowhere: only who goes, unless you say "
                  "more."),
            fixed_by=repr((sorted(place.items()), list(self.circle), list(leaves))),
        )  # fmt: skip
        return {} if set(known) == set(leaves) else {"known_to": list(known)}
