"""Commands that come from the declarations: one for each kind of record, made when it is run."""

import inspect
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Protocol, cast

import typer

from hgcase.cli import output
from hgcase.cli.group import Group, command_app
from hgcase.cli.kind_names import (
    HOUSEHOLD,
    kind_said,
    model_of,
    name_of,
    no_such_kind,
    section_named,
)
from hgcase.cli.language import _, spoken
from hgcase.cli.offers import words_offered
from hgcase.domain.case_file import sections
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, PartOfCase, fields
from hgcase.errors import CaseProblem, HgcaseError, NoTerminalError, UsageError
from hgcase.i18n import N_, Language

if TYPE_CHECKING:
    from hgcase.app.writing import Save
    from hgcase.domain.declare.record import Model

FIELD: Final = "field_"  # before the name of a field, in the parameters of a command


PARTS_OF_CASE: Final[dict[PartOfCase, str]] = {
    "people": N_("Household and people"),
    "work": N_("Who works on it, and what is allowed"),
    "events": N_("What happened"),
    "law": N_("Law and arrangements"),
    "behind": N_("What lies behind it"),
    "plan": N_("The plan and the Break"),
    "talks": N_("Talks and contact"),
    "help": N_("Help and what came of it"),
    "papers": N_("Papers and deadlines"),
}
"""The headings, in the order of the work."""

Source = Annotated[
    str | None,
    typer.Option("--from", metavar=_("FILE|-"), help=_("The fields, from a file; - is stdin.")),
]


class WrongOptionError(UsageError):
    """An option with a value that cannot be."""

    message = N_("{option} cannot have that value.")

    def __init__(self, option: str, why: HgcaseError) -> None:
        super().__init__(option=option)
        self._why = why

    def tell(self, language: Language) -> list[str]:
        """Say why the option cannot have that value."""
        first, *rest = self._why.tell(language)
        return [f"{self.params['option']}: {first}", *rest]


class KindGroup(Group):
    """A command with a command under it for each kind of record."""

    household: ClassVar[bool] = False  # whether the household's own fields are one of them
    unlisted: ClassVar[frozenset[str]] = frozenset()  # sections with a command of their own

    def body(self, section: str) -> Callable[..., None]:
        """Give what the command of one kind does."""
        raise NotImplementedError

    def about(self, section: str) -> tuple[str, str]:
        """Say what the command of one kind does, and give an example."""
        raise NotImplementedError

    @property
    def below(self) -> str:
        """What is asked after it, for the usage line."""
        return _("KIND")

    def list_commands(self, ctx: Any) -> list[str]:
        """List the kinds as they are called in the language of the run."""
        del ctx
        return [kind_said(each) for each in self._listed()]

    def names(self, ctx: Any) -> dict[str, str]:
        """Give the names of the kinds, of the format and of this language."""
        del ctx
        own = {name_of(each): kind_said(each) for each in self._listed() if each != HOUSEHOLD}
        return own | {kind_said(each): kind_said(each) for each in self._listed()}

    def _listed(self) -> list[str]:
        listed = [each for each in sections() if each not in self.unlisted]
        return [HOUSEHOLD, *listed] if self.household else listed

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Make the command of a kind from its declaration; refuse what is none."""
        section = section_named(cmd_name)
        if section is None or (section == HOUSEHOLD and not self.household):
            if ctx is not None and ctx.resilient_parsing:
                return None
            raise no_such_kind()
        app = command_app()
        text, example = self.about(section)
        app.command(help=text, epilog=example)(self.body(section))
        command = typer.main.get_command(app)
        command.name = kind_said(section)
        return command

    def rows(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give the kinds by the part of the case, each with the first things it holds."""
        del ctx
        kinds: dict[str, Any] = {section: model_of(section) for section in self._listed()}
        return [
            (_(title), [_row(each) for each, kind in kinds.items() if kind.KIND.part == part])
            for part, title in PARTS_OF_CASE.items()
        ]


def _row(section: str) -> tuple[str, str]:
    from hgcase.domain.declare.labels import field_label

    model: Any = model_of(section)
    own = [each for each in fields(model) if each.name not in _common()][:5]
    labels = (field_label(spoken(), each) for each in own)
    return kind_said(section), ", ".join(each.lower() for each in labels)


def _common() -> frozenset[str]:
    from hgcase.domain.declare.record import Record

    return frozenset(Record.model_fields)


def with_parameters(
    function: Callable[..., None], leading: list[inspect.Parameter], section: str
) -> Callable[..., None]:
    """Give a body the parameters of its command: its own, and an option for each field.

    Args:
        function: the body; its fields arrive as ``field_<name>``.
    """

    def command(**given: Any) -> None:
        function(**given)

    options = [_option(field) for field in option_fields(model_of(section))]
    signature = inspect.Signature([*leading, *options])
    command.__signature__ = signature  # type: ignore[attr-defined]
    return command


