"""A household that is being started: what was told of it by now."""

from collections.abc import Sequence
from typing import Any

from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.people import roll
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice
from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.persons import is_child
from hgcase.formats.reading import case_from


class Newcomer:
    """What was told of a new household."""

    def __init__(self, interview: Interview, worker: str) -> None:
        self.interview = interview
        self.today = interview.now.date()
        self.source: dict[str, Any] = {}
        self.rules = 0  # of the first plan
        self.parts = 0  # of the dialog
        self.tree: dict[str, Any] = {
            "hgcase": "1",
            "household": {"opened": self.today.isoformat()},
            "persons": [],
            "workers": [
                {"key": "w1", "name": worker, "on_paper": worker.partition(" ")[0]}
            ],
        }  # fmt: skip

    @property
    def keys(self) -> list[str]:
        """The letters of all persons."""
        return [person["key"] for person in self.tree["persons"]]

    @property
    def grown(self) -> list[str]:
        """The letters of those who are not known to be children."""
        return [key for key in self.keys if not self.is_child(key)]

    @property
    def children(self) -> list[str]:
        """The letters of the children, by their birth."""
        return [key for key in self.keys if self.is_child(key)]

    @property
    def taking_part(self) -> list[str]:
        """The letters of those who take part in the help that starts."""
        helped = self.tree.get("trajectories", ())
        return [each["person"] for trajectory in helped for each in trajectory["participants"]]

    def is_child(self, key: str) -> bool:
        """Tell who may be a child, by birth and by whose child somebody is (W3)."""
        return is_child(self.known(), key, self.today)

    def first_name(self, key: str) -> str:
        """Give the first name of a person."""
        return str(self._person(key)["name"].split()[0])

    def names(self, keys: Sequence[str]) -> str:
        """Give first names: ``Anna and Bram``."""
        return spoken().names([self.first_name(key) for key in keys])

    def roll(self, keys: Sequence[str]) -> list[Choice]:
        """Give those of the persons who can be meant."""
        return roll(self.known(), keys)

    def people(
        self,
        name: str,
        question: str,
        among: Sequence[str],
        *,
        usual: Sequence[str],
        why: str,
        fixed_by: str | None = None,
    ) -> list[str]:
        """Ask for persons of the household."""
        return self.interview.people(
            name, question, self.roll(among), usual=usual, why=why, fixed_by=fixed_by
        )

    def _person(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = next(each for each in self.tree["persons"] if each["key"] == key)
        return found

    def put(self, section: str, tree: dict[str, Any]) -> None:
        """Add a record; what was left out is not in it."""
        told = {name: value for name, value in tree.items() if value not in (None, [], "")}
        self.tree.setdefault(section, []).append(told)

    def refuse(self, line: str) -> None:
        """Refuse a line that names nobody."""
        refuse_line(self.known(), set(), line)

    def known(self) -> CaseFile:
        """Give those who can be named by now."""
        sections = ("hgcase", "household", "persons", "relations", "organisations", "workers")
        return case_from({name: self.tree[name] for name in sections if name in self.tree},
                         self.today)  # fmt: skip

    def text(self, name: str, question: str, *, why: str) -> str | None:
        """Ask for a text."""
        return self.interview.text(name, question, self.refuse, why=why)

    def line(self, name: str, question: str, *, needed: bool = False, why: str) -> str | None:
        """Ask for one line that names nobody who is not there."""
        return self.interview.line(name, question, self.refuse, needed=needed, why=why)

    def worker_named(self, name: str) -> str:
        """Give the key of a worker of this name, who is new if need be."""
        workers = self.tree["workers"]
        for worker in workers:
            if worker["name"].casefold() == name.casefold():
                return str(worker["key"])
        key = f"w{len(workers) + 1}"
        workers.append({"key": key, "name": name, "on_paper": name.split(maxsplit=1)[0]})
        return key

    def organisation_named(self, name: str, kind: str) -> str:
        """Give the key of an organisation of this name, which is new if need be."""
        organisations = self.tree.setdefault("organisations", [])
        for each in organisations:
            if each["name"].casefold() == name.casefold():
                return str(each["key"])
        key = f"o{len(organisations) + 1}"
        organisations.append({"key": key, "name": name, "kind": kind})
        return key

    def summary(self) -> list[str]:
        """Say in a few lines what will be saved."""
        grown, children = len(self.grown), len(self.children)
        people = spoken().ngettext("{n} grown-up", "{n} grown-ups", grown)
        young = spoken().ngettext("{n} child", "{n} children", children) if children else ""
        plan = spoken().ngettext("{n} rule", "{n} rules", self.rules) if self.rules else ""
        begun = "" if self.tree.get("trajectories") else _("a worry, no help yet")
        told = ", ".join(filter(None, (people, young, begun, plan)))
        return ["", _("To be saved: {what}.", what=told)]
