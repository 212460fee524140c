"""The command line: ``headcheck check | batch | report | evaluate | train``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import headcheck
from headcheck.cli import batch, check, evaluate, report, train
from headcheck.cli.options import FAILED, INTERRUPTED, USAGE
from headcheck.errors import HeadcheckError, InvalidOptionError
from headcheck.render.text import printable

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: arguments after the program's name; None takes the process's own.

    Returns:
        Exit status: 0 fine, 1 flagged (with ``--fail-on``), 2 usage, 3 failure, 130 interrupted.
    """
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except (HeadcheckError, OSError) as error:
        said = "\n".join(map(printable, str(error).splitlines()))
        print(f"headcheck: {said}", file=sys.stderr)  # noqa: T201 - a command line speaks on stderr
        return USAGE if isinstance(error, InvalidOptionError) else FAILED
    except KeyboardInterrupt:
        print("headcheck: interrupted", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="headcheck", description="Tell whether a news headline says more than its body does."
    )
    parser.add_argument("--version", action="version", version=f"headcheck {headcheck.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (check, batch, report, evaluate, train):
        command.add_to(commands)
    return parser
