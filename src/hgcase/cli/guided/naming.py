"""Whom a text names, checked when it is typed (W6, W24)."""

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import is_secret_to
from hgcase.domain.declare.prose import near_references, printed_name, references
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_


class NamesNobodyError(UsageError):
    """A text that refers to nobody."""

    message = N_("@{key} names nobody in this household. Type that again.")


class NearlyNamesError(UsageError):
    """A text with something that looks like a reference."""

    message = N_("Something behind an @ is no reference: write @n1, then a space. Type that again.")


class NamesASecretError(RefusedError):
    """A text that names somebody of whom one who may read it must not know (W6, W14)."""

    message = N_("Not everybody who may read this may know @{key}. Type that again.")


def refuse_line(case: CaseFile, readers: set[str], line: str) -> None:
    """Refuse a line that names nobody, or whom somebody who may read it must not know.

    Args:
        case: the household.
        readers: who will read it beside the team.
        line: what was typed.

    Raises:
        NamesNobodyError, NearlyNamesError, NamesASecretError: say why; type it again.
    """
    for key in sorted(references(line)):
        record = case.get(key)
        if record is None or not printed_name(record):
            raise NamesNobodyError(key=key)
        if readers and is_secret_to(case, key, readers):
            raise NamesASecretError(key=key)
    if near_references(line):
        raise NearlyNamesError
