"""Bytes in and out: files and standard streams, read from the start, written durably."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Literal

from headcheck.errors import InvalidOptionError, OutputExistsError

__all__ = ["STREAM", "Mode", "Source", "Target", "check_target", "refuse_same", "replacing"]

STREAM: Final = "-"
"""The name of standard input and output."""

Mode = Literal["new", "overwrite", "resume"]


def check_target(mode: Mode, *paths: Path) -> None:
    """Refuse an output before any work is done.

    Raises:
        OutputExistsError: one of its paths is there, and it is to be new.
        FileNotFoundError: there is no such folder.
    """
    if mode == "new" and (there := [path for path in paths if path.exists()]):
        raise OutputExistsError(f"{there[0]} is there already: --resume goes on after its rows, --overwrite drops them")
    if not paths[0].parent.is_dir():
        raise FileNotFoundError(f"there is no folder {paths[0].parent}")


def refuse_same(source: str, target: str) -> None:
    """Refuse to write over what is read.

    Raises:
        InvalidOptionError: both names are of one file.
    """
    there = STREAM not in (source, target) and Path(source).exists() and Path(target).exists()
    if there and Path(source).samefile(target):
        raise InvalidOptionError(f"input and output are the same file: {source}")


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the path's place once it is complete and on the disk; until then what is there stays.

    Where the path is a device or a pipe, it is written straight.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path = path.resolve()  # a link stays one
    draft = path.with_name(f"{path.name}.draft")
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class Source:
    """A file or standard input as bytes, with how far it was read."""

    def __init__(self, name: str) -> None:
        self.stream: IO[bytes] = sys.stdin.buffer if name == STREAM else Path(name).open("rb")  # noqa: SIM115 - closed below
        self._own = name != STREAM
        self.rewindable = self._own and self.stream.seekable()

    def progress(self) -> tuple[int, int | None]:
        """Bytes read and bytes in all; for a stream, nothing is known."""
        if not self.rewindable:
            return 0, None
        return self.stream.tell(), os.fstat(self.stream.fileno()).st_size

    def close(self) -> None:
        """Close the file; standard input stays open."""
        if self._own:
            self.stream.close()


class Target:
    """A file or standard output to which bytes are appended, each time to be kept for good."""

    def __init__(self, name: str, mode: Mode) -> None:
        self._path = None if name == STREAM else Path(name)
        self._mode: Mode = mode
        self._stream: IO[bytes] | None = None
        if self._path is not None:
            check_target(mode, self._path)
        elif mode != "new":
            raise InvalidOptionError(f"{mode} needs a file: standard output cannot be read again")

    def start(self) -> Iterator[bytes]:
        """Open the file and read the lines that it holds."""
        if self._path is None:
            self._stream = sys.stdout.buffer
            return iter(())
        self._stream = self._path.open({"new": "x+b", "overwrite": "w+b", "resume": "a+b"}[self._mode])
        self._stream.seek(0)
        return iter(self._stream)

    def cut(self, size: int) -> None:
        """Keep so many bytes only."""
        if self._path is not None and self._stream is not None:
            self._stream.truncate(size)
            self._stream.seek(size)

    def append(self, data: Iterable[bytes]) -> None:
        """Write, and return when the bytes are on the disk."""
        if self._stream is None:
            raise ValueError("start was not run")
        self._stream.write(b"".join(data))
        self._stream.flush()
        if self._path is not None:
            os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Close the file; standard output stays open."""
        if self._path is not None and self._stream is not None:
            self._stream.close()
