"""What can be answered to a question, and how values are said in it."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli import answers
from hgcase.cli.answers import day_said, lies_ahead
from hgcase.cli.guided.about import About
from hgcase.cli.guided.reading import typed_back
from hgcase.cli.guided.verbs import laid_out
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice, numbered, worded
from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.labels import field_label, field_question, field_words, kind_name
from hgcase.domain.declare.prose import printed_name
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark
from hgcase.domain.kinds.trajectory import running
from hgcase.i18n import N_
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
    return bool(roll_of(about, field)) if field.ref.by == "key" else bool(about.case.rules)


def question_of(field: Field) -> str:
    """Give the question for a field."""
    return field_question(spoken(), field)


def explained(about: About, field: Field) -> list[str]:
    """Say what a question wants: the field, where the question says it otherwise; an example."""
    lines = [f"  {field_label(spoken(), field)}."] if field.ask else []
    lines += [f"  {each}" for each in _examples(about, field)]
    if not field.required:
        lines.append(_("  Enter skips it."))
    return lines


def _examples(about: About, field: Field) -> list[str]:
    """Say what may be typed, each kind of answer with an example."""
    if field.type is When:
        return [_("A day, with or without a time: today, yesterday 14:00, tue, 2026-09-17."),
                _("Not sure? 2019, 2026-08~ (about), [2011,2012] (one of two).")]  # fmt: skip
    if field.ref is not None:
        return [_reference_said(about, field)]
    if field.list:
        return [_("A number or a word from the list, or a word of your own.")]
    if field.words:
        return [_("A number or a word from the list, or how it begins.")]
    return [_text_said(field)]


def _reference_said(about: About, field: Field) -> str:
    if field.ref and field.ref.by != "key":
        return _("Numbers of rules, with a space between: 1 3.")
    one = next((each.said() for each in roll_of(about, field)), "")
    if field.shape == "texts":
        return _("A key or a name from the list, or several with a space between: {one}.", one=one)
    return _("A key or a name from the list: {one}.", one=one)


def _text_said(field: Field) -> str:
    if field.type is int:
        return _("A whole number: 3.")
    if Mark.DURATION in field.marks:
        return _("How long: 10d, 3 weeks, 6 months.")
    if field.prose:
        return _("In your own words. Somebody is written @A or @n1; a paper prints the name.")
    return _("In your own words, on one line.")


def choices_of(about: About, field: Field, *, every: bool = False) -> list[Choice]:
    """Give what can be chosen: by key and name, or by number and word; of many keys the last."""
    topic = _topic(about)
    if field.name == "score" and topic is not None and topic.scale is not None:
        ends = zip(topic.scale, (topic.low, topic.high), strict=True)
        return [Choice(str(n), said.label(spoken().code) if said else "", lead=str(n))
                for n, said in ends]  # fmt: skip
    if field.ref is not None:
        return _candidates(about, field, every=every) if field.ref.by == "key" else []
    return word_choices(about, field)


def word_choices(about: About, field: Field) -> list[Choice]:
    """Give the words to choose from; of a topic that has answers of its own, only those."""
    words = {each.code: each for each in answers.choices_of(field)}
    topic, codes = _topic(about), list(words)
    if field.list == "topics":
        first = [word for word in asked_first(about) if word in words]
        codes = list(dict.fromkeys((*first, *codes)))
    if field.list == "topic_answers" and topic is not None:
        codes = list(topic.answers)
    return numbered(words.get(code) or Choice(code, code) for code in codes)


def asked_first(about: About) -> tuple[str, ...]:
    """Give the topics that the approach of the household looks at; none without one."""
    trajectory = running(about.case, about.now.date())
    steering = method(trajectory.method, trajectory.method_version) if trajectory else None
    return steering.topics if steering else ()


def _topic(about: About) -> "ListedWord | None":
    """Give the topic of an observation that is being asked for, if it is of the list."""
    return word_list("topics").words.get(str(about.tree.get("topic")))


def roll_of(about: About, field: Field) -> list[Choice]:
    """Give what a reference can name here, each by key and name; or a word instead."""
    return _candidates(about, field, every=True)


def _candidates(about: About, field: Field, *, every: bool) -> list[Choice]:
    assert field.ref is not None
    among = field.ref.sections or sections()
    word = worded({field.ref.word: N_("unknown")}) if field.ref.word else []
    return [
        Choice(record.key, _named(record), lead=record.key, others=_others(record))
        for section in sections()
        if section in among
        for record in getattr(about.case, section)[0 if every else -MOST_CHOICES :]
    ] + word


def _others(record: "Record") -> tuple[str, ...]:
    return (getattr(record, "name", None) or "",) if record.KIND.prints else ()


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


def shown_choices(about: About, field: Field) -> list[str]:
    """Lay out what can be chosen; of many topics those that the approach looks at."""
    pieces = [each.said() for each in choices_of(about, field)]
    first = len(asked_first(about)) if field.list == "topics" else 0
    more = [_("? shows all {n}", n=len(pieces))] if 0 < first < len(pieces) else []
    return laid_out([*pieces[: first or None], *more]) if pieces else []


def usual_value(about: About, field: Field) -> Any:
    """Give what Enter means for a field that is needed: today, the next number, the circle."""
    if not field.required:
        return None
    if field.type is When and not lies_ahead(field):
        begun = about.whole.tree.get("start") if about.whole else None
        return begun or about.now.date().isoformat()
    if field.ref is not None and field.shape == "text" and not field.ref.word:
        only = roll_of(about, field)
        return only[0].code if len(only) == 1 else None
    if field.name == "number":
        return str(max((rule.number for rule in about.case.rules), default=0) + 1)
    if field.name == "circle" and about.whole is None and about.case.plans_in_force:
        return list(about.case.plans_in_force[0].circle)
    return "draft" if field.name == "state" and "draft" in field.words else None


def as_typed(about: About, field: Field, value: Any) -> str:
    """Write a value as it would be typed: a day as people say it, a word by its label."""
    if value is None:
        return ""
    if field.type is When:
        today = str(value) == about.now.date().isoformat()
        return _("today") if today else typed_back(When.parse(str(value)))
    words = field_words(spoken(), field)
    said = [words.get(each, each) for each in (value if isinstance(value, list) else [value])]
    return (", " if words else " ").join(map(str, said))


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
