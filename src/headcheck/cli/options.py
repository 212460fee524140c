"""What the commands share: options, exit statuses, input and output."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

import headcheck
from headcheck.labels import VERDICTS

if TYPE_CHECKING:
    from headcheck.checker import Checker

__all__ = [
    "FAILED",
    "FINE",
    "FLAGGED",
    "INTERRUPTED",
    "USAGE",
    "add_fail_on",
    "add_model_options",
    "make_checker",
    "print_out",
    "progress_bar",
]

FINE: Final = 0
FLAGGED: Final = 1
USAGE: Final = 2
FAILED: Final = 3
INTERRUPTED: Final = 130
"""As a shell has it: 128 and the number of the signal."""


def add_fail_on(command: argparse.ArgumentParser) -> None:
    """Let a command exit with status 1 on some verdicts."""
    command.add_argument(
        "--fail-on",
        action="append",
        choices=[str(v) for v in VERDICTS[1:]],
        default=[],
        metavar="VERDICT",
        help="exit with status 1 on this verdict: overstated, contradicted or unsupported; may be repeated",
    )


def add_model_options(command: argparse.ArgumentParser) -> None:
    """Let a command choose the models and how they run."""
    options = command.add_argument_group("model")
    options.add_argument("--model", default="bundled", help="a folder or hub name (bundled)")
    options.add_argument("--retriever", default="bundled", help="a folder or hub name (bundled)")
    options.add_argument("--threshold", type=float, help="least P(not supported) that flags (the fitted one)")
    options.add_argument("--top-k", type=int, default=8, help="sentences read per claim (8)")
    options.add_argument("--dtype", choices=("auto", "float32", "bfloat16", "float16"), default="auto")
    options.add_argument("--device", default="auto", help="torch device (auto)")
    options.add_argument("--offline", action="store_true", help="never ask a hub, even for a hub name")


def make_checker(args: argparse.Namespace) -> Checker:
    """The checker that the options choose."""
    return headcheck.Checker(
        args.model,
        args.retriever,
        device=args.device,
        dtype=args.dtype,
        top_k=args.top_k,
        threshold=args.threshold,
        local_files_only=args.offline,
    )


def progress_bar(*columns: Any, quiet: bool) -> Any:
    """A rich progress bar on stderr, silent where that is no terminal.

    Args:
        *columns: what stands between the bar and the time left.
        quiet: show none.
    """
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    shown = (TextColumn("{task.description}"), BarColumn(), *columns, TimeRemainingColumn())
    return Progress(*shown, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty())


def print_out(text: str) -> None:
    """Print a result on stdout, in UTF-8 whatever the locale: pages and JSON are of no other encoding."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
