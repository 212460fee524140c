"""Does the judgement hold still, and move the right way, where it should (CheckList, Ribeiro et al. 2020)?

Each test changes an article and says what must not happen: a verdict that moves (invariance), or a probability that
goes the wrong way (direction). Every article that a test can change counts, and every failure is reported.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from benchmarks.groups import GROUPS, Group
from benchmarks.records import Result, head
from benchmarks.rows import OVERSTATE
from benchmarks.tables import grid
from headcheck import Checker, Report, Verdict
from headcheck.evaluate import load_judged
from headcheck.text.lexicon import words
from headcheck.train.data import is_held_out

__all__ = [
    "TESTS",
    "TOLERANCE",
    "Article",
    "Test",
    "held_out_articles",
    "rate",
    "reports_of",
    "run",
    "table",
    "told",
]

TOLERANCE: Final = 0.02
"""Probability that may go the wrong way in a direction test before it counts as a failure."""

ONE_IN: Final = 8
"""The share of the families that training never sees, as in the recipe of the bundled model."""

_SHOWN: Final = 5

Article = tuple[str, str]
"""Headline and body."""

Change = Callable[[str, str, random.Random], Article | None]
"""Changes an article, or tells by None that there is nothing in it to change."""


def _steady(before: Report, after: Report) -> bool:
    return before.verdict is after.verdict


def _no_less_overstated(before: Report, after: Report) -> bool:
    return after.probabilities[Verdict.OVERSTATED] >= before.probabilities[Verdict.OVERSTATED] - TOLERANCE


def _no_more_supported(before: Report, after: Report) -> bool:
    return after.probabilities[Verdict.SUPPORTED] <= before.probabilities[Verdict.SUPPORTED] + TOLERANCE


@dataclass(frozen=True, slots=True)
class Test:
    """One test.

    Attributes:
        name: how tables call it.
        change: what is done to an article.
        holds: what must be true of the reports before and after.
        kind: ``"invariance"`` or ``"direction"``.
    """

    name: str
    change: Change
    holds: Callable[[Report, Report], bool] = _steady
    kind: str = "invariance"


_NEUTRAL: Final = (
    "The town lies on a river and has a market on Saturdays.",
    "Rain is expected along the coast at the weekend.",
    "This newspaper was founded in the nineteenth century.",
)
_NOISE: Final = "Read more:\n\nTen gardens to visit this summer\n\nWhat to cook on a rainy day"
_CREDIT: Final = "Photo: Staff / Archive"
_CURLY: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_MODAL: Final = re.compile(r"\b(may|might|could)\b(?! (?:\d|day))", re.IGNORECASE)
_HEDGE: Final = re.compile(r"\b(?:reportedly|allegedly|possibly|probably|perhaps|likely)\b ?", re.IGNORECASE)
_PERSON: Final = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{2,})\b(?! [A-Z])")
_PLACE: Final = re.compile(r"\b(?:in|near|at) ([A-Z][a-z]{3,})\b(?! [A-Z])")
_NO_PLACES: Final = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December Europe Britain England America
    """
)


def _headline(change: Callable[[str], str]) -> Change:
    def changed(headline: str, body: str, _: random.Random) -> Article | None:
        new = change(headline)
        return None if new == headline else (new, body)

    return changed


def _straight(headline: str, body: str, _: random.Random) -> Article | None:
    """Straight quotation marks for curly ones, or the other way round where all are straight."""
    new = headline.translate(_CURLY), body.translate(_CURLY)
    if new == (headline, body):
        new = _curled(headline), _curled(body)
    return None if new == (headline, body) else new


def _curled(text: str) -> str:
    return re.sub(r'"([^"\n]*)"', r"“\1”", text)


def _with_neutral(headline: str, body: str, rng: random.Random) -> Article:
    parts = body.split("\n\n")
    for sentence in _NEUTRAL:
        parts.insert(rng.randint(1, len(parts)), sentence)
    return headline, "\n\n".join(parts)


