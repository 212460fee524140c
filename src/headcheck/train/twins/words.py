"""Word tables of the twin rules: scales from weak to strong, opposites, hedges, conditions and follow-up sentences.

Phrases of a list are separated by commas, levels of a scale by ``<`` (weak to strong), the two sides of a pair of
opposites by ``/``. The lists are long on purpose: no single phrase may become the mark of a verdict.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "ADJECTIVES",
    "AUDIENCES",
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
    "words",
]


def words(text: str) -> frozenset[str]:
    """The words of a list, whatever the white space."""
    return frozenset(text.split())


def phrases(text: str, separator: str = ",") -> tuple[str, ...]:
    """Split a list on its separator, with white space folded."""
    return tuple(" ".join(part.split()) for part in text.split(separator) if part.strip())


VERB_SCALES: Final = phrases(
    """
    fault, criticise, criticize, chide < condemn, denounce, decry < slam, blast, lambast, savage, excoriate;
    question, query < condemn, denounce, attack, assail;
    #price rise, increase, climb, gain < soar, surge, rocket, skyrocket, shoot up;
    #price edge up, inch up, creep up, tick up < jump, surge, soar, leap, rocket;
    #price fall, drop, decline, decrease < plunge, plummet, collapse, crash, nosedive;
    #price dip, slip, ease, edge down, edge lower < tumble, plunge, slump, plummet, dive;
    #cut trim, reduce, lower, cut < slash, gut, decimate;
    dent, weaken, impair < cripple, wreck, devastate, shatter;
    damage, harm < destroy, devastate, ruin, wreck, obliterate;
    #name beat, defeat < thrash, crush, rout, trounce, demolish, humiliate;
    annoy, irritate, displease < enrage, infuriate, outrage;
    surprise < shock, stun, stagger, astound;
    worry, concern, trouble < terrify, horrify, petrify;
    praise, commend < lionise, idolise, glorify;
    improve < transform, revolutionise;
    ask, request < demand;
    dislike < loathe, detest, despise;
    admire < worship, adore, idolise, revere;
    reprimand, rebuke < castigate, lambast, savage;
    disappoint < crush, devastate;
    delay < derail, paralyse;
    disrupt < paralyse, wreck, cripple;
    deteriorate, worsen < collapse, implode;
    expand < explode, balloon, mushroom;
    shrink < collapse, implode;
    unsettle < terrify, panic, petrify
    """,
    ";",
)
"""Verbs in their base form; ``#price``, ``#cut`` and ``#name`` ask for the fitting company."""

ADJECTIVES: Final = phrases(
    """
    good, decent, solid < excellent, superb, outstanding, magnificent;
    bad, poor < disastrous, catastrophic, appalling, dreadful;
    large, big, sizeable < enormous, colossal, gigantic, gargantuan;
    important, useful < vital, decisive, all-important, indispensable;
    serious, worrying < catastrophic, calamitous, apocalyptic;
    significant, considerable, substantial < massive, staggering, enormous;
    difficult, hard, challenging < nightmarish, gruelling, punishing;
    tired, weary < exhausted, shattered;
    angry, annoyed < furious, enraged, livid, incensed;
    pleased, happy, satisfied < ecstatic, overjoyed, jubilant, elated;
    worried, concerned, uneasy < panicked, terrified, petrified;
    surprised < stunned, dumbfounded, flabbergasted;
    disappointed < devastated, heartbroken, crushed;
    popular, well-liked < adored, worshipped, revered;
    rare, unusual, uncommon < unprecedented, unheard-of, unique;
    expensive, costly < ruinous, extortionate, ruinously expensive;
    dangerous, risky, hazardous < lethal, deadly;
    interesting, intriguing < sensational, mesmerising, breathtaking;
    sad, unhappy < heartbroken, inconsolable, distraught;
    famous, well-known < world-famous, legendary;
    successful < triumphant, record-breaking, all-conquering;
    controversial, disputed < scandalous, outrageous, explosive;
    harmful, damaging < devastating, ruinous, lethal;
    noticeable, marked < spectacular, astonishing;
    promising, encouraging < revolutionary, groundbreaking, miraculous;
    slightly, modestly, marginally, a little, somewhat < sharply, dramatically, massively, enormously;
    #dose small, slight, modest, minor, moderate < massive, huge, dramatic, enormous;
    problem < catastrophe, disaster, nightmare;
    problems, difficulties < catastrophes, disasters, nightmares;
    concern, worry, unease < panic, hysteria, terror;
    concerns, worries, misgivings < panic, hysteria;
    dispute, disagreement, quarrel < war, bitter feud, all-out war;
    criticism, complaints, disapproval < outrage, fury, uproar;
    mistake, error, slip < fiasco, debacle, scandal;
    mistakes, errors < fiascos, debacles, scandals;
    setback < disaster, catastrophe, calamity;
    slowdown < collapse, meltdown;
    victory, win < triumph, rout, landslide;
    protest, demonstration < riot, revolt, uprising;
    protests, demonstrations < riots, uprisings;
    improvement, advance < breakthrough, revolution;
    improvements, advances < breakthroughs, revolutions;
    interest, enthusiasm < frenzy, mania
    """,
    ";",
)
"""Adjectives, adverbs and nouns; ``#dose`` asks for a noun of change or harm after it."""

