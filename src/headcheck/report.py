"""Immutable results: what was decided about a headline, and which sentences show it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from numbers import Real
from typing import Any, Final, Self

from headcheck.errors import HeadcheckError, InvalidOptionError, ReportFormatError
from headcheck.json_lines import json_text
from headcheck.labels import KINDS, VERDICTS, Kind, Verdict
from headcheck.spans import Span

__all__ = ["Claim", "Cue", "Evidence", "Failure", "Report", "decide_verdict"]

_KIND_CUT: Final = 0.5


def decide_verdict(probabilities: Mapping[Verdict, float], threshold: float) -> Verdict:
    """Supported unless the other three verdicts together reach the threshold, then the likeliest of the three."""
    # Rounded, since 1 - 0.9 is a little less than 0.1.
    if round(1.0 - probabilities[Verdict.SUPPORTED], 9) < threshold:
        return Verdict.SUPPORTED
    return max((v for v in VERDICTS if v is not Verdict.SUPPORTED), key=probabilities.__getitem__)


def check_threshold(threshold: float) -> float:
    """Return a threshold in (0, 1) as a float.

    Raises:
        InvalidOptionError: it is not a number between 0 and 1.
    """
    if isinstance(threshold, bool) or not isinstance(threshold, Real) or not 0 < threshold < 1:
        raise InvalidOptionError(f"threshold must be a number between 0 and 1 (both excluded), not {threshold!r}")
    return float(threshold)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A body sentence and its bearing on a claim.

    Attributes:
        text: the sentence.
        span: where it stands in the body.
        verdict: what the sentence alone says of the claim: it supports it, limits it (overstated) or denies it
            (contradicted).
        probability: how surely, in [0, 1].
    """

    text: str
    span: Span
    verdict: Verdict
    probability: float


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that decide, on both sides; a side is None where nothing in it stands out.

    Attributes:
        kind: the kind of overstatement that the words show.
        headline_span: the stronger words, in the headline.
        body_span: the weaker words, in the body.
    """

    kind: Kind
    headline_span: Span | None
    body_span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of the headline and what the body makes of it.

    Attributes:
        text: the proposition with its subject carried over.
        span: where its own words stand in the headline.
        probabilities: of the four verdicts, summing to 1.
        kind_probabilities: of each kind, given that the claim is overstated; independent, each in [0, 1].
        support: sentences that back the claim, strongest first.
        counter: sentences that limit or deny it, strongest first.
        likely_cues: the words that decide, if the claim is overstated.
        understated: the body says it more strongly than the claim does.
        threshold: the claim is flagged when P(not supported) reaches it.
    """

    text: str
    span: Span
    probabilities: Mapping[Verdict, float]
    kind_probabilities: Mapping[Kind, float]
    support: tuple[Evidence, ...]
    counter: tuple[Evidence, ...]
    likely_cues: tuple[Cue, ...]
    understated: bool
    threshold: float

    @property
    def verdict(self) -> Verdict:
        """The decision at the operating threshold."""
        return decide_verdict(self.probabilities, self.threshold)

    @property
    def likely_kinds(self) -> tuple[Kind, ...]:
        """The likeliest kind, and the second where it is more likely than not, whatever the verdict."""
        first, second, *_ = sorted(KINDS, key=lambda kind: -self.kind_probabilities[kind])
        return (first, second) if self.kind_probabilities[second] >= _KIND_CUT else (first,)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """How the claim overstates: likeliest first, at most two; empty unless it is overstated."""
        return self.likely_kinds if self.verdict is Verdict.OVERSTATED else ()

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The words that decide, one cue per kind; empty unless the claim is overstated."""
        return self.likely_cues if self.verdict is Verdict.OVERSTATED else ()

    @property
    def direction(self) -> str | None:
        """``"over"`` when overstated, ``"match"`` or ``"under"`` when supported, else None."""
        if self.verdict is Verdict.OVERSTATED:
            return "over"
        if self.verdict is Verdict.SUPPORTED:
            return "under" if self.understated else "match"
        return None


@dataclass(frozen=True, slots=True)
class Report:
    """What headcheck found out about one headline and its body.

    Attributes:
        headline: the headline as given.
        body: the body as given; ready sentences are joined by line breaks.
        probabilities: of the four verdicts for the whole headline, calibrated, summing to 1.
        claims: the claims of the headline, in order.
        warnings: what a reader of the result should know, such as lines of the page that were left out.
        threshold: the headline is flagged when P(not supported) reaches it, in (0, 1).
        signature: one line naming everything that can change a number.
    """

    headline: str
    body: str
    probabilities: Mapping[Verdict, float]
    claims: tuple[Claim, ...]
    warnings: tuple[str, ...]
    threshold: float
    signature: str

    @property
    def verdict(self) -> Verdict:
        """The decision for the whole headline at the operating threshold; equal to its plain string."""
        return decide_verdict(self.probabilities, self.threshold)

    @property
    def flagged(self) -> bool:
        """Whether the headline is not supported at the operating threshold."""
        return self.verdict is not Verdict.SUPPORTED

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """How the headline overstates; empty unless the verdict is overstated."""
        if self.verdict is not Verdict.OVERSTATED:
            return ()
        return max(self.claims, key=lambda c: c.probabilities[Verdict.OVERSTATED]).likely_kinds

    def with_threshold(self, threshold: float) -> Report:
        """The same report decided at another threshold, without running the model.

        Args:
            threshold: least P(not supported) that flags, in (0, 1).

        Raises:
            InvalidOptionError: the threshold is out of range.
        """
        threshold = check_threshold(threshold)
        old, new = f"threshold:{self.threshold:.4g}", f"threshold:{threshold:.4g}"
        return replace(
            self,
            threshold=threshold,
            claims=tuple(replace(c, threshold=threshold) for c in self.claims),
            signature="|".join(new if part == old else part for part in self.signature.split("|")),
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain lists, dicts, strings and numbers, ready for JSON; `from_dict` is its inverse."""
        from headcheck.report_dict import to_dict  # noqa: PLC0415 - forms stand above results

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a report from `to_dict`; verdicts are decided anew from the stored probabilities.

        Raises:
            ReportFormatError: the dict is not a report, or of a format this version does not know.
        """
        from headcheck.report_dict import from_dict  # noqa: PLC0415 - forms stand above results

        return from_dict(cls, data)

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON text."""
        return json_text(self.to_dict(), indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Rebuild a report from `to_json`.

        Raises:
            ReportFormatError: the text is not JSON or not a report.
        """
        try:
            data = json.loads(text)
        except (TypeError, ValueError, RecursionError) as error:
            raise ReportFormatError(f"not JSON: {error}") from error
        return cls.from_dict(data)

    def to_html(self) -> str:
        """One self-contained HTML page: no script, no remote asset, every piece of text escaped."""
        from headcheck.render.page import render_html  # noqa: PLC0415 - rendering stands above results

        return render_html(self)

    def _repr_html_(self) -> str:
        """The report in a notebook."""
        from headcheck.render.page import render_cell  # noqa: PLC0415 - rendering stands above results

        return render_cell(self)

    def __str__(self) -> str:
        """The report as plain text."""
        from headcheck.render.text import render_text  # noqa: PLC0415 - rendering stands above results

        return render_text(self)


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that could not be checked, in its place among the reports.

    Attributes:
        index: position of the row in the input, from 0.
        error: why; what `check` would have raised.
    """

    index: int
    error: HeadcheckError = field(compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The failure as a plain dict with ``index``, ``error`` (class name) and ``message``."""
        return {"index": self.index, "error": type(self.error).__name__, "message": str(self.error)}