def _in_another_order(headline: str, body: str, rng: random.Random) -> Article | None:
    """All paragraphs but the lead in another order."""
    lead, *others = body.split("\n\n")
    if len(others) < 2:  # noqa: PLR2004 - nothing to swap
        return None
    shuffled = rng.sample(others, len(others))
    return headline, "\n\n".join([lead, *(shuffled if shuffled != others else reversed(others))])


def _with_typo(text: str, rng: random.Random) -> str:
    """Two letters within one longer word in small letters swapped."""
    long = [match for match in re.finditer(r"\b[a-z]{6,}\b", text) if len(set(match.group()[2:])) > 1]
    if not long:
        return text
    word = rng.choice(long)
    at = next(i for i in range(word.start() + 2, word.end() - 1) if text[i] != text[i + 1])
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _typo_in_headline(headline: str, body: str, rng: random.Random) -> Article | None:
    new = _with_typo(headline, rng)
    return None if new == headline else (new, body)


def _typos_in_body(headline: str, body: str, rng: random.Random) -> Article:
    return headline, "\n\n".join(_with_typo(part, rng) for part in body.split("\n\n"))


def _with_noise(headline: str, body: str, rng: random.Random) -> Article:
    parts = body.split("\n\n")
    parts.insert(rng.randint(1, len(parts)), _CREDIT)
    return headline, "\n\n".join([*parts, _NOISE])


def _renamed(headline: str, body: str, names: Mapping[str, str]) -> Article | None:
    """Whole words replaced in headline and body alike; None where no new name would stand in the article."""
    if not names:
        return None
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return pattern.sub(lambda m: names[m.group()], headline), pattern.sub(lambda m: names[m.group()], body)


def _people_of(group: Group) -> Change:
    """Names of people by names of one group: a name of two words whose second one also stands alone."""

    def changed(headline: str, body: str, rng: random.Random) -> Article | None:
        names: dict[str, str] = {}
        firsts, lasts = rng.sample(group.firsts, len(group.firsts)), rng.sample(group.lasts, len(group.lasts))
        for first, last in _PERSON.findall(body):
            alone = len(re.findall(rf"(?<!{first} )\b{last}\b", f"{headline}\n{body}"))
            if alone and not {first, last} & names.keys() and firsts and lasts:
                names |= {first: firsts.pop(), last: lasts.pop()}
        return _renamed(headline, body, names)

    return changed


def _places_of(group: Group) -> Change:
    """Names of places that stand more than once by names from elsewhere."""

    def changed(headline: str, body: str, rng: random.Random) -> Article | None:
        places = rng.sample(group.places, len(group.places))
        found = dict.fromkeys(
            place for place in _PLACE.findall(body) if place not in _NO_PLACES and body.count(place) > 1
        )
        return _renamed(headline, body, dict(zip(found, places, strict=False)))

    return changed


def _without_hedge(headline: str, body: str, _: random.Random) -> Article | None:
    """The headline without its hedge: "may" becomes "will", "reportedly" goes."""
    new = _HEDGE.sub("", _MODAL.sub("will", headline)).strip()
    return None if new == headline else (new, body)


def _with_denial(headline: str, body: str, _: random.Random) -> Article:
    """A last paragraph that denies the headline as a whole."""
    said = headline.rstrip(" .!")
    return headline, f'{body}\n\nA spokesman denied the report that "{said}". None of it is true, he said.'


