"""Results as JSON: what was measured, with what, where, when, and by which command."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

__all__ = ["RESULTS", "Result", "head", "held_megabytes", "load", "machine", "peak_megabytes", "save", "shown"]

RESULTS: Final = Path(__file__).parent / "results"

Result = dict[str, Any]
"""One results file: a plain dict for JSON."""


def machine() -> dict[str, Any]:
    """Processor, cores, memory, system and the versions of what computes."""
    import torch  # noqa: PLC0415 - heavy, only when something is measured

    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "matrix_units": bool(torch.cpu.get_capabilities().get("amx_bf16")),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in ("torch", "transformers", "sentence-transformers", "scikit-learn")},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def peak_megabytes() -> float:
    """Most memory that this process has held so far."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Not getrusage: on Linux a new process starts with the peak of the one that started it.
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 2**10, 1)
    import resource  # noqa: PLC0415 - not on every platform

    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


def held_megabytes() -> float:
    """Memory that this process holds now, where the system tells; else the most so far."""
    table = Path("/proc/self/statm")
    if not table.is_file():
        return peak_megabytes()
    return round(int(table.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def head(kind: str, signature: str, command: str, *, quick: bool) -> Result:
    """The part that every results file begins with."""
    return {
        "kind": kind,
        "version": version("headcheck"),
        "signature": signature,
        "date": date.today().isoformat(),  # noqa: DTZ011 - the day at the place of measuring
        "commands": [command],
        "quick": quick,
        "machine": machine(),
    }


def shown(argv: Sequence[str]) -> str:
    """The command as it can be published: folders of the caller's by a stand-in or their last part."""
    out: list[str] = []
    for word in argv:
        before = out[-1] if out else ""
        out.append("DATA" if before == "--data" else Path(word).name if before in ("--model", "--output") else word)
    return " ".join(["python -m benchmarks", *out])


def save(result: Result, folder: Path) -> Path:
    """Write a result under its kind's name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result['kind']}.json"
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def load(kind: str, folder: Path) -> Result | None:
    """Read a result; None where nothing was measured yet."""
    path = folder / f"{kind}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
