"""Why a text is not read as a case file, with the line where that is known."""

from typing import Final

from hgcase.errors import CaseFileError, CaseProblem

MAX_DEPTH: Final = 12


def refuse(message: str, line: int = 0, **params: str | int) -> CaseFileError:
    """Give the refusal of a text."""
    return CaseFileError(problems=[CaseProblem(message, line=line, params=params)])
