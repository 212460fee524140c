"""What headcheck makes of judged headlines in families kept from training, and which sentences decide.

``python benchmarks/mistakes.py t1-36-c t4-18-d`` shows these; without names, it shows those of a sample of 200 that
come out wrong, to choose from for docs/trade-offs.md.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from textwrap import fill

from headcheck import Checker
from headcheck.evaluate import Judged, load_judged
from headcheck.report import Report
from headcheck.train.data import is_held_out

OVERSTATE = Path(__file__).parent / "data" / "overstate" / "train.jsonl"
ONE_IN = 8
"""Families kept away from training, as the bundled recipe has it."""


def shown(row: Judged, report: Report) -> str:
    """One judged headline, what comes out, and the sentences that decide."""
    judged = ", ".join([row["label"], *row["kinds"]])
    found = f"comes out {report.verdict}, {report.probabilities[report.verdict]:.0%}"
    lines = [f"{row['id']}  should be {judged}; {found if report.verdict != row['label'] else 'comes out right'}"]
    lines.append(fill(row["headline"], 80, initial_indent="  ", subsequent_indent="  "))
    lines += [fill(text, 80, initial_indent="  | ", subsequent_indent="  | ") for text in row["evidence"]]
    return "\n".join(lines)


def main(ids: list[str]) -> None:
    """Print the headlines of these ids, or the wrong ones of a sample."""
    held_out = [row for row in load_judged(OVERSTATE) if is_held_out(row["family"], ONE_IN)]
    rows = [row for row in held_out if row["id"] in ids] if ids else random.Random(0).sample(held_out, 200)
    reports = Checker(dtype="float32").check_many((row["headline"], row["body"]) for row in rows)
    pairs = zip(rows, reports, strict=True)
    print("\n\n".join(shown(row, report) for row, report in pairs if ids or report.verdict != row["label"]))


if __name__ == "__main__":
    main(sys.argv[1:])
