"""Bad input: one clear line, at most a hint, an exit code of its own, and nothing half-done."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.formats.made import SMALL
from tests.support.cli import EXAMPLES, Cli, Home, Run, environment, program, start

from hgcase.app.writing import write
from hgcase.cli.run import context
from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs.steps import New
from hgcase.errors import ChangedMeanwhileError
from hgcase.formats.tree import read_tree
from hgcase.store.journal import Act
from hgcase.store.open import Store
from hgcase.store.reading import Loaded

SECRET = "Zwanenhals"
TALK = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"


@pytest.fixture(scope="session")
def as_it_was(made_store_with_examples: Home) -> dict[str, str]:
    """What the store of the examples exports before anything was tried."""
    with pytest.MonkeyPatch.context() as patch:
        return Cli(made_store_with_examples, patch).exports()


@dataclass(frozen=True)
class Bad:
    """What is typed, and what is answered."""

    typed: str
    code: int
    says: str
    stdin: str = ""
    env: dict[str, str] = field(default_factory=dict)


def case_file(section: str) -> str:
    household = f"household: {{label: {SECRET}, opened: 2026-09-01}}"
    return f"hgcase: 1\n{household}\npersons: [{{key: A, name: {SECRET}}}]\n{section}\n"


RULE = f"rules: [{{key: r1, number: 1, circle: [A], persons: [A], situation: {SECRET}, text: x}}]"
PLAN = "{circle: [A], state: in_force, made: 2026-09-01, version: %d, rules: [%d]}"

TABLE: dict[str, Bad] = {
    "no such command": Bad(SECRET, 2, "There is no such command."),
    "no such option": Bad(f"show REF --{SECRET}", 2, "There is no such option here."),
    "no ref": Bad("show", 2, "REF is missing."),
    "one word too many": Bad(f"show REF {SECRET}", 2, "Too much"),
    "an option without its value": Bad("report --household REF --for", 2, "An option misses"),
    "no such choice": Bad(f"export REF --format {SECRET}", 2, "--format cannot have that value."),
    "no such language": Bad(f"--lang {SECRET} households", 2, "--lang cannot have that value."),
    "no such approach": Bad(f"new-household --method {SECRET}", 2, "--method cannot have"),
    "no such setting": Bad(f"config {SECRET} x", 2, "There is no such setting"),
    "a name on the command line": Bad(f"config worker {SECRET}", 2, "Leave the name out"),
    "a child who will grow up": Bad(
        "report --household REF --for person:C --to 2040-01-01", 4, "C may be a child"
    ),
    "no such value of a setting": Bad(f"config lang {SECRET}", 2, "There is no such setting"),
    "what is no ref": Bad(f"show {SECRET}", 3, "That is not a ref"),
    "an unknown ref": Bad("show ZZ9999", 3, "There is no household ZZ9999."),
    "an unknown beginning": Bad("safety-plan show ZZ", 3, "There is no household ZZ."),
    "a beginning to write with": Bad("log-session RE --from -", 3, "That is not a ref", TALK),
    "a beginning for a paper": Bad("report --household RE --for team", 3, "That is not a ref"),
    "a beginning to export": Bad("export RE", 3, "That is not a ref"),
    "a file that is not there": Bad("import nowhere.yaml", 3, "cannot be read"),
    "a folder for a file": Bad("log-session REF --from .", 3, ". cannot be read."),
    "a household from no file": Bad("new-household --from nowhere", 3, "cannot be read"),
    "an audience in no form": Bad(f"report --household REF --for {SECRET}", 2, "no such audience"),
    "an audience nobody is": Bad("report --household REF --for person:Q", 3, "no person Q"),
    "an audience by name": Bad(f"report --household REF --for person:{SECRET}", 3, "no person ?"),
    "a paper for a child": Bad("report --household REF --for person:C", 4, "C may be a child"),
    "a paper with a child": Bad("report --household REF --for together:A,C", 4, "C may be a child"),
    "own talks without a safe place": Bad(
        "report --household HAZELHOF --for person:A --with-own-talks", 4, "no safe place"
    ),
    "own talks for two": Bad(
        "report --household REF --for together:A,B --with-own-talks", 2, "no such audience"
    ),
    "an impossible date": Bad(
        "report --household REF --for team --from 2026-02-30", 12, "not a date"
    ),
    "a date in words": Bad(f"report --household REF --for team --to {SECRET}", 12, "not a date"),
    "an impossible today": Bad("households", 12, "not a date", env={"HGCASE_TODAY": SECRET}),
    "nobody to ask for a paper": Bad("report --household REF", 13, "give --for."),
    "nobody to ask for a talk": Bad("log-session REF", 13, "give --from."),
    "nobody to ask for a household": Bad("new-household", 13, "give --from."),
    "nobody to ask for a name": Bad("config worker", 13, "give HGCASE_WORKER."),
    "a talk in no YAML": Bad(
        "log-session REF --from -", 11, "line 2: This is not YAML", f"at: {SECRET}\n\tx"
    ),
    "a talk in no JSON": Bad(
        "log-session REF --from -", 11, "line 2: This is not JSON", f'{{"at": "{SECRET}",\n}}'
    ),
    "a talk on no date": Bad(
        "log-session REF --from -",
        11,
        "line 1, at: This is not a date",
        TALK.replace("2026-09-26", "2026-09-31"),
    ),
    "a talk with nobody's check": Bad(
        "log-session REF --from -",
        11,
        "line 5, sessions.s10.checks.0.rule: There is no rule 77.",
        TALK + "checks: [{rule: 77, person: A, said_by: w1, answer: kept}]",
    ),
    "a talk with a stranger": Bad(
        "log-session REF --from -", 11, "Q is not in this file", TALK.replace("[w1]", "[w1, Q]")
    ),
    "a talk of another version": Bad(
        "log-session REF --from -",
        11,
        "line 5, break_event: hgcase does",
        TALK + f"break_event: {SECRET}",
    ),
    "a talk in a key that is taken": Bad(
        "log-session REF --from -", 11, "s1 is used more than once", TALK + "key: s1"
    ),
    "a talk that is still to come": Bad(
        "log-session REF --from -", 4, "still to come", TALK.replace("2026-09-26", "2026-10-26")
    ),
    "a talk that is no text": Bad("log-session REF --from -", 11, "is not text", "\x00\x01"),
    "an empty talk": Bad("log-session REF --from -", 11, "Fields are asked here", ""),
    "a case of no rule": Bad(
        "import -", 11, "There is no rule 9.", case_file(f"{RULE}\nsafety_plans: [{PLAN % (1, 9)}]")
    ),
    "a second plan in force": Bad(
        "new-household --from -",
        11,
        "A second plan is in force for A",
        case_file(f"{RULE}\nsafety_plans: [{PLAN % (1, 1)}, {PLAN % (2, 1)}]"),
    ),
    "a case of another version": Bad(
        "import --dry-run -",
        11,
        "line 4, prognoses: hgcase does not",
        case_file(f"prognoses: [{SECRET}]"),
    ),
    "a key that is not there": Bad(
        "show REF", 6, "holds no key", env={"HGCASE_KEY_FILE": "nowhere"}
    ),
    "a folder without a store": Bad("households", 5, "no store here", env={"HGCASE_HOME": "empty"}),
    "a store where one is": Bad("init --key-file key2", 5, "a store here already"),
    "settings that are none": Bad(
        "households", 5, "cannot be read as settings", env={"HGCASE_HOME": "spoilt"}
    ),
    "a server that does not answer": Bad(
        "households",
        5,
        "server cannot be reached",
        env={"HGCASE_STORE": f"postgresql+psycopg://{SECRET}@/x?host=/nowhere"},
    ),
    "a demo where something is": Bad("demo spoilt", 9, "is no demo"),
    "a paper over a file": Bad("export REF --out spoilt/config.toml", 9, "is there already"),
}


@pytest.mark.parametrize("bad", TABLE)
def test_bad_input_is_answered_in_a_line_and_changes_nothing(
    bad: str,
    filled: Cli,
    as_it_was: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = TABLE[bad]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "spoilt").mkdir()
    (tmp_path / "spoilt" / "config.toml").write_text(f"{SECRET} = 1")
    typed = expected.typed.replace("HAZELHOF", filled.home.refs["hazelhof"])
    typed = typed.replace("REF", filled.home.ref).replace(" RE ", f" {filled.home.ref[:2]} ")
    typed = typed if not typed.endswith(" RE") else typed[:-2] + filled.home.ref[:2]

    answered = filled(*typed.split(), stdin=expected.stdin, **expected.env)

    assert answered.code == expected.code, answered
    assert expected.says in answered.err
    assert answered.out == ""
    assert_one_clear_line(answered)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "home", "key", "spoilt"]
    assert filled.exports() == as_it_was


def assert_one_clear_line(answered: Run) -> None:
    """Demand a line, at most with what else could be done, and nothing of what is secret."""
    assert 1 <= len(answered.said) <= 3, answered.said
    assert all(line == line.strip() and line for line in answered.said)
    assert SECRET.lower() not in answered.err.lower()
    assert "Traceback" not in answered.err
    assert "Something went wrong" not in answered.err


def test_a_usage_error_says_what_can_be_chosen(filled: Cli) -> None:
    answered = filled("export", filled.home.ref, "--format", "pdf")

    assert answered.said == [
        "--format cannot have that value.",
        "Choose: yaml, json.",
        "How it goes: hgcase export --help",
    ]


def test_a_beginning_that_several_have_is_refused_with_their_number(filled: Cli) -> None:
    files = [str(path) for path in EXAMPLES]
    while True:
        beginnings = [ref[0] for ref in filled.exports()]
        shared = [letter for letter in beginnings if beginnings.count(letter) > 1]
        if shared:
            break
        filled("import", *files)  # refs are drawn; soon two have a letter in common
    answered = filled("show", shared[0])

    assert answered.code == 3
    count = beginnings.count(shared[0])
    assert answered.said[0] == f"{count} households begin with {shared[0]}."


def test_a_key_of_another_store_opens_nothing(filled: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("0" * 64)
    answered = filled("show", filled.home.ref, HGCASE_KEY_FILE=str(other))

    assert answered.code == 6
    assert answered.said == ["This key does not open the store, or the store is damaged."]


def test_a_household_that_changed_meanwhile_is_not_overwritten(
    filled: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in filled.home.env.items():
        monkeypatch.setenv(name, value)
    ctx = context()
    between: list[str] = []

    def late(store: Store, loaded: Loaded, case: CaseFile, act: Act, _done: str) -> None:
        assert filled("log-session", filled.home.ref, "--from", "-", stdin=TALK).code == 0
        between.append(filled("export", filled.home.ref).out)
        store.save(loaded, case, act)

    steps = [New("sessions", read_tree(TALK))]
    with pytest.raises(ChangedMeanwhileError, match="changed by somebody else") as found:
        write(ctx, filled.home.ref, steps, "log-session", save=late)

    assert found.value.exit_code == 7
    assert [filled("export", filled.home.ref).out] == between


def test_a_talk_that_is_answered_slowly_never_loses_what_another_wrote(filled: Cli) -> None:
    first = filled("log-session", filled.home.ref, "--from", "-", stdin=TALK)
    second = filled("log-session", filled.home.ref, "--from", "-", stdin=TALK)

    assert (first.code, second.code) == (0, 0)
    assert filled("export", filled.home.ref).out.count("2026-09-26T10:00") == 2


def test_a_file_among_several_that_cannot_be_taken_in_changes_nothing(
    cli: Cli, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(case_file("programme: x"))
    answered = cli("import", str(bad), str(EXAMPLES[0]))

    assert answered.code == 11
    assert answered.said[0] == f"{bad}: line 4, programme: hgcase does not know this section."
    assert list(cli.exports()) == answered.out.split()
    assert len(answered.out.split()) == 1


def test_what_is_no_utf8_is_no_case_file(cli: Cli, tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(SMALL.replace("Proef", "Proéf").encode("latin-1"))
    from_file = cli("import", str(latin))
    from_pipe = cli.process("import", "-", env={"PYTHONUTF8": "1"}, stdin="")
    answered = _import_bytes(cli, latin.read_bytes())

    assert from_file.code == 3
    assert from_file.said == [f"{latin}: {latin} cannot be read."]
    assert answered.code == 11  # it came in, but is no text
    assert_one_clear_line(Run(answered.code, "", "\n".join(answered.said[:3])))
    assert from_pipe.code == 11
    assert cli.exports() == {}


def _import_bytes(cli: Cli, content: bytes) -> Run:
    found = subprocess.run(
        program("import", "-"), input=content, capture_output=True, env=environment(cli.home),
        timeout=60, check=False,
    )  # fmt: skip
    return Run(found.returncode, found.stdout.decode(), found.stderr.decode())


# --- the disk -----------------------------------------------------------------------------------


def test_an_answer_that_cannot_be_written_is_told(filled: Cli) -> None:
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            program("show", filled.home.ref), stdout=full, stderr=subprocess.PIPE,
            env=environment(filled.home), timeout=60, check=False,
        )  # fmt: skip

    assert found.returncode == 9
    assert found.stderr.decode().splitlines() == ["The output could not be written (code 28)."]


def limited(size: int) -> Callable[[], None]:
    """Let no file grow beyond so many bytes, as on a disk that is full."""

    def limit() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_saves_nothing_and_says_so(filled: Cli, as_it_was: dict[str, str]) -> None:
    answered = filled.process(
        "import",
        *map(str, EXAMPLES),
        preexec_fn=limited((filled.home.folder / "store.db").stat().st_size),
    )

    assert answered.code == 9
    assert answered.out == ""
    assert "The disk" in answered.said[0]
    assert "nothing was saved" in answered.said[0]
    assert filled.exports() == as_it_was


def test_a_full_disk_never_hides_a_safety_plan(filled: Cli) -> None:
    answered = filled.process("safety-plan", "show", filled.home.ref, preexec_fn=limited(0))

    assert answered.code == 0, answered.err
    assert "Safety plan" in answered.out


def test_a_paper_that_does_not_fit_leaves_nothing(filled: Cli, tmp_path: Path) -> None:
    paper = tmp_path / "paper.html"
    answered = filled.process(
        "report", "--household", filled.home.ref, "--for", "team", "--out", str(paper),
        preexec_fn=limited(4096),
        env={"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None},
    )  # fmt: skip

    assert answered.code == 9
    assert "nothing was saved" in answered.err  # it could not even be journaled
    assert not paper.exists()


def test_a_store_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    nowhere = Home(tmp_path / "new", tmp_path / "newkey")
    words = ["init", "--key-file", str(nowhere.key_file)]
    answered = start(words, environment(nowhere), preexec_fn=limited(20_000))

    assert answered.code == 9
    assert not (nowhere.folder / "store.db").exists()


# --- the store ---------------------------------------------------------------------------------


def test_a_store_of_a_newer_version_is_left_alone(
    filled: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hgcase.store import migrating

    monkeypatch.setattr(migrating, "head", lambda: "0000")
    answered = filled("show", filled.home.ref)

    assert answered.code == 8
    assert answered.said[0] == "This store was made by a newer version of hgcase."
    assert_one_clear_line(answered)


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_what_is_no_store_is_told_and_left_alone(filled: Cli, content: bytes) -> None:
    store = filled.home.folder / "store.db"
    store.write_bytes(content)
    answered = filled("show", filled.home.ref)

    assert answered.code in (5, 6)
    assert_one_clear_line(answered)
    assert store.read_bytes() == content


def test_a_passphrase_is_not_asked_of_nobody(filled: Cli) -> None:
    from hgcase.store.header import wrap

    (filled.home.folder / "store.key.json").write_bytes(wrap(b"k" * 32, "vier losse woorden hier"))
    answered = filled.process("households", env={"HGCASE_KEY_FILE": None})

    assert answered.code == 13
    assert answered.said == ["There is no terminal to ask at: give HGCASE_KEY_FILE."]


def test_what_should_not_happen_shows_a_place_and_no_content(
    filled: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hgcase.cli.screens import household

    def fails(*_: Any, **__: Any) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(household, "household_screen", fails)
    answered = filled("show", filled.home.ref)

    assert answered.code == 1
    assert answered.said[0].startswith(
        "Something went wrong that should not: ValueError at hgcase."
    )
    assert SECRET not in answered.err
    assert len(answered.said) == 2


def test_nothing_on_stderr_names_anybody(filled: Cli) -> None:
    """All that is said beside the answers of a tour, without one word of the examples."""
    from tests.cli.test_demo import words_of_the_examples

    ref = filled.home.ref
    tour = [
        ["households"], ["show", ref], ["safety-plan", "show", ref], ["export", ref],
        ["report", "--household", ref, "--for", "together:A,B", "--out", "-"],
        ["report", "--household", ref, "--for", "person:C"], ["config"], ["schema"],
        ["import", "--dry-run", str(EXAMPLES[0])], ["show", "ZZ"],
    ]  # fmt: skip
    said = "\n".join(filled(*words).err for words in tour)

    assert [word for word in words_of_the_examples() if word in said] == []
