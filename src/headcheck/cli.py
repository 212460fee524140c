"""The command line: ``headcheck check | report | evaluate | train``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import headcheck
from headcheck.errors import EmptyTextError, HeadcheckError
from headcheck.labels import VERDICTS
from headcheck.render.terminal import render_terminal

if TYPE_CHECKING:
    from headcheck.checker import Checker
    from headcheck.train.loop import Progress

__all__ = ["main"]

FINE: Final = 0
FLAGGED: Final = 1
FAILED: Final = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: arguments after the program's name; None takes the process's own.

    Returns:
        Exit status: 0 fine, 1 flagged (with ``--fail-on``), 2 usage, 3 failure.
    """
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except HeadcheckError as error:
        print(f"headcheck: {error}", file=sys.stderr)  # noqa: T201 - a command line speaks on stderr
        return FAILED
    except OSError as error:
        print(f"headcheck: {error}", file=sys.stderr)  # noqa: T201
        return FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="headcheck", description="Tell whether a news headline says more than its body does."
    )
    parser.add_argument("--version", action="version", version=f"headcheck {headcheck.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check one article", description="Check one article.")
    check.add_argument("article", metavar="ARTICLE", help="a text file, UTF-8; - reads standard input")
    check.add_argument("--headline", help="the headline; without it, the first non-blank line of ARTICLE is taken")
    check.add_argument("--format", choices=("text", "json", "html"), default="text", help="what to print (text)")
    check.add_argument(
        "--fail-on",
        action="append",
        choices=[str(v) for v in VERDICTS[1:]],
        default=[],
        metavar="VERDICT",
        help="exit with status 1 on this verdict: overstated, contradicted or unsupported; may be repeated",
    )
    _add_model_options(check)
    check.set_defaults(run=_check)

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
    report.add_argument("--most", type=int, default=200, metavar="N", help="articles shown in full (200)")
    report.set_defaults(run=_report)

    evaluate = commands.add_parser(
        "evaluate",
        help="score judged articles",
        description="Score a JSON Lines file of judged articles (headline, body, label, kinds, evidence, family).",
    )
    evaluate.add_argument("file", metavar="FILE", help="JSON Lines, UTF-8")
    evaluate.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")
    evaluate.add_argument("--samples", type=int, default=1000, help="bootstrap samples for the intervals (1000)")
    _add_model_options(evaluate)
    evaluate.set_defaults(run=_evaluate)

    train = commands.add_parser(
        "train",
        help="train or fine-tune a model",
        description="Train a model by a recipe. A run that was stopped goes on where its last checkpoint was.",
    )
    train.add_argument(
        "recipe", metavar="RECIPE", help="a TOML recipe file; bundled names the one of the bundled model"
    )
    train.add_argument("--data", action="append", required=True, metavar="DIR", help="data folder; may be repeated")
    train.add_argument("-o", "--output", required=True, metavar="DIR", help="folder for the model and its checkpoints")
    train.add_argument("--device", default="cpu", help="torch device (cpu)")
    train.add_argument("--quiet", action="store_true", help="show no progress")
    train.set_defaults(run=_train)
    return parser


def _add_model_options(command: argparse.ArgumentParser) -> None:
    options = command.add_argument_group("model")
    options.add_argument("--model", default="bundled", help="a folder or hub name (bundled)")
    options.add_argument("--retriever", default="bundled", help="a folder or hub name (bundled)")
    options.add_argument("--threshold", type=float, help="least P(not supported) that flags (the fitted one)")
    options.add_argument("--top-k", type=int, default=8, help="sentences read per claim (8)")
    options.add_argument("--dtype", choices=("auto", "float32", "bfloat16", "float16"), default="auto")
    options.add_argument("--device", default="auto", help="torch device (auto)")
    options.add_argument("--offline", action="store_true", help="never ask a hub, even for a hub name")


def _checker(args: argparse.Namespace) -> Checker:
    return headcheck.Checker(
        args.model,
        args.retriever,
        device=args.device,
        dtype=args.dtype,
        top_k=args.top_k,
        threshold=args.threshold,
        local_files_only=args.offline,
    )


def _check(args: argparse.Namespace) -> int:
    text = _read(args.article)
    headline = args.headline
    if headline is None:
        headline, _, text = text.lstrip().partition("\n")
        if not text.strip():
            raise EmptyTextError("the article has one line only: give the body under the headline, or use --headline")
    report = _checker(args).check(headline, text)
    if args.format == "json":
        _print(report.to_json(indent=2))
    else:
        _print(report.to_html() if args.format == "html" else render_terminal(report, sys.stdout))
    return FLAGGED if str(report.verdict) in args.fail_on else FINE


def _report(args: argparse.Namespace) -> int:
    from headcheck.render.overview import render_overview  # noqa: PLC0415 - only for this command
    from headcheck.saved import read_reports  # noqa: PLC0415

    with nullcontext(sys.stdin.buffer) if args.file == "-" else Path(args.file).open("rb") as lines:
        title = "Checked headlines" if args.file == "-" else Path(args.file).name
        page = render_overview(read_reports(lines), title=title, most=args.most)
    if args.output == "-":
        _print(page)
    else:
        Path(args.output).write_text(page, encoding="utf-8")
    return FINE


def _evaluate(args: argparse.Namespace) -> int:
    from headcheck.evaluate import evaluate, load_judged  # noqa: PLC0415 - scikit-learn, only for this command

    result = evaluate(_checker(args), load_judged(Path(args.file)), samples=args.samples)
    _print(json.dumps(result.to_dict(), indent=2) if args.format == "json" else str(result))
    return FINE


def _train(args: argparse.Namespace) -> int:
    from headcheck.train.recipe import Recipe  # noqa: PLC0415 - heavy, only for this command
    from headcheck.train.run import train  # noqa: PLC0415

    recipe = Recipe.load(args.recipe)
    with _bar(quiet=args.quiet) as bar:

        def progress(stage: str) -> Progress:
            task = bar.add_task(stage)

            def update(step: int, steps: int, loss: float) -> None:
                bar.update(task, completed=step, total=steps, description=f"{stage} (loss {loss:.3f})")

            return update

        train(recipe, [Path(d) for d in args.data], Path(args.output), device=args.device, progress=progress)
    return FINE


def _bar(*, quiet: bool) -> Any:
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty())


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EmptyTextError(f"{name} is not UTF-8 text ({error.reason} at byte {error.start}): convert it") from error


def _print(text: str) -> None:
    sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")
