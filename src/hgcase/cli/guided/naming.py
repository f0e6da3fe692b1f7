"""Whom a text names, checked when it is typed (W6, W24)."""

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import is_secret_to
from hgcase.domain.declare.prose import near_references, printed_name, references
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_


def refuse_line(case: CaseFile, readers: set[str], line: str) -> None:
    """Refuse a line that names nobody, or whom somebody who may read it must not know.

    Args:
        readers: who will read it beside the team.
    """
    for key in sorted(references(line)):
        record = case.get(key)
        if record is None or not printed_name(record):
            raise UsageError(
                N_("@{key} names nobody in this household. Type that again."),
                slug="names-nobody",
                key=key,
            )
        if readers and is_secret_to(case, key, readers):
            raise RefusedError(
                N_("Not everybody who may read this may know @{key}. Type that again."),
                slug="names-a-secret",
                key=key,
            )
    if near_references(line):
        raise UsageError(
            N_("Something behind an @ is no reference: write @n1, then a space. Type that again."),
            slug="nearly-names",
        )
