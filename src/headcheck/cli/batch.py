"""``headcheck batch``: a file of articles."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING, Any

from headcheck.cli.options import FINE, FLAGGED, add_fail_on, add_model_options, make_checker, progress_bar
from headcheck.files import FORMATS

if TYPE_CHECKING:
    from headcheck.batch import Progress

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Declare the command."""
    batch = commands.add_parser(
        "batch",
        help="check a file of articles",
        description="Check every row of a JSON Lines, CSV or Parquet file, and write it with its result: verdict, "
        "probabilities, kinds, deciding claim, evidence, or an error. Rows are streamed, and kept as soon as they are "
        "written: after a kill, --resume goes on behind them.",
    )
    batch.add_argument("input", metavar="IN", help="a .jsonl, .csv or .parquet file; - reads standard input")
    batch.add_argument(
        "-o", "--output", required=True, metavar="OUT", help="a file of any of these; - is standard output"
    )
    batch.add_argument("--in-format", choices=FORMATS, help="format of IN (by its name; jsonl for -)")
    batch.add_argument("--out-format", choices=FORMATS, help="format of OUT (by its name; jsonl for -)")
    batch.add_argument("--headline-field", default="headline", metavar="NAME", help="field of headlines (headline)")
    batch.add_argument("--body-field", default="body", metavar="NAME", help="field of bodies (body)")
    batch.add_argument("--prefix", default="", metavar="TEXT", help="put before the names of the new fields (nothing)")
    batch.add_argument("--full", action="store_true", help="add the whole report as a field (JSON Lines only)")
    there = batch.add_mutually_exclusive_group()
    there.add_argument(
        "--resume", dest="mode", action="store_const", const="resume", help="go on after the rows of OUT"
    )
    there.add_argument("--overwrite", dest="mode", action="store_const", const="overwrite", help="replace OUT")
    batch.add_argument("--quiet", action="store_true", help="show neither progress nor a summary")
    add_fail_on(batch)
    add_model_options(batch)
    batch.set_defaults(run=_run, mode="new")


def _run(args: argparse.Namespace) -> int:
    from rich.progress import TaskProgressColumn, TextColumn  # noqa: PLC0415 - only where a bar is shown

    from headcheck.batch import Job, check_file  # noqa: PLC0415 - heavy, only for this command

    job = Job(
        source=args.input,
        target=args.output,
        in_format=args.in_format,
        out_format=args.out_format,
        headline=args.headline_field,
        body=args.body_field,
        prefix=args.prefix,
        full=args.full,
        mode=args.mode,
    )
    columns = (TaskProgressColumn(), TextColumn("{task.fields[speed]}"))
    with progress_bar(*columns, quiet=args.quiet) as bar:
        tally = check_file(job, lambda: make_checker(args), _shown_on(bar))
    if not args.quiet:
        print(tally, file=sys.stderr)  # noqa: T201 - results alone go to stdout
    return FLAGGED if any(tally.verdicts[verdict] for verdict in args.fail_on) else FINE


def _shown_on(bar: Any) -> Progress:
    """Show progress as a share of the input and rows per second, resumed rows aside."""
    start: list[Any] = []

    def update(done: int, total: int | None, rows: int) -> None:
        if not start:
            start[:] = bar.add_task("checking", completed=done, total=total, speed=""), rows, time.monotonic()
        task, first, since = start
        speed = (rows - first) / max(time.monotonic() - since, 1e-9)
        bar.update(task, completed=done, total=total, speed=f"{rows:,} rows, {speed:,.1f}/s")

    return update
