"""A report as one self-contained HTML page: no script, no remote asset, every piece of text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from headcheck.labels import Verdict
from headcheck.render.text import BEARING, in_brackets
from headcheck.spans import Span

if TYPE_CHECKING:
    from headcheck.report import Claim, Report

__all__ = ["mark_up", "render_html"]

_SIGN: Final = {
    Verdict.SUPPORTED: "✓",
    Verdict.OVERSTATED: "▲",
    Verdict.CONTRADICTED: "✕",
    Verdict.UNSUPPORTED: "?",
}

_STYLE: Final = """
:root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--soft:#5c5c66;--line:#d9d9de;
--supported:#17693a;--overstated:#9a4b00;--contradicted:#b3261e;--unsupported:#4a5568}
@media(prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#17171a;--soft:#a9a9b4;--line:#3a3a42;
--supported:#6fcf97;--overstated:#f2b25c;--contradicted:#ff8a80;--unsupported:#b0bac8}}
body{font:1.05rem/1.6 Georgia,serif;color:var(--ink);background:var(--paper);
max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.05rem;margin:0 0 .3rem}
.supported{--c:var(--supported)}.overstated{--c:var(--overstated)}
.contradicted{--c:var(--contradicted)}.unsupported{--c:var(--unsupported)}
h1 mark{background:none;color:inherit;border-bottom:.18em solid var(--c)}
.body mark{color:inherit;background:color-mix(in srgb,var(--c) 16%,transparent);border-bottom:.1em solid var(--c)}
.body mark b{border-bottom:.18em double var(--c)}
.verdict{font:600 1rem system-ui,sans-serif;color:var(--c)}
.claim{border-left:.3rem solid var(--c);padding:.2rem 0 .2rem .9rem;margin:1rem 0}
.claim ul{margin:.3rem 0;padding-left:1.1rem}
small,footer,.notes{font:.85rem/1.5 system-ui,sans-serif;color:var(--soft);overflow-wrap:anywhere}
.body{white-space:pre-wrap;border-top:1px solid var(--line);padding-top:1rem}
""".strip()


class _Piece(NamedTuple):
    span: Span
    opening: str
    closing: str


def mark_up(text: str, pieces: Iterable[_Piece]) -> str:
    """Escape a text and wrap stretches of it in tags.

    Args:
        text: the text as given.
        pieces: spans with their opening and closing tags; properly nested or disjoint, outer before inner.
    """
    edges: list[tuple[int, int, int, str]] = []
    for number, piece in enumerate(pieces):
        if piece.span.start < piece.span.end:
            edges.append((piece.span.start, 1, number, piece.opening))
            edges.append((piece.span.end, 0, -number, piece.closing))
    out: list[str] = []
    at = 0
    for position, _, _, tag in sorted(edges):
        out += [_safe(text[at:position]), tag]
        at = position
    return "".join([*out, _safe(text[at:])])


def render_html(report: Report) -> str:
    """Lay a report out as a page: the headline with each claim underlined, the claims, the marked body.

    Args:
        report: what to show.

    Returns:
        A whole HTML document that loads nothing and runs nothing.
    """
    headline = mark_up(
        report.headline,
        [_Piece(c.span, f'<mark class="{c.verdict}">', f"<sup>{_SIGN[c.verdict]}</sup></mark>") for c in report.claims],
    )
    claims = "\n".join(_claim(claim) for claim in report.claims)
    notes = "".join(f"<li>{_safe(w)}</li>" for w in report.warnings)
    chances = " · ".join(f"{name} {p:.0%}" for name, p in report.probabilities.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_safe(report.headline)} - headcheck</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{headline}</h1>
<p class="verdict {report.verdict}">{_SIGN[report.verdict]} {report.verdict}{in_brackets(report.kinds)}
<small>{chances}</small></p>
{claims}
{f'<ul class="notes">{notes}</ul>' if notes else ""}
<div class="body">{_body(report)}</div>
</main>
<footer>{_safe(report.signature)}</footer>
</body>
</html>
"""


def _claim(claim: Claim) -> str:
    items = "".join(
        f'<li class="{e.verdict}"><span class="verdict">{BEARING[e.verdict]} {e.probability:.0%}</span> '
        f"{_safe(e.text)}</li>"
        for e in (*claim.support, *claim.counter)
    )
    return (
        f'<section class="claim {claim.verdict}"><h2>{_safe(claim.text)}</h2>'
        f'<span class="verdict">{_SIGN[claim.verdict]} {claim.verdict}{in_brackets(claim.kinds)} '
        f"{claim.probabilities[claim.verdict]:.0%}</span><ul>{items}</ul></section>"
    )


def _body(report: Report) -> str:
    """The body with each evidence sentence marked by its strongest bearing, and the cues inside them."""
    strongest: dict[Span, tuple[float, Verdict]] = {}
    for claim in report.claims:
        for e in (*claim.support, *claim.counter):
            # A sentence that counts against one claim is shown so, even where it supports another.
            rank = (e.probability + (e.verdict is not Verdict.SUPPORTED), e.verdict)
            strongest[e.span] = max(strongest.get(e.span, rank), rank)
    pieces = [
        _Piece(span, f'<mark class="{verdict}" title="{BEARING[verdict]} {p % 1 or 1:.0%}">', "</mark>")
        for span, (p, verdict) in sorted(strongest.items())
    ]
    cues = sorted({q.body_span for c in report.claims for q in c.cues if q.body_span is not None})
    last = 0
    for cue in cues:
        if cue.start >= last:
            pieces.append(_Piece(cue, "<b>", "</b>"))
            last = cue.end
    return mark_up(report.body, pieces)


def _safe(text: str) -> str:
    return escape(text).encode("utf-8", "replace").decode("utf-8")
