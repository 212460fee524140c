"""``headcheck batch`` in a process of its own, to be killed: ``python -m tests.killed IN -o OUT``."""

from __future__ import annotations

import sys

from headcheck.cli import main
from headcheck.files.parquet import ParquetWriter

if __name__ == "__main__":
    ParquetWriter.chunk = 64  # more moments to be killed at
    sys.exit(main(["batch", *sys.argv[1:]]))
