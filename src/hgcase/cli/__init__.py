"""The command line. This page is all that runs before a command is chosen."""

import gc
import os
import sys


def main() -> None:
    """Run hgcase on the arguments of the process; leave with its exit code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no foreign code near a case
    gc.disable()  # a run is over before there is anything worth collecting
    sys.excepthook = _say_nothing
    from hgcase.cli.boundary import run

    sys.exit(run(sys.argv[1:]))


def _say_nothing(sort: type[BaseException], _error: object, _trace: object) -> None:
    """Keep what even the boundary did not catch from showing any content."""
    sys.stderr.write(f"hgcase: {sort.__name__}\n")
