import pytest
from markdown_it import MarkdownIt

from hgcase.reports.escape import markdown, paragraphs, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06-00000001", "06-00000001"),
        ("Eén keer per dag, om 19.00 uur.", "Eén keer per dag, om 19.00 uur."),
        ("# h", "\\# h"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("3", "3"),
        ("[x](http://e)", "\\[x\\](http\\://e)"),
        ("a\x1b[31mb", "a␛\\[31mb"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_markdown_says_the_text_and_does_nothing(text: str, expected: str) -> None:
    assert markdown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# h", "## h", "- a", "+ a", "* a", "1. a", "1) a", "===", "---", "***", "> q", "    code",
        "`code`", "**b**", "_i_", "~~s~~", "[x](http://e)", "![x](http://e)", "<script>alert(1)",
        "<http://e>", "http://e.nl", "www.e.nl", "a@b.nl", "&lt;b&gt;", "a | b", "\\*", "[x]: /u",
        "{{7*7}}", "mailto:a@b.nl", "https://e.nl/a_b_c", "<!-- x -->", "&#x41;",
    ],
)  # fmt: skip
def test_what_is_typed_is_what_is_read(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    tokens = reader.parse(markdown(text))

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inside = tokens[1].children or []
    assert {token.type for token in inside} <= {"text", "text_special"}
    assert "".join(token.content for token in inside) == " ".join(text.split())


def test_lines_and_paragraphs_stay_and_full_lines_go_on() -> None:
    full = "een regel die vol liep omdat de editor hem afbrak, niet wie hem schreef"
    text = f"eerst\ndan\n\n{full}\nen verder\n- lijst"

    assert paragraphs(text) == [["eerst", "dan"], [f"{full} en verder", "- lijst"]]


def test_what_cannot_be_seen_is_made_visible() -> None:
    assert visible("a\x00b\x07c\x7fd\x9be\u2066f\u200fg") == "a␀b␇c␡d\ufffde\ufffdf\ufffdg"
    assert visible("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"
