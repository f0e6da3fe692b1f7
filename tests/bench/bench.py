"""Measures how fast hgcase is, as `make bench`; prints goals and results, and fails on neither.

Whole processes run interleaved, so that a busy moment hits all of them alike. A result is
the ratio of the fastest runs. Stores are made in a folder that is gone afterwards.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # a script finds no neighbours

from tests.bench.table import SMALL, measure_all


def main() -> None:
    """Measure everything that exists."""
    parser = ArgumentParser(description="Measure the speed of hgcase.")
    parser.add_argument(
        "--quick", action="store_true", help=f"few rounds, and {SMALL} households only"
    )
    parser.add_argument(
        "--households", type=int, default=1_000, metavar="N", help="in the large store (1000)"
    )
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="hgcase-bench-") as folder:
        measure_all(
            Path(folder),
            large=0 if asked.quick else asked.households,
            rounds=5 if asked.quick else 15,
        )


if __name__ == "__main__":
    main()
