"""A Break: somebody leaves, goes on to another place, and is home again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.small import TODAY, case
from tests.domain.stepping import after
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.whereabouts import places_of_break, stay_on
from hgcase.domain.verbs import breaks as steps
from hgcase.domain.verbs.break_notes import break_notes, end_notes
from hgcase.domain.verbs.breaks import Going
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.errors import HgcaseError

AT_HOME = """
    contacts: [{key: n1, name: Nico Proef, agreed: 2026-08-01}, {key: n2, name: Nora Proef}]
    homes: [{key: h1, name: huis}, {key: h2, name: ander huis}]
    stays:
      - {key: st1, persons: [A, C], kind: lives, home: h1, since: "2018"}
      - {key: st2, persons: [B], kind: lives, home: h1, since: "2018"}
"""
PLAN = """
    safety_plans:
      - key: sp1
        circle: [A, B]
        state: in_force
        made: 2026-08-01
        made_by: [A, B, w1]
        break_plan:
          leaves: [B]
          places:
            - {kind: family, host: n1, known_to: [A, B]}
            - {kind: hotel}
            - {kind: emergency_bed, reason: alleen als er nergens plek is}
"""
NIGHT = f"{TODAY.isoformat()}T23:15"
MORNING = "2026-09-29T09:00"
UNTIL = "2026-10-02"


def household() -> CaseFile:
    """Give a household with a plan for a Break, all at home."""
    return case(AT_HOME + PLAN)


def to(number: int, **told: Any) -> Going:
    """Give the way to a place of the plan."""
    told = {"at": NIGHT, "planned_until": UNTIL, **told}
    return Going(steps.place_of(household().safety_plans[0], number), **told)


def away(number: int = 1) -> CaseFile:
    """Give a household in which B left, according to the plan."""
    before = household()
    plan = before.safety_plans[0]
    started = steps.start_break(
        before, ["B"], to(number), plan=plan, called_by="A", because="ruzie", tried=["time_out"]
    )
    return after(before, started, TODAY)


def notes(before: CaseFile, leaves: list[str], going: Going, *, planned: bool = True) -> list[str]:
    """Give the words of what is worth knowing."""
    plan = before.safety_plans[0] if planned else None
    return [note.what for note in break_notes(before, leaves, going, plan)]


# --- it begins ------------------------------------------------------------------------------


@pytest.mark.req("A51", "A54")
def test_a_break_is_a_record_and_a_stay_at_the_place_of_the_plan() -> None:
    now = away()
    (pause,) = now.breaks
    assert (pause.plan, pause.trajectory, pause.called_by) == ("sp1", "t1", "A")
    assert (pause.because, pause.tried, str(pause.since)) == ("ruzie", ("time_out",), NIGHT)
    (stay,) = places_of_break(now, pause.key)
    assert (stay.persons, stay.place, stay.host) == (("B",), "family", "n1")
    assert (str(stay.since), str(stay.planned_until)) == (NIGHT, UNTIL)
    assert stay_on(now, "B", TODAY) == stay
    assert [str(each.until) for each in now.stays] == ["None", "None", "None"]
    at_home = stay_on(now, "A", TODAY)
    assert at_home is not None
    assert at_home.key == "st1"


def test_who_may_know_where_is_whom_the_plan_says_and_else_only_who_goes() -> None:
    for number, where in ((1, {"A", "B"}), (2, {"B"})):
        now = away(number)
        stay = now.stays[-1]
        assert set(stay.visible_to or ()) == {"A", "B"}  # that it is, the circle of the plan
        for key in ("A", "B"):
            seen = seen_by(now, Audience(f"person:{key}", frozenset(key)))
            told = [each.place for each in seen.case.stays if each.break_event is not None]
            assert told == [stay.place if key in where else None]


@pytest.mark.req("A53")
def test_an_emergency_bed_asks_for_a_reason() -> None:
    before = household()
    bed = Going({"kind": "emergency_bed"}, NIGHT)
    with refuses("emergency-bed"):
        steps.start_break(before, ["B"], bed)
    bed = Going({"kind": "emergency_bed", "reason": "nergens plek"}, NIGHT)
    now = after(before, steps.start_break(before, ["B"], bed, because="ruzie"), TODAY)
    assert now.breaks[0].because == "ruzie; nergens plek"


@pytest.mark.req("A53")
def test_the_reason_that_the_plan_holds_stays_with_the_team() -> None:
    now = away(3)
    assert now.breaks[0].because == "ruzie"


def test_a_host_is_asked_first() -> None:
    before = household()
    going = Going({"kind": "friends", "host": "n2"}, NIGHT)
    with refuses("host-not-asked") as error:
        steps.start_break(before, ["B"], going)
    assert error.value.params == {"key": "n2"}
    asked = Going({"kind": "friends", "host": "n2"}, NIGHT, host_agreed=True)
    after(before, steps.start_break(before, ["B"], asked), TODAY)
    hotel = Going({"kind": "hotel", "host": "o1"}, NIGHT)
    after(before, steps.start_break(before, ["B"], hotel), TODAY)


def test_nobody_is_in_two_breaks() -> None:
    now = away()
    with refuses("in-a-break") as error:
        steps.start_break(now, ["A", "B"], to(2))
    assert error.value.params == {"person": "B", "key": "br1"}
    after(now, steps.start_break(now, ["A"], to(2)), TODAY)


def test_a_break_needs_somebody_who_leaves_and_an_end_behind_its_beginning() -> None:
    before = household()
    with refuses("nobody-leaves"):
        steps.start_break(before, [], to(1))
    with refuses("nobody-there"):
        steps.start_break(before, ["Z"], to(1))
    with refuses("backward"):
        steps.start_break(before, ["B"], to(2, planned_until="2026-09-01"))
    with refuses("no-such-place"):
        steps.place_of(before.safety_plans[0], 4)


def test_at_night_a_break_needs_no_plan_and_its_circle_is_who_leaves() -> None:
    before = case(AT_HOME)
    going = Going({"kind": "hotel", "name": "Hotel Proef", "phone": "000-0000000"}, NIGHT)
    now = after(before, steps.start_break(before, ["B"], going), TODAY)
    assert (now.breaks[0].plan, now.breaks[0].visible_to) == (None, ())
    assert (now.stays[-1].name, now.stays[-1].visible_to) == ("Hotel Proef", ("B",))
    found = break_notes(before, ["B"], going, None)
    assert [note.what for note in found] == ["break_without_plan", "no_planned_end"]


# --- it goes on, it ends --------------------------------------------------------------------


@pytest.mark.req("A52")
def test_the_next_place_ends_the_one_before() -> None:
    now = away()
    following = steps.next_place(now, now.breaks[0])
    assert following is not None
    assert following["kind"] == "hotel"
    told = steps.move_break(now, now.breaks[0], Going(following, MORNING), "te klein")
    now = after(now, told, date(2026, 9, 29))
    first, second = places_of_break(now, "br1")
    assert (str(first.until), first.ended_because) == (MORNING, "te klein")
    assert (second.place, second.persons, str(second.since)) == ("hotel", ("B",), MORNING)
    assert str(second.planned_until) == UNTIL
    assert second.follows == (first.key,)
    assert str(now.breaks[0].until) == "None"
    assert steps.next_place(now, now.breaks[0])["kind"] == "emergency_bed"  # type: ignore[index]


def test_why_the_place_before_ended_is_the_reason_for_an_emergency_bed() -> None:
    now = away()
    bed = Going({"kind": "emergency_bed"}, MORNING)
    with refuses("emergency-bed"):
        steps.move_break(now, now.breaks[0], bed)
    now = after(now, steps.move_break(now, now.breaks[0], bed, "alles vol"), date(2026, 9, 29))
    assert places_of_break(now, "br1")[0].ended_because == "alles vol"


def test_at_the_end_everybody_is_home_again_without_another_word() -> None:
    now = away()
    later = date(2026, 10, 2)
    now = after(now, steps.end_break(now, now.breaks[0], UNTIL, because="afgesproken"), later)
    assert (str(now.breaks[0].until), str(now.stays[-1].until)) == (UNTIL, UNTIL)
    home = stay_on(now, "B", date(2026, 10, 3))
    assert home is not None
    assert (home.home, len(now.stays)) == ("h1", 3)
    with refuses("break-over"):
        steps.end_break(now, now.breaks[0], UNTIL)
    with refuses("break-over"):
        steps.move_break(now, now.breaks[0], to(2, at=UNTIL))


def test_who_does_not_go_home_lives_elsewhere_from_then() -> None:
    now = away()
    told = steps.end_break(now, now.breaks[0], UNTIL, goes_to={"B": "h2"})
    now = after(now, told, date(2026, 10, 2))
    home = stay_on(now, "B", date(2026, 10, 3))
    assert home is not None
    assert (home.home, home.kind) == ("h2", "lives")


def test_nothing_of_a_break_is_before_it_began() -> None:
    now = away()
    with refuses("backward"):
        steps.end_break(now, now.breaks[0], "2026-09-01")
    with refuses("backward"):
        steps.move_break(now, now.breaks[0], to(2, at="2026-09-01", planned_until=None))


# --- what is worth knowing --------------------------------------------------------------------


def test_according_to_the_plan_there_is_nothing_to_be_said() -> None:
    assert notes(household(), ["B"], to(1)) == []


def test_a_place_where_they_were_already_in_this_break_was_tried() -> None:
    assert notes(away(), ["B"], to(2)) == []


def test_what_is_other_than_in_the_plan_is_said() -> None:
    before = household()
    assert notes(before, ["A"], to(1)) == ["plan_names_another"]
    assert notes(before, ["B"], to(2)) == ["place_before_untried"]
    friends = Going({"kind": "friends", "host": "n2"}, NIGHT, UNTIL)
    assert notes(before, ["B"], friends) == ["place_not_in_plan"]
    assert "child_leaves" in notes(before, ["A", "C"], to(1))


ORDER = """
    orders:
      - {key: or1, kind: restraining_order, person: B, no_contact: [A], homes: [h1],
         decisions: [{date: 2026-09-20, decision: imposed, until: 2026-10-20}]}
