"""The dict form of a report, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from headcheck.errors import HeadcheckError, ReportFormatError
from headcheck.labels import KINDS, VERDICTS, Kind, Verdict
from headcheck.report import Claim, Cue, Evidence, Report, check_threshold
from headcheck.spans import Span

__all__ = ["FORMAT", "from_dict", "to_dict"]

FORMAT: Final = 1
"""Version of the dict and JSON form of a report."""

AnyReport = TypeVar("AnyReport", bound=Report)


def to_dict(report: Report) -> dict[str, Any]:
    """See `Report.to_dict`."""
    return {
        "format": FORMAT,
        "headline": report.headline,
        "body": report.body,
        "verdict": str(report.verdict),
        "flagged": report.flagged,
        "kinds": [str(k) for k in report.kinds],
        "probabilities": _plain(report.probabilities),
        "threshold": report.threshold,
        "claims": [
            {
                "text": c.text,
                "span": list(c.span),
                "verdict": str(c.verdict),
                "kinds": [str(k) for k in c.kinds],
                "direction": c.direction,
                "understated": c.understated,
                "probabilities": _plain(c.probabilities),
                "kind_probabilities": _plain(c.kind_probabilities),
                "support": [_evidence_dict(e) for e in c.support],
                "counter": [_evidence_dict(e) for e in c.counter],
                "likely_cues": [
                    {"kind": str(q.kind), "headline_span": _pair(q.headline_span), "body_span": _pair(q.body_span)}
                    for q in c.likely_cues
                ],
            }
            for c in report.claims
        ],
        "warnings": list(report.warnings),
        "signature": report.signature,
    }


def from_dict(cls: type[AnyReport], data: Mapping[str, Any]) -> AnyReport:
    """See `Report.from_dict`."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise ReportFormatError(f"not a report of format {FORMAT}: pass what Report.to_dict() gave")
    try:
        threshold = check_threshold(data["threshold"])
        if not data["claims"]:
            raise ReportFormatError("a report holds at least one claim")
        return cls(
            headline=_text(data["headline"]),
            body=_text(data["body"]),
            probabilities={v: _share(data["probabilities"][v]) for v in VERDICTS},
            claims=tuple(_claim(c, threshold, data["headline"], data["body"]) for c in data["claims"]),
            warnings=tuple(map(_text, data["warnings"])),
            threshold=threshold,
            signature=_text(data["signature"]),
        )
    except HeadcheckError as error:
        raise ReportFormatError(str(error)) from error
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ReportFormatError(f"damaged report: {type(error).__name__}: {error}") from error


def _plain(probabilities: Mapping[Any, float]) -> dict[str, float]:
    return {str(key): value for key, value in probabilities.items()}


def _pair(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _evidence_dict(e: Evidence) -> dict[str, Any]:
    return {"text": e.text, "span": list(e.span), "verdict": str(e.verdict), "probability": e.probability}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ReportFormatError(f"expected text, got {type(value).__name__}")
    return value


def _share(value: Any) -> float:
    share = float(value)
    if not 0.0 <= share <= 1.0:
        raise ReportFormatError(f"a probability must lie between 0 and 1, not at {share}")
    return share


def _span(value: Any, text: str) -> Span:
    start, end = value
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
        raise ReportFormatError(f"span {value!r} lies outside its text")
    return Span(start, end)


def _evidence(e: Mapping[str, Any], body: str) -> Evidence:
    span = _span(e["span"], body)
    if e["text"] != span.of(body):
        raise ReportFormatError("a sentence shown as evidence is not what its span cuts out of the body")
    return Evidence(span.of(body), span, Verdict(e["verdict"]), _share(e["probability"]))


def _claim(c: Mapping[str, Any], threshold: float, headline: str, body: str) -> Claim:
    def evidence(items: list[Mapping[str, Any]]) -> tuple[Evidence, ...]:
        return tuple(_evidence(e, body) for e in items)

    return Claim(
        text=_text(c["text"]),
        span=_span(c["span"], headline),
        probabilities={v: _share(c["probabilities"][v]) for v in VERDICTS},
        kind_probabilities={k: _share(c["kind_probabilities"][k]) for k in KINDS},
        support=evidence(c["support"]),
        counter=evidence(c["counter"]),
        likely_cues=tuple(
            Cue(
                Kind(q["kind"]),
                _span(q["headline_span"], headline) if q["headline_span"] else None,
                _span(q["body_span"], body) if q["body_span"] else None,
            )
            for q in c["likely_cues"]
        ),
        understated=bool(c["understated"]),
        threshold=threshold,
    )
