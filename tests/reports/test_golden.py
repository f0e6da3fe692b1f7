"""The papers of the examples, byte for byte as they were looked at."""

import pytest
from hgcase.i18n import LanguageCode
from hgcase.reports import KINDS
from hgcase.reports.render import Format
from tests.support.golden import Golden
from tests.support.papers import CIRCLES, example, paper


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("paper_format", ["html", "md"])
@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("name", list(CIRCLES))
@pytest.mark.parametrize("reader", ["team", "together"])
def test_papers_of_the_examples(
    golden: Golden,
    name: str,
    reader: str,
    kind: str,
    paper_format: Format,
    code: LanguageCode,
) -> None:
    audience = "team" if reader == "team" else CIRCLES[name]

    text = paper(example(name), audience, kind, paper_format, code)

    golden.check(f"{kind}/{name}-{reader}.{code}.{paper_format}", text)
