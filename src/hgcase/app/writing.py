"""The one way to write in a household: steps, each checked, all in one go or none.

What the steps make of the household is worked out first, with every rule about it; then it
is saved in one transaction, with one line in the journal.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hgcase.app.circles import refuse_childs_words, refuse_wider
from hgcase.app.one_record import HOUSEHOLD, changed, draft, find_in, put, refuse
from hgcase.domain.case_file import CaseFile, keys_in
from hgcase.domain.verbs.steps import Changed, Key, New, Step
from hgcase.domain.wall.circles import with_circles
from hgcase.domain.wall.seen import team
from hgcase.domain.wall.the_wall import seen_by
from hgcase.errors import ChangedMeanwhileError, RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hgcase.app.context import AppContext
    from hgcase.domain.checks.problem import Problem
    from hgcase.domain.declare.record import Model, Record
    from hgcase.domain.wall.seen import Audience, Seen
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.reading import Loaded

Keys = Mapping[str | int, str]
"""The key of the record of each step, by its place from 0 and by the name of the step."""

Save = Callable[["Store", "Loaded", CaseFile, "Act"], object]
"""Writes a household with what belongs to its new record, instead of `Store.save`."""


class NothingChangedError(UsageError):
    """An edit that changes nothing."""

    message = N_("Nothing is different; nothing was saved.")


class NotHeldYetError(RefusedError):
    """A talk that is said to have been held on a day that is still to come."""

    message = N_("{key} is said to have been held, on a day that is still to come.")
    hint = N_("Correct its day, or log it as planned.")


@dataclass(frozen=True)
class Wrote:
    """What was written.

    Args:
        ref: of the household.
        revision: how often it was written by now.
        case: the household as it is now, whole; never shown.
        keys: the key of the record of each step, by its place from 0 and by its name.
        before: the household as it was, whole; never shown.
        reader: the worker of this run.
    """

    ref: str
    revision: int
    case: CaseFile
    keys: Keys
    before: CaseFile
    reader: "Audience"

    @cached_property
    def seen(self) -> "Seen":
        """The household as this worker may see it now."""
        return seen_by(self.case, self.reader)

    @cached_property
    def seen_before(self) -> "Seen":
        """The household as this worker might see it before."""
        return seen_by(self.before, self.reader)


def write(
    ctx: "AppContext",
    ref: str,
    steps: Sequence[Step],
    action: str,
    *,
    revision: int | None = None,
    entry: str = "",
    finishes: str = "",
) -> Wrote:
    """Take steps in a household, in one go; the earlier values are kept.

    The household is read again, so that a slow answer never loses to somebody else's write.

    Args:
        ctx: this run.
        ref: of the household, whole.
        steps: what is new and what changes.
        action: the verb, for the journal.
        revision: that of the household when its values were shown, if steps rest on them.
        entry: the text from which the first step was read, to find the lines of problems.
        finishes: the command whose draft of this household is no longer needed.

    Raises:
        NotFoundError: no such household, or a record that is not there for this worker.
        NothingChangedError: all is as it was.
        CaseFileError: it cannot be so, or would let more people read; nothing was changed.
        RefusedError: a rule forbids it; nothing was changed.
        ChangedMeanwhileError: somebody else wrote in the meantime.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        if revision not in (None, loaded.revision):
            raise ChangedMeanwhileError(ref=loaded.ref)
        return write_in(ctx, store, loaded, steps, action, entry=entry, save=saving(finishes))


def saving(finishes: str) -> Save:
    """Give what saves a household, and in the same transaction forgets the draft of a command."""

    def save(store: "Store", loaded: "Loaded", case: CaseFile, act: "Act") -> None:
        store.save(loaded, case, act, finishes=finishes)

    return save


def write_in(
    ctx: "AppContext",
    store: "Store",
    loaded: "Loaded",
    steps: Sequence[Step],
    action: str,
    *,
    entry: str = "",
    up_to_default: bool = False,
    save: Save | None = None,
) -> Wrote:
    """Take steps in a household that was just loaded, in one go.

    Args:
        ctx: this run.
        store: where the household was loaded from.
        loaded: the household as it was.
        steps: what is new and what changes.
        action: the verb, for the journal.
        entry: the text from which the first step was read, to find the lines of problems.
        up_to_default: whether a new circle can only narrow the default of its kind.
        save: writes the household with what belongs to it, instead of `Store.save`.

    Raises:
        HgcaseError: as `write` does.
    """
    case, keys = tried(ctx, loaded.ref, loaded.case, steps, entry, up_to_default=up_to_default)
    act = ctx.act(action)
    if save is None:
        store.save(loaded, case, act)
    else:
        save(store, loaded, case, act)
    reader = team(ctx.worker_key(case))
    return Wrote(loaded.ref, loaded.revision + 1, case, keys, loaded.case, reader)


