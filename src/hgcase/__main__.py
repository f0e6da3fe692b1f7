"""Run the command line: ``python -m hgcase``."""

from hgcase.cli import main

if __name__ == "__main__":
    main()
