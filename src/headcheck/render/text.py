"""A report as plain text, wrapped to a width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from headcheck.labels import Verdict

if TYPE_CHECKING:
    from headcheck.report import Claim, Evidence, Report

__all__ = ["BEARING", "in_brackets", "render_text"]

BEARING: Final = {
    Verdict.SUPPORTED: "supports",
    Verdict.OVERSTATED: "limits",
    Verdict.CONTRADICTED: "denies",
    Verdict.UNSUPPORTED: "is beside the point",
}
"""What a sentence does to a claim, by its verdict."""

_SIGN: Final = {
    Verdict.SUPPORTED: "=",
    Verdict.OVERSTATED: ">",
    Verdict.CONTRADICTED: "x",
    Verdict.UNSUPPORTED: "?",
}


def render_text(report: Report, width: int = 100) -> str:
    """Lay a report out for a terminal or a log.

    Args:
        report: what to show.
        width: characters in a line.
    """
    out = [
        *textwrap.wrap(_line(report.headline), width),
        "",
        f"{report.verdict.upper()}{in_brackets(report.kinds)}   " + _chances(report.probabilities),
    ]
    for claim in report.claims:
        out += ["", *_claim(report, claim, width)]
    for warning in report.warnings:
        out += ["", *textwrap.wrap(f"note: {warning}", width, subsequent_indent="      ")]
    return "\n".join([*out, "", report.signature])


def _claim(report: Report, claim: Claim, width: int) -> Iterator[str]:
    head = f"[{_SIGN[claim.verdict]}] {_line(claim.text)}"
    yield from textwrap.wrap(head, width, subsequent_indent="    ")
    yield f"    {claim.verdict}{in_brackets(claim.kinds)}, {claim.probabilities[claim.verdict]:.0%}" + (
        ", says less than the body" if claim.direction == "under" else ""
    )
    for evidence in (*claim.support, *claim.counter):
        yield from _evidence(evidence, width)
    for cue in claim.cues:
        sides = (
            (cue.headline_span, report.headline, "headline"),
            (cue.body_span, report.body, "body"),
        )
        words = [f"{name} “{_line(span.of(text))}”" for span, text, name in sides if span is not None]
        if words:
            yield f"    {cue.kind}: " + " / ".join(words)


def _evidence(evidence: Evidence, width: int) -> Iterator[str]:
    lead = f"    {BEARING[evidence.verdict]:<8} {evidence.probability:4.0%}  "
    yield from textwrap.wrap(_line(evidence.text), width, initial_indent=lead, subsequent_indent=" " * len(lead))


def in_brackets(kinds: tuple[str, ...]) -> str:
    """Kinds as they follow a verdict: " (certainty, scope)", or nothing."""
    return f" ({', '.join(kinds)})" if kinds else ""


def _chances(probabilities: Mapping[Verdict, float]) -> str:
    return "  ".join(f"{name} {p:.0%}" for name, p in probabilities.items())


def _line(text: str) -> str:
    """One printable line: white space folded, control characters and lone surrogates replaced."""
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else "\ufffd" for c in folded)
