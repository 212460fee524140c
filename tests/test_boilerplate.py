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
        ("Read more: Ferry fares to rise", Furniture.LINKS),
        ("Related stories", Furniture.LINKS),
        ("Sign up for our newsletter!", Furniture.CALL),
        ("Follow us on Instagram", Furniture.CALL),
        ("Advertisement", Furniture.CALL),
        ("© 2024 The Sellin Courier. All rights reserved.", Furniture.LEGAL),
        ("By Anna Lund and Piet Vos", Furniture.BYLINE),
        ("Updated: 12 March, 10.15", Furniture.BYLINE),
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


def test_a_body_of_fragments_is_kept():
    """Lines without closing punctuation are no headings where the body has hardly any closed sentence."""
    text = "Mayor closes bridge\n\nDrivers angry\n\nReopening in May"
    assert furniture(text, paragraphs(text)) == [None, None, None]


@given(ANY_TEXT)
def test_any_text(text):
    """Any text gets one mark per paragraph."""
    spans = paragraphs(text)
    assert len(furniture(text, spans)) == len(spans)
