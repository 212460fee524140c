"""Judged rows of any set, read into the one form that every system and metric knows."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.probes import probes
from benchmarks.schemes import Scheme
from headcheck.errors import RowFormatError
from headcheck.json_lines import read_objects

__all__ = ["OVERSTATE", "DataSet", "Raw", "Row", "WrongVersionError"]

OWN: Final = Path(__file__).parent / "data"
OVERSTATE: Final = OWN / "overstate"

Raw = Mapping[str, Any]


class WrongVersionError(ValueError):
    """A file is not the version that the recorded figures were measured on."""


@dataclass(frozen=True, slots=True)
class Row:
    """One judged pair of texts.

    Attributes:
        body: the document, body or premise.
        claim: the headline, summary or hypothesis.
        label: one of the labels of the set's scheme; empty where nobody judged.
        family: rows of one family share a text; intervals are over families.
        source: the row as read, for what only some sets have.
    """

    body: str
    claim: str
    label: str
    family: str
    source: Raw = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class DataSet:
    """A registered data set.

    Attributes:
        title: how tables call it.
        what: what its rows are, and which of them are taken.
        home: where it is publicly had.
        licence: as found at its home.
        scheme: what its labels mean.
        path: file under the folder of this package or of the caller; empty for rows that are made here.
        sha256: checksum of that file.
        fields: names of the fields of body, claim and family; the body names the family where that field is empty.
        keep: which rows are taken.
        labels: labels of the file that the scheme calls otherwise.
        documents: whether bodies are documents (False: premises of a sentence or two).
    """

    title: str
    what: str
    home: str
    licence: str
    scheme: Scheme
    path: str = ""
    sha256: str = ""
    fields: tuple[str, str, str] = ("doc", "claim", "")
    keep: Callable[[Raw], bool] = lambda _: True
    labels: Mapping[str, str] = field(default_factory=dict)
    documents: bool = True

    def file(self, data: Path | None) -> Path | None:
        """The file, or None where it is not there."""
        found = [folder / self.path for folder in (OWN, data) if folder and (folder / self.path).is_file()]
        return found[0] if found else None

    def available(self, data: Path | None) -> bool:
        """Whether the rows can be had."""
        return not self.path or self.file(data) is not None

    def rows(self, data: Path | None, most: int | None = None) -> list[Row]:
        """Read the rows.

        Args:
            data: folder of the borrowed sets.
            most: take whole families until there are so many rows; None takes all.

        Raises:
            FileNotFoundError: the file is not there.
            WrongVersionError: its checksum is another.
        """
        found = list(self._made() if not self.path else self._read(data))
        if most is None:
            return found
        families: dict[str, list[Row]] = {}
        for row in found:
            families.setdefault(row.family, []).append(row)
        chosen: list[Row] = []
        for family in sorted(families, key=lambda name: hashlib.sha256(name.encode()).digest()):
            if len(chosen) >= most:
                break
            chosen += families[family][:most]
        return chosen

    def _read(self, data: Path | None) -> Iterator[Row]:
        file = self.file(data)
        if file is None:
            raise FileNotFoundError(f"no file {self.path} in the data folder {data}; to be had from {self.home}")
        if (digest := hashlib.sha256(file.read_bytes()).hexdigest()) != self.sha256:
            raise WrongVersionError(f"{self.path} has sha256 {digest}, not {self.sha256} as in benchmarks/sets.py")
        body, claim, family = self.fields
        for raw in _lines(file):
            if self.keep(raw):
                group = str(raw[family] if family else raw[body])
                label = raw.get("label", "")
                yield Row(raw[body], raw[claim], self.labels.get(label, label), group, raw)

    def _made(self) -> Iterator[Row]:
        for probe in probes():
            if self.keep(probe._asdict()):
                label = "follows" if probe.follows else "does not follow"
                yield Row(probe.premise, probe.claim, label, probe.premise)


def _lines(file: Path) -> Iterator[Raw]:
    opener: Any = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rb") as lines:
        for _, row in read_objects(lines):
            if isinstance(row, RowFormatError):
                raise row
            yield row
