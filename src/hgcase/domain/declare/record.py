"""What every record, part of a record and value is made of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from hgcase.domain.declare.readers import TEAM, unless_secret_source
from hgcase.domain.declare.values import (
    AnyKey,
    Circle,
    DocumentKey,
    Flag,
    Key,
    Line,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    Subject,
    Text,
    When,
    WorkerKey,
)
from hgcase.domain.declare.vocabulary import WHOLE, Head, Kind, Known, Mark

if TYPE_CHECKING:
    from hgcase.domain.problem import Problem


class Model(BaseModel):
    """A frozen value that is checked at the border and never shows its content."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True
    )

    HEAD: ClassVar[Head] = ()
    """What heads it, and may never be cut: pieces with the names of fields in them.

    A piece is left out where one of its fields is empty; of several ways the first is taken
    of which all are filled.
    """
    NAMED: ClassVar[Head] = ()
    """How another record calls it, in its words: shorter than what heads it, or with its day."""

    @classmethod
    def base(cls) -> "type[Model] | None":
        """Give the model whose fields every kind of this sort has; None where there is none."""
        return None

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show the key and nothing else: a repr may end up in a log."""
        yield from (("key", getattr(self, "key", "")),)


class Value(Model):
    """A value of several fields, kept whole in one column of its record."""

    STORED: ClassVar[str] = "value"


class Part(Model):
    """A line in a list of a record, in a table of its own."""

    STORED: ClassVar[str] = "part"
    BESIDE: ClassVar[tuple[str, ...]] = ()  # fields that name lines beside it, by their keys


class Reading(Value):
    """A second reading of a field, kept beside the first and not chosen away."""

    HEAD: ClassVar = ("{field}: {value}",)

    field: Annotated[Line, Mark.PATH]
    value: Annotated[Text, Mark.AS_STORED]
    said_by: Party | None = None


class Showing(Value):
    """Who was told or shown the record."""

    HEAD: ClassVar = ("{party}",)

    party: Party
    date: When
    shown_by: WorkerKey | None = None


class Withdrawal(Value):
    """A statement taken back, or one of which somebody says that it will be."""

    HEAD: ClassVar = ("{state}",)

    date: When
    state: Literal["announced", "done"]
    said_by: Annotated[Party | None, TEAM] = None
    why: Annotated[Prose | None, TEAM] = None


class Record(Model):
    """What every record may carry beside its own fields."""

    KIND: ClassVar[Kind]

    key: Annotated[Key, Mark.MADE, Mark.ASIDE]
    said_by: Annotated[Party | None, unless_secret_source, WHOLE] = None
    secret_source: Annotated[Flag | None, TEAM] = None
    basis: Annotated[Literal["observed", "told", "document", "judgement"] | None, TEAM] = None
    about: Annotated[tuple[Subject, ...], TEAM, WHOLE] = ()
    visible_to: Annotated[Circle | None, TEAM] = None
    workers_only: Annotated[tuple[WorkerKey, ...], TEAM] = ()
    may_pass_on: Annotated[Literal["free", "ask", "never"] | None, TEAM] = None
    also: Annotated[tuple[Reading, ...], TEAM] = ()
    times: ProseLine | None = None
    shown: Annotated[tuple[Showing, ...], TEAM] = ()
    follows: Annotated[tuple[AnyKey, ...], TEAM] = ()
    documents: Annotated[tuple[DocumentKey, ...], TEAM] = ()
    file_number: Annotated[Line | None, TEAM] = None
    withdrawn: Annotated[Withdrawal | None, TEAM, Mark.MADE] = None

    @classmethod
    def base(cls) -> type[Model]:
        """Give the model whose fields every record has."""
        return Record

    @property
    def taken_back(self) -> bool:
        """Tell whether it was withdrawn; one that somebody says will be still stands."""
        return self.withdrawn is not None and self.withdrawn.state == "done"

    def arriving(self) -> Self:
        """Give it as it is taken in from outside: with what is fixed then, and never again."""
        return self

    def unknown_here(self, before: "Record | None" = None) -> "Iterator[Problem]":
        """Yield where it names what is not known to this program, and did not before.

        Asked of what comes in from outside alone: what is stored is shown, written and closed.
        """
        del before
        yield from ()


class Answer(Part):
    """What one person answered: always who, what, when, and on what grounds."""

    HEAD: ClassVar = ("{person}: {answer}",)

    person: PersonKey
    answer: Annotated[ProseLine, Known("answers")]
    date: When | None = None
    grounds: Annotated[Prose | None, TEAM] = None
