"""``headcheck report``: many saved reports on one page."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from headcheck.cli.options import FINE, print_out

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Declare the command."""
    report = commands.add_parser(
        "report",
        help="lay many reports out on one page",
        description="Lay many reports out on one HTML page: totals, verdicts, kinds, and the articles themselves, "
        "flagged ones first, then by how surely the headline overstates.",
    )
    report.add_argument(
        "file", metavar="FILE", help="JSON Lines: reports, or rows with a field report or error; - reads standard input"
    )
    report.add_argument("-o", "--output", default="-", metavar="FILE", help="the page; - is standard output (-)")
    report.add_argument("--prefix", default="", metavar="TEXT", help="as given to headcheck batch (nothing)")
    report.add_argument("--most", type=int, default=200, metavar="N", help="articles shown in full (200)")
    report.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from headcheck.files.streams import refuse_same, replacing  # noqa: PLC0415 - only for this command
    from headcheck.render.overview import render_overview  # noqa: PLC0415
    from headcheck.saved import read_reports  # noqa: PLC0415

    refuse_same(args.file, args.output)
    with nullcontext(sys.stdin.buffer) if args.file == "-" else Path(args.file).open("rb") as lines:
        title = "Checked headlines" if args.file == "-" else Path(args.file).name
        page = render_overview(read_reports(lines, args.prefix), title=title, most=args.most)
    if args.output == "-":
        print_out(page)
    else:
        with replacing(Path(args.output)) as file:
            file.write(page.encode())
    return FINE