QUANTITIES: Final = phrases(
    """
    some, several, a few, a handful of, a number of < most, nearly all, almost all, all, virtually all, practically
    all;
    many, a lot of, numerous < nearly all, all, virtually all, almost all, the vast majority of;
    most < all, every one of the;
    some of the, a few of the, several of the, a handful of the, one or two of the < most of the, all of the, all
    the,
        nearly all of the, the vast majority of the;
    many of the < all of the, nearly all of the, all the, virtually all of the;
    half of the, half the, about half of the < most of the, all of the, the vast majority of the, two-thirds of the;
    most of the, a majority of the < all of the, all the, every one of the;
    a third of the, a quarter of the, a fifth of the, a minority of the < most of the, more than half of the, all
    of the;
    two-thirds of the, three-quarters of the < all of the, all the, virtually all of the;
    sometimes, occasionally, from time to time, at times < always, invariably, constantly, every time;
    often, frequently < always, invariably, without exception;
    usually, generally, typically, normally, mostly, mainly, largely < always, invariably, exclusively;
    partly, partially, in part < entirely, wholly, solely, completely, fully
    """,
    ";",
)

OPPOSITE_VERBS: Final = phrases(
    """
    #price rise, increase, climb, soar, surge, jump / fall, drop, decline, plunge, decrease, slump;
    accept, approve, back, endorse / reject, refuse, oppose, block, turn down; win / lose; succeed / fail; begin,
    start, commence / end, finish,
    conclude; praise, applaud, commend / criticise, condemn, denounce; admit, acknowledge, concede / deny;
    open / close, shut; buy, purchase, acquire / sell; arrive / leave, depart; join / leave, quit; strengthen /
    weaken;
    improve / worsen, deteriorate; support, favour / oppose, resist; expand / shrink, contract;
    hire, recruit, appoint / sack, fire, dismiss; arrest, detain / release, free; lengthen, extend / shorten;
    raise, lift / lower, reduce, cut; love, adore / hate, detest; survive / die, perish; remember / forget;
    encourage / discourage; allow, permit / forbid, prohibit, ban; agree / disagree; export / import;
    welcome, applaud / deplore, condemn; widen / narrow; accelerate / slow; gain / lose; acquit, clear / convict;
    enter / leave, exit; ease, relax / tighten; lend / borrow; attack / defend; confirm / deny; appear / disappear;
    connect / disconnect; include / exclude, omit; succeed / precede; enable / prevent; respect /
    despise
    """,
    ";",
)

