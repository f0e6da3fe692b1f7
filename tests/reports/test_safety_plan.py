from datetime import date
from typing import Any

import pytest
from tests.support.papers import TODAY, example, paper, view

from hgcase.domain.case_file import CaseFile

TOGETHER = "together:A,B"


def with_plan(case: CaseFile, **fields: Any) -> CaseFile:
    """Give the case with other values in its plan in force."""
    plans = (
        plan.model_copy(update=fields) if plan.state == "in_force" else plan
        for plan in case.safety_plans
    )
    return case.replace(safety_plans=tuple(plans))


@pytest.mark.req("A46")
@pytest.mark.parametrize("audience", ["team", TOGETHER])
@pytest.mark.parametrize("paper_format", ["md", "html"])
def test_112_stands_before_everything_else(audience: str, paper_format: Any) -> None:
    text = paper(example("wilgenroos"), audience, "safety-plan", paper_format)
    body = text[text.index("Danger now?") :]

    assert body.index("112") < body.index("000-0000001") < body.index("Rule")


@pytest.mark.req("B23")
def test_rules_keep_their_number_for_life() -> None:
    (plan,) = view(example("hazelhof"), "together:A,B,E", "safety-plan").plans

    assert [rule.number for rule in plan.rules] == [2, 3, 4]
    assert plan.rules[1].replaces == 1


def test_private_numbers_are_there_once_their_owner_agreed() -> None:
    (plan,) = view(example("wilgenroos"), TOGETHER, "safety-plan").plans
    case = example("wilgenroos")
    contacts = tuple(
        each.model_copy(update={"agreed": None}) if each.key == "n1" else each
        for each in case.contacts
    )
    (without,) = view(case.replace(contacts=contacts), TOGETHER, "safety-plan").plans

    assert [call.name for call in plan.calls][:2] == ["Aanbieder De Linde", "Kees"]
    assert plan.calls[1].number == "06-00000002"
    assert without.calls[1].number == ""


def test_a_worker_is_called_by_the_number_of_the_organisation() -> None:
    case = with_plan(example("wilgenroos"), call=("w1",))

    (team,) = view(case, "team", "safety-plan").plans
    (family,) = view(case, TOGETHER, "safety-plan").plans

    for plan in (team.sheet, family):
        (call,) = plan.calls
        assert (call.name, call.number) == ("Sanne, maatschappelijk werker", "000-0000001")


@pytest.mark.req("A54")
@pytest.mark.req("A55")
def test_the_break_shows_the_places_that_the_reader_may_know() -> None:
    (family,) = view(example("wilgenroos"), TOGETHER, "safety-plan").plans
    (team,) = view(example("wilgenroos"), "team", "safety-plan").plans

    assert [(place.kind, place.host) for place in family.break_.places] == [("family", "Kees")]
    assert [place.kind for place in team.sheet.break_.places] == ["family", "hotel"]
    assert family.break_.contact == team.sheet.break_.contact


def test_the_family_sees_who_agrees_the_team_every_answer() -> None:
    (family,) = view(example("hazelhof"), "together:A,B,E", "safety-plan").plans
    (team,) = view(example("hazelhof"), "team", "safety-plan").plans

    assert family.agreed == ("Judith", "Truus")
    assert dict(team.entry.rest.lists)["Answers"] == (
        "Judith: agrees, Fri 11 Sep",
        "Marco: partly, Fri 11 Sep",
        "Truus: agrees, Fri 11 Sep",
    )
    assert "partly" not in paper(example("hazelhof"), "together:A,B,E", "safety-plan", "md")


def test_who_did_not_answer_is_visible_as_missing() -> None:
    case = with_plan(example("wilgenroos"), answers=(), review_due=None)

    (team,) = view(case, "team", "safety-plan").plans

    assert team.unanswered == ("Anna", "Bram")
    assert "Anna: not recorded" in paper(case, "team", "safety-plan", "md")


@pytest.mark.parametrize(("until", "late"), [(date(2026, 10, 2), False), (date(2026, 10, 3), True)])
def test_a_review_that_is_late_is_flagged_for_the_team(until: date, late: bool) -> None:
    (plan,) = view(example("wilgenroos"), "team", "safety-plan", until=until).plans

    assert plan.late is late


def test_without_a_plan_for_this_reader_one_calm_sentence() -> None:
    case = with_plan(example("wilgenroos"), state="draft")

    text = paper(case, TOGETHER, "safety-plan", "md")

    assert "There is nothing about a safety plan on this paper." in text
    assert "112" in text
    assert "##" not in text


def test_a_plan_of_which_nothing_is_filled_in_is_a_paper_too() -> None:
    case = with_plan(
        example("wilgenroos"),
        rules=(),
        conditions=(),
        warning_signs=(),
        time_out=None,
        break_plan=None,
        call=(),
        answers=(),
        made_by=(),
        review_due=None,
    )

    for audience in ("team", TOGETHER):
        for paper_format in ("html", "md"):
            assert paper(case, audience, "safety-plan", paper_format, until=TODAY)
