"""Hypothesis strategies: hostile text, plausible articles, and reports that were tampered with."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

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

_MARKUP = (
    *("<script>alert(1)</script>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#x27;", "&", "<img src=x"),
    *(" onerror=alert(1)>", "javascript:", "data:text/html,", "{{7*7}}", "${x}", "%s%n", "\x1b[31m", "\x1b]0;x\x07"),
    *("[url](x)", "**", "Read more:", "Photo: Getty", "By Jo Doe", "© 2026", "Sign up for our newsletter"),
)
_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\ufe0f\u0301\u20e3"
_SCRIPTS = "мэр市長عمدةראשमहापौर시장นายก̈ΔήმერიᏣ🚢👩🏽‍🚀ﷺ𝕸"
_FRAGMENTS = st.one_of(
    ANY_TEXT,
    SENTENCES,
    st.sampled_from(_MARKUP),
    st.text(st.sampled_from(_BIDI + _NO_WIDTH + "a .")),
    st.text(st.sampled_from(_SCRIPTS + " .")),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"]), max_size=20),
    st.builds(lambda unit, times: unit * times, st.text(min_size=1, max_size=3), st.integers(1, 900)),
)
HOSTILE_TEXT = st.lists(_FRAGMENTS, max_size=7).map("".join)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(10**400),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=12), values, max_size=4),
    max_leaves=12,
)


@st.composite
def tampered(draw: st.DrawFn, whole: Any) -> Any:
    """A JSON value with one to three of its parts replaced, taken out, doubled or moved."""
    data = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        found = list(places(data))
        if not found:
            return draw(JSON)
        holder, key = draw(st.sampled_from(found))
        match draw(st.sampled_from(("replace", "delete", "double", "move"))):
            case "replace":
                holder[key] = draw(JSON | st.sampled_from((float("nan"), -0.1, 1.5, "0.5", [], {}, [5, 2], [0, 10**9])))
            case "delete":
                del holder[key]
            case "double":
                holder[key] = [holder[key], holder[key]]
            case _:
                other, place = draw(st.sampled_from(found))
                holder[key] = copy.deepcopy(other[place])
    return data


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every (holder, key or index) in a nested value."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield data, key
        yield from places(value)
