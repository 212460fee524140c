"""The word tables of the twin rules, read from ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

__all__ = [
    "ADJECTIVES",
    "CAUSES",
    "CONDITIONS",
    "ECONOMIC",
    "EMBEDDINGS",
    "EVENTS",
    "FAR",
    "FAR_OTHER",
    "FAR_THIS",
    "HEALTH",
    "HEDGES",
    "LINKS",
    "OPPOSITES",
    "OPPOSITE_VERBS",
    "PARTIES",
    "QUANTITIES",
    "SAFE_PAST",
    "VERB_SCALES",
    "VOLITIONAL",
    "phrases",
]

_TABLES: Final = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

VERB_SCALES: Final[tuple[str, ...]] = tuple(_TABLES["verb_scales"])
ADJECTIVES: Final[tuple[str, ...]] = tuple(_TABLES["adjectives"])
QUANTITIES: Final[tuple[str, ...]] = tuple(_TABLES["quantities"])
OPPOSITE_VERBS: Final[tuple[str, ...]] = tuple(_TABLES["opposite_verbs"])
OPPOSITES: Final[tuple[str, ...]] = tuple(_TABLES["opposites"])
VOLITIONAL: Final = frozenset(_TABLES["volitional"])
EMBEDDINGS: Final[tuple[str, ...]] = tuple(_TABLES["embeddings"])
PARTIES: Final[tuple[str, ...]] = tuple(_TABLES["parties"])
CONDITIONS: Final[tuple[str, ...]] = tuple(_TABLES["conditions"])
LINKS: Final[tuple[str, ...]] = tuple(_TABLES["links"])
CAUSES: Final[tuple[str, ...]] = tuple(_TABLES["causes"])
FAR_OTHER: Final[tuple[str, ...]] = tuple(_TABLES["far_other"])
SAFE_PAST: Final = frozenset(_TABLES["safe_past"])
HEDGES: Final[dict[str, tuple[str, ...]]] = {key: tuple(list_) for key, list_ in _TABLES["hedges"].items()}
FAR: Final[dict[str, tuple[str, ...]]] = {key: tuple(list_) for key, list_ in _TABLES["far"].items()}
FAR_THIS: Final[dict[str, tuple[str, ...]]] = {key: tuple(list_) for key, list_ in _TABLES["far_this"].items()}

ECONOMIC: Final = (
    r"prices?|sales|profits?|shares?|stocks?|rates?|output|exports|imports|earnings|revenues?|incomes?|wages|costs|"
    r"unemployment|inflation|spending|production|demand|index|yen|dollar|pound|mark|euro|bonds|"
    r"orders|deposits|reserves|"
    r"value|turnover|population|attendance|temperatures?|levels?|numbers?|deaths|cases|"
    r"admissions|crime|support|ratings?|"
    r"average|yields?|volume|traffic|supply|stocks|futures|deficit|surplus|losses|claims|loans|lending|enrolment|risk"
)

EVENTS: Final = (
    r"announcements?|decision|ruling|attacks?|reports?|vote|crash|accident|strikes?|news|scandal|criticism|warnings?|"
    r"resignation|death|collapse|fire|storms?|protests?|talks|arrests?|election|defeat|victory|explosion|bombing|war|"
    r"earthquake|floods?|flooding|closure|merger|takeover|dispute|revelations?|complaints?|injury|illness|"
    r"shooting|riots?|raid|inquiry|investigation|verdict|invasion|devaluation|drought|breakdown|row|fight|argument"
)

HEALTH: Final = re.compile(
    r"\b(?:drugs?|diet|vitamins?|exercise|therap\w+|treatments?|vaccines?|coffee|tea|risk|blood|"
    r"cholesterol|disease|cancer|pain|"
    r"symptoms?|supplements?|compound|extract|insulin|tumou?rs?|infection|protein|virus|weight)\b"
)


def phrases(text: str, separator: str = ",") -> tuple[str, ...]:
    """Split a list on its separator, with white space folded."""
    return tuple(" ".join(part.split()) for part in text.split(separator) if part.strip())
