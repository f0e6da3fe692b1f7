"""What can be answered to a question, and how values are said in it."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.answers import day_said, lies_ahead
from hgcase.cli.guided.about import About
from hgcase.cli.guided.moments import typed_back
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import width
from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.labels import field_label, field_question, field_words, kind_name
from hgcase.domain.declare.prose import printed_name
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, Field
from hgcase.domain.kinds.trajectory import running
from hgcase.lists import word_list
from hgcase.methods import method

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Record
    from hgcase.lists.entries import ListedWord

MOST_CHOICES: Final = 24
_SHORT: Final = 40


def can_be_asked(about: About, field: Field) -> bool:
    """Tell whether an answer is possible: not where there is nothing yet to name."""
    topic = _topic(about)
    if topic is not None and field.name == "score":
        return topic.scale is not None
    if topic is not None and field.list == "topic_answers":
        return bool(topic.answers)
    if field.ref is None or not field.ref.sections or field.ref.word:
        return True
    return bool(candidates(about, field))


def question_of(field: Field) -> str:
    """Give the question for a field, with the letters of a flag."""
    asked = field_question(spoken(), field)
    if field.flag:
        return _("{question} (y/n/u)", question=asked)
    return asked


def explained(field: Field) -> list[str]:
    """Say what a question wants: what the field is called, and what may be typed."""
    lines = [f"  {field_label(spoken(), field)}."]
    if field.flag:
        lines.append(_("  y yes, n no, u not known."))
    elif field.type is When:
        lines.append(_("  A day, with or without a time: today, yesterday 14:00, tue, 2026-09-17."))
        lines.append(_("  Not sure? 2019, 2026-08~ (about), [2011,2012] (one of two)."))
    elif field.list and field.ref is None:
        lines.append(_("  Numbers or words from the list, or a word of your own."))
    elif field.ref is not None:
        lines.append(_("  Keys such as A, w1 or n1; several with a space between."))
    elif field.prose:
        lines.append(_("  Somebody is written @A or @n1; a paper prints the name."))
    if not field.required:
        lines.append(_("  Enter skips it."))
    return lines


def choices_of(about: About, field: Field) -> list[tuple[str, str]]:
    """Give what can be chosen: key and name, or number and word."""
    if field.flag:
        return []
    topic = _topic(about)
    if field.name == "score" and topic is not None and topic.scale is not None:
        ends = zip(topic.scale, (topic.low, topic.high), strict=True)
        return [(str(n), said.label(spoken().code) if said else "") for n, said in ends]
    if field.ref is not None:
        return candidates(about, field) if field.ref.by == "key" else []
    return [(str(n), label) for n, label in enumerate(words_of(about, field).values(), 1)]


def words_of(about: About, field: Field) -> dict[str, str]:
    """Give the words to choose from; of a topic that has answers of its own, only those."""
    words = field_words(spoken(), field)
    topic = _topic(about)
    if field.list == "topics":
        first = [word for word in asked_first(about) if word in words]
        return {word: words[word] for word in dict.fromkeys((*first, *words))}
    if field.list != "topic_answers" or topic is None:
        return words
    return {word: words.get(word, word) for word in topic.answers}


def asked_first(about: About) -> tuple[str, ...]:
    """Give the topics that the approach of the household looks at; none without one."""
    trajectory = running(about.case, about.now.date())
    steering = method(trajectory.method, trajectory.method_version) if trajectory else None
    return steering.topics if steering else ()


def _topic(about: About) -> "ListedWord | None":
    """Give the topic of an observation that is being asked for, if it is of the list."""
    return word_list("topics").words.get(str(about.tree.get("topic")))


def candidates(about: About, field: Field) -> list[tuple[str, str]]:
    """Give what a reference can name here: key and name."""
    assert field.ref is not None
    if field.ref.by == "number":
        return [(str(rule.number), "") for rule in about.case.rules]
    return [
        (record.key, _named(record))
        for section in sections()
        if section in field.ref.sections
        for record in getattr(about.case, section)[-MOST_CHOICES:]
    ]


def _named(record: "Record") -> str:
    """Say a record in a few words: its name, else when it was or what it says."""
    name = printed_name(record)
    if name:
        return name
    said = (getattr(record, each) for each in record.KIND.order)
    told = next((each for each in said if each is not None), "")
    text = day_said(told.text) if isinstance(told, When) else str(told)
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def kinds_of(field: Field) -> str:
    """Say which kinds of record a field names."""
    assert field.ref is not None
    return ", ".join(kind_name(spoken(), kind_of(each)) for each in field.ref.sections)


def shown_choices(about: About, field: Field, *, every: bool = False) -> list[str]:
    """Lay out what can be chosen; of many topics those that the approach looks at, or all."""
    pieces = [f"{lead} {text}".strip() for lead, text in choices_of(about, field)]
    first = len(asked_first(about)) if field.list == "topics" and not every else 0
    more = [_("? shows all {n}", n=len(pieces))] if 0 < first < len(pieces) else []
    return laid_out([*pieces[: first or None], *more]) if pieces else []


def laid_out(pieces: list[str]) -> list[str]:
    """Lay out choices side by side, within the width of the terminal."""
    lines = [" "]
    for piece in pieces:
        if len(lines[-1]) + len(piece) + 3 > width():
            lines.append(" ")
        lines[-1] += f"  {piece}"
    return lines


def usual_value(about: About, field: Field) -> Any:
    """Give what Enter means for a field that is needed: today, the next number, the circle."""
    if not field.required:
        return None
    if field.type is When and not lies_ahead(field):
        begun = about.whole.tree.get("start") if about.whole else None
        return begun or about.now.date().isoformat()
    if field.ref is not None and field.shape == "text" and not field.ref.word:
        only = candidates(about, field)
        return only[0][0] if len(only) == 1 else None
    if field.name == "number":
        return str(max((rule.number for rule in about.case.rules), default=0) + 1)
    if field.name == "circle" and about.whole is None and about.case.plans_in_force:
        return list(about.case.plans_in_force[0].circle)
    return "draft" if field.name == "state" and "draft" in field.words else None


def as_typed(about: About, field: Field, value: Any) -> str:
    """Write a value as it would be typed: a day as people say it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(str, value))
    if field.flag:
        return {"true": _("y"), "false": _("n"), "unknown": _("u")}.get(str(value), "")
    if field.type is When:
        today = str(value) == about.now.date().isoformat()
        return _("today") if today else typed_back(When.parse(str(value)))
    return str(value)


def present_said(field: Field, value: Any) -> str:
    """Say a value in short, for a list of fields."""
    if value in (None, [], ()):
        return ""
    if field.shape in NESTED:
        n = len(value) if isinstance(value, list) else 1
        return spoken().ngettext("{n} line", "{n} lines", n)
    words = field_words(spoken(), field)
    said = [
        words.get(str(each), str(each)) for each in (value if isinstance(value, list) else [value])
    ]
    text = (", " if words else " ").join(said)
    first = text.splitlines()[0]
    return first if len(first) <= _SHORT else first[: _SHORT - 1] + "…"
