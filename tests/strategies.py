"""Hypothesis strategies: hostile text and plausible articles."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        *("the", "mayor", "may", "scrap", "toll", "bridge", "council", "voted", "not", "if", "until", "some", "all"),
        *("said", "study", "linked", "rats", "people", "12", "4.5", "ferry"),
    ]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")
BODIES = st.lists(SENTENCES, min_size=1, max_size=12).map("\n\n".join)
HEADLINES = st.lists(WORDS, min_size=2, max_size=12).map(lambda words: " ".join(words).title())

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from(" \n\r\t\x00\u2028\u200b\u202e\u00a0\ufeff.!?\"'“”’:;,-–—|"),
    ),
    max_size=300,
)
