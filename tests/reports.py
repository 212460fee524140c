"""Reports made by hand, for tests of what is shown."""

from __future__ import annotations

from headcheck import KINDS, VERDICTS, Report, Span, Verdict
from headcheck.labels import Kind
from headcheck.report import Claim, Cue, Evidence

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"></style></title>"
    "<!-- & \"double\" 'single' \u202eright to left\0\ud800 &lt; \x1b[31m"
)


def shares(**given: float) -> dict[Verdict, float]:
    """Probabilities of the verdicts, those not named at 0."""
    return {verdict: given.get(verdict, 0.0) for verdict in VERDICTS}


def stretch(text: str, part: str) -> Span:
    """Where a part stands in a text."""
    return Span(text.index(part), text.index(part) + len(part))


def two_claims(headline: str = "Mayor scraps toll, thanks union", note: str = "", **probabilities: float) -> Report:
    """A report with an overstated and a supported claim; one body sentence limits the first and supports the second."""
    body = "Hello & welcome.\n\nThe mayor may scrap the toll, she told the union with thanks. Nothing is signed."
    first, second = "The mayor may scrap the toll, she told the union with thanks.", "Nothing is signed."

    def evidence(text: str, verdict: Verdict, probability: float) -> Evidence:
        return Evidence(text, stretch(body, text), verdict, probability)

    def claim(text: str, span: Span, support: tuple[Evidence, ...], counter: tuple[Evidence, ...], **p: float) -> Claim:
        kinds = dict.fromkeys(KINDS, 0.1) | {Kind.CERTAINTY: 0.8}
        cue = Cue(Kind.CERTAINTY, Span(6, 12), stretch(body, "may scrap"))
        return Claim(text, span, shares(**p), kinds, support, counter, (cue,), understated=False, threshold=0.5)

    return Report(
        headline=headline,
        body=body,
        probabilities=shares(**(probabilities or {"supported": 0.25, "overstated": 0.75})),
        claims=(
            claim(
                "Mayor scraps toll",
                Span(0, 17),
                (),
                (evidence(first, Verdict.OVERSTATED, 0.9), evidence(second, Verdict.CONTRADICTED, 0.6)),
                supported=0.25,
                overstated=0.75,
            ),
            claim("Mayor thanks union", Span(19, 31), (evidence(first, Verdict.SUPPORTED, 0.8),), (), supported=1.0),
        ),
        warnings=(note,) if note else (),
        threshold=0.5,
        signature=f"headcheck:test{note}",
    )