"""


def test_an_order_that_says_otherwise_is_said() -> None:
    before = case(AT_HOME + PLAN + ORDER)
    assert "order_at_home" in notes(before, ["A"], to(1))  # B is bound, and would stay
    assert "order_at_home" not in notes(before, ["B"], to(1))
    to_her = Going({"kind": "family", "host": "A"}, NIGHT, UNTIL, host_agreed=True)
    assert "order_no_contact" in notes(before, ["B"], to_her)
    assert "order_no_contact" in notes(before, ["A", "B"], to(1))
    assert "order_no_contact" not in notes(before, ["A"], to(1))


def test_where_somebody_goes_after_a_break_is_said_if_nothing_tells() -> None:
    now = away()
    assert end_notes(now, now.breaks[0], UNTIL) == ()
    homeless = now.replace(stays=tuple(each for each in now.stays if each.break_event))
    (note,) = end_notes(homeless, homeless.breaks[0], UNTIL)
    assert (note.what, note.keys) == ("no_home_known", ("B",))
    bound = case(AT_HOME + PLAN + ORDER).replace(breaks=now.breaks, stays=now.stays)
    assert [note.what for note in end_notes(bound, bound.breaks[0], UNTIL)] == ["order_at_home"]


THREAT = """
    markers:
      - {{key: mk1, kind: death_threat, who: [B], whom: [A], date: {day}}}
