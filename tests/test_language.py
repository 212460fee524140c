"""Text that is not English is told; English of any kind is not mistaken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from headcheck.text.language import looks_foreign

FOREIGN = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "golden" / "foreign.tsv").read_text(encoding="utf-8").splitlines()
)
"""The same news in many languages, by their names."""

ENGLISH = {
    "headline": "Mayor Scraps Toll, Thanks Union",
    "headline in small letters": "mayor scraps toll on old bridge as union cheers",
    "capitals": "MAYOR SCRAPS TOLL ON OLD BRIDGE AS UNION CHEERS AND COUNCIL WAITS " * 3,
    "names": "Juan de la Cruz, María del Carmen Ortiz, Wolfgang von Kempen, Jean-Luc Le Pen, Fenna van der Berg",
    "results": "Arsenal 2 Chelsea 1, Everton 0 Leeds 0, Fulham 3 Burnley 3. Scorers: Saka 12, Havertz 44.",
    "table": "Apples\t1.20\t+3%\nPears\t2.10\t-1%\nPlums\t0.95\t0%\nkiwi\tn/a\tn/a\nmango\tn/a\tn/a",
    "recipe": "flour 200 g, butter 100 g, sugar 80 g, two eggs, salt, vanilla, one lemon, icing sugar for dusting",
    "dateline": "REYKJAVÍK (Reuters) - Mayor Dagur B. Eggertsson scrapped the toll on the bridge on Monday.",
    "a foreign quotation": 'The mayor of Bilbao said "el peaje del puente viejo se acabó para siempre", which drew '
    "applause from the crowd that had waited for her in the rain since the morning.",
    "terse": "Toll gone. Bridge open. Union pleased. Traffic up. Council silent. Mayor smiling. Vote in May.",
    "prices": "Gold 1,912.40 up 0.3 pct, copper 8,310 down 1.1 pct, Brent crude 84.20, wheat 6.12 a bushel, FTSE 7,421",
    "numbers": "12 14 15 16 23 42",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_told(language):
    """A few sentences in another language are told from English."""
    assert looks_foreign(FOREIGN[language])


@pytest.mark.parametrize("what", ENGLISH)
def test_english_of_any_kind_is_not_mistaken(what):
    """Headlines, names, tables, results and terse prose raise no false alarm."""
    assert not looks_foreign(ENGLISH[what])


def test_the_warning_stands_in_the_report(fake):
    """A body in another language is checked all the same, and the report says what it is worth."""
    warnings = fake.check("Mayor scraps toll", FOREIGN["German"]).warnings
    assert any("does not look English" in warning for warning in warnings)
    assert not fake.check("Mayor scraps toll", "The mayor scrapped the toll on Monday.").warnings