def option_fields(model: "type[Model]") -> Iterator[Field]:
    """Yield the fields that may be given on the command line: never names, never texts."""
    from hgcase.cli.answers import carries_text

    for field in fields(model):
        if Mark.MADE in field.marks or field.shape in NESTED:
            continue
        if not carries_text(model, field.name):
            yield field


def option_of(field: Field) -> str:
    """Say how the option of a field is written."""
    return f"--{field.name.replace('_', '-')}"


def _option(field: Field) -> inspect.Parameter:
    worded = field.words or field.list or field.flag
    mark = typer.Option(
        option_of(field),
        metavar=metavar(field),
        help=option_help(field),
        autocompletion=words_offered(field) if worded else None,
    )
    return inspect.Parameter(
        FIELD + field.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[str | None, mark],
    )


def metavar(field: Field) -> str:
    """Say what an option takes: ``DATE``, ``KEY,…``, ``y|n|u``."""
    from hgcase.domain.declare.values import When

    if field.flag:
        return _("y|n|u")
    if field.ref is not None and field.ref.by == "key":
        name = _("KEY")
    elif field.words:
        name = _("WORD") if len("|".join(field.words)) > _SHORT else "|".join(field.words)
    elif field.list:
        name = _("WORD")
    else:
        name = {int: _("NUMBER"), When: _("DATE")}.get(field.type, _("WORD"))
    return f"{name},…" if field.shape == "texts" else name


_SHORT: Final = 36
_MOST_WORDS: Final = 12


def option_help(field: Field) -> str:
    """Say what an option is for: its question, and the words that it takes."""
    from hgcase.domain.declare.labels import field_question, field_words

    words = {} if field.flag else field_words(spoken(), field)
    told = ", ".join(
        word if label.replace(" ", "_") == word else f"{word} ({label})"
        for word, label in list(words.items())[:_MOST_WORDS]
    )
    more = ", …" if len(words) > _MOST_WORDS else ""
    question = field_question(spoken(), field)
    ended = question if question.endswith((".", "?", ")")) else f"{question}."
    return f"{ended} {told}{more}".strip()


def given_fields(section: str, given: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Read the fields that were given as options, as a case file writes them."""
    from hgcase.cli.answers import day_said, understood
    from hgcase.domain.declare.values import When

    tree: dict[str, Any] = {}
    for field in option_fields(model_of(section)):
        typed = given.get(FIELD + field.name)
        if typed is None:
            continue
        try:
            tree[field.name] = understood(field, typed, now)
        except HgcaseError as error:
            raise WrongOptionError(option_of(field), error) from None
        if field.type is When and tree[field.name] != typed:
            output.note(f"  {option_of(field)} → {day_said(tree[field.name])}")
    return tree


def refuse_missing(section: str, given: dict[str, Any]) -> None:
    """Refuse where a field is needed that nobody can be asked for; say of each how it is given."""
    from hgcase.domain.declare.labels import field_question

    options = {field.name for field in option_fields(model_of(section))}
    problems = []
    for field in fields(model_of(section)):
        if not field.required or field.name in given or field.name == "key":
            continue
        place = option_of(field) if field.name in options else f"--from ({field.name})"
        told = {"place": place, "question": field_question(spoken(), field)}
        problems.append(CaseProblem(N_("{place} is missing: {question}"), params=told))
    if problems:
        raise NoTerminalError(problems=problems, option="--from")


def parameters(**given: Any) -> list[inspect.Parameter]:
    """Make the parameters of a command: an annotation, or an annotation and its default."""
    found = []
    for name, meant in given.items():
        annotation, default = (
            meant if isinstance(meant, tuple) else (meant, inspect.Parameter.empty)
        )
        found.append(
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
            )
        )
    return found


class Extra(Protocol):
    """What a kind's own module adds to ``hgcase add``: options, and what they bring."""

    EXTRA: list[inspect.Parameter]

    def attached(self, given: dict[str, Any]) -> "tuple[dict[str, Any], Save | None]":
        """Take the module's own options out of *given*; give fields, and who writes them."""


_EXTRAS: Final = {"documents": "hgcase.cli.document"}


def extra_of(section: str) -> Extra | None:
    """Give what a kind adds to its command, where it has a module for it."""
    module = _EXTRAS.get(section)
    if module is None or find_spec(module) is None:
        return None
    found = import_module(module)
    return cast("Extra", found) if hasattr(found, "EXTRA") else None
