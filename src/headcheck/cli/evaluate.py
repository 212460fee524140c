"""``headcheck evaluate``: figures over judged articles."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from headcheck.cli.options import FINE, add_model_options, make_checker, print_out

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Declare the command."""
    evaluate = commands.add_parser(
        "evaluate",
        help="score judged articles",
        description="Score a JSON Lines file of judged articles (headline, body, label, kinds, evidence, family).",
    )
    evaluate.add_argument("file", metavar="FILE", help="JSON Lines, UTF-8")
    evaluate.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    evaluate.add_argument("--samples", type=int, default=1000, help="bootstrap samples for the intervals (1000)")
    add_model_options(evaluate)
    evaluate.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from headcheck.evaluate import evaluate, load_judged  # noqa: PLC0415 - scikit-learn, only for this command

    result = evaluate(make_checker(args), load_judged(Path(args.file)), samples=args.samples)
    print_out(json.dumps(result.to_dict(), indent=2) if args.format == "json" else str(result))
    return FINE
