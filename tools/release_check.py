"""What a release must have (RELEASING.md): ``python tools/release_check.py dist/headcheck-1.0-py3-none-any.whl``."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
MOST_BYTES: Final = 60_000_000
NEEDED: Final = ("py.typed", "models/entailer/model.safetensors", "models/entailer/head.json")
RETRIEVER: Final = "models/retriever/model.safetensors"


def read(name: str) -> str:
    """A text file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def versions(version: str) -> Iterator[str]:
    """The version is the same everywhere, and its changes are dated."""
    top = re.search(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?", read("CHANGELOG.md"), re.MULTILINE)
    if top is None or top[1] != version or top[2] is None:
        yield f"CHANGELOG.md: the top section is {top and top[0]!r}, not '## [{version}] - DATE'"
    for name, form in (("CITATION.cff", "version: {}\n"), ("docs/citing.md", "version = {{{}}}")):
        if form.format(version) not in read(name):
            yield f"{name}: does not say {form.format(version).strip()!r}"


def wheel_contents(wheel: Path, version: str) -> Iterator[str]:
    """The wheel is small, whole and holds nothing else."""
    size = wheel.stat().st_size
    if size > MOST_BYTES:
        yield f"{wheel.name}: {size / 1e6:.1f} MB, more than {MOST_BYTES / 1e6:.0f}"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    yield from (f"{wheel.name}: lacks {name}" for name in (*NEEDED, RETRIEVER) if f"headcheck/{name}" not in names)
    rooms = {name.partition("/")[0] for name in names} - {"headcheck", f"headcheck-{version}.dist-info"}
    yield from (f"{wheel.name}: holds {room}, or is of another version" for room in sorted(rooms))


def signature_parts(wheel: Path) -> list[str]:
    """The parts of a signature that the wheel's models give."""
    with zipfile.ZipFile(wheel) as archive:
        entailer, head, retriever = (
            hashlib.sha256(archive.read(f"headcheck/{name}")).hexdigest()[:8] for name in (*NEEDED[1:], RETRIEVER)
        )
    return [f"model:bundled@{entailer}", f"retriever:bundled@{retriever}", f"decision:head@{head}"]


def figures(wheel: Path, version: str) -> Iterator[str]:
    """The model card and the recorded results are of these models."""
    parts = signature_parts(wheel)
    yield from (f"docs/model-card.md: does not name {part}" for part in parts if part not in read("docs/model-card.md"))
    results = sorted((ROOT / "benchmarks" / "results").glob("*.json"))
    if not results:
        yield "benchmarks/results: holds no results"
    for path in results:
        result = json.loads(path.read_text(encoding="utf-8"))
        if result["version"] != version or not set(parts[:1]) <= set(result["signature"].split("|")):
            yield f"{path.relative_to(ROOT)}: of headcheck {result['version']} and {result['signature']}"
    if "Not measured yet" in read("benchmarks/README.md"):
        yield "benchmarks/README.md: a table is not measured yet"


def main(wheel: Path) -> int:
    """Name all that is missing; the exit status is 1 if anything is."""
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    missing = [*versions(version), *wheel_contents(wheel, version), *figures(wheel, version)]
    print("\n".join(missing) or f"headcheck {version} is fit for release")
    return int(bool(missing))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