"""


def test_what_was_told_since_a_break_began_is_said_before_it_ends() -> None:
    now = away()
    for day, said in (("2026-09-01", []), (TODAY.isoformat(), ["weighs_since"])):
        before = now.replace(markers=case(THREAT.format(day=day)).markers)
        assert [note.what for note in end_notes(before, before.breaks[0], UNTIL)] == said


# --- whatever is done ---------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.sampled_from(("start", "move", "end")), st.sampled_from(("A", "B"))),
        max_size=10,
    )
)
def test_whatever_is_done_nobody_is_in_two_places_of_a_break(moves: list[tuple[str, str]]) -> None:
    now = household()
    for n, (move, person) in enumerate(moves, 1):
        day = date(2026, 10, n)
        going = Going({"kind": "hotel", "name": f"Hotel {n}"}, day.isoformat())
        running = [p for p in now.breaks if p.until is None and person in steps.leavers(now, p)]
        try:
            if move == "start":
                told = steps.start_break(now, [person], going)
            elif not running:
                continue
            elif move == "move":
                told = steps.move_break(now, running[0], going)
            else:
                told = steps.end_break(now, running[0], day.isoformat())
        except HgcaseError:
            continue
        now = after(now, told, day)
        open_ = [s for s in now.stays if s.break_event is not None and s.until is None]
        persons = [key for stay in open_ for key in stay.persons]
        assert len(persons) == len(set(persons))
        assert {s.break_event for s in open_} == {p.key for p in now.breaks if p.until is None}


@pytest.mark.parametrize("until", ["2026-09-27T22:00", "2026-09-27"])
def test_whoever_came_home_today_can_leave_again_tonight(until: str) -> None:
    span = f"since: 2026-09-25, until: {until}"
    stay = f"      - {{key: st3, persons: [B], kind: stays, break_event: br1, {span}}}\n"
    before = case(AT_HOME + stay + f"    breaks: [{{key: br1, {span}}}]" + PLAN)

    steps.start_break(before, ["B"], to(1), plan=before.safety_plans[0])


NARROWED = PLAN.replace("circle: [A, B]", "circle: [A, B]\n        workers_only: [w1]")


@pytest.mark.req("A57")
def test_what_follows_a_plan_of_some_workers_is_theirs_alone() -> None:
    """A Break, its places and where they go after it are no wider than the plan (W17)."""
    before = case(AT_HOME + NARROWED)
    [plan] = before.safety_plans
    going = Going(steps.place_of(plan, 1), NIGHT, UNTIL)
    now = after(before, steps.start_break(before, ["B"], going, plan=plan), TODAY)
    then = Going(steps.place_of(plan, 2), MORNING)
    now = after(now, steps.move_break(now, now.breaks[0], then), date(2026, 9, 29))
    now = after(
        now, steps.end_break(now, now.breaks[0], "2026-10-01T10:00", goes_to={"B": "h2"}),
        date(2026, 10, 1),
    )  # fmt: skip

    assert now.breaks[0].workers_only == ("w1",)
    assert [stay.workers_only for stay in now.stays[2:]] == [("w1",)] * 3


def test_the_plans_reason_for_an_emergency_bed_stays_in_the_plan() -> None:
    """Who knew the place before does not read why the next one had to be (W6)."""
    now = away()
    bed = Going(steps.place_of(household().safety_plans[0], 3), MORNING)
    now = after(now, steps.move_break(now, now.breaks[0], bed), date(2026, 9, 29))

    assert places_of_break(now, now.breaks[0].key)[0].ended_because is None
