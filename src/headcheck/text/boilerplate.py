"""Lines of a page that are not the story, recognised by shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from headcheck.spans import Span

__all__ = ["Furniture", "furniture"]


class Furniture(StrEnum):
    """What a line that is not the story is."""

    CREDIT = "photo or source credit"
    LINKS = "list of related stories"
    CALL = "call to subscribe, follow or share"
    LEGAL = "copyright or legal line"
    BYLINE = "byline or dateline"
    HEADING = "heading"


_I: Final = re.IGNORECASE

_CREDIT: Final = re.compile(
    r"""\W{0,3}(?:
        (?:(?:featured?|main|cover|file|stock)\s)?(?:photo(?:graph)?s?|images?|pictures?|pics?|video|graphics?|
            illustration|source|credits?)\s?(?:credits?|caption|courtesy|source|by|via|from)?\s?
            (?::|-|–|—|\.\.\.|\bby\b|\bvia\b|©|/)
        |(?:image|photo|media|video)\s(?:source|caption),
        |(?:photo(?:graph)?s?|images?|pictures?|video)\s(?:by|courtesy|via|credits?)\b
        |[^.!?]{0,80}(?:/|via|\|)\s?(?:getty|reuters|afp|ap\b|epa|shutterstock|wiki|unsplash|alamy|istock|flickr)
        |\(?(?:file|stock|ap|afp|reuters|getty)\s(?:photo|image)s?\b
    )""",
    _I | re.VERBOSE,
)
_LIST_HEADER: Final = re.compile(
    r"""\W{0,3}(?:
        (?:also\s)?read\s(?:more|also|next|this|the\sfull\sstory)
        |(?:you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)|don['’]t\smiss|in\scase\syou\smissed)
        |(?:more|related|recommended|trending|popular|similar|latest|top)\s(?:on\sthis|in|from|to|news|stories|story|
            articles?|posts?|headlines|links|content|reading|coverage|topics|now|for\syou|videos?)
        |related|recommended|see\salso|also\s(?:read|see|on)|up\snext|trending|most\s(?:read|popular|viewed|shared)
        |further\sreading|editor['’]?s['’]?\s(?:picks?|choice)|what\sto\sread\snext|tags|topics|filed\sunder|more
    )\b[^.!?]{0,60}$""",
    _I | re.VERBOSE,
)
_INLINE_LINK: Final = re.compile(
    r"\W{0,3}(?:(?:also\s)?read(?:\smore|\salso|\snext)?|related|see\salso|also\sread|watch|more|don['’]t\smiss"
    r"|recommended|in\spictures|gallery|video)(?:\s\w{1,12}){0,2}\s?[:|»>]",
    _I,
)
_CALL: Final = re.compile(
    r"""\W{0,3}(?:(?:please|to)\s)?(?:
        (?:sign|signing)\sup\b|subscribe\b|follow\s(?:us|@|our|\w+\s(?:on|at)\b)|join\s(?:our|us|the\sconversation)|
        click\s(?:here|to|on|the)|tap\s(?:here|to)|share\s(?:this|on|via|your|with\sfriends)|like\sus|
        download\s(?:our|the)\s[^.]{0,20}app|get\s(?:our|the\slatest|breaking|unlimited)|
        (?:enter|confirm|submit)\syour\s(?:e-?mail|address)|register\s(?:now|here|for\sfree|to\s(?:read|continue))|
        log\s?in|already\s(?:a\s)?(?:subscriber|have\san\saccount|subscribed)|donate|support\s(?:our|us|independent)|
        contact\s(?:us|the\sauthor|our)|e-?mail\s(?:us|this|the\sauthor|your)|do\syou\shave\sa\s(?:story|tip|news)|
        got\sa\s(?:story|tip|news)|have\syour\ssay|leave\sa\scomment|(?:view|show|load)\s(?:all\s|more\s)?comments|
        scroll\sdown|swipe|listen\sto\sour|watch\s(?:the\svideo|our|below|now)|advert(?:isement)?\b|
        story\scontinues|continue\sreading|skip\s(?:to|advert)|jump\sto\s(?:content|comments)|copy\slink|unlock\sthis|
        let\sus\sknow|for\smore\s(?:stories|news|information)\b|(?:turn\son|enable)\sjavascript|
        (?:write\sto|reach|send)\s[^@]{0,80}@\w|this\s(?:site|website)\suses\scookies|accept\s(?:all\s)?cookies|
        [^.!?]{0,60}\b(?:newsletter|whatsapp\schannel|telegram\schannel)\b[^.!?]{0,40}(?:here|inbox|today|now|below|$)
    )""",
    _I | re.VERBOSE,
)
_LEGAL: Final = re.compile(
    r"\W{0,3}(?:©|\(c\)\s|copyright\b|all\srights\sreserved|terms\s(?:of\s(?:use|service)|and\sconditions)|privacy\spolicy|this\smaterial\smay\snot)"
    r"|[^.!?]{0,80}\ball\srights\sreserved",
    _I,
)
_BYLINE: Final = re.compile(
    r"""\W{0,3}(?:
        (?-i:By)\s(?-i:[A-Z])[\w.'’-]+(?:,?\s(?:(?:and|&)\s)?(?-i:[A-Z])[\w.'’-]+){0,7}(?:[,|/].{0,60})?$
        |(?:(?:last\s)?updated|published|posted|first\spublished|modified)(?:\s(?:on|at))?\s?[:\d(]?.{0,60}$
        |(?:reporting|additional\sreporting|edited|editing|written|words|compiled)\sby\b.{0,120}$
        |(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?\d{1,2}\s[a-z]{3,9},?\s\d{4}(?:\s\d.{0,15})?$
        |\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s(?:gmt|bst|e[sd]t|utc|ce?t))?$
        |\d{1,2}\s?(?:m|h|d|min(?:ute)?s?|hours?|days?)\sago$
        |\d{1,3}\s(?:min(?:ute)?s?\sread|shares?|comments?|views|likes)\b.{0,20}$
    )""",
    _I | re.VERBOSE,
)

_NOTE: Final = re.compile(
    r".{0,120}\bcontributed\sto\sthis\s(?:report|article|story)\b|\W{0,3}(?:a\sversion\sof\s)?this\s(?:article|story)\s"
    r"(?:was|has|is|appears|appeared)\s(?:not\s|been\s){0,2}(?:amended|updated|corrected|edited|in\sprint"
    r"|(?:originally|first)\s(?:published|appeared)|more\sthan\s\d+\s(?:month|year)s?\sold)",
    _I,
)

_SHORT: Final = 25
_CLOSED: Final = tuple(".!?…。！？؟۔।")
_BULLETS: Final = "•‣▪●◦"
_CLOSERS: Final = "\"'”’»)] "


def _is_closed(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_CLOSED)


def _shape(line: str) -> Furniture | None:  # noqa: PLR0911 - one line a shape
    words = len(line.split())
    if words > 2 * _SHORT:
        return None
    if _LEGAL.match(line):
        return Furniture.LEGAL
    if _NOTE.match(line):
        return Furniture.BYLINE
    if _CALL.match(line) and words <= _SHORT:
        return Furniture.CALL
    if _is_closed(line) and words > 8:  # noqa: PLR2004 - a full sentence is no label
        return Furniture.LINKS if _INLINE_LINK.match(line) else None
    if _CREDIT.match(line):
        return Furniture.CREDIT
    if _INLINE_LINK.match(line) or (_LIST_HEADER.match(line) and not _is_closed(line)):
        return Furniture.LINKS
    if _BYLINE.match(line):
        return Furniture.BYLINE
    return None


def furniture(text: str, paragraphs: Sequence[Span]) -> list[Furniture | None]:
    """Tell for each paragraph whether it is page furniture, and which.

    A header such as "Read more:" takes the unpunctuated lines under it along. A short line without closing
    punctuation is a heading only in a body most of whose words stand in closed sentences: a body of bare fragments
    keeps them all.

    Args:
        text: the whole body.
        paragraphs: its paragraphs, in order.

    Returns:
        One entry per paragraph: what it is, or None for the story.
    """
    found: list[Furniture | None] = []
    prose = 0
    in_list = False
    for span in paragraphs:
        # Shapes show within the first few dozen words: the slice bounds the work on an endless line.
        line = text[span.start : min(span.end, span.start + 600)] if span.end - span.start > 600 else span.of(text)  # noqa: PLR2004
        shape, ends = _shape(line), _is_closed(text[max(span.start, span.end - 20) : span.end])
        if shape is None and in_list and not ends:
            shape = Furniture.LINKS
        in_list = shape is Furniture.LINKS
        if shape is None:
            prose += len(line.split()) * (1 if ends else -1)
        found.append(shape)
    if prose > 0:
        for i, span in enumerate(paragraphs):
            short = span.end - span.start < 200 and text[span.start] not in _BULLETS  # noqa: PLR2004
            line = span.of(text) if short else ""
            if found[i] is None and line and not line.rstrip(_CLOSERS + ",").endswith((*_CLOSED, ":", ";")):
                words = len(line.split())
                if words <= _SHORT // 2 + 3:
                    found[i] = Furniture.HEADING
    return found
