"""The table of requirements finds the tests that prove them."""

from pathlib import Path

import pytest
from tests.support import requirements


def test_every_mark_names_a_row_that_there_is() -> None:
    assert set(requirements.marked()) <= set(requirements.row_ids())


def test_a_test_is_found_by_its_row() -> None:
    found = requirements.marked()

    assert (
        "domain/test_trajectory.py::test_take_a_break_ends_on_the_last_day_of_its_eighth_week"
        in found["A24"]
    )


def test_a_mark_of_several_rows_counts_for_each(tmp_path: Path) -> None:
    tmp_path.joinpath("test_x.py").write_text(
        "@pytest.mark.req('A01', 'B02')\ndef test_one(): pass\ndef test_other(): pass\n"
    )

    assert requirements.marked(tmp_path) == {
        "A01": ["test_x.py::test_one"],
        "B02": ["test_x.py::test_one"],
    }


def test_the_table_has_a_line_for_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    requirements.main()
    printed = capsys.readouterr().out

    assert all(f"\n{row} " in f"\n{printed}" for row in requirements.row_ids())
