"""Starting a Break by questions: somebody is on the phone at 23:40."""

from functools import partial
from typing import Final

from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.break_place import BreakScript
from hgcase.cli.guided.plan_questions import latest_plans, which_plan
from hgcase.cli.guided.script import Told
from hgcase.cli.language import _
from hgcase.cli.matching import listed
from hgcase.domain.kinds.persons import can_be_spoken_to
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.break_notes import break_notes
from hgcase.domain.verbs.breaks import Going
from hgcase.errors import NotFoundError
from hgcase.i18n import N_
from hgcase.lists import word_list

_LEAD: Final = 12


class Start(BreakScript):
    """Ask for what is needed to begin a Break; the plan in force answers most of it (A50-A55)."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        self.ask.say(_("Danger now? 112 first."))
        self.plan = self._in_force()
        self.readers = self.plan.circle if self.plan is not None else ()
        self.leaves = self._who_leaves()
        place = self.place()
        agreed = self.host_agreed(place)
        since = self.since()
        until = self.until(since, "+2d")
        called_by = self._called_by()
        tried = self._tried()
        why = _("What led to it, in a line. Not where anybody goes.")
        because = self.line("because", self._why_asked(), self.readers, why=why)
        going = Going(self.known(place), since, until, host_agreed=agreed)
        last = [] if tried else [_("  ! A Break is the last resort: nothing is written of what "
                                   "was tried first.")]  # fmt: skip
        notes = break_notes(self.case, self.leaves, going, self.plan)
        self.confirm(_("Enter starts the Break"), going, notes, *last)
        return partial(
            break_steps.start_break,
            self.case,
            self.leaves,
            going,
            plan=self.plan,
            called_by=called_by,
            because=because,
            tried=tried,
        )

    def _in_force(self) -> SafetyPlan | None:
        """Give the plan in force, with what was agreed for now, to be read out (A55, A56)."""
        plans = latest_plans(self.case, "in_force")
        if not plans:
            self.ask.say(_("No safety plan is in force. A Break can begin without one."))
            return None
        plan = which_plan(self, plans)
        self.ask.say(self._agreed_lines(plan))
        return plan

    def _agreed_lines(self, plan: SafetyPlan) -> list[str]:
        """Lay out what a plan says of contact and children during a Break, to be read out."""
        seen = (each for each in self.seen.case.safety_plans if each.key == plan.key)
        agreed = next((each.break_plan for each in seen), None)
        if agreed is None:
            return []
        told = ((_("contact"), agreed.contact_agreement), (_("children"), agreed.care))
        lines = [line for lead, text in told if text for line in hang(f"  {lead}", text, _LEAD)]
        return [_("As agreed, to read out:"), *lines] if lines else []

    def _who_leaves(self) -> list[str]:
        there = [each for each in self.case.persons if can_be_spoken_to(each)]
        refuse = partial(break_steps.refuse_leavers, self.case, day=self.household.today)
        if self.given.who:
            leaves = _by_letter(self.given.who, [each.key for each in there])
            refuse(leaves)
            return leaves
        agreed = self.plan.break_plan.leaves if self.plan and self.plan.break_plan else ()
        return self.ask.people(
            "who",
            _("Who leaves?"),
            self.roll(there),
            usual=agreed or None,
            check=refuse,
            why=_("Letters or first names. Whoever is at home and stays needs nothing."),
        )

    def _called_by(self) -> str | None:
        return self.ask.person(
            "called by",
            _("Who called for it? (who reads the plan reads it; Enter: not said)"),
            self.roll(),
            shown=(),
            why=_("A letter, a first name, or a key such as n1 or w1."),
        )

    def _tried(self) -> list[str]:
        """Ask what was tried first: a Break is the last resort (A50)."""
        return self.ask.words(
            "tried",
            _("What was tried first?"),
            listed(word_list("tried_first").words, "tried_first"),
            why=_("A Break is the last resort. Several may stand together."),
        )

    def _why_asked(self) -> str:
        """Say with the question who may read the answer: whoever is in the circle of the plan."""
        if not self.readers:
            return _("Why? (for the team; Enter: later)")
        return _("Why? ({names} may read this; Enter: later)", names=self.names(self.readers))


def _by_letter(typed: str, there: list[str]) -> list[str]:
    """Understand letters alone: no name stands on a command line."""
    letters = typed.upper().replace(",", " ").split()
    for letter in letters:
        if letter not in there:
            raise NotFoundError(
                N_("There is nobody {key} in this household."),
                slug="nobody",
                key=letter if len(letter) == 1 else "?",
            )
    return list(dict.fromkeys(letters))
