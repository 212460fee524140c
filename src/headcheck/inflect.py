"""The inflected forms of English verbs, by rule and from a table of irregular ones."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["IRREGULAR", "Inflection", "all_forms", "inflect"]


class Inflection(NamedTuple):
    """The forms of a verb beside its base form."""

    third: str
    past: str
    participle: str
    present: str


# Base, past, participle; a form that is left out is the same as the one before it.
_IRREGULAR: Final = """
arise arose arisen| bear bore borne| beat beat beaten| become became become| begin began begun| bet| bid| bind bound|
bite bit bitten| bleed bled| blow blew blown| break broke broken| breed bred| bring brought| build built| burst| buy
bought| cast| catch caught| choose chose chosen| cling clung| come came come| cost| creep crept| cut| deal dealt| dig
dug| draw drew drawn| drink drank drunk| drive drove driven| eat ate eaten| fall fell fallen| feed fed| feel felt|
fight fought| find found| flee fled| fling flung| fly flew flown| forbid forbade forbidden| forecast| foresee foresaw
foreseen| forget forgot forgotten| forgive forgave forgiven| freeze froze frozen| get got| give gave given| go went
gone| grind ground| grow grew grown| hang hung| hear heard| hide hid hidden| hit| hold held| hurt| keep kept| kneel
knelt| know knew known| lay laid| lead led| leap leapt| leave left| lend lent| let| lie lay lain| light lit| lose
lost| make made| mean meant| meet met| mislead misled| mistake mistook mistaken| offset| outbid| outdo outdid outdone|
outsell outsold| overcome overcame overcome| overhear overheard| oversee oversaw overseen| overtake overtook
overtaken| overthrow overthrew overthrown| pay paid| put| quit| read| rebuild rebuilt| repay repaid| reset| rethink
rethought| rid| ride rode ridden| ring rang rung| rise rose risen| run ran run| say said| see saw seen| seek sought|
sell sold| send sent| set| shake shook shaken| shed| shine shone| shoot shot| show showed shown| shrink shrank shrunk|
shut| sing sang sung| sink sank sunk| sit sat| slay slew slain| sleep slept| slide slid| speak spoke spoken| speed
sped| spell spelt| spend spent| spill spilt| spin spun| split| spread| spring sprang sprung| stand stood| steal stole
stolen| stick stuck| sting stung| strike struck| strive strove striven| swear swore sworn| sweep swept| swell swelled
swollen| swim swam swum| swing swung| take took taken| teach taught| tear tore torn| tell told| think thought| throw
threw thrown| undercut| undergo underwent undergone| understand understood| undertake undertook undertaken| undo undid
undone| uphold upheld| upset| wake woke woken| wear wore worn| weave wove woven| weep wept| win won| wind wound|
withdraw withdrew withdrawn| withhold withheld| withstand withstood| write wrote written
"""
IRREGULAR: Final = {row.split()[0]: tuple(row.split()) for row in _IRREGULAR.split("|")}

# Not stressed on the last syllable: British English doubles the "l" all the same, American does not.
_DOUBLING_L: Final = """
cancel channel counsel fuel label level model quarrel signal travel unravel
"""
# Other verbs of several syllables that double their last consonant.
_DOUBLING: Final = """
abet abhor acquit admit begin commit compel control defer deter dispel equip excel expel forget handicap incur infer
kidnap occur omit outwit patrol permit prefer propel rebel rebut recur refer regret repel submit transfer transmit
"""
_BRITISH: Final = frozenset(_DOUBLING_L.split())
_DOUBLED: Final = _BRITISH | frozenset(_DOUBLING.split())
_ONE_SHORT_SYLLABLE: Final = re.compile(r"(?:[^aeiou]*qu|[^aeiou]+)[aeiou][^aeiouwxy]")
_VOWELS: Final = "aeiou"


def _regular(base: str, stem: str) -> Inflection:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        past = f"{base[:-1]}ied"
        return Inflection(f"{base[:-1]}ies", past, past, f"{base}ing")
    third = f"{base}es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) and base[-2:] != "oo" else f"{base}s"
    if base.endswith("ie"):
        return Inflection(third, f"{base}d", f"{base}d", f"{base[:-2]}ying")
    if base.endswith("e"):
        return Inflection(third, f"{base}d", f"{base}d", f"{base if base.endswith('ee') else base[:-1]}ing")
    return Inflection(third, f"{stem}ed", f"{stem}ed", f"{stem}ing")


def inflect(base: str) -> Inflection:
    """The forms of a verb, in British spelling where that differs.

    Args:
        base: The base form, in lower case.

    Examples:
        >>> inflect("begin")
        Inflection(third='begins', past='began', participle='begun', present='beginning')
    """
    doubles = base in _DOUBLED or _ONE_SHORT_SYLLABLE.fullmatch(base)
    last = "k" if base.endswith("ic") else base[-1] if doubles else ""
    regular = _regular(base, base + last)
    if base not in IRREGULAR:
        return regular
    forms = IRREGULAR[base]
    return regular._replace(past=forms[min(1, len(forms) - 1)], participle=forms[-1])


def all_forms(base: str) -> frozenset[str]:
    """All forms of a verb, the base form included, in British and in American spelling."""
    american = _regular(base, base) if base in _BRITISH else ()
    return frozenset((base, *inflect(base), *american))
