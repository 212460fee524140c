"""Tables in benchmarks/README.md and plots beside the results, both from the JSON alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import alarms, precision, robustness
from benchmarks.records import RESULTS, Result, load
from benchmarks.sets import SETS
from benchmarks.tables import grid

__all__ = ["blocks", "fill", "render", "summary"]

README: Final = Path(__file__).parent / "README.md"
PUBLISHED: Final = Path(__file__).parent / "published.toml"
KINDS: Final = ("accuracy", "speed", "scale", "soak", "robustness", "alarms", "precision")

_SHOWN: Final = 6
"""Samples of a long run in its table, about."""

_BLOCK: Final = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)

Figure = Sequence[float]


def render(folder: Path = RESULTS) -> list[Path]:
    """Draw the plots and fill the generated parts of the page.

    Args:
        folder: where the results lie; from any other folder than the recorded one the page is written into it.

    Returns:
        The files written.
    """
    from benchmarks.plots import draw  # noqa: PLC0415 - matplotlib, only here

    results = {kind: found for kind in KINDS if (found := load(kind, folder))}
    plots = draw(results, folder)
    recorded = folder.resolve() == RESULTS.resolve()
    page = README if recorded else folder / "README.md"
    text = README.read_text(encoding="utf-8")
    page.write_text(fill(text, blocks(results, "results/" if recorded else "")), encoding="utf-8")
    return [*plots, page]


def fill(text: str, parts: Mapping[str, str]) -> str:
    """The page with each generated part in its place."""
    return _BLOCK.sub(lambda found: f"{found[1]}{parts[found[2]]}\n{found[3]}", text)


def blocks(results: Mapping[str, Result], images: str = "") -> dict[str, str]:
    """The generated parts of the page: name -> Markdown.

    Args:
        results: the results by kind; what was not measured is said.
        images: what stands before the names of plots.
    """
    made: dict[str, str] = {"sets": _sets(results.get("accuracy")), "published": _published()}
    makers = (summary, _speed, _scale, _soak, robustness.table, alarms.table, precision.summary)
    for kind, make in zip(KINDS, makers, strict=True):
        if kind in results:
            found = results[kind]
            made[kind] = "\n\n".join(filter(None, [make(found), _images(kind, found, images), _provenance(found)]))
        else:
            made[kind] = f"Not measured yet: `python -m benchmarks {kind}`."
    return made


def summary(result: Result) -> str:
    """Every system on every set, what headcheck gets in full, and which differences stand out of the noise."""
    found = result["sets"]
    documents = [name for name in found if SETS[name].documents]
    others = [name for name in found if not SETS[name].documents]
    parts = [_beside(found, names) for names in (documents, others) if names]
    parts.append("**headcheck, every figure.**\n\n" + grid(("set", "figures"), _details(found)))
    parts.append(
        "**headcheck less another system**, paired bootstrap over families.\n\n"
        + grid(("set", "figure", "other system", "difference", "p"), _compared(found))
    )
    if result["missing"]:
        parts.append("Not measured: " + "; ".join(SETS[name].title for name in result["missing"]) + ".")
    return "\n\n".join(parts)


def _beside(found: Mapping[str, Any], names: Sequence[str]) -> str:
    systems = list(dict.fromkeys(system for name in names for system in found[name]["systems"]))
    rows = []
    for name in names:
        metrics = SETS[name].scheme.metrics
        for metric in dict.fromkeys((metrics[0], "auc")):
            figures = [found[name]["systems"].get(system, {"figures": {}})["figures"].get(metric) for system in systems]
            rows.append((SETS[name].title, _words(metric), *(_figure(figure) for figure in figures)))
    return grid(("set", "figure", *systems), rows)


def _details(found: Mapping[str, Any]) -> Iterable[Sequence[str]]:
    for name, one in found.items():
        figures = one["systems"]["headcheck"]["figures"]
        yield SETS[name].title, "; ".join(f"{_words(key)} {_figure(value)}" for key, value in figures.items())


def _compared(found: Mapping[str, Any]) -> Iterable[Sequence[str]]:
    for name, one in found.items():
        for pair in one["compared"]:
            if pair["other"] != "majority":
                difference = _figure((pair["difference"], pair["low"], pair["high"]), sign="+")
                p = f"{pair['p']:.3f}".lstrip("0")
                yield SETS[name].title, _words(pair["metric"]), pair["other"], difference, p


def _sets(result: Result | None) -> str:
    measured = result["sets"] if result else {}
    rows = [
        (f"`{name}`", one.what, str(measured.get(name, {}).get("rows", "")), one.licence, one.home)
        for name, one in SETS.items()
    ]
    return grid(("set", "what", "rows", "licence", "home"), rows)


def _published() -> str:
    with PUBLISHED.open("rb") as file:
        figures = tomllib.load(file)["figure"]
    rows = [
        (one["set"], one["metric"], system, size, value, f"{one['source']}; {one['read']}")
        for one in figures
        for system, size, value in one["systems"]
    ]
    return grid(("set", "figure", "system", "size", "published", "source"), rows)


def _speed(result: Result) -> str:
    rows, delays = [], []
    for name, size in result["sizes"].items():
        title = f"{name}, {size['sentences']} sentences"
        for system, found in size["systems"].items():
            seconds = found["seconds_per_article"]
            times = size["times_as_long"][system]
            rows.append(
                (
                    title,
                    system,
                    f"{found['articles_per_second']:,.4g}",
                    f"{found['pairs_per_second']:,.0f}",
                    f"{found['tokens_per_second']:,.0f}",
                    " to ".join(f"{seconds[key] * 1000:,.1f}" for key in ("least", "most")),
                    f"{times:.2f}",
                    f"{found['gflop_per_article']:,.4g}",
                    f"{found['share_of_limit']:.1%}",
                )
            )
        delays.append((title, *(f"{size['latency'][key]:,.1f}" for key in ("p50_ms", "p99_ms"))))
    cold = result["cold"]
    limits = ", ".join(f"{value:,.0f} GFLOP/s in {name}" for name, value in result["limit_gflops"].items())
    columns = ("articles/s", "pairs/s", "tokens/s", "ms an article", "times headcheck's time", "GFLOP an article")
    turns = (
        f"Medians of {result['repeats']} turns; headcheck in {result['precision']}. The limit is the machine's best "
        f"matrix product in the same run: {limits}."
    )
    start = (
        f"A fresh process: {cold['import_seconds']:.1f} s to the import, {cold['verdict_seconds']:.1f} s to the first "
        f"verdict; {cold['peak_megabytes']:,.0f} MB at most while checking medium bodies."
    )
    slow = grid(("one article at a time", "p50, ms", "p99, ms"), delays)
    return "\n\n".join([grid(("bodies", "system", *columns, "of the limit"), rows), turns, slow, start])


def _scale(result: Result) -> str:
    tables = [
        grid(
            (label, "ms an article", "least", "most"),
            [
                (f"{row[key]:,}", *(f"{row[c] * 1000:,.1f}" for c in ("median", "least", "most")))
                for row in result[part]
            ],
        )
        for part, key, label in (
            ("by_length", "sentences", "sentences in the body"),
            ("by_count", "articles", "articles in one call"),
        )
    ]
    return "\n\n".join(tables)


def _soak(result: Result) -> str:
    samples, held = result["samples"], result["steady"]["holds"]
    rows = [
        (
            f"{s['articles']:,}",
            f"{s['seconds'] / 60:.1f}",
            f"{s['per_second']:.1f}",
            *(f"{s[key]:,.0f}" for key in ("megabytes", "peak_megabytes", "files", "threads")),
        )
        for s in samples[:: max(1, len(samples) // _SHOWN)]
    ]
    columns = ("articles", "minutes", "articles/s", "MB held", "MB at most", "open files", "threads")
    said = {True: "It holds.", False: "It does not hold.", None: "Too short a run to tell."}[held]
    return f"{grid(columns, rows)}\n\n{said}"


def _images(kind: str, result: Result, images: str) -> str:
    from benchmarks.plots import PLOTS  # noqa: PLC0415 - matplotlib, only here

    return "\n\n".join(
        f"![{plot.title}]({images}{name}.svg)" for name, plot in PLOTS.items() if plot.shows(kind, result)
    )


def _provenance(result: Result) -> str:
    machine = result["machine"]
    units = ", with bfloat16 matrix units" if machine["matrix_units"] else ""
    quick = " A quick run: a few rows only." if result["quick"] else ""
    commands = ", ".join(f"`{command}`" for command in result["commands"])
    return (
        f"{result['date']}, {machine['processor']}, {machine['cores']} cores{units}, {machine['memory_gb']:g} GB, "
        f"torch {machine['torch']}; {commands}.{quick}\n`{result['signature']}`"
    )


def _figure(value: Figure | None, sign: str = "") -> str:
    if value is None:
        return ""
    middle, low, high = (re.sub(r"^([-+]?)0\.", r"\1.", f"{number:{sign}.3f}") for number in value)
    return f"{middle} [{low}, {high}]"


def _words(metric: str) -> str:
    return {"auc": "AUC"}.get(metric, metric.replace("_", " ").replace("f1", "F1"))
