"""A second reader on save: watch a folder of articles, and say what goes too far as soon as one is saved.

``python examples/check_on_save.py drafts`` reads each ``.txt`` file, headline first. For a flagged article it leaves
the report beside it, as ``.html``. With ``--once`` it looks once and ends, with status 1 if anything was flagged.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from headcheck import Checker, HeadcheckError


def check_saved(folder: Path, seen: dict[Path, int], checker: Checker) -> bool:
    """Check what was saved since it was last ``seen``, and tell whether anything was flagged."""
    flagged = False
    for path in sorted(folder.glob("*.txt")):
        saved = path.stat().st_mtime_ns
        if seen.get(path) == saved:
            continue
        seen[path] = saved
        headline, _, body = path.read_text(encoding="utf-8").lstrip().partition("\n")
        try:
            report = checker.check(headline, body)
        except HeadcheckError as error:
            print(f"{path.name}: {error}")
            continue
        page = path.with_suffix(".html")
        page.unlink(missing_ok=True)
        if report.flagged:
            flagged = True
            page.write_text(report.to_html(), encoding="utf-8")
        print(f"{path.name}: {report.verdict} {' '.join(report.kinds)}")
    return flagged


def main(folder: str, *options: str) -> int:
    """Look at the folder every second, or once."""
    checker, seen = Checker(dtype="float32"), dict[Path, int]()
    while True:
        flagged = check_saved(Path(folder), seen, checker)
        if "--once" in options:
            return int(flagged)
        time.sleep(1)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
