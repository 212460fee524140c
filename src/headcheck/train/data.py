"""Rows of judged and borrowed data, read into the one example form that training knows."""

from __future__ import annotations

import gzip
import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headcheck.errors import RecipeError, RowFormatError
from headcheck.json_lines import read_objects
from headcheck.labels import Verdict
from headcheck.text.sentences import SentencexSplitter, lines, sentences
from headcheck.train.recipe import RowSet
from headcheck.train.twins import sample

__all__ = ["ALLOWED", "Example", "Row", "examples_of", "is_held_out", "read_rows"]

Row = dict[str, Any]

ALLOWED: dict[str, tuple[Verdict, ...]] = {
    "supported": (Verdict.SUPPORTED,),
    "overstated": (Verdict.OVERSTATED,),
    "contradicted": (Verdict.CONTRADICTED,),
    "unsupported": (Verdict.UNSUPPORTED,),
    "entailment": (Verdict.SUPPORTED,),
    "contradiction": (Verdict.CONTRADICTED,),
    "neutral": (Verdict.OVERSTATED, Verdict.UNSUPPORTED),
    "not_entailment": (Verdict.OVERSTATED, Verdict.CONTRADICTED, Verdict.UNSUPPORTED),
}
"""Which verdicts a label allows: three-way and two-way entailment labels leave several open."""


@dataclass(frozen=True, slots=True)
class Example:
    """One premise and claim with the verdicts its label allows, and its kinds when it is overstated."""

    premise: str
    claim: str
    allowed: tuple[Verdict, ...]
    kinds: tuple[str, ...] = ()


View = Callable[[Row, random.Random], Iterable[tuple[str, str, str, Sequence[str]]]]
"""Turns a row into (premise, claim, label, kinds)."""


def read_rows(path: str, folders: Sequence[Path]) -> list[Row]:
    """Read every JSON Lines file that matches ``path`` in any of the folders; the first row of an id wins.

    Raises:
        RecipeError: nothing matches, or a line is not JSON.
    """
    files = [file for folder in folders for file in sorted(folder.glob(path))]
    if not files:
        raise RecipeError(f"no file matches {path!r} in {', '.join(map(str, folders)) or 'no data folder at all'}")
    rows: list[Row] = []
    seen: set[str] = set()
    for file in files:
        opener: Any = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rb") as lines:
            for _, row in read_objects(lines):
                if isinstance(row, RowFormatError):
                    raise RecipeError(f"{file}: {row}") from row
                key = str(row.get("id") or "")
                if not key or key not in seen:
                    rows.append(row)
                    seen.add(key)
    return rows


def is_held_out(group: str, one_in: int) -> bool:
    """Whether a group (family, case) is kept away from training: a hash of its name decides, the same everywhere."""
    return one_in > 0 and int(hashlib.sha1(group.encode(), usedforsecurity=False).hexdigest(), 16) % one_in == 0


def examples_of(row_set: RowSet, folders: Sequence[Path], views: dict[str, View], seed: int) -> Iterator[Example]:
    """Read one set of a recipe as examples.

    Raises:
        RecipeError: the set names a form, view or label that does not exist.
    """
    rng = random.Random(f"{seed}:{row_set.path}")
    if row_set.form == "twins":
        yield from _twins_of(row_set, folders, seed)
        return
    names = row_set.views or (row_set.form,)
    if unknown := [name for name in names if name not in views]:
        raise RecipeError(f"unknown view {unknown[0]!r} for {row_set.path}; known: {', '.join(sorted(views))}")
    for row in read_rows(row_set.path, folders):
        if row_set.splits and row.get("split") not in row_set.splits:
            continue
        if row_set.held_out_by and is_held_out(str(row.get(row_set.held_out_by)), row_set.held_out_one_in):
            continue
        whole, part = divmod(row_set.share, 1)
        times = int(whole) + (part > 0 and rng.random() < part)
        for name in names * times:
            for premise, claim, label, kinds in views[name](row, rng):
                meant = row_set.labels.get(label, label)
                if meant not in ALLOWED:
                    raise RecipeError(f"unknown label {meant!r} in {row_set.path}; map it in the set's labels")
                yield Example(premise, claim, ALLOWED[meant], tuple(kinds))


def _twins_of(row_set: RowSet, folders: Sequence[Path], seed: int) -> Iterator[Example]:
    """Minimal pairs from the sentences of plain texts."""
    splitter = SentencexSplitter()
    texts = (str(row.get(row_set.field, "")) for row in read_rows(row_set.path, folders))
    found = ([s.of(text) for line in lines(text) for s in sentences(text, line, splitter)] for text in texts)
    for premise, claim, label, kinds in sample(found, seed, int(row_set.most * row_set.share)):
        yield Example(premise, claim, ALLOWED[label], kinds)
