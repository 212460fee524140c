# ruff: noqa: C901, PLR0912, PLR2004 - one scan with one branch a word class; lengths read best as figures
"""What headcheck knows of English words: verb forms, closed-class words and the nouns that name a source.

There is no tagger behind this. A compact list of verbs that headlines use is inflected by rule; each verb stands in the
list that says how far its forms can be trusted, because the plural noun "plans" and the verb "plans" look alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = [
    "ADVERBS",
    "AUX",
    "DETERMINERS",
    "EMBEDDING",
    "FORMS",
    "MODALS",
    "NEGATIVE",
    "NOT_PARTICIPLES",
    "NOUNY",
    "PARTICLES",
    "PLURALS",
    "PREDICATES",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUESTION_WORDS",
    "REPORTING",
    "ROLE_VERBS",
    "SOURCES",
    "SUBORDINATORS",
    "Clause",
    "Verb",
    "forms_of",
    "is_number",
    "is_plural",
    "lemma_of",
    "read_clause",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Neither base form nor -s form is a common noun or adjective.
_PURE: Final = """
abandon abolish absorb accelerate accept accompany accumulate accuse achieve acquire activate adapt add adjourn
administer admire admit admonish adopt advise affect afford aggravate agree alarm allay allege allocate allow alter
amass amend amplify analyse analyze anger announce annoy anticipate apologise apologize appear applaud apply appoint
approve argue arrange arrest arrive ask assail assault assemble assert assess assign assist assure astonish attend
attract attribute authorise authorize avenge avert avoid await axe baffle ballot banish bankroll bar barricade batter
become befall befriend beg begin behead believe belong bemoan berate betray blame blast blow boast bolster boost
bounce bow brace brandish breach break breathe bribe bring broaden broker brood browse build bully bury calculate calm
cancel capsize captivate capture carry castigate catch categorise celebrate cement chastise chide choose circulate
cite clamour clarify clear climb cling close collapse collect collide combat come comfort commission commit
communicate compare compensate compete compile complain complete compose comprise conceal concede conclude condemn
conduct confess confirm confiscate conflict confront confuse connect conquer consider consist construct consult
consume contact contain contend contest continue contract contradict contribute convene convert convey convict
convince cool cooperate coordinate cope correct cower crack crash create cripple criticise criticize cross crumble
crush cultivate curb curtail dazzle debunk decide decimate declare decline decrease decry dedicate deem deepen defeat
defect defend defer defraud defy degrade delete delight deliver demolish demonstrate demote denounce deny depart
depend depict deploy deport depose deprive derail derive descend describe deserve design destroy detail detain detect
deter determine devastate develop devise devour die differ dig dilute dim diminish dip disagree disappear disappoint
disband discard discipline disclose discontinue discourage discover discuss disguise dislike dismantle dismiss disown
dispel displace display dispose disprove dispute disqualify disrupt dissolve distance distort distribute disturb ditch
dive divert divide dodge dominate donate double doubt drag drain draw drift drive drown dry dub dump dwell dwindle
earn ease eat edge educate eject elect eliminate embark embarrass embrace emerge emit emphasise emphasize employ empty
enable encounter encourage endorse endure enforce engage engulf enhance enjoy enlarge enlist enrage enrich enrol ensue
ensure enter entertain entice entitle envisage envy equip erase erect erupt escape escort establish evacuate evade
evaluate evict evolve examine excavate exceed excite exclude execute exempt exhaust exist exonerate expand expect
expel expire explain explode exploit explore export expose express extend extradite face fade fail falter famish
feature feed feel fend fetch filter find fire fix flag flare flatten flaunt flee fling flip float flock flood flop
flourish flout flow fluctuate flush fly foil fold follow forbid force forecast foresee forge forget forgive form
foster freak free freeze frighten frustrate fuel fulfil fulfill fume function furnish gain gamble gather gauge
generate get give glorify gloss go govern grab graduate grant grapple graze greet grieve grill grind grip groom grow
guarantee guard gut hack hail halt halve hamper handle happen harass harbour harden harm harvest haul heal hear heat
heed help hide hijack hike hinder hint hire hit hoard hold honk honor honour host hover humiliate hurl hurry hurt
identify ignite ignore illustrate imitate impact impede implement implicate imply impose impress imprison improve
incense incite include incorporate increase incur indicate indict induce infect infiltrate inflame inflict influence
inform infuriate inhabit inherit initiate inject injure insert insist inspect inspire install institute instruct
insulate insult intend intensify interfere interrupt intervene interview intimidate introduce intrude invade invent
invest investigate invite invoke involve irk isolate issue jail jeopardise jeopardize join jolt jump justify keep kick
kidnap kill kiss kneel knock know label lack lambast lambaste lament land languish lapse lash last laugh launch lay
lead leak lean leap learn leave lecture lend let levy liberate license lie lift liken limit limp linger link list
listen litter live loathe lobby locate lodge loom loot lose lower lug lurch lure maintain make manage mandate mar
march marry match maul mean measure mediate meet melt menace mend mention merge migrate minimise mirror mislead miss
mistake mitigate mix moan mobilise mock modify monitor motivate mount mourn move mull multiply murder muzzle nab name
narrow navigate near need neglect negotiate nest nominate nosedive notify nudge obey object observe obstruct obtain
occupy occur offend offset omit ooze open operate oppose oppress order originate oust outbid outdo outlast outlaw
outline outlive outnumber outpace outperform outrage outrank outsell outstrip outweigh overcome overhaul overhear
overlook overrule oversee overshadow overtake overtax overthrow overturn overwhelm owe own pack pair panic pardon part
participate partner pass pause pay peak pelt pen penalise penalize perceive perfect perform perish permit persecute
persist persuade pick pile pilfer pinpoint pit place plagiarise play plead please pledge plot plummet plunge ply poach
point poison ponder pose possess postpone pounce pour praise preach precede predict prefer prepare prescribe present
preserve preside press presume pretend prevail prevent probe proceed process proclaim procure prod produce progress
prohibit project promise promote prompt pronounce propel propose prosecute prosper protect protest prove provide
provoke publicise publish pull pummel pump punch punish purchase pursue push put quadruple qualify quash quell query
question quit quiz quote rage raise rally ramp ransack ravage reach react read realise realize reap reappear rear
reassure rebel rebound rebrand rebuff rebuild rebuke recall receive reckon recognise recognize recommend reconcile
reconsider recount recover recreate recruit rectify recycle redeem redefine redesign rediscover reduce reel reelect
refer refine reflect reform refrain refund refuse refute regain regard register regret regulate reignite reimburse
rein reinforce reinstate reinvent reiterate reject rejoice rejoin relate relaunch relax release relent relieve
relinquish relocate rely remain remark remember remind remove rename render renew renounce renovate rent reopen
reorganise repair repay repeal repel rephrase replace replenish reply represent reprimand reproduce repulse require
rescue resell resemble resent reserve reset reshape reshuffle reside resign resist resolve resort respect respond
restart restore restrain restrict result resume retain retaliate rethink retire retract retreat retrieve return
reunify reunite revamp reveal reverse revert review revise revisit revive revoke revolt reward ride rip risk roam roar
rob rock roil roll rot rout ruin rule run rush sabotage sack sail salute sanction savage save say scald scale scare
scatter schedule scoff scold scoop score scorn scour scramble scrap scrape scream screen scrutinise scrutinize seal
search secure seek seem seize select sell send sentence separate serve set settle sever shake shape share sharpen
shatter shave shed shelter shelve shield shift shock shoot shorten shout shove show shower shred shrink shrivel shrug
shuffle shun shut sicken side sideline sign signal silence simplify sing sink sit skip skyrocket slam slap slash
slaughter slay sleep slide slip slow slump smash smell smile smuggle snap snatch sneak snub soar soften solve sound
span spare spark speak spearhead specify speculate speed spell spend spill spiral split sponsor spot spread sprint
sprout spur spurn squander squash squeeze stab stage stall stamp stand stare start startle starve state stay steady
steal steer stem step stick stir stock stoke stop storm stow strand strangle streamline strengthen stress stretch
strip strive stroll struggle study stumble stun subject submerge submit subsidise substitute succeed succumb sue
suffer suggest sum summon supersede supply support suppose suppress surface surge surpass surprise surrender surround
survive suspect suspend sustain swallow swamp swap sway swear sweep swell swim swipe switch symbolise tackle tag take
tally tame tank tap target taunt teach team tear tease tell tempt tend tender terminate terrify testify thank think
thrash threaten thrill thrive throttle throw thwart tie tighten tip tolerate top topple torch torment torture toss
touch toughen tout tower track trade trail train trample transfer transform transmit transport trap traumatise travel
treat trigger trim triple triumph trouble trounce trust try tumble turn tweak tweet unanimously uncover undercut
underestimate undergo underline undermine underpin understand undertake undo unearth unite unleash unlock unmask
unnerve unravel unsettle untangle unveil update upgrade uphold uproot upset urge use usher vacate vaccinate value
vandalise vandalize vanish vary vault veer venture verify veto vie vilify vindicate violate visit voice vow wage wait
waive wake walk wander wane want ward warm warn wash waste watch weaken wear weather wed weed weep weigh welcome whip
widen wield wilt win wipe withdraw withhold withstand witness wobble woo worry worsen worship wrap wreak wreck wrestle
write yank yell yield zoom
"""
# The -s form is as likely a plural noun, and the base form a singular one.
_NOUNY: Final = """
act address advance age aid aim answer appeal approach arm array attack attempt auction award back balance ballot ban
bank base battle beat benefit bet bid bill bite block blow bomb bond book border borrow bottle box boycott branch
brand breach break bribe bridge broadcast budget burn bust cake call camp campaign cap care cast cause challenge
chance change charge chart chase chat check cheer claim clash claw clean climb cloud club clue coach collapse command
comment company compromise concern condition conflict contest contract control cost count couple court cover crack
cradle crash credit crowd cruise cry cure curfew cut cycle damage dance dare date deal debate debut decay delay demand
deposit design desire detail dip dish dismay display dispute dissent divorce dock draft dream dress drill drink drone
drop dust echo effort end escape estimate exchange exercise exhaust exit experience experiment export eye fall favor
favour fear feast field fight figure file film finance fine finish fire fish flag flight flood flop focus fool force
forecast fracture freeze fund gain gamble game gas gift glimpse goal grade grant grip guard guess guide gun halt hand
harvest hate haul head heap hedge help hit hold hope host house hunt impact import inch increase influence interest
interview iron issue joke journey judge jump kick kiss kit knife label land last laugh lead leak leave level light
limit line link list live loan lock look loot loss love man map march mark market mask match matter measure mind mine
model moment move murder nail name need nest net note notice number nurse object offer oil order pace pack package
paint panel parade park part pass patch pay peak pen permit phase phone picture pilot pitch place plan plant play
pledge plot plunder point poll pool position post pound power practice present press price prize probe produce profile
profit program project promise protest pump punch purchase quarrel question queue race rage raid rain rally range rank
rant rate rear record recruit reform refund release remark rent repair report request rescue research rest result
retreat return review reward ride ring riot rise risk rival rock rocket role roll root round row ruin rule ruling run
rush sale sample sanction scan scandal scheme score scrap scream screen search seat shame shape share shift ship shock
shop shot show side sign signal silence slide slot slump snow soldier sound space spark spell spike spill spin split
sponsor sport spot spread spring squad staff stage stake stand star start state stay step stick stock stop store storm
strain stream stress stretch strike study stunt style suit supply support surface surge surprise surrender survey
survivor suspect swap swarm swing switch talk tank tape target task tax team term test thunder tide tie time tip toll
ton tool top touch tour tower toy track trade trail train transfer transit transport trap treat trend trial trick trip
triumph trouble truck trust turn tweet twist update upset use value veto view visit voice volunteer vote wage wait
walk wall warrant waste watch water wave wear weather web weight whip will wind wish witness wonder word work worry
wound wreck
"""
# The -s form is a verb, but the base form is an adjective, or the past is the base form again.
_ADJECTIVAL: Final = (
    "open close clear narrow near calm warm cool dry slow steady free empty clean lower tender top last perfect"
    " separate"
)
# base past participle
_IRREGULAR: Final = """
arise arose arisen| bear bore borne| beat beat beaten| become became become| begin began begun| bet bet bet| bid bid
bid| bind bound bound| bite bit bitten| bleed bled bled| blow blew blown| break broke broken| breed bred bred| bring
brought brought| build built built| burn burned burned| burst burst burst| buy bought bought| cast cast cast| catch
caught caught| choose chose chosen| cling clung clung| come came come| cost cost cost| creep crept crept| cut cut cut|
deal dealt dealt| dig dug dug| draw drew drawn| drink drank drunk| drive drove driven| eat ate eaten| fall fell
fallen| feed fed fed| feel felt felt| fight fought fought| find found found| flee fled fled| fling flung flung| fly
flew flown| forbid forbade forbidden| forecast forecast forecast| foresee foresaw foreseen| forget forgot forgotten|
forgive forgave forgiven| freeze froze frozen| get got got| give gave given| go went gone| grind ground ground| grow
grew grown| hang hung hung| hear heard heard| hide hid hidden| hit hit hit| hold held held| hurt hurt hurt| keep kept
kept| kneel knelt knelt| know knew known| lay laid laid| lead led led| leap leapt leapt| leave left left| lend lent
lent| let let let| lie lay lain| light lit lit| lose lost lost| make made made| mean meant meant| meet met met|
mislead misled misled| mistake mistook mistaken| offset offset offset| outbid outbid outbid| outdo outdid outdone|
outsell outsold outsold| overcome overcame overcome| overhear overheard overheard| oversee oversaw overseen| overtake
overtook overtaken| overthrow overthrew overthrown| pay paid paid| put put put| quit quit quit| read read read|
rebuild rebuilt rebuilt| repay repaid repaid| reset reset reset| rethink rethought rethought| rid rid rid| ride rode
ridden| ring rang rung| rise rose risen| run ran run| say said said| see saw seen| seek sought sought| sell sold sold|
send sent sent| set set set| shake shook shaken| shed shed shed| shine shone shone| shoot shot shot| shrink shrank
shrunk| shut shut shut| sing sang sung| sink sank sunk| sit sat sat| slay slew slain| sleep slept slept| slide slid
slid| sneak sneaked sneaked| speak spoke spoken| speed sped sped| spell spelt spelt| spend spent spent| spill spilt
spilt| spin spun spun| split split split| spread spread spread| spring sprang sprung| stand stood stood| steal stole
stolen| stick stuck stuck| sting stung stung| strike struck struck| strive strove striven| swear swore sworn| sweep
swept swept| swell swelled swollen| swim swam swum| swing swung swung| take took taken| teach taught taught| tear tore
torn| tell told told| think thought thought| throw threw thrown| undercut undercut undercut| undergo underwent
undergone| understand understood understood| undertake undertook undertaken| undo undid undone| uphold upheld upheld|
upset upset upset| wake woke woken| wear wore worn| weep wept wept| win won won| wind wound wound| withdraw withdrew
withdrawn| withhold withheld withheld| withstand withstood withstood| write wrote written| weave wove woven| sue sued
sued
"""
# Verbs of several syllables whose last consonant doubles all the same.
_DOUBLING: Final = _words(
    "admit commit permit submit omit refer defer prefer deter occur incur compel expel propel repel rebel control"
    " patrol cancel label travel fuel signal level model quarrel equip kidnap outwit regret abet rebut acquit"
    " unravel channel counsel dispel excel handicap transfer"
)

MODALS: Final = _words(
    "will would can could may might must should shall won't wouldn't can't cannot couldn't mustn't shouldn't 'll"
    " he'll she'll it'll they'll we'll i'll"
)
_AUX_FORMS: Final = {
    "s": "is isn't has hasn't does doesn't it's he's she's that's there's here's what's who's",
    "pl": "are aren't have haven't do don't they're we're you're i'm they've we've you've i've am ain't",
    "past": "was wasn't were weren't had hadn't did didn't",
}
AUX: Final[dict[str, frozenset[str]]] = {
    word: frozenset({kind}) for kind, words in _AUX_FORMS.items() for word in words.split()
} | {word: frozenset({"modal"}) for word in MODALS}

DETERMINERS: Final = _words(
    "a an the this these those every each another any some no all both either neither my your his her its our"
    " their whose"
)
PRONOUNS: Final = _words(
    "i he she it they we you who there this that these those him them us me himself herself itself themselves"
)
PREPOSITIONS: Final = _words(
    "about above across against along alongside amid amidst among around at before behind below beneath beside"
    " besides between beyond by concerning despite down during except for from in inside into like minus near of"
    " off on onto opposite out outside over past per plus since than through throughout till to toward towards"
    " under underneath until up upon versus via vs with within without de del la von"
)
PARTICLES: Final = _words("out up off down back away apart aside")
SUBORDINATORS: Final = _words(
    "who whom whose which that where when after before because if unless until since although though despite"
    " whether how why what whenever as while whilst lest once so than whoever whatever wherever"
)
QUESTION_WORDS: Final = _words("who what why how when where which whose whom")
ADVERBS: Final = _words(
    "also then now later still never even only just again already almost nearly soon instead reportedly allegedly"
    " finally eventually simply quickly quietly narrowly barely actually really always often once not publicly"
    " briefly suddenly immediately"
)
NEGATIVE: Final = _words(
    "not no never none neither nor cannot nobody nothing without refuse refuses refused fail fails failed deny"
    " denies denied hardly won't wouldn't can't couldn't mustn't shouldn't isn't hasn't doesn't aren't haven't"
    " don't wasn't weren't hadn't didn't avoid avoids if unless whether"
)
PLURALS: Final = _words(
    "police people men women children teenagers they we you staff cattle youth mps thousands hundreds millions"
    " dozens most many half some more few others two three four five six seven eight nine ten troops parents data"
    " media fans kids scientists researchers experts"
)
_NUMBERS: Final = _words(
    "two three four five six seven eight nine ten eleven twelve twenty dozens hundreds thousands millions many"
    " few several both"
)
_NOT_PLURAL: Final = _words(
    "christmas texas paris wales news series sports kansas athens thames politics economics always besides"
    " perhaps james charles"
)
# Verbless predicates: "Library safe as council looks at axing branches".
PREDICATES: Final = _words(
    "able absent afraid alive angry awake aware better worse bigger busy cheaper critical dead defiant delighted"
    " desperate determined due eager faster fearful free furious gone happy higher homeless hopeful hungry ill"
    " incensed innocent keen less likely liable livid lower missing more open optimistic over outraged pregnant"
    " proud ready reluctant responsible safe safer set sick slower sorry stuck sure unable unaware uncertain"
    " unclear undecided under unfit unhappy unharmed unhurt unlikely unmoved unsafe unscathed unsure unwell"
    " unwilling up upset wary willing worried adamant ablaze afloat aground adrift ashamed asleep bankrupt best"
    " closed dearer deadlier down guilty possible impossible uneasy heartbroken unchanged unknown aloof"
)
_REPORTING_LEMMAS: Final = (
    "say find show suggest report warn claim believe confirm hint reveal admit insist argue conclude predict"
    " estimate fear prove indicate announce allege declare note state tell stress assert caution contend hear rule"
    " reckon maintain think discover boast explain concede insist"
)
_EMBEDDING_LEMMAS: Final = _REPORTING_LEMMAS + (
    " know realise realize hope feel learn deny understand doubt decide agree ensure see want demand urge insist"
    " complain propose recommend ask expect swear vow promise pledge accuse mean guess remember forget concede"
    " accept acknowledge let make help watch wish imply assume consider suspect confess recall remind convince"
    " assure hear claim worry require seem"
)
SOURCES: Final = _words(
    "report reports study studies survey surveys poll polls source sources police official officials minister"
    " ministers ministry government court judge expert experts scientist scientists researcher researchers analyst"
    " analysts doctor doctors boss chief chair chairman head director spokesman spokeswoman spokesperson lawyer"
    " lawyers mayor president union charity watchdog regulator bank council paper newspaper media team review"
    " research data figures audit inquiry prosecutor prosecutors family witness witnesses economist economists"
    " coach manager agency campaigners ecologist think-tank group leader commission institute office author"
    " authors expert trial lawsuit documents"
)
ROLE_VERBS: Final = _words(
    "name appoint hire see hail describe use reveal identify serve work act treat regard eye back brand unveil"
    " savage install elect choose pick confirm recruit slam praise dismiss list rank pose paint portray cast label"
    " dub reject blast condemn denounce hold attack damn cite count sign style defend introduce welcome celebrate"
    " emerge replace crown acclaim"
)
NOT_PARTICIPLES: Final = _words(
    "according including following regarding concerning during pending amid excluding barring notwithstanding"
    " considering depending starting beginning during housing funding training building meeting hearing warning"
    " spending ruling banking shipping thing something anything nothing everything king ring spring string wing"
    " morning evening being sterling darling sibling ceiling wedding clothing offering opening feeling painting"
    " finding savings marketing lighting timing farming fishing mining cooking gaming driving parking racing"
    " betting boxing cycling trading advertising king beijing boeing outstanding missing"
)


def _inflect(base: str) -> tuple[str, str, str]:
    """The -s, -ed and -ing forms of a regular verb."""
    vowels = "aeiou"
    if base.endswith("y") and base[-2] not in vowels:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if base.endswith("ie"):
        return third, base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return third, base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    groups = sum(1 for i, c in enumerate(base) if c in vowels and (i == 0 or base[i - 1] not in vowels))
    closed = (
        len(base) > 2
        and base[-1] not in vowels + "wxy"
        and base[-2] in vowels
        and base[-3] not in vowels.replace("u", "")
    )
    stem = base + base[-1] if base in _DOUBLING or (groups == 1 and closed and base[-3:-1] != "qu") else base
    return third, stem + "ed", stem + "ing"


def _build() -> tuple[dict[str, frozenset[str]], dict[str, str], frozenset[str]]:
    forms: dict[str, set[str]] = {}
    lemmas: dict[str, str] = {}
    irregular = {row.split()[0]: row.split() for row in _IRREGULAR.split("|")}
    nouny_bases = set(_NOUNY.split())
    nouny: set[str] = set()
    bases = sorted(set(_PURE.split()) | nouny_bases | set(irregular) | set(_EMBEDDING_LEMMAS.split()))
    for base in bases:
        third, past, present = _inflect(base)
        _, past, participle = irregular.get(base, [base, past, past])
        for word, form in ((base, "base"), (third, "s"), (past, "past"), (participle, "pp"), (present, "ing")):
            forms.setdefault(word, set()).add(form)
            # A word that is both a base form and another verb's past ("found", "lay") keeps the commoner verb.
            if word not in lemmas or form != "base":
                lemmas[word] = base
        if base in nouny_bases:
            nouny.update((base, third))
    nouny.update(_ADJECTIVAL.split())
    return {word: frozenset(found) for word, found in forms.items()}, lemmas, frozenset(nouny)


FORMS, _LEMMAS, NOUNY = _build()
REPORTING: Final = frozenset(word for word, base in _LEMMAS.items() if base in _words(_REPORTING_LEMMAS))
EMBEDDING: Final = frozenset(word for word, base in _LEMMAS.items() if base in _words(_EMBEDDING_LEMMAS))
_NOT_PAST: Final = _words(
    "hundred sacred hatred naked wicked rugged united ragged crooked kindred infrared embed moped"
)
_NOTHING: Final[frozenset[str]] = frozenset()
# "Plan to cut trees" is a noun with its infinitive, not a future.
_TO_NOUNS: Final = _words(
    "plan plans bid bids move moves vote votes deal deals effort efforts attempt attempts decision call calls"
    " offer offers pledge vow right ability threat threats proposal proposals order orders refusal failure law"
    " plot push drive fight chance need time way ways how going used power permission request first last"
)


def forms_of(word: str) -> frozenset[str]:
    """The verb forms that a lower-case word may be: any of ``base``, ``s``, ``past``, ``pp``, ``ing``; often none."""
    known = FORMS.get(word)
    if known is not None:
        return known
    if len(word) > 4 and word.endswith("ed") and word.isalpha() and not word.endswith("eed") and word not in _NOT_PAST:
        return frozenset({"past", "pp"})
    if len(word) > 5 and word.endswith("ing") and word.isalpha() and word not in NOT_PARTICIPLES:
        return frozenset({"ing"})
    return _NOTHING


def lemma_of(word: str) -> str:
    """The base form of a lower-case verb form; the word itself where it is unknown."""
    return _LEMMAS.get(word, word)


@dataclass(frozen=True, slots=True)
class Verb:
    """One finite verb group: where it starts, where its last word stands and which forms it may be."""

    at: int
    head: int
    kinds: frozenset[str]  # of: s, pl, past, modal, to, pp, adj
    sure: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The verbs of a clause: its own, the one of its object clause, all others, and the places of "to" + verb."""

    main: Verb | None
    inner: Verb | None
    others: tuple[Verb, ...]
    infinitives: tuple[int, ...]


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "s'")) and word not in AUX


