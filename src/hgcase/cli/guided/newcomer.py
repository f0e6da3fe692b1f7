"""A household that is being started: what was told of it by now."""

from typing import TYPE_CHECKING, Any

from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, NoChoiceError
from hgcase.domain.kinds.persons import is_child
from hgcase.formats.reading import case_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.case_file import CaseFile


class Newcomer:
    """What was told of a new household.

    Args:
        interview: of this run.
        worker: who I am, by name.
    """

    def __init__(self, interview: "Interview", worker: str) -> None:
        self.interview = interview
        self.today = interview.now.date()
        self.source: dict[str, Any] = {}
        self.rules = 0  # of the first plan
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

    def names(self, keys: "Sequence[str]") -> str:
        """Give first names: ``Anna and Bram``."""
        *others, last = map(self.first_name, keys)
        if not others:
            return last
        return _("{names} and {last}", names=", ".join(others), last=last)

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

    def known(self) -> "CaseFile":
        """Give those who can be named by now."""
        sections = ("hgcase", "household", "persons", "relations", "organisations", "workers")
        return case_from({name: self.tree[name] for name in sections if name in self.tree},
                         self.today)  # fmt: skip

    def text(self, name: str, question: str, *, why: str) -> str | None:
        """Ask for a text."""
        return self.interview.text(name, question, self.refuse, why=why)

    def line(self, name: str, question: str, *, why: str) -> str | None:
        """Ask for one line that may be left out."""

        def understand(typed: str) -> str | None:
            return self.checked(typed) if typed else None

        return self.interview.ask(name, question, understand, usual="", why=why)

    def checked(self, line: str) -> str:
        """Give a line that names nobody who is not there."""
        self.refuse(line)
        return line

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


def letters_of(typed: str, among: "Sequence[str]") -> list[str]:
    """Understand letters of persons: ``A B``, ``a,b``, ``ab``.

    Raises:
        NobodyByThatLetterError: one of them is nobody here.
    """
    words = typed.upper().replace(",", " ").split() if typed != "-" else []
    letters = [each for word in words for each in (word if set(word) <= set(among) else [word])]
    for letter in letters:
        if letter not in among:
            raise NoChoiceError([Choice(e, "", e) for e in among], typed=letter)
    return letters


def one_letter(typed: str, among: "Sequence[str]") -> list[str]:
    """Understand the letter of one person.

    Raises:
        NobodyByThatLetterError: it is nobody here, or more than one.
    """
    letters = letters_of(typed, among)
    if len(letters) != 1:
        raise NoChoiceError([Choice(e, "", e) for e in among])
    return letters
