"""Headlines taken apart into claims."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck.spans import Span
from headcheck.text.claims import HeadlineParts, claim_verb, split_headline
from tests.strategies import ANY_TEXT, HEADLINES

SPLIT = [
    (
        "Marlow says rivals misread the vote, concedes losing seats",
        ["Marlow says rivals misread the vote", "Marlow concedes losing seats"],
    ),
    ("Baker sells shop and sues landlord", ["Baker sells shop", "Baker sues landlord"]),
    ("BAKER SELLS SHOP AND SUES LANDLORD", ["BAKER SELLS SHOP", "BAKER SUES LANDLORD"]),
    ("Veltria to reopen border, halt patrols", ["Veltria to reopen border", "Veltria to halt patrols"]),
    (
        "Bank could sell branches and dismiss the chairman",
        ["Bank could sell branches", "Bank could dismiss the chairman"],
    ),
    ("Premier hails vote, saying lawmakers have won", ["Premier hails vote", "Premier saying lawmakers have won"]),
    ("Storm floods town; ferries may be cancelled", ["Storm floods town", "ferries may be cancelled"]),
    ("Widow, 88, weeps as police return ring", ["Widow, 88, weeps", "police return ring"]),
    ("Club Sells Striker While Manager Seeks Loans", ["Club Sells Striker", "Manager Seeks Loans"]),
    ("Critic praises film but loathes ending", ["Critic praises film", "Critic loathes ending"]),
    ("Mayor: council sells park, keeps lake", ["Mayor: council sells park", "Mayor: council keeps lake"]),
    ("Police say man stole car and fled to Spain", ["Police say man stole car", "Police say man fled to Spain"]),
    (
        "Minister says council keeps park, complains of cost",
        ["Minister says council keeps park", "Minister complains of cost"],
    ),
    ("Drug approved, will target flu", ["Drug approved", "Drug will target flu"]),
    ("Owner quits, complaining of threats", ["Owner quits", "Owner complaining of threats"]),
    ("The family sues school, wins payout", ["The family sues school", "The family wins payout"]),
    ("Thief steals van, robs bank and flees", ["Thief steals van", "Thief robs bank", "Thief flees"]),
    ("Who runs the port? Owners accuse union", ["Owners accuse union"]),
    ("Owner quits after fine. Here's why it matters.", ["Owner quits after fine"]),
    ("Bank shares plunge, court upholds ban", ["Bank shares plunge", "court upholds ban"]),
    ("Beetle returns thanks to cull and may spread", ["Beetle returns thanks to cull", "Beetle may spread"]),
    ("Suitor woos owner and opts for talks", ["Suitor woos owner", "Suitor opts for talks"]),
]

WHOLE = [
    "Mayor: budget is safe",
    "Rates to fall, says bank",
    "Coffee lowers risk of gout, study finds",
    "Bridge is sound, according to engineers",
    "Rain floods roads, drivers complain",
    "Shares fall as much as rivals gain",
    "Rain, wind and snow hit north",
    "Anna Berg, 42, wins race",
    "Paris, Texas, elects mayor",
    "Plant loses $12,000,000 in May",
    "'It fell, it broke and it burned': driver describes crash",
    "“We sell, we buy and we wait” says trader",
    "Rovers name Berg as captain",
    "Man who stole van and sold it jailed",
    "Minister says council keeps park and blames mayor",
    "Mayor never quits and blames council",
    "Trade row between bank and union hurts firms",
    "Owner quits after court fines club",
    "Owner quits council; he may return",
    "Bridge is sound, engineer says after inspection",
    "Ferry is safe, mayor tells crowd on square",
    "Berg, first woman to lead bank, may quit",
    "Mayor weighs school, hospice or flats the sisters are leaving",
    "Town hall to be sold, staff moved to library",
    "Prices rise in May, bank holds rates",
    "Union rejects offer and plans fail",
    "Bank holds rates but warns inflation will rise",
    "Firms would sell mills but leave jobs untouched",
    "Farmer sells all but three of cows he bought",
    "Rovers win back place but not lost points",
    "Club sells twice as many shirts as rivals sold",
    "Mill burns as owner feared",
    "Tram may stop if fares rise and council quits",
    "Man jailed after car hits wall, injuring two",
]


def _texts(headline: str) -> list[str]:
    return [claim.text for claim in split_headline(headline).claims]


@pytest.mark.parametrize(("headline", "expected"), SPLIT)
def test_coordinated_claims_carry_their_subject(headline: str, expected: list[str]) -> None:
    """A headline with several claims is split, and each claim has its subject and its source."""
    assert _texts(headline) == expected


@pytest.mark.parametrize("headline", WHOLE)
def test_one_claim_stays_whole(headline: str) -> None:
    """Lists, appositions, attributions, quotations and doubtful subjects are not split."""
    assert _texts(headline) == [headline]


def test_trailing_source_belongs_to_both_claims() -> None:
    """A source at the end of a headline with two claims is kept in the text of each."""
    assert _texts("Owner quits and deputy takes over, police say") == [
        "Owner quits, police say",
        "deputy takes over, police say",
    ]


def test_spans_hold_the_claims_own_words() -> None:
    """A carried-over subject is in the text but not in the span."""
    headline = "Baker sells shop and sues landlord"
    assert [claim.span.of(headline) for claim in split_headline(headline).claims] == [
        "Baker sells shop",
        "sues landlord",
    ]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Owner quits.", ["Owner quits"]),
        ("Owner quits, blames council.", ["Owner quits", "Owner blames council"]),
        (
            "Owner quits and deputy takes over, police say.",
            ["Owner quits, police say", "deputy takes over, police say"],
        ),
        ("Owner sues Acme Inc.", ["Owner sues Acme Inc."]),
        ("Owner leaves the U.S.", ["Owner leaves the U.S."]),
        ("Owner quits...", ["Owner quits..."]),
    ],
)
def test_a_full_stop_at_the_end_says_nothing(headline: str, expected: list[str]) -> None:
    """Claims have no full stop at their end, in text and span, where it belongs to no abbreviation or ellipsis."""
    claims = split_headline(headline).claims
    assert [claim.text for claim in claims] == expected
    assert claims[0].text.startswith(claims[0].span.of(headline))


@pytest.mark.parametrize(
    ("headline", "kicker", "claim"),
    [
        ("LIVE: Owner quits", "LIVE:", "Owner quits"),
        ("Opinion | Owner must quit", "Opinion |", "Owner must quit"),
        ("EXCLUSIVE - Owner quits", "EXCLUSIVE -", "Owner quits"),
        ("[Updated] Owner quits", "[Updated]", "Owner quits"),
    ],
)
def test_kicker_is_left_out(headline: str, kicker: str, claim: str) -> None:
    """A label in front of the headline is given apart from the claims."""
    parts = split_headline(headline)
    assert parts.kicker is not None
    assert parts.kicker.of(headline) == kicker
    assert [found.text for found in parts.claims] == [claim]


@pytest.mark.parametrize(
    "headline",
    [
        "Will the owner quit?",
        "A bronze horse",
        "Here's what happened next",
        "5 things to know about the levy",
        "Ten things we learned from the levy",
        "Why the owner quit",
    ],
)
def test_nothing_asserted_is_not_checkable(headline: str) -> None:
    """A question, a bare noun phrase and a teaser cannot be checked, yet are handed back whole."""
    parts = split_headline(headline)
    assert not parts.checkable
    assert [claim.text for claim in parts.claims] == [headline]


@pytest.mark.parametrize(
    "headline", ["Owner quits", "Owner 'furious' at fine", "Bridge unsafe, say engineers", "Club to sell striker"]
)
def test_assertions_are_checkable(headline: str) -> None:
    """A finite verb, a verbless predicate or a headline future makes a headline checkable."""
    assert split_headline(headline).checkable


@pytest.mark.parametrize("headline", ["", "   ", " - ", "?!"])
def test_blank_headline_has_no_claims(headline: str) -> None:
    """Text without a letter or digit gives no claims and nothing to check."""
    assert split_headline(headline) == HeadlineParts((), None, checkable=False)


_MARKS = [*",;:-–'’‘“”\"()[]|?."]
_PLAIN = (
    "Mayor owner police council says sells quits keeps to cut plans and as while but the who will is no 42 study LIVE"
)
_WORDS = st.sampled_from([*_MARKS, *_PLAIN.split()])
_HEADLINES = st.one_of(
    ANY_TEXT, HEADLINES, st.lists(_WORDS, max_size=25).map(" ".join), st.lists(_WORDS, max_size=25).map("".join)
)


@given(_HEADLINES)
def test_spans_are_ordered_disjoint_and_in_range(headline: str) -> None:
    """Any text is taken; spans follow each other inside the headline, after the kicker, and hold a letter or digit."""
    parts = split_headline(headline)
    position = parts.kicker.end if parts.kicker else 0
    for claim in parts.claims:
        assert position <= claim.span.start < claim.span.end <= len(headline)
        assert any(char.isalnum() for char in claim.span.of(headline))
        position = claim.span.end
    assert bool(parts.claims) == any(char.isalnum() for char in headline)


@given(_HEADLINES)
def test_claim_words_come_from_the_headline_in_order(headline: str) -> None:
    """A claim has only words of the headline, in the order of the headline."""
    for claim in split_headline(headline).claims:
        left = iter(re.findall(r"\w+", headline))
        assert all(word in left for word in re.findall(r"\w+", claim.text))


@pytest.mark.parametrize("headline", [*(headline for headline, _ in SPLIT), *WHOLE])
def test_splitting_a_claim_again_changes_nothing(headline: str) -> None:
    """The text of a claim, split once more, is that one claim."""
    for text in _texts(headline):
        assert _texts(text) == [text]


def test_long_input_takes_linear_time() -> None:
    """A hostile text of many thousand marks is read without trouble."""
    assert split_headline("owner quits, " * 300).claims


@pytest.mark.parametrize(
    ("headline", "claim", "verb"),
    [
        ("Mayor scraps toll, vows new bridge", "Mayor scraps toll", "scraps"),
        ("Mayor scraps toll, vows new bridge", "vows new bridge", "vows"),
        ("Ferry fares to rise in May", "Ferry fares to rise in May", "to rise"),
        ("Old mill may be rebuilt", "Old mill may be rebuilt", "may be rebuilt"),
        ("Outrage at the library", "Outrage at the library", None),
    ],
)
def test_the_verb_puts_a_claim_forward(headline, claim, verb):
    """The finite verb of a claim, or its infinitive, is found in the headline; a claim without any has none."""
    start = headline.index(claim)
    found = claim_verb(headline, Span(start, start + len(claim)))
    assert (found and found.of(headline)) == verb
