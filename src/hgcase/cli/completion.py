"""The command ``hgcase completion``, and the answer to a shell that asks what may come next.

The scripts are the framework's. An answer is made from what the program knows by itself:
no store is opened, no key is asked, and nothing that is stored is named.
"""

from typing import Annotated, Any, Final, Literal

import typer

from hgcase.cli import output
from hgcase.cli.commands import COMPLETING, PROGRAM
from hgcase.cli.group import command_app
from hgcase.cli.language import _

app = command_app()

Shell = Literal["bash", "zsh", "fish", "powershell"]
_AT_ONCE: Final = """
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _hgcase_completion "$@"
fi
"""
"""zsh reads a file of its fpath when it is first needed; without this that first Tab is lost."""


def _where() -> str:
    """Say where each shell looks; a form feed keeps the lines of a paragraph apart."""
    places = [
        _("bash: in ~/.local/share/bash-completion/completions/hgcase"),
        _("zsh: in _hgcase, in a folder of your fpath; ~/.zfunc for instance"),
        _("fish: in ~/.config/fish/completions/hgcase.fish"),
        _("PowerShell: at the end of the file that $PROFILE names"),
    ]
    told = _(
        "Print the script with which your shell completes commands, kinds, options and words. "
        "Nothing is installed: you put it in its place yourself. Completion never opens the store."
    )
    after = _("It works in a shell that you start after that.")
    return "\n\n".join((told, "\b\n" + "\n".join(places), after))


@app.command(
    help=_where(),
    epilog="hgcase completion bash > ~/.local/share/bash-completion/completions/hgcase\n"
    "hgcase completion zsh > ~/.zfunc/_hgcase\n"
    "hgcase completion fish > ~/.config/fish/completions/hgcase.fish\n"
    "hgcase completion powershell >> $PROFILE",
)
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help=_("Which shell you use."))],
) -> None:
    """Print the script."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script = get_completion_script(prog_name=PROGRAM, complete_var=COMPLETING, shell=shell)
    output.document(f"{script}\n{_AT_ONCE if shell == 'zsh' else ''}")


def complete(instruction: str) -> int:
    """Answer a shell; it gets completions or nothing at all, and never an error.

    Args:
        instruction: what it asks, as the framework's scripts do: ``complete_bash``.
    """
    from hgcase import lists, paths
    from hgcase.cli.language import settle

    asked, _by, shell = instruction.partition("_")
    maker = _makers().get(shell)
    if asked != "complete" or maker is None:
        return 1
    try:
        words, _last = maker(None, {}, "", "").get_completion_args()
        settle(words)  # the language may stand in what is typed
        with lists.own_words(paths.home):
            from hgcase.cli.root import program

            answer = maker(program(), {}, PROGRAM, COMPLETING).complete()
    except SystemExit as told:  # fish asks with its exit code whether there is anything
        return int(told.code or 0)
    except Exception:  # noqa: BLE001 — a shell that completes has no place for an error
        return 1
    output.document(f"{answer}\n")
    return 0


def _makers() -> dict[str, Any]:
    """Give the framework's answerer of each shell, without its way through a library."""
    from typer import _completion_classes as theirs

    def as_it_is(text: str) -> str:
        return text

    theirs._sanitize_help_text = as_it_is  # noqa: SLF001 — ours has no markup to be rid of
    return {
        "bash": theirs.BashComplete,
        "zsh": theirs.ZshComplete,
        "fish": theirs.FishComplete,
        "powershell": theirs.PowerShellComplete,
    }
