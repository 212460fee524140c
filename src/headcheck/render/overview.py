"""Many reports on one page: totals, verdicts, kinds, and the articles that overstate most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from headcheck.errors import InvalidOptionError
from headcheck.labels import KINDS, SEVERITY, Kind, Verdict
from headcheck.render.article import render_article
from headcheck.render.markup import safe
from headcheck.render.page import page

if TYPE_CHECKING:
    from headcheck.report import Report

__all__ = ["render_overview"]


@dataclass(slots=True)
class _Totals:
    """What is counted while the reports stream by."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    flagged: int = 0
    failed: int = 0

    def watch(self, results: Iterable[Report | None]) -> Iterator[tuple[int, Report]]:
        """Pass reports on with their row, from 1, and count them."""
        for row, report in enumerate(results, 1):
            if report is None:
                self.failed += 1
                continue
            self.verdicts[report.verdict] += 1
            self.kinds.update(report.kinds)
            self.flagged += report.flagged
            yield row, report


def render_overview(results: Iterable[Report | None], *, title: str, most: int = 200) -> str:
    """Lay many reports out as one page, those first that are flagged and most surely overstated.

    Args:
        results: reports, and None for a row that failed; read once, with at most ``most`` of them in memory.
        title: of the page.
        most: articles shown in full, at least 1.

    Returns:
        A whole HTML document that loads nothing and runs nothing.

    Raises:
        InvalidOptionError: ``most`` is less than 1.
    """
    if most < 1:
        raise InvalidOptionError(f"at least one article must be shown, not {most}")
    totals = _Totals()
    worst = nlargest(most, totals.watch(results), key=lambda item: (item[1].flagged, _overstated(item[1])))
    checked = totals.verdicts.total()
    shown = f"All {checked:,}" if len(worst) == checked else f"{len(worst):,} of {checked:,}"
    rows = "\n".join(_row(number, report) for number, report in worst)
    overstated = totals.verdicts[Verdict.OVERSTATED]
    verdicts = {verdict: totals.verdicts[verdict] for verdict in reversed(SEVERITY)}
    kinds = {kind: totals.kinds[kind] for kind in sorted(KINDS, key=lambda kind: -totals.kinds[kind])}
    return page(
        title,
        f"""<header>
<h1 class="headline">{safe(title)}</h1>
<p class="totals"><strong>{checked:,}</strong> checked <strong>{totals.flagged:,}</strong> flagged
<strong>{totals.failed:,}</strong> failed</p>
</header>
<div class="charts">
{_chart(f"Verdicts on {checked:,} headlines", verdicts, checked)}
{_chart(f"Kinds among {overstated:,} overstated, one or two each", kinds, overstated)}
</div>
<section aria-labelledby="articles">
<h2 id="articles">Articles</h2>
<p class="note">{shown} shown, flagged ones first, then by the probability that the headline overstates. Open one to
read its report.</p>
<table class="articles">
<thead><tr><th scope="col">Row</th><th scope="col">Verdict</th><th scope="col">Overstated</th>\
<th scope="col">Headline</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>""",
        wide=True,
    )


def _overstated(report: Report) -> float:
    return report.probabilities[Verdict.OVERSTATED]


def _chart(title: str, counts: Mapping[Any, int], whole: int) -> str:
    """Bars with their counts and shares of the whole in text."""
    shares = {name: count / max(1, whole) for name, count in counts.items()}
    rows = "\n".join(
        f'<tr class="{name}"><th scope="row">{name}</th><td><i style="width:{shares[name]:.1%}"></i></td>'
        f"<td>{count:,}</td><td>{shares[name]:.0%}</td></tr>"
        for name, count in counts.items()
    )
    return f'<table class="chart"><caption>{title}</caption>\n{rows}\n</table>'


def _row(number: int, report: Report) -> str:
    kinds = f"<small>{', '.join(report.kinds)}</small>"
    return f"""<tr><td>{number:,}</td>
<td><span class="verdict {report.verdict}">{report.verdict}</span>{kinds}</td>
<td class="{report.verdict}">{_overstated(report):.0%}<i style="width:{_overstated(report):.1%}"></i></td>
<td><details><summary>{safe(report.headline)}</summary>
{render_article(report, prefix=f"r{number}-", level=3)}
</details></td></tr>"""
