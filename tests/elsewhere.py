"""What the tests run in other processes."""

from __future__ import annotations

import json
import sys
import time
from multiprocessing.connection import Connection

from headcheck import Checker
from headcheck.cli import batch, main
from headcheck.testing import OverlapEntailer, WordEncoder


class SlowEntailer(OverlapEntailer):
    """Takes its time, so that there is some to be killed in."""

    def score(self, pairs):
        """As always, later."""
        time.sleep(0.02)
        return super().score(pairs)


def send(checker: Checker, articles: list[tuple[str, str]], pipe: Connection) -> None:
    """Check articles and send their reports as JSON."""
    pipe.send([report.to_json() for report in checker.check_many(articles)])


def slow_checker(_options: object) -> Checker:
    """A checker that leaves time to be interrupted."""
    return Checker(SlowEntailer(), WordEncoder())


if __name__ == "__main__":
    # ``python -m tests.elsewhere``: the command line on a slow checker.
    if sys.argv[1] == "batch":
        batch.make_checker = slow_checker
        sys.exit(main(sys.argv[1:]))
    # ``python -m tests.elsewhere MODEL``: articles on stdin, reports on stdout.
    own = Checker(sys.argv[1], WordEncoder(), dtype="float32", device="cpu")
    json.dump([report.to_json() for report in own.check_many(json.load(sys.stdin))], sys.stdout)
