"""One report as a stretch of HTML: the headline, what became of each claim, and the marked body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from headcheck.labels import SEVERITY, Verdict
from headcheck.render.markup import Piece, mark_up, safe
from headcheck.render.text import BEARING, in_brackets
from headcheck.spans import Span

if TYPE_CHECKING:
    from headcheck.report import Claim, Evidence, Report

__all__ = ["render_article"]

_KEY: Final = (
    '<p class="key"><span class="supported">supports a claim</span> <span class="overstated">limits it</span> '
    '<span class="contradicted">denies it</span> <b>words that decide</b></p>'
)

_GAP: Final = re.compile(r"\A\s+|\n\s*\n")
"""What stands between paragraphs."""


def render_article(report: Report, *, prefix: str = "", level: int = 1, folded: bool = False) -> str:
    """Lay one report out, without the page around it.

    Symbols, tooltips and the numbers beside marked words are the style's doing (`style.css`), from classes and
    attributes: without tags, headline and body read as they were given.

    Args:
        report: what to show.
        prefix: put before every ``id``, so that several reports can share a page.
        level: of the headline among the page's headings, 1 to 5.
        folded: the body is shown on request only.
    """
    return _Article(report, prefix, level).render(folded=folded)


class _Article:
    """A report being laid out: its sentences that count, and what links to what."""

    def __init__(self, report: Report, prefix: str, level: int) -> None:
        self._report = report
        self._prefix = prefix
        self._level = level
        found: dict[Span, list[tuple[int, Evidence]]] = defaultdict(list)
        for number, claim in enumerate(report.claims, 1):
            for evidence in (*claim.support, *claim.counter):
                found[evidence.span].append((number, evidence))
        self._bearings = sorted(found.items())
        self._ids = {span: f"{prefix}s{number}" for number, (span, _) in enumerate(self._bearings, 1)}

    def render(self, *, folded: bool) -> str:
        level, report = self._level, self._report
        claims = "\n".join(self._claim(number, claim) for number, claim in enumerate(report.claims, 1))
        notes = "".join(f"<li>{safe(warning)}</li>" for warning in report.warnings)
        body = f'{_KEY}\n<div class="text">{self._body()}</div>'
        if folded:
            body = f"<details><summary>The body, marked</summary>\n{body}\n</details>"
        else:
            body = f"<h{level + 1}>The body</h{level + 1}>\n{body}"
        return f"""<article aria-labelledby="{self._prefix}headline">
<header>
<h{level} class="headline" id="{self._prefix}headline">{self._headline()}</h{level}>
{self._verdict()}
</header>
{claims}
{f'<ul class="notes" aria-label="Notes">{notes}</ul>' if notes else ""}
<section class="body" aria-label="The body">
{body}
</section>
<p class="signature">{safe(report.signature)}</p>
</article>"""

    def _headline(self) -> str:
        claims = [
            Piece(
                claim.span,
                f'<mark class="{claim.verdict}">',
                self._reference(number, claim.verdict, f"claim {number}: {_decision(claim)}") + "</mark>",
            )
            for number, claim in enumerate(self._report.claims, 1)
        ]
        cues = _cues(cue.headline_span for claim in self._report.claims for cue in claim.cues)
        return mark_up(self._report.headline, [*claims, *cues])

    def _verdict(self) -> str:
        report, shares = self._report, self._report.probabilities
        kinds = "".join(f' <span class="kind">{kind}</span>' for kind in report.kinds)
        flag = f"not supported {1 - shares[Verdict.SUPPORTED]:.0%}, flagged from {report.threshold:.0%}"
        bar = "".join(f'<i class="{verdict}" style="flex-grow:{p:.4f}"></i>' for verdict, p in shares.items())
        chances = " ".join(f'<span class="{verdict}">{verdict} {p:.0%}</span>' for verdict, p in shares.items())
        return (
            f'<p class="verdict {report.verdict}"><strong>{report.verdict}</strong>{kinds} <small>{flag}</small></p>\n'
            f'<div class="bar" aria-hidden="true">{bar}</div>\n<p class="chances">{chances}</p>'
        )

    def _claim(self, number: int, claim: Claim) -> str:
        level, id_ = self._level + 1, f"{self._prefix}c{number}"
        evidence = "\n".join(
            f'<li class="{e.verdict}"><span class="bearing">{BEARING[e.verdict]} {e.probability:.0%}</span> '
            f'<a href="#{self._ids[e.span]}">{safe(e.text)}</a></li>'
            for e in (*claim.support, *claim.counter)
        )
        cues = "".join(
            f"<p>{cue.kind}: {' / '.join(words)}</p>\n"
            for cue in claim.cues
            if (words := self._words(cue.headline_span, cue.body_span))
        )
        return f"""<section class="claim {claim.verdict}" aria-labelledby="{id_}">
<h{level} id="{id_}" tabindex="-1"><small>Claim {number}</small> {safe(claim.text)}</h{level}>
<p class="verdict {claim.verdict}">{_decision(claim)}</p>
{cues}{f"<ul>{evidence}</ul>" if evidence else "<p>No sentence of the body bears on it.</p>"}
</section>"""

    def _words(self, headline: Span | None, body: Span | None) -> list[str]:
        sides = (("headline", headline, self._report.headline), ("body", body, self._report.body))
        return [f"{name} <q>{safe(span.of(text))}</q>" for name, span, text in sides if span is not None]

    def _body(self) -> str:
        """The body with each sentence that counts marked by all it does, the worst outermost, and the cues in bold."""
        pieces = list(_paragraphs(self._report.body))
        for span, found in self._bearings:
            worst, *others = sorted({e.verdict for _, e in found}, key=SEVERITY.index, reverse=True)
            said = [(n, e.verdict, f"{BEARING[e.verdict]} claim {n}, {e.probability:.0%}") for n, e in found]
            tip = "\n".join(f"{words}: {self._report.claims[n - 1].text}" for n, _, words in said)
            references = "".join(self._reference(*words) for words in said)
            opening = f'<mark class="{worst}" id="{self._ids[span]}" tabindex="-1" data-tip="{safe(tip)}">'
            pieces.append(Piece(span, opening, f"{references}</mark>"))
            pieces += [Piece(span, f'<mark class="{verdict}">', "</mark>") for verdict in others]
        cues = _cues(cue.body_span for claim in self._report.claims for cue in claim.cues)
        return mark_up(self._report.body, [*pieces, *cues])

    def _reference(self, number: int, verdict: Verdict, label: str) -> str:
        """A link to a claim that holds no text: symbol and number are the style's, the label is for reading aloud."""
        link = f'href="#{self._prefix}c{number}" data-claim="{number}"'
        return f'<a class="{verdict}" {link} aria-label="{label}"></a>'


def _decision(claim: Claim) -> str:
    less = ", says less than the body" if claim.direction == "under" else ""
    return f"{claim.verdict}{in_brackets(claim.kinds)}, {claim.probabilities[claim.verdict]:.0%}{less}"


def _paragraphs(body: str) -> Iterator[Piece]:
    edges = [0, *(edge for gap in _GAP.finditer(body) for edge in gap.span()), len(body)]
    return (Piece(Span(start, end), "<p>", "</p>") for start, end in zip(edges[::2], edges[1::2], strict=True))


def _cues(spans: Iterable[Span | None]) -> Iterator[Piece]:
    return (Piece(span, "<b>", "</b>") for span in sorted({s for s in spans if s is not None}))
