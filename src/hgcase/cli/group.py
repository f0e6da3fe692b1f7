"""Typer without what it costs: commands are imported when they are run, help is ours."""

from importlib import import_module
from typing import Any, Literal, cast, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from hgcase.cli.commands import ALIASES, COMMANDS
from hgcase.cli.language import _
from hgcase.i18n import N_


class _OurHelp:
    """Help whose frame speaks the language of the run, and says no more than is needed."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        params = cast("Any", self).get_params(ctx)
        arguments = [_name(param) for param in params if _is_argument(param)]
        below = [_("COMMAND")] if isinstance(self, TyperGroup) else []
        pieces = " ".join([_("[OPTIONS]"), *arguments, *below])
        formatter.write_usage(ctx.command_path, pieces, _("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        """Give the help option, explained in the language of the run."""
        option = cast("Any", super()).get_help_option(ctx)
        if option is not None:
            option.help = _("Show this page.")
        return option

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what can be given: how, and what it is for."""
        params = [param for param in cast("Any", self).get_params(ctx) if not param.hidden]
        for title, arguments in ((_("Arguments"), True), (_("Options"), False)):
            asked = [param for param in params if _is_argument(param) is arguments]
            if asked:
                with formatter.section(title):
                    formatter.write_dl([(_name(param), param.help or "") for param in asked])
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples as they stand, line by line."""
        del ctx
        epilog = cast("Any", self).epilog
        if epilog:
            with formatter.section(_("Examples")):
                for line in epilog.splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


def choices(param: Any) -> tuple[str, ...]:
    """Give the words of which one is asked, where a parameter has such a list."""
    descriptor = getattr(param, "type_descriptor", None)
    literal = getattr(descriptor, "annotation", None)
    return tuple(map(str, get_args(literal))) if get_origin(literal) is Literal else ()


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _name(param: Any) -> str:
    """Say how a parameter is given: ``REF``, ``--out FILE``, ``--format html|md``."""
    metavar = "" if getattr(param, "is_flag", False) else param.metavar or "|".join(choices(param))
    if _is_argument(param):
        return str(metavar or param.name.upper())
    return " ".join(filter(None, (", ".join(param.opts), metavar)))


class Command(_OurHelp, TyperCommand):
    """One command."""


class Group(_OurHelp, TyperGroup):
    """A command with commands under it."""


class RootGroup(Group):
    """The program: its commands are named in a table and imported when they are run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """List the commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command, by its name or its Dutch alias."""
        del ctx
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = import_module(f"hgcase.cli.{COMMANDS[name][0]}")
        command = typer.main.get_command(module.app)
        command.name = name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of commands from the table, importing none."""
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(about)) for name, (_module, about) in COMMANDS.items()])


def command_app(cls: type[Group] = Group) -> typer.Typer:
    """Make the Typer app of one command module; nothing of the framework shows through."""
    return typer.Typer(
        cls=cls,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
    )


ABOUT = N_(
    "A case tracker for people who help households in which there is domestic violence. "
    "Everything stays on this computer, encrypted."
)
