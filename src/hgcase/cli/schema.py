"""The command ``hgcase schema``."""

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _

app = command_app()


@app.command(
    help=_("Print the JSON Schema of the case file, for an editor that helps while you type."),
    epilog="hgcase schema > casefile.schema.json",
)
def schema() -> None:
    """Print the JSON Schema."""
    import json

    from hgcase.formats.schema import case_file_schema

    output.document(json.dumps(case_file_schema(), indent=1, ensure_ascii=False) + "\n")
