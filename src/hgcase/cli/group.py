"""Typer without what it costs: commands are imported when they are run, help is ours."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from hgcase.cli import output
from hgcase.cli.commands import (
    COMMANDS,
    PARTS,
    command_named,
    spoken_name,
    spoken_under,
    under_named,
)
from hgcase.cli.drawing.tree import Fact, Label, Part, Screen, bold, screen
from hgcase.cli.language import _, spoken
from hgcase.cli.typed import REF, as_typed
from hgcase.errors import UsageError
from hgcase.i18n import LANGUAGES, N_

_Body = TypeVar("_Body", bound=Callable[..., Any])


class _OurHelp:
    """Help whose frame speaks the language of the run, and says no more than is needed."""

    def get_help_option(self, ctx: Any) -> Any:
        """Give the help option, explained in the language of the run."""
        option = cast("Any", super()).get_help_option(ctx)
        if option is not None:
            option.help = _("Show this page.")
            option.callback = _show_page
        return option

    def get_help(self, ctx: Any) -> str:
        """Give the page as text, for whoever asks the framework for it."""
        return output.drawn(self.page(ctx))

    def page(self, ctx: Any) -> Screen:
        """Say how it goes, what it does, what can be given, and how it is typed."""
        params = cast("Any", self).get_params(ctx)
        below = [self.below] if isinstance(self, Group) else []
        arguments = [_place(param) for param in params if _is_argument(param)]
        usage = " ".join([ctx.command_path, _("[OPTIONS]"), *arguments, *below])
        about = " ".join((cast("Any", self).help or "").split())
        return screen(
            Label((bold(_("Usage: ")), usage)),
            Fact("", (about,)),
            *self._given([param for param in params if not param.hidden]),
            *(self.commands_said(ctx) if isinstance(self, Group) else ()),
            _part(_("Examples"), [("", as_typed(line.strip())) for line in self.examples(ctx)]),
        )

    def _given(self, params: list[Any]) -> Iterator[list[Part]]:
        """Say what can be given: how, and what it is for."""
        for title, arguments in ((_("Arguments"), True), (_("Options"), False)):
            asked = [param for param in params if _is_argument(param) is arguments]
            yield _part(title, [(_name(param), _about(param)) for param in asked])

    def examples(self, ctx: Any) -> list[str]:
        """Give the examples as they were written, in English."""
        del ctx
        return str(cast("Any", self).epilog or "").splitlines()


def _part(title: str, told: Iterable[tuple[str, str]]) -> list[Part]:
    """Give lines under their heading; nothing where there are none."""
    facts: list[Part] = [Fact(name, (about,)) for name, about in told]
    return [Label(bold(f"{title}:")), *facts] if facts else []


def _show_page(ctx: Any, _param: Any, asked: bool) -> None:
    """Show the page of a command, and leave."""
    if asked and not ctx.resilient_parsing:
        output.show(ctx.command.page(ctx))
        ctx.exit()


def choices(param: Any) -> tuple[str, ...]:
    """Give the words of which one is asked, where a parameter has such a list."""
    descriptor = getattr(param, "type_descriptor", None)
    literal = getattr(descriptor, "annotation", None)
    return tuple(map(str, get_args(literal))) if get_origin(literal) is Literal else ()


def choices_said(param: Any) -> list[str]:
    """Give those words, each with its label where that is another word."""
    from hgcase.domain.declare.words import say

    said = {word: say(spoken(), word) for word in choices(param)}
    return [
        word if label.replace(" ", "-") == word.replace("_", "-") else f"{word} ({label})"
        for word, label in said.items()
    ]


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _name(param: Any) -> str:
    """Say how a parameter is given: ``REF``, ``--out FILE``, ``--format html|md``."""
    metavar = "" if getattr(param, "is_flag", False) else param.metavar or "|".join(choices(param))
    if _is_argument(param):
        return str(metavar or param.name.upper())
    return " ".join(filter(None, (", ".join(param.opts), metavar)))


def _place(param: Any) -> str:
    """Say an argument in the usage line; one that may be left out stands in brackets."""
    return _name(param) if param.required else f"[{_name(param)}]"


def _about(param: Any) -> str:
    """Say what a parameter is for, with the label of each word that it takes."""
    about = param.help or ""
    if not choices(param) or param.metavar:
        return str(about)
    told = choices_said(param)
    return f"{about} {', '.join(told)}" if told != list(choices(param)) else str(about)


class Command(_OurHelp, TyperCommand):
    """One command."""


class Group(_OurHelp, TyperGroup):
    """A command with commands under it, each called as the language of the run does."""

    english = ""  # its own English name, where the table of commands has it
    usual = ""  # the command under it that is meant where only a ref was typed

    @property
    def below(self) -> str:
        """What is asked after it, for the usage line."""
        return _("COMMAND")

    def list_commands(self, ctx: Any) -> list[str]:
        """List the names in the language of the run."""
        named = super().list_commands(ctx)
        return [spoken_under(spoken().code, self.english, name) for name in named]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Give a command by its name in either language."""
        english = under_named(self.english, cmd_name) or cmd_name
        command = super().get_command(ctx, english)
        if command is not None:
            command.name = spoken_under(spoken().code, self.english, english)
        return command

    def names(self, ctx: Any) -> dict[str, str]:
        """Give every name by which something can be asked here, with the one that is shown."""
        names = {name: name for name in self.list_commands(ctx)}
        return names | {
            name: spoken_under(spoken().code, self.english, name) for name in self.commands
        }

    def rows(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give what is under it: for each heading the names with what they are for."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        lines = [
            (name, _first_sentence(command.short_help or command.help or ""))
            for name, command in found
            if not command.hidden
        ]
        return [(_("Commands"), lines)]

    def examples(self, ctx: Any) -> list[str]:
        """Give its own examples; where it has none, the first of each command under it."""
        return super().examples(ctx) or [
            line
            for name in TyperGroup.list_commands(self, ctx)
            for line in cast("Any", self.commands[name]).examples(ctx)[:1]
        ]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant, and call it as this language does."""
        if self.usual and REF.fullmatch(args[0]):
            command = self.get_command(ctx, self.usual)
            return command.name, command, args
        command = self.get_command(ctx, args[0])
        if command is None:
            if ctx.resilient_parsing:
                return None, None, args[1:]
            raise UsageError(
                N_("There is no such command."),
                hint=N_("How it goes: {path} --help"),
                slug="no-such-command",
                near=self._near(ctx, args[0]),
                path=ctx.command_path,
            )
        return command.name, command, args[1:]

    def _near(self, ctx: Any, typed: str) -> list[str]:
        names = self.names(ctx)
        return list(dict.fromkeys(names[each] for each in get_close_matches(typed.lower(), names)))

    def commands_said(self, ctx: Any) -> Iterator[list[Part]]:
        """Say what is under it, heading by heading."""
        for title, lines in self.rows(ctx):
            yield _part(title, lines)
        path = f"{ctx.command_path} {self.below}"
        yield [Label(_("More about one of them: {path} --help", path=path))]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer what is under it and its options; a name of the other language when typed."""
        from hgcase.cli.offers import begun

        if incomplete and not incomplete[0].isalnum():
            return super(TyperGroup, self).shell_complete(ctx, incomplete)
        shown = dict(line for _title, lines in self.rows(ctx) for line in lines)
        others = {name: shown.get(said, "") for name, said in self.names(ctx).items()}
        return begun(shown, others, incomplete)


