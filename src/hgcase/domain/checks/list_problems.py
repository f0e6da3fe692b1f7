"""What an open list says of a record: a score lies on the scale of its topic."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile
from hgcase.domain.problem import Problem
from hgcase.i18n import N_
from hgcase.lists import refuse_broken, word_list

if TYPE_CHECKING:
    from hgcase.domain.kinds.observations import Observation
    from hgcase.lists.entries import ListedWord


def list_problems(case: CaseFile) -> Iterator[Problem]:
    """Yield what disagrees with a list; a topic of which the list says nothing is not checked."""
    refuse_broken()
    if not case.observations:
        return
    topics = word_list("topics").words
    for observation in case.observations:
        topic = topics.get(observation.topic)
        if topic is not None:
            yield from _of_topic(observation, topic)


def _of_topic(observation: "Observation", topic: "ListedWord") -> Iterator[Problem]:
    path = ("observations", observation.key)
    score = observation.score
    if score is not None and topic.scale and not topic.scale[0] <= score <= topic.scale[1]:
        low, high = topic.scale
        yield Problem(
            (*path, "score"),
            N_("On this topic a score goes from {low} to {high}."),
            {"low": low, "high": high},
        )
    elif score is None and topic.answers and observation.answer is None:
        yield Problem(
            (*path, "answer"),
            N_("This topic asks for an answer: {answers}."),
            {"answers": ", ".join(topic.answers)},
        )