TESTS: Final = (
    Test("headline in capitals", _headline(str.upper)),
    Test("headline in title case", _headline(lambda text: re.sub(r"\b[a-z]", lambda m: m.group().upper(), text))),
    Test("full stop after the headline", _headline(lambda text: text.rstrip(".") + "." * (not text.endswith(".")))),
    Test("quotation marks", _straight),
    Test("neutral sentences added", _with_neutral),
    Test("paragraphs in another order", _in_another_order),
    Test("typo in the headline", _typo_in_headline),
    Test("typos in the body", _typos_in_body),
    Test('credit and "Read more" added', _with_noise),
    *(Test(f"people renamed, {name}", _people_of(group)) for name, group in GROUPS.items()),
    *(Test(f"places renamed, {name}", _places_of(group)) for name, group in GROUPS.items()),
    Test("hedge dropped: P(overstated) must not fall", _without_hedge, _no_less_overstated, "direction"),
    Test("denial added: P(supported) must not rise", _with_denial, _no_more_supported, "direction"),
)
"""All tests."""


def held_out_articles(most: int | None = None) -> list[Article]:
    """Headlines and bodies of Overstate's training part whose families the bundled model was not trained on.

    Args:
        most: take so many, evenly spread; None takes all.
    """
    rows = [row for row in load_judged(OVERSTATE / "train.jsonl") if is_held_out(row["family"], ONE_IN)]
    step = max(1, len(rows) // (most or len(rows)))
    return [(row["headline"], row["body"]) for row in rows[::step][:most]]


def run(checker: Checker, articles: Sequence[Article], *, command: str, quick: bool, seed: int = 0) -> Result:
    """Try every test on every article.

    Args:
        checker: what is tried.
        articles: headlines and bodies.
        command: goes into the result.
        quick: whether these are few of the articles.
        seed: decides what is drawn.

    Returns:
        A result whose ``tests`` tell, for each test, the articles it could change, the failures, their rate with a
        95 % interval (Wilson 1927), and the first few failures.
    """
    before = list(reports_of(checker, articles))
    result = head("robustness", checker.signature, command, quick=quick)
    result |= {"articles": len(articles), "tolerance": TOLERANCE, "seed": seed}
    result["tests"] = [_tried(test, checker, articles, before, seed) for test in TESTS]
    return result


def reports_of(checker: Checker, articles: Iterable[Article]) -> Iterator[Report]:
    """Reports of articles, in order."""
    return (report for report in checker.check_many(articles) if isinstance(report, Report))


def _tried(
    test: Test, checker: Checker, articles: Sequence[Article], before: Sequence[Report], seed: int
) -> dict[str, Any]:
    changed = {
        number: new
        for number, article in enumerate(articles)
        if (new := test.change(*article, random.Random(f"{seed}:{test.name}:{number}")))
    }
    after = dict(zip(changed, reports_of(checker, changed.values()), strict=True))
    failures = [number for number, report in after.items() if not test.holds(before[number], report)]
    return {
        "name": test.name,
        "kind": test.kind,
        "articles": len(changed),
        "failures": len(failures),
        **rate(len(failures), len(changed)),
        "examples": [
            {
                "headline": after[number].headline,
                "before": told(before[number]),
                "after": told(after[number]),
            }
            for number in failures[:_SHOWN]
        ],
    }


def told(report: Report) -> dict[str, Any]:
    """Verdict and probabilities of a report."""
    return {"verdict": str(report.verdict), **{str(verdict): p for verdict, p in report.probabilities.items()}}


def rate(failures: int, count: int) -> dict[str, float | None]:
    """Share of failures and its 95 % interval."""
    if not count:
        return {"rate": None, "low": None, "high": None}
    z, share = 1.96, failures / count
    middle, around = share + z**2 / (2 * count), z * sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    scale = 1 + z**2 / count
    return {
        "rate": round(share, 4),
        "low": round((middle - around) / scale, 4),
        "high": round((middle + around) / scale, 4),
    }


def table(result: Result) -> str:
    """The result as a Markdown table."""
    rows = []
    for test in result["tests"]:
        share = "" if test["rate"] is None else f"{test['rate']:.1%}"
        interval = "" if test["rate"] is None else f"{test['low']:.1%} to {test['high']:.1%}"
        rows.append((test["name"], test["kind"], str(test["articles"]), str(test["failures"]), share, interval))
    return grid(("test", "kind", "articles", "failures", "rate", "interval"), rows)
