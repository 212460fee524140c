"""Fifty judged headlines as a desk would keep them, and fifty that it judged later, in the folder ``desk``.

They stand in for your own: articles of the open benchmark that the bundled model was not trained on, two headlines
each.
"""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from headcheck.evaluate import load_judged
from headcheck.train.data import is_held_out

OVERSTATE = Path(__file__).parent.parent / "benchmarks" / "data" / "overstate" / "train.jsonl"
FIELDS = ("id", "family", "headline", "body", "label", "kinds", "claim", "evidence")


def main() -> None:
    """Write ``desk/judged.jsonl`` and ``desk/later.jsonl``."""
    families: dict[str, list[str]] = {}
    for row in load_judged(OVERSTATE):
        if is_held_out(row["family"], 8):
            families.setdefault(row["family"], []).append(json.dumps({name: row[name] for name in FIELDS}))
    pairs = ((rows[k % 6], rows[(k + 3) % 6]) for k, rows in enumerate(families.values()))
    for name in ("judged", "later"):
        lines = [line for pair in islice(pairs, 25) for line in pair]
        Path("desk").mkdir(exist_ok=True)
        Path(f"desk/{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