def is_number(word: str) -> bool:
    """Whether the word is a figure or a small number in words."""
    return word[:1].isdigit() or word in _NUMBERS


def is_plural(word: str) -> bool:
    """Whether a noun looks plural."""
    return word in PLURALS or (
        len(word) > 3 and word not in _NOT_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    )


def _group_end(words: Sequence[str], start: int) -> int:
    """Index of the last word of the verb group that an auxiliary opens at ``start``."""
    head = at = start
    while at + 1 < len(words) and at < start + 5:
        at += 1
        word = words[at]
        if word in {"be", "been", "being", "have", "had"} or (
            forms_of(word) - {"s"} and words[at - 1] not in {"a", "the"}
        ):
            head = at
            if word not in {"be", "been", "being", "have", "had"}:
                break
        elif word not in ADVERBS and not word.endswith("ly"):
            break
    return head


def _finite(words: Sequence[str], at: int) -> tuple[frozenset[str], bool]:
    """The finite readings of the word at ``at`` after its subject, and whether they can be trusted."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in AUX:
        after = forms_of(following)
        if word in {"may", "will", "can", "might", "must"} and not (
            "base" in after
            or following in {"be", "have", "do", "not"}
            or following in ADVERBS
            or following.endswith("ly")
        ):
            return _NOTHING, False
        return AUX[word], True
    back = at - 1
    while back > 0 and (words[back] in ADVERBS or words[back].endswith("ly")):
        back -= 1
    before = words[back] if back >= 0 else ""
    if (
        not before
        or before in DETERMINERS - {"some", "all", "this", "that", "no"}
        or before in PREPOSITIONS - {"off", "up", "out", "in", "on"}
    ):
        return _NOTHING, False
    if before in {"and", "or", "to", "&", "not"} or _possessive(before):
        return _NOTHING, False
    forms, nouny = forms_of(word), word in NOUNY
    helped = following in DETERMINERS | PRONOUNS | PARTICLES or is_number(following)
    kinds: set[str] = set()
    sure = False
    verb_next = bool(AUX.get(following)) or (bool(forms_of(following) & {"base", "past"}) and following not in NOUNY)
    if "s" in forms and not (nouny and (following == "of" or verb_next)) and not is_number(before):
        kinds.add("s")
        sure = not nouny or helped
    several = is_plural(before) or "and" in words[:at] or before in {"i", "we", "you", "they"}
    if "base" in forms and several and not (nouny and (following == "of" or verb_next)):
        kinds.add("pl")
        sure = sure or not nouny or helped
    if "past" in forms and not (nouny and (not following or following == "of" or verb_next)):
        kinds.add("past")
        sure = sure or not nouny or helped
    if not kinds and "pp" in forms:
        kinds.add("pp")
    return frozenset(kinds), sure


def read_clause(words: Sequence[str], blocked: Sequence[bool]) -> Clause:
    """Find the verbs of one clause.

    Args:
        words: Lower-case words and punctuation of the clause, from its subject on.
        blocked: True where the word cannot be a verb (quoted, or a name by its capital).

    Returns:
        The verbs found; ``main`` is None where none can be told for certain enough.
    """
    found: list[Verb] = []
    others: list[Verb] = []
    infinitives: list[int] = []
    under, seen_main, at = False, False, 0
    if not words or words[0] in SUBORDINATORS or words[0] in PREPOSITIONS:
        return Clause(None, None, (), ())
    while at < len(words):
        word = words[at]
        if word == ",":
            under = under and not seen_main
        elif blocked[at]:
            pass
        elif word in SUBORDINATORS:
            # "says that ..." opens the object clause, which is looked for; any other one hides its verb.
            under = under or not (word == "that" and at and words[at - 1] in EMBEDDING)
        elif word == "to" and at + 1 < len(words) and (words[at + 1] == "be" or "base" in forms_of(words[at + 1])):
            infinitives.append(at)
            if (
                at
                and not seen_main
                and not under
                and words[at - 1] not in PREDICATES | _TO_NOUNS
                and (not forms_of(words[at - 1]) or words[at - 1] in NOUNY)
            ):
                found.append(Verb(at, at + 1, frozenset({"to"}), sure=False))
            at += 1
        else:
            kinds, sure = _finite(words, at)
            if (
                not kinds
                and word in PREDICATES
                and at
                and words[at - 1] not in DETERMINERS | PREPOSITIONS | AUX.keys() | {"and", "or", "to"}
            ):
                following = words[at + 1] if at + 1 < len(words) else ""
                if not following or following in PREPOSITIONS | SUBORDINATORS | {"to", "and", "but", ","}:
                    kinds = frozenset({"adj"})
            if kinds:
                verb = Verb(at, _group_end(words, at) if word in AUX else at, kinds, sure)
                if under:
                    others.append(verb)
                    # A relative clause in the subject ends with its verb; the next one is the main verb.
                    under = seen_main
                else:
                    found.append(verb)
                    seen_main = seen_main or sure
                at = verb.head
        at += 1
    main = _main(words, found)
    if main is None:
        return Clause(None, None, (*found, *others), tuple(infinitives))
    inner = None
    if words[main.head] in EMBEDDING:
        inner = next((verb for verb in found if verb.at > main.head + 1 and verb.sure), None)
    rest = tuple(verb for verb in (*found, *others) if verb not in (main, inner))
    return Clause(main, inner, rest, tuple(infinitives))


def _main(words: Sequence[str], found: Sequence[Verb]) -> Verb | None:
    """The main verb: the first one, unless it may be a noun or a participle and a plain verb follows."""
    if not found:
        return None
    first = found[0]
    word = words[first.head]
    participle = first.at == first.head and "pp" in forms_of(word)
    if first.sure and not participle:
        return first
    following = words[first.head + 1] if first.head + 1 < len(words) else ""
    if word in EMBEDDING and following not in PREPOSITIONS and first.kinds & {"s", "pl", "past"}:
        return first
    plain = (
        verb for verb in found[1:] if verb.sure and not (verb.at == verb.head and "pp" in forms_of(words[verb.head]))
    )
    return next(plain, first)
