"""Plots of the results, as SVG that is the same for the same results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.records import Result
from benchmarks.sets import SETS
from headcheck.labels import VERDICTS

__all__ = ["PLOTS", "Plot", "draw"]

_INK: Final = "#222222"
_SHADES: Final = ("#c9c9c9", "#a3b8cc", "#6f9bc4", "#e3a857", "#b3361d")
_STYLE: Final = {"svg.hashsalt": "headcheck", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False}
_DEV: Final = "overstate_dev"


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture: its title, the kind of result it needs, its size in inches, and what draws it."""

    title: str
    kind: str
    size: tuple[float, float]
    paint: Callable[[Axes, Result], None]
    needs: str = ""

    def shows(self, kind: str, result: Result) -> bool:
        """Whether it can be drawn from a result."""
        return kind == self.kind and (not self.needs or self.needs in result["sets"])


def draw(results: Mapping[str, Result], folder: Path) -> list[Path]:
    """Draw every plot that the results allow.

    Returns:
        The files written.
    """
    written = []
    with mpl.rc_context(_STYLE):
        for name, plot in PLOTS.items():
            if plot.kind in results and plot.shows(plot.kind, results[plot.kind]):
                figure = Figure(figsize=plot.size, layout="constrained")
                plot.paint(figure.add_subplot(), results[plot.kind])
                path = folder / f"{name}.svg"
                figure.savefig(path, metadata={"Date": None})
                written.append(path)
    return written


def _accuracy(axes: Axes, result: Result) -> None:
    names = [name for name in result["sets"] if SETS[name].documents]
    systems = list(dict.fromkeys(s for name in names for s in result["sets"][name]["systems"] if s != "majority"))
    height = 0.8 / len(systems)
    for row, system in enumerate(systems):
        figures = [result["sets"][name]["systems"][system]["figures"]["auc"] for name in names]
        places = [place + (row - (len(systems) - 1) / 2) * height for place in range(len(names))]
        middles = [f[0] for f in figures]
        around = [[max(0, f[0] - f[1]) for f in figures], [max(0, f[2] - f[0]) for f in figures]]
        axes.barh(places, middles, height, xerr=around, label=system, color=_SHADES[row + 1], error_kw={"lw": 0.8})
    axes.set_yticks(range(len(names)), [SETS[name].title for name in names])
    axes.invert_yaxis()
    axes.axvline(0.5, color=_INK, lw=0.8, ls=":")
    axes.set_xlim(0.3, 1)
    axes.set_xlabel("AUC, 95 % interval; .5 is chance")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=len(systems), frameon=False)


def _reliability(axes: Axes, result: Result) -> None:
    bins = result["sets"][_DEV]["reliability"]
    most = max(b["rows"] for b in bins)
    axes.plot([0, 1], [0, 1], color=_INK, lw=0.8, ls=":")
    axes.plot([b["predicted"] for b in bins], [b["observed"] for b in bins], color=_SHADES[4], lw=1)
    for b in bins:
        axes.scatter(b["predicted"], b["observed"], s=20 + 180 * b["rows"] / most, color=_SHADES[4])
        axes.annotate(str(b["rows"]), (b["predicted"], b["observed"]), (6, -10), textcoords="offset points")
    axes.set_xlabel("P(not supported)")
    axes.set_ylabel("share not supported")


def _confusion(axes: Axes, result: Result) -> None:
    table = result["sets"][_DEV]["confusion"]
    shares = [[cell / max(1, sum(row)) for cell in row] for row in table]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for i, row in enumerate(table):
        for j, cell in enumerate(row):
            axes.text(j, i, str(cell), ha="center", va="center", color="white" if shares[i][j] > 1 / 2 else _INK)
    names = [str(v) for v in VERDICTS]
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(range(len(names)), names)
    axes.set_xlabel("found")
    axes.set_ylabel("judged")


def _speed(axes: Axes, result: Result) -> None:
    sizes = result["sizes"]
    systems = list(next(iter(sizes.values()))["systems"])
    width = 0.8 / len(systems)
    for row, system in enumerate(systems):
        seconds = [size["systems"][system]["seconds_per_article"]["median"] for size in sizes.values()]
        places = [place + (row - (len(systems) - 1) / 2) * width for place in range(len(sizes))]
        axes.bar(places, [1000 * s for s in seconds], width, label=system, color=_SHADES[(4 - row) % 5])
    axes.set_yscale("log")
    axes.set_ylabel("ms an article")
    axes.set_xticks(range(len(sizes)), [f"{name}\n{size['sentences']} sentences" for name, size in sizes.items()])
    axes.legend(frameon=False)


def _line(part: str, key: str, label: str) -> Callable[[Axes, Result], None]:
    def paint(axes: Axes, result: Result) -> None:
        rows: list[dict[str, Any]] = result[part]
        places = [row[key] for row in rows]
        axes.plot(places, [1000 * row["median"] for row in rows], color=_SHADES[4], marker="o", ms=3)
        axes.fill_between(
            places,
            *([1000 * row[edge] for row in rows] for edge in ("least", "most")),
            color=_SHADES[4],
            alpha=0.2,
            lw=0,
        )
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel(label)
        axes.set_ylabel("ms an article")

    return paint


def _memory(axes: Axes, result: Result) -> None:
    rows = result["samples"]
    places = [row["articles"] for row in rows]
    axes.plot(places, [row["megabytes"] for row in rows], color=_SHADES[4], label="held")
    axes.plot(places, [row["peak_megabytes"] for row in rows], color=_SHADES[4], ls=":", label="most so far")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("articles checked")
    axes.set_ylabel("MB")
    axes.legend(frameon=False)


PLOTS: Final[dict[str, Plot]] = {
    "accuracy": Plot("AUC of the systems on the document sets", "accuracy", (7, 6), _accuracy),
    "reliability": Plot("Reliability of P(not supported), Overstate articles", "accuracy", (4, 4), _reliability, _DEV),
    "confusion": Plot("Judged and found verdicts, Overstate articles", "accuracy", (6, 5), _confusion, _DEV),
    "speed": Plot("Time of an article", "speed", (7, 4), _speed),
    "length": Plot("Cost by length of the body", "scale", (5, 3.5), _line("by_length", "sentences", "sentences")),
    "count": Plot("Cost by number of articles", "scale", (5, 3.5), _line("by_count", "articles", "articles in a call")),
    "memory": Plot("Memory over a stream", "soak", (5, 3.5), _memory),
}
"""Every plot by the name of its file."""
