"""The closed word classes of English, and the open ones that headlines use in a way of their own."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ADVERBS",
    "DETERMINERS",
    "NEGATIVE",
    "NUMBERS",
    "PARTICLES",
    "PREDICATES",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUESTION_WORDS",
    "SOURCES",
    "SUBORDINATORS",
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


DETERMINERS: Final = words(
    """
    a an the this these those every each another any some no all both either neither my your his her its our their whose
    """
)
PRONOUNS: Final = words(
    """
    i he she it they we you who there this that these those him them us me himself herself itself themselves
    """
)
PREPOSITIONS: Final = words(
    """
    about above across against along alongside amid amidst among around at before behind below beneath beside besides
    between beyond by concerning despite down during except for from in inside into like minus near of off on onto
    opposite out outside over past per plus since than through throughout till to toward towards under underneath until
    up upon versus via vs with within without de del la von
    """
)
PARTICLES: Final = words("out up off down back away apart aside")
SUBORDINATORS: Final = words(
    """
    who whom whose which that where when after before because if unless until since although though despite whether how
    why what whenever as while whilst lest once so than whoever whatever wherever
    """
)
QUESTION_WORDS: Final = words("who what why how when where which whose whom")
ADVERBS: Final = words(
    """
    also then now later still never even only just again already almost nearly soon instead reportedly allegedly finally
    eventually simply quickly quietly narrowly barely actually really always often once not publicly briefly suddenly
    immediately seldom
    """
)
# After these a subject cannot be carried over as it stands: the claim would lose its denial or its condition.
NEGATIVE: Final = words(
    """
    not no never none neither nor cannot nobody nothing without refuse refuses refused fail fails failed deny denies
    denied hardly won't wouldn't can't couldn't mustn't shouldn't isn't hasn't doesn't aren't haven't don't wasn't
    weren't hadn't didn't avoid avoids if unless whether
    """
)
NUMBERS: Final = words(
    """
    two three four five six seven eight nine ten eleven twelve twenty dozens hundreds thousands millions many few
    several both
    """
)
# Verbless predicates: "Library safe as council looks at axing branches".
PREDICATES: Final = words(
    """
    able absent afraid alive angry awake aware better worse bigger busy cheaper critical dead defiant delighted
    desperate determined due eager faster fearful free furious gone happy higher homeless hopeful hungry ill incensed
    innocent keen less likely liable livid lower missing more open optimistic over outraged pregnant proud ready
    reluctant responsible safe safer set sick slower sorry stuck sure unable unaware uncertain unclear undecided under
    unfit unhappy unharmed unhurt unlikely unmoved unsafe unscathed unsure unwell unwilling up upset wary willing
    worried adamant ablaze afloat aground adrift ashamed asleep bankrupt best closed dearer deadlier down guilty
    possible impossible uneasy heartbroken unchanged unknown aloof
    """
)
# Nouns that name who says something: "Coffee lowers risk of gout, study finds".
SOURCES: Final = words(
    """
    report reports study studies survey surveys poll polls source sources police official officials minister ministers
    ministry government court judge expert experts scientist scientists researcher researchers analyst analysts doctor
    doctors boss chief chair chairman head director spokesman spokeswoman spokesperson lawyer lawyers mayor president
    union charity watchdog regulator bank council paper newspaper media team review research data figures audit inquiry
    prosecutor prosecutors family witness witnesses economist economists coach manager agency campaigners ecologist
    think-tank group leader commission institute office author authors trial lawsuit documents
    """
)
