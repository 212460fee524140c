"""``headcheck check``: one article."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from headcheck.cli.options import FINE, FLAGGED, add_fail_on, add_model_options, make_checker, print_out
from headcheck.errors import EmptyTextError
from headcheck.render.terminal import render_terminal

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Declare the command."""
    check = commands.add_parser("check", help="check one article", description="Check one article.")
    check.add_argument("article", metavar="ARTICLE", help="a text file, UTF-8; - reads standard input")
    check.add_argument("--headline", help="the headline; without it, the first non-blank line of ARTICLE is taken")
    check.add_argument("--format", choices=("text", "json", "html"), default="text", help="what to print (text)")
    add_fail_on(check)
    add_model_options(check)
    check.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    text = _read(args.article)
    headline = args.headline
    if headline is None:
        headline, *rest = re.split(r"\r\n?|\n", text.lstrip(), maxsplit=1)
        text = "".join(rest)
        if not text.strip():
            raise EmptyTextError("the article has one line only: give the body under the headline, or use --headline")
    report = make_checker(args).check(headline, text)
    if args.format == "json":
        print_out(report.to_json(indent=2))
    else:
        print_out(report.to_html() if args.format == "html" else render_terminal(report, sys.stdout))
    return FLAGGED if str(report.verdict) in args.fail_on else FINE


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EmptyTextError(f"{name} is not UTF-8 text ({error.reason} at byte {error.start}): convert it") from error