def tried(
    ctx: "AppContext",
    ref: str,
    whole: CaseFile,
    steps: Sequence[Step],
    entry: str = "",
    *,
    up_to_default: bool = False,
) -> tuple[CaseFile, Keys]:
    """Give a household as it would be after these steps, with every check; nothing is saved.

    Args:
        ctx: this run.
        ref: of the household.
        whole: all of it, as it is.
        steps: what is new and what changes.
        entry: the text from which the first step was read, to find the lines of problems.
        up_to_default: whether a new circle can only narrow the default of its kind.

    Raises:
        HgcaseError: as `write` does.
    """
    taking = _Taking(ctx, ref, whole, steps)
    case = whole
    for n, step in enumerate(steps):
        case = taking.take(case, step, taking.keys[n], "" if n else entry)
    new = [taking.keys[n] for n, step in enumerate(steps) if isinstance(step, New)]
    if up_to_default:
        for record in filter(None, map(case.get, new)):
            refuse_wider(case, record, ctx)
    case = _with_fixed_circles(case, [*new, *_had_circles(whole, steps)], ctx)
    pairs = list(_pairs(whole, case, steps))
    if not (new or pairs):
        raise NothingChangedError
    refuse([*_forbidden(case, pairs), *case.problems()], entry, taking.keys[0])
    for key in (*new, *_said_by_another(pairs)):
        refuse_childs_words(case, key, ctx)
    return case, taking.keys


class _Taking:
    """Takes steps in a household, one after the other; the keys of what is new are known."""

    def __init__(self, ctx: "AppContext", ref: str, whole: CaseFile, steps: Sequence[Step]) -> None:
        self._ctx = ctx
        self._ref = ref
        self._whole = whole
        self.keys = _keys(whole, steps)

    def take(self, case: CaseFile, step: Step, key: str, text: str) -> CaseFile:
        if isinstance(step, New):
            return self._add(case, step, key, text)
        return self._change(case, step, text)

    def _add(self, case: CaseFile, step: New, key: str, text: str) -> CaseFile:
        tree = self._filled(step.tree)
        if isinstance(tree, dict) and tree.get("key") is None:
            tree["key"] = key
        record: Any = draft(case, step.section, tree, text)
        if step.section != "sessions":
            return case.add(record)
        from hgcase.domain.verbs.talks import as_it_went, planned_talk

        if record.state == "held" and record.at.day > self._ctx.today:
            raise NotHeldYetError(key=record.key)
        if planned_talk(case, record.key) is not None:  # what takes its place changes it
            self._readable(step.section, record.key)
        return as_it_went(case, record, self._ctx.today)

    def _change(self, case: CaseFile, step: Changed, text: str) -> CaseFile:
        before: Model = case.household
        if step.section != HOUSEHOLD:
            before = self._readable(step.section, step.key)
            before = case.find(step.section, step.key) or before
        after = changed(before, step.section, self._filled(step.changes), case, text)
        if getattr(after, "key", "") != getattr(before, "key", ""):
            refuse(list(_forbidden(case, [(before, after)])), text, step.key)  # it is for life
        return put(case, after)

    def _readable(self, section: str, key: str) -> "Record":
        return find_in(self._ctx, self._ref, self._whole, section, key)

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
    key: Any = step.key if isinstance(step, Changed) else None
    if isinstance(step, New) and isinstance(step.tree, Mapping):
        key = step.tree.get("key")
    return key if isinstance(key, str) else ""  # what is no key is refused with its field


def _with_fixed_circles(case: CaseFile, keys: Iterable[str], ctx: "AppContext") -> CaseFile:
    """Fix the circles of these records; who reads another is not decided in passing."""
    fixed = with_circles(case, ctx.today)
    for key in keys:
        record = fixed.get(key)
        if record is not None and record != case.get(key):
            case = put(case, record)
    return case


def _had_circles(whole: CaseFile, steps: Sequence[Step]) -> "Iterator[str]":
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


def _said_by_another(pairs: "Sequence[tuple[Model, Model]]") -> "Iterator[str]":
    for before, after in pairs:
        if getattr(before, "said_by", None) != getattr(after, "said_by", None):
            yield str(getattr(after, "key", ""))
