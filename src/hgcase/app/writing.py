"""The one way to write in a household: steps, each checked, all in one go or none.

What the steps make of the household is worked out first, with every rule about it (`tried`);
then it is saved in one transaction, with one line in the journal (`write`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hgcase.app.household import Opened, in_hand, whole_of
from hgcase.app.one_record import HOUSEHOLD, changed, draft, put, refuse
from hgcase.domain.case_file import CaseFile, keys_in
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.verbs.steps import Changed, Key, New, Step, TakenBack
from hgcase.domain.verbs.taking import refuse_taken_back, take
from hgcase.domain.wall.circles import (
    default_circle,
    refuse_childs_words,
    refuse_wider,
    with_circle,
)
from hgcase.errors import ChangedMeanwhileError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.declare.record import Model, Record
    from hgcase.domain.problem import Problem
    from hgcase.domain.wall.seen import Seen
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.reading import Loaded

Keys = Mapping[str | int, str]
"""The key of the record of each step, by its place from 0 and by the name of the step."""

Save = Callable[["Store", "Loaded", CaseFile, "Act", str], object]
"""Writes a household with what belongs to its new record, and drops the draft of a command."""


@dataclass(frozen=True)
class Wrote:
    """What steps made of a household, as this worker sees it.

    Args:
        was: the household before.
        now: the household after.
        keys: the key of the record of each step, by its place from 0 and by its name.
        fields: which fields are other, by the key of what changed; none for the household.
    """

    was: Opened
    now: Opened
    keys: Keys
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """The ref of the household."""
        return self.now.ref

    @property
    def revision(self) -> int:
        """How often it was written by now."""
        return self.now.revision

    @property
    def seen(self) -> "Seen":
        """The household as this worker may see it now."""
        return self.now.seen

    @property
    def seen_before(self) -> "Seen":
        """The household as this worker might see it before."""
        return self.was.seen

    @property
    def all_keys(self) -> list[str]:
        """The keys of all that was written, each once, in the order of the steps."""
        places = sorted(place for place in self.keys if isinstance(place, int))
        return list(dict.fromkeys(self.keys[place] for place in places))

    def record(self, step: str | int = 0) -> "Record | None":
        """Give the record of a step as it is now; None where it is for other workers alone."""
        return self.now.case.get(self.keys[step])


def write(
    ctx: "AppContext",
    ref: str,
    steps: Sequence[Step],
    action: str,
    *,
    revision: int | None = None,
    entry: str = "",
    up_to_default: bool = False,
    finishes: str = "",
    save: Save | None = None,
) -> Wrote:
    """Take steps in a household, in one go; the earlier values are kept.

    The household is read again, so that a slow answer never loses to somebody else's write.

    Args:
        revision: that of the household when its values were shown, if steps rest on them.
        entry: the text from which the first step was read, to find the lines of problems.
        up_to_default: whether a new circle can only narrow the default of its kind.
        finishes: the command whose draft of this household is no longer needed.
        save: writes the household with what belongs to it, instead of `Store.save`.

    Raises:
        CaseFileError: it cannot be so, or would let more people read; nothing was changed.
        RefusedError: a rule forbids it; nothing was changed.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        if revision not in (None, loaded.revision):
            raise ChangedMeanwhileError(ref=loaded.ref)
        was = in_hand(ctx, loaded.ref, loaded.revision, loaded.case)
        wrote = tried(ctx, was, steps, entry, up_to_default=up_to_default)
        (save or _save)(store, loaded, whole_of(wrote.now), ctx.act(action), finishes)
        return wrote


def _save(store: "Store", loaded: "Loaded", case: CaseFile, act: "Act", finishes: str) -> None:
    store.save(loaded, case, act, finishes=finishes)


def tried(
    ctx: "AppContext",
    was: Opened,
    steps: Sequence[Step],
    entry: str = "",
    *,
    up_to_default: bool = False,
) -> Wrote:
    """Give a household as it would be after these steps, with every check; nothing is saved."""
    whole = whole_of(was)
    taking = _Taking(was, steps)
    case = whole
    for n, step in enumerate(steps):
        case = taking.take(case, step, taking.keys[n], "" if n else entry)
    new = [taking.keys[n] for n, step in enumerate(steps) if isinstance(step, New)]
    if up_to_default:
        for record in filter(None, map(case.get, new)):
            refuse_wider(case, record, was.today)
    case = _with_fixed_circles(case, [*new, *_had_circles(whole, steps)], was.today)
    pairs = list(_pairs(whole, case, steps))
    if not new and case == whole:
        raise nothing_changed()
    refuse([*_forbidden(case, pairs), *problems_of(case)], entry, taking.keys[0])
    for key in (*new, *_said_by_another(pairs)):
        refuse_childs_words(case, key, was.today)
    now = in_hand(ctx, was.ref, was.revision + 1, case)
    return Wrote(was, now, taking.keys, {_key(pair[1]): _other(*pair) for pair in pairs})


def nothing_changed() -> UsageError:
    """Refuse what changes nothing."""
    return UsageError(N_("Nothing is different; nothing was saved."), slug="nothing-changed")