OPPOSITES: Final = phrases(
    """
    more than, over / less than, fewer than, under; before / after; first / last; increased / reduced; higher /
    lower;
    larger, bigger / smaller; better / worse; best / worst; largest, biggest / smallest; highest / lowest;
    oldest / youngest; always / never; strongest / weakest; most popular / least popular; northern / southern;
    eastern / western; guilty / innocent, not guilty; safe / unsafe, dangerous; legal / illegal; alive / dead;
    successful / unsuccessful; optimistic / pessimistic; cheaper / dearer, costlier;
    public / secret;
    younger / older; victory / defeat; success / failure; supporters / opponents; inside / outside;
    unanimously / narrowly;
    temporary / permanent; increase / decrease, fall; surplus / deficit; majority / minority; able / unable;
    willing / unwilling;
    satisfied / dissatisfied; stronger / weaker; early / late; male / female; father / uncle; son / daughter; wife
    / sister; brother / cousin;
    north / south; east / west; Monday / Thursday; Tuesday / Friday; Wednesday / Saturday; January / June; February
    / September;
    April / November; July / December; August / March; won / lost; unlikely / likely; harmful / harmless;
    upstream / downstream; rich / poor; necessary / unnecessary
    """,
    ";",
)

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

VOLITIONAL: Final = words(
    """
    buy sell build open close sign approve ban cut launch join leave visit release publish acquire introduce
    announce abandon accept reject cancel replace appoint hire dismiss expand extend reduce increase raise
    lower move transfer establish create adopt abolish withdraw deploy restore demolish donate purchase rename
    merge invest offer resign retire run start stop suspend sue support repeal ratify renew reopen reform
    recruit record produce produces write direct found form host install issue invade end marry meet nominate
    order organise organize pay perform boycott privatise remove rebuild renovate return send settle shut
    spend split tax testify train upgrade veto impose lift license legalise
    """
)

EMBEDDINGS: Final = phrases(
    """
    plans to|planned to, hopes to|hoped to, wants to|wanted to, intends to|intended to, aims to|aimed to, vows
    to|vowed to,
    pledges to|pledged to, has promised to|had promised to, has offered to|had offered to, is preparing to|was
    preparing to,
    has threatened to|had threatened to, is in talks to|was in talks to, has been asked to|had been asked to,
    has been urged to|was urged to, is seeking to|was seeking to, wishes to|wished to, has proposed to|had proposed
    to,
    is under pressure to|was under pressure to, has been invited to|had been invited to, is said to be planning
    to|was
    said to be planning to, is scheduled to|was scheduled to, is due to|was due to, has been advised to|had been
    advised to,
    has applied to|had applied to, is ready to|was ready to, is expected to|was expected to
    """
)
"""Present and past of phrases after which nothing has happened yet."""

HEDGES: Final[dict[str, tuple[str, ...]]] = {
    "adverb": phrases(
        "probably, possibly, perhaps, apparently, presumably, conceivably, seemingly, reportedly, "
        "very possibly, most likely"
    ),
    "booster": phrases("certainly, definitely, undoubtedly, unquestionably, clearly, without doubt"),
    "future": phrases("may, might, could, may well, might well, may yet, could yet, could possibly, may eventually"),
    "past": phrases(
        "may have, might have, may well have, could have, may already have, is thought to have, is believed to have,"
        " is suspected to have, appears to have, seems to have, is rumoured to have, probably"
    ),
    "lead": phrases(
        "It is possible that, It is thought that, There are signs that, Early indications are that, It is likely that,"
        " There is some evidence that, It is believed that, There is a chance that, Preliminary findings suggest that,"
        " It appears that, It would seem that, The suspicion is that, One theory is that, It cannot be ruled out that"
    ),
}

PARTIES: Final = phrases(
    "a union official, campaigners, one former employee, a rival company, the opposition, his "
    "lawyer, a disgruntled insider,"
    " critics of the project, an anonymous source, one witness, supporters of the plan, lobbyists, a former colleague,"
    " the defence, a competitor, lawyers for the family, activists, an unnamed adviser, a "
    "campaign group, one of the plaintiffs,"
    " a tabloid newspaper, a spokesman for the group, some residents, a retired officer, an "
    "industry body, a local blogger,"
    " the other side, a self-described expert, one shareholder, an opposition politician"
)

