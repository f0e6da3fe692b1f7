"""What documents hold is kept with them, encrypted, and comes back as it was or not at all."""

from base64 import b64encode
from itertools import pairwise

import pytest
from tests.store.made import Made, a_case, an_act, driver
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.papers import Document
from hgcase.store import attachments
from hgcase.store.open import Store
from hgcase.store.reading import Loaded

LETTER = b"%PDF-1.7 Een brief over de Wilgenroosstraat.\n\x00\xff\x1a" * 40
READ = "SELECT key, sha256, size, content FROM attachments"


def _documents(*keys: str) -> CaseFile:
    return a_case().replace(documents=tuple(Document(key=key, kind="letter") for key in keys))


def _attach(store: Store, before: Loaded, key: str, content: bytes) -> None:
    store.save(before, before.case, an_act("document.attach"), attach={key: content})


@pytest.mark.parametrize("content", [LETTER, b"", b"\x00", bytes(range(256)) * 4096])
def test_content_comes_back_as_it_was(content: bytes, made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        after = before.case.add(Document(key="d1", kind="letter"))
        store.save(before, after, an_act(), attach={"d1": content})

    with made.open() as store:
        assert store.attachment(before.ref, "d1") == content
        assert store.attached(before.ref) == {"d1": len(content)}
        assert store.load(before.ref).case == after


def test_new_households_come_with_their_documents(made: Made) -> None:
    with made.open() as store:
        one = store.add(_documents("d1", "d2"), an_act(), attach={"d2": LETTER})
        two, three = store.add_all(
            [_documents("d1"), _documents("d1")], an_act(), attach=[{"d1": b"two"}, {}]
        )

        assert store.attached(one) == {"d2": len(LETTER)}
        assert store.attachment(two, "d1") == b"two"
        assert store.attached(three) == {}


def test_the_journal_tells_that_it_was_kept_and_not_what(made: Made) -> None:
    with made.open() as store:
        ref = store.add(_documents("d1"), an_act())
        _attach(store, store.load(ref), "d1", LETTER)
        lines = store.journal(ref)

        assert lines[-1].objects == {"attachments.d1": []}
        assert b"Wilgenroosstraat" not in repr(lines).encode()
        assert store.verify_journal(ref)


def test_what_is_kept_is_never_written_over(made: Made) -> None:
    with made.open() as store:
        ref = store.add(_documents("d1"), an_act(), attach={"d1": LETTER})
        before = store.load(ref)
        with refuses("attachment-exists") as refused:
            _attach(store, before, "d1", b"something else")

        assert refused.value.params == {"key": "d1"}
        assert store.attachment(ref, "d1") == LETTER
        assert store.load(ref) == before


def test_what_is_too_large_is_refused_and_nothing_is_saved(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MEGABYTE", 1)
    with made.open() as store:
        before = store.load(store.add(_documents("d1"), an_act()))
        with refuses("too-large") as refused:
            _attach(store, before, "d1", b"x" * (attachments.MOST + 1))

        assert refused.value.params == {"key": "d1", "most": 25}
        assert store.load(before.ref) == before
        assert len(store.journal(before.ref)) == 1
        _attach(store, before, "d1", b"x" * attachments.MOST)


def test_twenty_five_megabytes_go_in(in_file: Made) -> None:
    content = bytes(range(256)) * (attachments.MOST * attachments.MEGABYTE // 256)
    with in_file.open() as store:
        ref = store.add(_documents("d1"), an_act(), attach={"d1": content})

        assert store.attachment(ref, "d1") == content


def test_only_a_document_holds_something(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(_documents("d1"), an_act()))
        for key in ("d2", "s1"):
            with pytest.raises(ValueError, match=r"is no document$"):
                _attach(store, before, key, LETTER)

        assert store.load(before.ref) == before


def test_what_was_never_kept_is_missing(made: Made) -> None:
    with made.open() as store:
        ref = store.add(_documents("d1"), an_act())
        with refuses("no-attachment"):
            store.attachment(ref, "d1")
        with refuses("unknown-ref"):
            store.attachment("ZZ9999", "d1")
        with refuses("unknown-ref"):
            store.attached("ZZ9999")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE attachments SET content = substr(content, 1, length(content) - 4)",
        "UPDATE attachments SET content = '!' || content",
        "UPDATE attachments SET content = 'QUJD' || substr(content, 5)",
        "UPDATE attachments SET size = size + 1",
        "UPDATE attachments SET sha256 = ''",
        "UPDATE attachments SET content = 'é'",
    ],
)
def test_what_is_damaged_is_said_and_not_given(damage: str, made: Made) -> None:
    with made.open() as store:
        ref = store.add(_documents("d1"), an_act(), attach={"d1": LETTER})
        assert driver(store).run(damage) == 1

        with refuses("damaged-attachment") as refused:
            store.attachment(ref, "d1")

    assert refused.value.params == {"key": "d1"}
    assert refused.value.__cause__ is None


def test_at_rest_nothing_of_it_can_be_read(in_file: Made) -> None:
    with in_file.open() as store:
        store.add(_documents("d1"), an_act(), attach={"d1": LETTER})
        held = driver(store).rows(READ)[0]
    stored = in_file.place.file.read_bytes()
    coded = b64encode(LETTER)

    assert held[3].encode() == coded
    assert len(stored) > len(coded)
    for text in (LETTER, coded, held[1].encode()):
        for start, end in pairwise(range(0, len(text), 12)):
            assert text[start:end] not in stored


def test_a_failure_keeps_neither_the_record_nor_its_content(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        after = before.case.add(Document(key="d1", kind="letter"))
        with monkeypatch.context() as failing:
            failing.setattr("hgcase.store.journal.write", _fail)
            with pytest.raises(KeyboardInterrupt):
                store.save(before, after, an_act(), attach={"d1": LETTER})

        assert store.load(before.ref) == before
        assert driver(store).rows(READ) == []


def _fail(*_: object) -> None:
    raise KeyboardInterrupt