def usual_circle(opened: Opened, record: "Record") -> tuple[str, ...]:
    """Give who reads a new record beside the team when nothing is said, of whom one may know."""
    usual = default_circle(whole_of(opened), record, opened.today)
    return tuple(key for key in usual if key in opened.case.person_keys)


class _Taking:
    """Takes steps in a household, one after the other; the keys of what is new are known."""

    def __init__(self, was: Opened, steps: Sequence[Step]) -> None:
        self._was = was
        self.keys = _keys(whole_of(was), steps)

    def take(self, case: CaseFile, step: Step, key: str, text: str) -> CaseFile:
        if isinstance(step, New):
            return self._add(case, step, key, text)
        if isinstance(step, TakenBack):
            return self._take_back(case, step)
        return self._change(case, step, text)

    def _add(self, case: CaseFile, step: New, key: str, text: str) -> CaseFile:
        tree = self._filled(step.tree)
        if isinstance(tree, dict) and tree.get("key") is None:
            tree["key"] = key
        record: Any = draft(case, step.section, tree, text)
        if whole_of(self._was).find(step.section, record.key):  # what takes its place changes it
            self._was.record(step.section, record.key)
        return take(case, record, self._was.today)

    def _change(self, case: CaseFile, step: Changed, text: str) -> CaseFile:
        before: Model = case.household
        if step.section != HOUSEHOLD:
            before = self._was.record(step.section, step.key)
            before = case.find(step.section, step.key) or before
        after = changed(before, step.section, self._filled(step.changes), case, text)
        if getattr(after, "key", "") != getattr(before, "key", ""):
            refuse(list(_forbidden(case, [(before, after)])), text, step.key)  # it is for life
        return put(case, after)

    def _take_back(self, case: CaseFile, step: TakenBack) -> CaseFile:
        before = self._was.record(step.section, step.key)
        refuse_taken_back(before, announced=step.told.get("state") == "announced")
        return put(case, changed(before, step.section, {"withdrawn": dict(step.told)}, case))

    def _filled(self, value: Any) -> Any:
        """Give a tree in which every key that was still to come stands."""
        if isinstance(value, Key):
            return self.keys[value.name]
        if isinstance(value, Mapping):
            return {name: self._filled(each) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._filled(each) for each in value]
        return value


def _keys(whole: CaseFile, steps: Sequence[Step]) -> dict[str | int, str]:
    """Give every step the key of its record; a new one without gets the next free one."""
    keys: dict[str | int, str] = {n: _given(step) for n, step in enumerate(steps)}
    taken = {record.key for record in whole.records()} | set(keys.values())
    for n, step in enumerate(steps):
        if not isinstance(step, New):
            continue
        if not keys[n]:
            keys[n] = next(key for key in keys_in(step.section) if key not in taken)
            taken.add(keys[n])
        if step.name:
            if step.name in keys:
                raise ValueError(f"two steps are named {step.name}")
            keys[step.name] = keys[n]
    return keys


def _given(step: Step) -> str:
    tree: Any = step.tree if isinstance(step, New) else {"key": step.key}
    key = tree.get("key") if isinstance(tree, Mapping) else None
    return key if isinstance(key, str) else ""  # what is no key is refused with its field


def _with_fixed_circles(case: CaseFile, keys: Iterable[str], today: "date") -> CaseFile:
    """Fix the circles of these records; who reads another is not decided in passing."""
    fixed = [with_circle(case, record, today) for record in filter(None, map(case.get, keys))]
    for record in fixed:
        case = put(case, record)
    return case


def _had_circles(whole: CaseFile, steps: Sequence[Step]) -> Iterator[str]:
    """Yield what changes of which somebody fixed the circle: emptied, it is fixed anew."""
    for step in steps:
        record = whole.get(step.key) if isinstance(step, Changed) else None
        if record is not None and record.visible_to is not None:
            yield record.key


def _pairs(
    whole: CaseFile, case: CaseFile, steps: Sequence[Step]
) -> "Iterator[tuple[Model, Model]]":
    """Yield what each record was that changed, and what it is, in the order of the steps."""
    changed = dict.fromkeys((step.section, step.key) for step in steps if isinstance(step, Changed))
    for section, key in changed:
        of_household = section == HOUSEHOLD
        before = whole.household if of_household else whole.find(section, key)
        after = case.household if of_household else case.find(section, key)
        if before is not None and after is not None and before != after:
            yield before, after


def _forbidden(case: CaseFile, pairs: "Sequence[tuple[Model, Model]]") -> "Iterator[Problem]":
    """Yield why records cannot be changed so, each beside all that is new and changed before."""
    from hgcase.domain.wall.edits import edit_problems

    so_far = case
    for before, _ in pairs:
        so_far = put(so_far, before)
    for before, after in pairs:
        yield from edit_problems(so_far, before, after)
        so_far = put(so_far, after)


def _said_by_another(pairs: "Sequence[tuple[Model, Model]]") -> Iterator[str]:
    for before, after in pairs:
        if getattr(before, "said_by", None) != getattr(after, "said_by", None):
            yield _key(after)


def _key(model: "Model") -> str:
    return str(getattr(model, "key", ""))


def _other(before: "Model", after: "Model") -> tuple[str, ...]:
    """Name the fields that are other."""
    was, now = vars(before), vars(after)
    return tuple(name for name in now if now[name] != was[name])
