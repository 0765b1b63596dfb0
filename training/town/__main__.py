"""The practice town as a program: `python -m training.town --port 0 --ready-file FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from services_catalog.definition_files import packaged_services
from training.town.running import run_town


def main() -> None:
    """Play every provider of the catalogue, on this machine only, until told to end."""
    # Not typer: a town starts with every practice desk, and typer would double what that takes.
    parser = argparse.ArgumentParser(prog="python -m training.town", description=main.__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--ready-file", type=Path, help="gets the URL when the town listens")
    parser.add_argument("--catalogue", type=Path, default=packaged_services())
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    run_town(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