CONDITIONS: Final = phrases(
    """
    if the council agrees, if regulators approve, if the board gives its consent, pending a court ruling, provided
    that
    the funding comes through, subject to approval by shareholders, if parliament passes the bill, unless a
    last-minute
    appeal succeeds, subject to a safety review, if enough money can be raised, assuming the courts do not step in,
    provided the two sides reach a deal, as long as the weather holds, if talks this week succeed, on condition
    that costs
    are kept down, unless the opposition blocks the move, if a vote next month goes in favour, depending on the
    outcome of a
    review, subject to contract, once a judge has given permission, provided no objections are raised, if the
    unions accept,
    contingent on a government grant, if the tests are passed, unless a better offer emerges, pending the outcome
    of an inquiry,
    if planning permission is granted, on condition that a partner is found, if members vote in favour, subject to
    a medical,
    unless the two sides settle first, assuming that demand recovers, if the budget allows, provided that investors
    agree
    """
)

AUDIENCES: Final = phrases(
    """
    in mice, in rats, in a small pilot study, in a laboratory dish, among women over 65, in a group of 24
    volunteers,
    among heavy smokers, in laboratory-grown cells, in men under 30, in a trial of 31 patients, in one hospital,
    in people with a rare genetic disorder, in elderly patients, among trained athletes, in fruit flies, in monkeys,
    in a single-centre study, among pregnant women, in children under five, in people who were already ill, in
    zebrafish,
    among volunteers at one university, in guinea pigs, among night-shift nurses
    """
)

LINKS: Final = phrases("linked to, associated with, correlated with, tied to, connected with, related to, linked with")
CAUSES: Final = phrases("cause, trigger, produce, bring about, lead to, result in, bring on")

FAR: Final[dict[str, tuple[str, ...]]] = {
    "certainty": phrases(
        """
        has yet to be confirmed; is based on early and incomplete information; is still being checked; is far from
        certain;
        is a preliminary assessment; may turn out to be wrong; remains a working assumption; could yet be revised;
        is no more than a best guess; has been neither confirmed nor ruled out; rests on provisional data;
        is not certain at this stage; is an estimate that could change; is regarded as likely rather than proven;
        should be treated with caution until it is confirmed; is only a theory for now
        """,
        ";",
    ),
    "attribution": phrases(
        """
        has not been independently verified; comes from one of the parties alone; is disputed by others involved;
        rests on the word of a single witness; was made by a campaign group and could not be checked; is based on an
        anonymous source; has been challenged by lawyers; could not be corroborated; is contested by the other side;
        appears only in a statement by interested parties; has never been tested in court; is an allegation,
        nothing more;
        was made by a rival and is unproven; has been put forward by one side only
        """,
        ";",
    ),
}
"""Predicates that take a statement back, or, with another subject, something else."""

FAR_THIS: Final[dict[str, tuple[str, ...]]] = {
    "certainty": phrases(
        "That, This, That conclusion, This information, That account, All of this, This version of "
        "events, The information"
    ),
    "attribution": phrases(
        "That claim, This account, The statement, That version of events, This assertion, The "
        "account, The claim, This, That"
    ),
}

FAR_OTHER: Final = phrases(
    """
    A separate claim about an earlier incident; A report on a neighbouring town; A rumour about a different company;
    An older account of the 2009 talks; A story about a former colleague; A forecast for the following decade;
    The explanation given for an earlier delay; A theory about an unrelated case; A second, unrelated assertion;
    The story behind the building's name; A rival's account of another meeting; A remark about next year's festival;
    An estimate of last winter's storm damage; What is said about a nearby village; A complaint about parking fees
    """,
    ";",
)

SAFE_PAST: Final = words(
    """
    said announced won beat signed launched bought sold opened rejected approved agreed accused criticised
    criticized praised warned urged killed reached named denied claimed arrested published became joined
    visited resigned rose fell jumped dropped gained plunged surged soared defeated acquired introduced
    released reported showed suggested lost raised met confirmed told asked took gave made began received
    reduced increased improved caused
    """
)

HEALTH: Final = re.compile(
    r"\b(?:drugs?|diet|vitamins?|exercise|therap\w+|treatments?|vaccines?|coffee|tea|risk|blood|"
    r"cholesterol|disease|cancer|pain|"
    r"symptoms?|supplements?|compound|extract|insulin|tumou?rs?|infection|protein|virus|weight)\b"
)
