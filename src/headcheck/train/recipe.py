"""The recipe file: which rows, mapped how, in which stage, at what rate."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from headcheck.errors import RecipeError

__all__ = ["BUNDLED_RECIPE", "Recipe", "RowSet", "Stage"]


BUNDLED_RECIPE: Final = Path(__file__).with_name("bundled.toml")
"""The recipe that made the bundled model."""


@dataclass(frozen=True, slots=True)
class RowSet:
    """One data file (or glob) and how its rows become examples.

    Attributes:
        path: path or glob below a data folder; every data folder given is searched.
        form: ``nli`` (premise, hypothesis, label), ``passage`` (passage, claim, label, kinds), ``article``
            (headline, body, label, kinds, claim, evidence), or ``twins`` (plain text, from whose sentences minimal
            pairs are made).
        share: fraction of the rows to keep, in (0, 1], drawn with the recipe's seed.
        splits: keep only rows whose ``split`` is one of these; empty keeps all.
        labels: renames of the file's labels to the ones the form knows.
        views: for ``article`` and ``passage`` forms, how the body is shown (see `headcheck.train.views`).
        held_out_by: field whose hash decides which rows are kept away from training.
        held_out_one_in: one group in so many is kept away; 0 keeps none away.
        field: for the ``twins`` form, the field that holds the text.
        most: for the ``twins`` form, how many pairs to make at most.
    """

    path: str
    form: str
    share: float = 1.0
    splits: tuple[str, ...] = ()
    labels: dict[str, str] = dataclasses.field(default_factory=dict)
    views: tuple[str, ...] = ()
    held_out_by: str = ""
    held_out_one_in: int = 0
    field: str = "text"
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class Stage:
    """One pass of training over a mixture of sets, with its own learning-rate schedule."""

    name: str
    learning_rate: float
    sets: tuple[RowSet, ...]
    warmup: float = 0.06
    final_rate: float = 0.0
    batch_tokens: int = 4096


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, apart from the data itself.

    Attributes:
        base: folder, hub name, or installed package of the base weights.
        stages: passes of training, in order.
        head: judged articles to fit the decision head on; those that the set's ``held_out_*`` keeps from training.
        seed: decides order, sampling and initial weights.
        max_length: most tokens of a pair.
        weight_decay: of AdamW.
        kind_weight: weight of the kinds in the loss.
        dropout: in all layers.
    """

    base: str
    stages: tuple[Stage, ...]
    head: RowSet | None = None
    seed: int = 1
    max_length: int = 320
    weight_decay: float = 0.01
    kind_weight: float = 0.5
    dropout: float = 0.0

    @classmethod
    def load(cls, path: str | Path) -> Recipe:
        """Read a TOML recipe.

        Raises:
            RecipeError: a key is unknown, missing or of the wrong type.
        """
        try:
            source = BUNDLED_RECIPE if path == "bundled" else Path(path)
            raw = tomllib.loads(source.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise RecipeError(f"no recipe file at {path}; the recipe of the bundled model is named bundled") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RecipeError(f"{path} is not a TOML recipe: {error}") from error
        stages = tuple(
            _build(
                Stage,
                {
                    **{key: value for key, value in stage.items() if key != "set"},
                    "sets": tuple(_build(RowSet, row_set) for row_set in stage.get("set", [])),
                },
            )
            for stage in raw.pop("stage", [])
        )
        if "head" in raw:
            raw["head"] = _build(RowSet, raw["head"])
        if not stages or not all(stage.sets for stage in stages):
            raise RecipeError("a recipe needs at least one [[stage]], each with at least one [[stage.set]]")
        recipe: Recipe = _build(cls, {**raw, "stages": stages})
        return recipe


def _build(cls: type[Any], raw: dict[str, Any]) -> Any:
    names = {f.name for f in fields(cls)}
    if unknown := sorted(set(raw) - names):
        raise RecipeError(f"unknown key {unknown[0]!r} in a {cls.__name__.lower()}; known: {', '.join(sorted(names))}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise RecipeError(str(error)) from error
