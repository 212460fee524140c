"""A batch run in a process of its own, to be killed: ``python -m tests.killed IN OUT``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from headcheck import Checker
from headcheck.files.parquet import ParquetWriter
from headcheck.testing import OverlapEntailer, WordEncoder
from tests.tables import run


class SlowEntailer(OverlapEntailer):
    """Takes its time, so that there is some to be killed in."""

    def score(self, pairs):
        """As always, later."""
        time.sleep(0.02)
        return super().score(pairs)


if __name__ == "__main__":
    ParquetWriter.chunk = 64
    run(Checker(SlowEntailer(), WordEncoder()), Path(sys.argv[1]), Path(sys.argv[2]), mode="resume")
