"""Lines that are not the story are recognised by shape."""

from __future__ import annotations

import pytest
from hypothesis import given

from headcheck.text.boilerplate import Furniture, furniture
from headcheck.text.sentences import paragraphs
from tests.strategies import ANY_TEXT

STORY = "The council voted on Monday to close the bridge.\n\nIt will reopen in May.\n\nDrivers were angry about it."


def kind_of(line: str) -> Furniture | None:
    """What a line is, standing under a story."""
    text = f"{STORY}\n\n{line}\n\nNobody else spoke at the meeting that evening."
    spans = paragraphs(text)
    return dict(zip([s.of(text) for s in spans], furniture(text, spans), strict=True))[line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Image by - Town Hall/ Wiki Commons", Furniture.CREDIT),
        ("Photo: Kari Moen/Northlight", Furniture.CREDIT),
        ("Photograph: A. Berg", Furniture.CREDIT),
        ("(File photo)", Furniture.CREDIT),
        ("Image source, Getty Images", Furniture.CREDIT),
        ("Image caption,", Furniture.CREDIT),
        ("Credit...Anna Lund for The Courier", Furniture.CREDIT),
        ("Photo caption: The mayor opens the bridge.", Furniture.CREDIT),
        ("Read more: Ferry fares to rise", Furniture.LINKS),
        ("Related stories", Furniture.LINKS),
        ("Sign up for our newsletter!", Furniture.CALL),
        ("Follow us on Instagram", Furniture.CALL),
        ("Advertisement", Furniture.CALL),
        ("SKIP ADVERTISEMENT", Furniture.CALL),
        ("Write to Anna Lund at lund@courier.example.", Furniture.CALL),
        ("© 2024 The Sellin Courier. All rights reserved.", Furniture.LEGAL),
        ("By Anna Lund and Piet Vos", Furniture.BYLINE),
        ("Updated: 12 March, 10.15", Furniture.BYLINE),
        ("Saturday 12 April 2025 09:14 BST", Furniture.BYLINE),
        ("13.55 GMT", Furniture.BYLINE),
        ("15m ago", Furniture.BYLINE),
        ("Courier writer Anna Lund in Sellin contributed to this report.", Furniture.BYLINE),
        ("This article was amended on 9 May to correct the number of cars that cross the bridge.", Furniture.BYLINE),
        ("What the closure costs", Furniture.HEADING),
    ],
)
def test_page_furniture(line, kind):
    """Credits, link lists, calls, legal lines, bylines and headings are named for what they are."""
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday night the bridge was closed to all traffic.",
        "Photos of the bridge taken in May show cracks in two of its piers, the report said.",
        "Follow the money, she told the council, and you will find the contractor.",
        "More than 200 people came to the hearing on Tuesday.",
        "Related costs would rise by a third, the treasurer said.",
        "“Sign the contract or go,” he told the workers.",
        "Terms of the deal were not disclosed.",
        "This report is more than 400 pages long.",
        "Images, letters and tapes were found.",
        "• The bridge will reopen in May",
    ],
)
def test_the_story_is_kept(line):
    """Sentences of the story that begin like page furniture are kept."""
    assert kind_of(line) is None


def test_a_list_takes_its_lines_along():
    """Unpunctuated lines under a "Read more" header belong to it, up to the next closed sentence."""
    text = f"{STORY}\n\nRead More:\n\nDad Wins Race\n\nCat Found in Attic After Storm, Owner Says\n\nThe end came late."
    spans = paragraphs(text)
    assert furniture(text, spans)[3:] == [Furniture.LINKS] * 3 + [None]


def test_headings_among_few_long_paragraphs():
    """What counts for headings is how many words stand in sentences, not how many lines."""
    story = "The council voted to close the bridge. " * 20
    text = f"Share\n\nCopy\n\n{story}\n\nKey events\n\nAbout us"
    assert [bool(mark) for mark in furniture(text, paragraphs(text))] == [True, True, False, True, True]


def test_a_long_paragraph_ends_a_list():
    """Whether a paragraph is closed is seen at its end, however long it is."""
    story = "The council, which met on Monday, voted to close the bridge " * 12
    text = f"{STORY}\n\nRead more:\n\nDad Wins Race\n\n{story}at once."
    assert furniture(text, paragraphs(text))[3:] == [Furniture.LINKS] * 2 + [None]


def test_a_body_of_fragments_is_kept():
    """Lines without closing punctuation are no headings where the body has hardly any closed sentence."""
    text = "Mayor closes bridge\n\nDrivers angry\n\nReopening in May"
    assert furniture(text, paragraphs(text)) == [None, None, None]


@given(ANY_TEXT)
def test_any_text(text):
    """Any text gets one mark per paragraph."""
    spans = paragraphs(text)
    assert len(furniture(text, spans)) == len(spans)
