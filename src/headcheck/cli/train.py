"""``headcheck train``: train or fine-tune a model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headcheck.cli.options import FINE, progress_bar

if TYPE_CHECKING:
    from headcheck.train.loop import Progress

__all__ = ["add_to"]


def add_to(commands: Any) -> None:
    """Declare the command."""
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
    train.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from rich.progress import MofNCompleteColumn  # noqa: PLC0415 - only where a bar is shown

    from headcheck.train.recipe import Recipe  # noqa: PLC0415 - heavy, only for this command
    from headcheck.train.run import train  # noqa: PLC0415

    recipe = Recipe.load(args.recipe)
    with progress_bar(MofNCompleteColumn(), quiet=args.quiet) as bar:

        def progress(stage: str) -> Progress:
            task = bar.add_task(stage)

            def update(step: int, steps: int, loss: float) -> None:
                bar.update(task, completed=step, total=steps, description=f"{stage} (loss {loss:.3f})")

            return update

        train(recipe, [Path(d) for d in args.data], Path(args.output), device=args.device, progress=progress)
    return FINE
