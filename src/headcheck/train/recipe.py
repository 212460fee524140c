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
        share: how often each row is taken, above 0: 0.2 draws a fifth of the rows with the recipe's seed, 2 takes
            every row twice (views that draw at random show it differently each time).
        splits: keep only rows whose ``split`` is one of these; empty keeps all.
        labels: renames of the file's labels to the ones the form knows.
        views: for ``article`` and ``passage`` forms, how the body is shown (see `headcheck.train.views`).
        held_out_by: field whose hash decides which rows are kept away from training.
        held_out_one_in: one group in so many is kept away; 0 keeps none away.
        field: for the ``twins`` form, the field that holds the text.
        most: for the ``twins`` form, how many pairs to make at most, times ``share``.
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
    """One pass of training over a mixture of sets, with its own learning-rate schedule.

    In TOML, ``sets`` names sets of the recipe with the share of each: ``sets = { rte = 1, lingnli = 0.5 }``.
    """

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
        base: ``bundled``, or a folder, hub name, or installed package of the base weights.
        stages: passes of training, in order; without any, the base is taken as it is and only the head is fitted.
        head: judged articles to fit the decision head on; those that the set's ``held_out_*`` keeps from training,
            or all of them where it keeps none away.
        seed: decides order, sampling and initial weights.
        max_length: most tokens of a pair.
        weight_decay: of AdamW.
        kind_weight: weight of the kinds in the loss.
        dropout: in all layers.
    """

    base: str
    stages: tuple[Stage, ...] = ()
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
        named = {name: _build(RowSet, row_set) for name, row_set in _table(raw, "set").items()}
        stages = tuple(_stage(stage, named) for stage in raw.pop("stage", []))
        head = raw.pop("head", None)
        if not stages and head is None:
            raise RecipeError("a recipe needs a [[stage]] to train or a [head] to fit, or both")
        recipe: Recipe = _build(cls, {**raw, "stages": stages, "head": head and _build(RowSet, head)})
        return recipe


def _table(raw: dict[str, Any], key: str) -> dict[str, Any]:
    found = raw.pop(key, {})
    if not isinstance(found, dict):
        raise RecipeError(f"{key!r} must be a table")
    return found


def _stage(raw: dict[str, Any], named: dict[str, RowSet]) -> Stage:
    """A stage with its sets looked up by name and given their shares."""
    shares = _table(raw, "sets")
    if not shares:
        raise RecipeError("a [[stage]] needs sets = { NAME = SHARE, ... }")
    if unknown := sorted(shares.keys() - named.keys()):
        raise RecipeError(f"a stage uses the set {unknown[0]!r}, but there is no [set.{unknown[0]}]")
    for name, share in shares.items():
        if isinstance(share, bool) or not isinstance(share, int | float) or share <= 0:
            raise RecipeError(f"the share of {name!r} must be a number above 0, not {share!r}")
    sets = tuple(dataclasses.replace(named[name], share=float(share)) for name, share in shares.items())
    stage: Stage = _build(Stage, {**raw, "sets": sets})
    return stage


def _build(cls: type[Any], raw: dict[str, Any]) -> Any:
    names = {f.name for f in fields(cls)}
    if unknown := sorted(set(raw) - names):
        raise RecipeError(f"unknown key {unknown[0]!r} in a {cls.__name__.lower()}; known: {', '.join(sorted(names))}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise RecipeError(str(error)) from error
