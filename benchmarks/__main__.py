"""The command line: ``python -m benchmarks COMMAND``, where ``--help`` names the commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.records import RESULTS, save, shown

_TRIAL: Final = Path("build") / "benchmarks"
"""Where quick runs write, so that they never overwrite a record."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one measurement, or render the results.

    Returns:
        Exit status: 0 fine, 2 usage, 3 a set is missing or of another version.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(words)
    args.command = shown(words)
    args.output = args.output or (_TRIAL if getattr(args, "quick", False) else RESULTS)
    try:
        args.run(args)
    except (FileNotFoundError, ValueError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 3
    return 0


def _parser() -> argparse.ArgumentParser:
    from benchmarks.sets import SETS  # noqa: PLC0415 - with scikit-learn, not needed for a report
    from benchmarks.soak import ARTICLES, MINUTES  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure headcheck.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    accuracy = commands.add_parser("accuracy", help="how often it is right, beside other systems")
    accuracy.add_argument("--data", type=Path, metavar="FOLDER", help="borrowed sets; without it, Overstate and probes")
    accuracy.add_argument("--sets", nargs="+", choices=list(SETS), default=[], metavar="SET", help=", ".join(SETS))
    _add_options(accuracy)
    accuracy.set_defaults(run=_accuracy)

    speed = commands.add_parser("speed", help="how fast it is, beside other ways and the machine's limit")
    _add_options(speed)
    speed.set_defaults(run=_speed)

    scale = commands.add_parser("scale", help="cost by length of a body and by number of articles")
    _add_options(scale)
    scale.set_defaults(run=_scale)

    robustness = commands.add_parser("robustness", help="does the verdict hold still, and move the right way")
    robustness.add_argument("--articles", type=int, help="how many articles (all held out from training; 12 if quick)")
    _add_options(robustness)
    robustness.set_defaults(run=_robustness)

    alarms = commands.add_parser("alarms", help="what is flagged at which threshold, also of newsrooms' own headlines")
    alarms.add_argument("--data", type=Path, metavar="FOLDER", help="borrowed sets; without it, Overstate alone")
    alarms.add_argument("--articles", type=int, default=400, help="how many of each borrowed set (400)")
    _add_options(alarms, quick=False)
    alarms.set_defaults(run=_alarms)

    precision = commands.add_parser("precision", help="do float32 and bfloat16 give the same verdicts")
    precision.add_argument("--model", default="bundled", help="a folder or hub name (bundled)")
    precision.add_argument("--articles", type=int, help="how many articles (all of Overstate's development part)")
    precision.add_argument("--output", type=Path, metavar="FOLDER", help="where results go (benchmarks/results)")
    precision.set_defaults(run=_precision)

    soak = commands.add_parser("soak", help="memory, files, threads and rate over a long stream")
    soak.add_argument("--minutes", type=float, default=MINUTES, help=f"how long at most ({MINUTES:g})")
    soak.add_argument("--articles", type=int, default=ARTICLES, help=f"how many articles at most ({ARTICLES})")
    _add_options(soak, quick=False)
    soak.set_defaults(run=_soak)

    report = commands.add_parser("report", help="tables and plots from the results")
    report.add_argument("--output", type=Path, metavar="FOLDER", help="where the results lie (benchmarks/results)")
    report.set_defaults(run=_report)
    return parser


def _add_options(command: argparse.ArgumentParser, *, quick: bool = True) -> None:
    command.add_argument("--model", default="bundled", help="a folder or hub name (bundled)")
    command.add_argument("--dtype", choices=("auto", "float32", "bfloat16"), default="auto", help="(auto)")
    if quick:
        command.add_argument(
            "--quick", action="store_true", help="a small part, in under three minutes, to build/benchmarks"
        )
    command.add_argument("--output", type=Path, metavar="FOLDER", help="where results go (benchmarks/results)")


def _accuracy(args: argparse.Namespace) -> None:
    from benchmarks.accuracy import run  # noqa: PLC0415 - heavy
    from benchmarks.report import summary  # noqa: PLC0415
    from headcheck import Checker  # noqa: PLC0415
    from headcheck.entail import CrossEncoderEntailer  # noqa: PLC0415

    checker, entailer = Checker(args.model, dtype=args.dtype), CrossEncoderEntailer(args.model, dtype=args.dtype)
    results = run(checker, entailer, args.sets, args.data, command=args.command, quick=args.quick, folder=args.output)
    for result in results:
        path = save(result, args.output)
        print(f"{len(result['sets'])} sets in {path}", file=sys.stderr)
    print(summary(result))


def _speed(args: argparse.Namespace) -> None:
    from benchmarks.speed import FULL, QUICK, run  # noqa: PLC0415 - heavy

    result = run(args.model, args.dtype, QUICK if args.quick else FULL, command=args.command, quick=args.quick)
    print(save(result, args.output))


def _scale(args: argparse.Namespace) -> None:
    from benchmarks.scale import FULL, QUICK, run  # noqa: PLC0415 - heavy
    from headcheck import Checker  # noqa: PLC0415

    plan = QUICK if args.quick else FULL
    checker = Checker(args.model, dtype=args.dtype)
    result = run(checker, plan, command=args.command, quick=args.quick)
    print(save(result, args.output))


def _robustness(args: argparse.Namespace) -> None:
    from benchmarks.robustness import held_out_articles, run, table  # noqa: PLC0415 - heavy
    from headcheck import Checker  # noqa: PLC0415

    articles = held_out_articles(args.articles or (12 if args.quick else None))
    result = run(Checker(args.model, dtype=args.dtype), articles, command=args.command, quick=args.quick)
    print(save(result, args.output), file=sys.stderr)
    print(table(result))


def _alarms(args: argparse.Namespace) -> None:
    from benchmarks.alarms import news, run, table  # noqa: PLC0415 - heavy
    from benchmarks.rows import OVERSTATE  # noqa: PLC0415
    from headcheck import Checker  # noqa: PLC0415
    from headcheck.evaluate import load_judged  # noqa: PLC0415

    judged = [(row["headline"], row["body"], row["label"]) for row in load_judged(OVERSTATE / "dev.jsonl")]
    checker = Checker(args.model, dtype=args.dtype)
    result = run(checker, judged, news(args.data, args.articles), command=args.command)
    print(save(result, args.output), file=sys.stderr)
    print(table(result))


def _precision(args: argparse.Namespace) -> None:
    from benchmarks.precision import run, summary  # noqa: PLC0415 - heavy
    from benchmarks.rows import OVERSTATE  # noqa: PLC0415
    from headcheck.evaluate import load_judged  # noqa: PLC0415

    articles = [(row["headline"], row["body"]) for row in load_judged(OVERSTATE / "dev.jsonl")][: args.articles]
    result = run(args.model, articles, command=args.command, quick=args.articles is not None)
    print(save(result, args.output), file=sys.stderr)
    print(summary(result))


def _soak(args: argparse.Namespace) -> None:
    from benchmarks.soak import run  # noqa: PLC0415 - heavy
    from headcheck import Checker  # noqa: PLC0415

    result = run(Checker(args.model, dtype=args.dtype), args.minutes, args.articles, command=args.command)
    print(save(result, args.output), file=sys.stderr)
    print("\n".join(f"{name}: {value}" for name, value in result["steady"].items()))


def _report(args: argparse.Namespace) -> None:
    from benchmarks.report import render  # noqa: PLC0415 - with matplotlib

    for path in render(args.output):
        print(path)


if __name__ == "__main__":
    raise SystemExit(main())
