"""The papers of the examples, byte for byte as they were looked at."""

import pytest
from tests.support.golden import Golden
from tests.support.papers import CIRCLES, example, paper

from hgcase.i18n import LanguageCode
from hgcase.reports import KINDS, Kind
from hgcase.reports.render import Format


@pytest.mark.parametrize(
    ("paper_format", "code"), [("html", "nl"), ("html", "en"), ("md", "nl"), ("md", "en")]
)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(CIRCLES))
@pytest.mark.parametrize("reader", ["team", "together"])
def test_papers_of_the_examples(  # noqa: PLR0917 — pytest hands them over by name
    golden: Golden,
    name: str,
    reader: str,
    kind: Kind,
    paper_format: Format,
    code: LanguageCode,
) -> None:
    audience = "team" if reader == "team" else CIRCLES[name]

    text = paper(example(name), audience, kind, paper_format, code)

    golden.check(f"{kind}/{name}-{reader}.{code}.{paper_format}", text)