def _first_sentence(text: str) -> str:
    head, stop, _rest = " ".join(text.split()).partition(". ")
    return f"{head}." if stop else head


class RootGroup(Group):
    """The program: its commands are named in a table and imported when they are run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """List the commands in the order of the table."""
        del ctx
        return [spoken_name(spoken().code, name) for name in COMMANDS]

    def names(self, ctx: Any) -> dict[str, str]:
        """Give the names of both languages, with the one that is shown."""
        del ctx
        return {
            spoken_name(code, name): spoken_name(spoken().code, name)
            for code in LANGUAGES
            for name in COMMANDS
        }

    def rows(self, ctx: Any) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give the commands from the table, by what one does, importing none."""
        del ctx
        code = spoken().code
        return [
            (
                _(part),
                [
                    (spoken_name(code, name), _(entry.about))
                    for name, entry in COMMANDS.items()
                    if entry.part == part
                ],
            )
            for part in PARTS
        ]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command, by its name in either language."""
        del ctx
        name = command_named(cmd_name)
        if name is None:
            return None
        module = import_module(f"hgcase.cli.{COMMANDS[name].module}")
        command: Any = typer.main.get_command(module.app)
        command.name = spoken_name(spoken().code, name)
        if isinstance(command, Group):
            command.english = name
        return command


class App(typer.Typer):
    """The commands of one module; nothing of the framework shows through."""

    def command(self, name: str | None = None, **settings: Any) -> Callable[[_Body], _Body]:
        """Make a command of a function, with help as ours is."""
        return super().command(name, cls=Command, **settings)


def command_app(
    cls: type[Group] = Group, *, usual: str = "", about: str = "", examples: str = ""
) -> App:
    """Make the app of one command module.

    Args:
        usual: the English name of the command that is meant where only a ref was typed.
        about: what the commands under it are about, where there are several.
        examples: of these commands, a line each.
    """
    several: dict[str, Any] = {
        "help": about, "epilog": examples, "callback": _nothing, "no_args_is_help": True,
    }  # fmt: skip
    return App(
        cls=type(cls.__name__, (cls,), {"usual": usual}) if usual else cls,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        **(several if about else {}),
    )


def _nothing() -> None: ...


ABOUT = N_(
    "A case tracker for people who help households in which there is domestic violence. "
    "What you record is kept encrypted."
)
