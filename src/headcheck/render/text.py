"""A report as plain text, wrapped to a width, with colours where they are wanted."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from headcheck.labels import Verdict

if TYPE_CHECKING:
    from headcheck.report import Claim, Report

__all__ = ["BEARING", "in_brackets", "one_line", "printable", "render_text"]

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

_LONGEST: Final = 2_000
"""Characters of one line before it is wrapped: more are shown in part, for textwrap takes the square of their time."""

_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"))
"""Soft hyphens, spaces without width, marks of direction and of byte order: removed."""

_JOINERS: Final = "\u200c\u200d"
"""Parts of words in Persian or Hindi, and of emoji."""

_BOLD: Final = "1"
_FAINT: Final = "2"
_COLOUR: Final = {
    Verdict.SUPPORTED: "32",
    Verdict.OVERSTATED: "33",
    Verdict.CONTRADICTED: "31",
    Verdict.UNSUPPORTED: "36",
}
"""ANSI codes of green, yellow, red and cyan in the reader's own palette."""

_Paint = Callable[[str, str], str]


def render_text(report: Report, width: int = 100, *, colour: bool = False) -> str:
    """Lay a report out for a terminal or a log.

    Args:
        report: what to show.
        width: characters in a line; the signature alone, made for copying, may be longer.
        colour: write ANSI colour codes.
    """
    paint = _ansi if colour else _plain
    head = f"{report.verdict.upper()}{in_brackets(report.kinds)}"
    # No-break spaces keep kinds together, and a name beside its number.
    chances = "  ".join(f"{name}\u00a0{p:.0%}" for name, p in report.probabilities.items())
    together = head.replace(", ", ",\u00a0")
    lines = textwrap.wrap(f"{together}   {chances}", width, subsequent_indent="  ")
    decision = "\n".join(lines).replace("\u00a0", " ")
    out = [
        *(paint(line, _BOLD) for line in textwrap.wrap(one_line(report.headline), width)),
        "",
        paint(decision[: len(head)], f"{_BOLD};{_COLOUR[report.verdict]}") + decision[len(head) :],
    ]
    for claim in report.claims:
        out += ["", *_claim(report, claim, width, paint)]
    for warning in report.warnings:
        out += ["", *textwrap.wrap(f"note: {one_line(warning)}", width, subsequent_indent="      ")]
    return "\n".join([*out, "", paint(one_line(report.signature), _FAINT)])


def _claim(report: Report, claim: Claim, width: int, paint: _Paint) -> Iterator[str]:
    colour = _COLOUR[claim.verdict]
    yield from _led(paint, colour, f"[{_SIGN[claim.verdict]}] ", claim.text, width)
    decision = f"{claim.verdict}{in_brackets(claim.kinds)}, {claim.probabilities[claim.verdict]:.0%}"
    yield f"    {paint(decision, colour)}" + (", says less than the body" if claim.direction == "under" else "")
    for e in (*claim.support, *claim.counter):
        yield from _led(paint, _COLOUR[e.verdict], f"    {BEARING[e.verdict]:<8} {e.probability:4.0%}  ", e.text, width)
    for cue in claim.cues:
        sides = (
            (cue.headline_span, report.headline, "headline"),
            (cue.body_span, report.body, "body"),
        )
        words = [f"{name} “{span.of(text)}”" for span, text, name in sides if span is not None]
        if words:
            yield from _led(paint, colour, f"    {cue.kind}: ", " / ".join(words), width)


def _led(paint: _Paint, code: str, lead: str, text: str, width: int) -> Iterator[str]:
    """A text wrapped under its lead, which alone is painted."""
    lines = textwrap.wrap(one_line(text), width, initial_indent=lead, subsequent_indent=" " * len(lead))
    for number, line in enumerate(lines):
        yield line if number else paint(lead, code) + line[len(lead) :]


def in_brackets(kinds: tuple[str, ...]) -> str:
    """Kinds as they follow a verdict: " (certainty, scope)", or nothing."""
    return f" ({', '.join(kinds)})" if kinds else ""


def _ansi(text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m"


def _plain(text: str, code: str) -> str:  # noqa: ARG001 - the other way to paint
    return text


def one_line(text: str) -> str:
    """One printable line: white space folded, what is too long shown in part."""
    folded = " ".join(text.split())
    return printable(f"{folded[:_LONGEST]}…" if len(folded) > _LONGEST else folded)


def printable(text: str) -> str:
    """A text that a terminal shows and does not obey: what it could obey is replaced, what nobody sees is left out."""
    return "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in text.translate(_UNSEEN))
