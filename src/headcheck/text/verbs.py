"""English verbs as headlines use them: their forms, their auxiliaries, and which subjects are plural.

There is no tagger behind this. Each verb stands in the list that says how far its forms can be trusted, because the
plural noun "plans" and the verb "plans" look alike; irregular verbs that stand in no list count as plain ones.
"""

from __future__ import annotations

import re
from typing import Final

from headcheck.inflect import IRREGULAR, inflect
from headcheck.text.lexicon import words

__all__ = [
    "AUX",
    "EMBEDDING",
    "FORMS",
    "NOT_PARTICIPLES",
    "NOUNY",
    "REPORTING",
    "ROLE_VERBS",
    "forms_of",
    "is_plural",
    "lemma_of",
]

# Neither base form nor -s form is a common noun or adjective.
_PLAIN: Final = """
abandon abolish absorb accelerate accept accompany accumulate accuse achieve acquire activate adapt add adjourn
administer admire admit admonish adopt advise affect afford aggravate agree alarm allay allege allocate allow alter
amass amend amplify analyse analyze anger announce annoy anticipate apologise apologize appear applaud apply appoint
approve argue arrange arrest arrive ask assail assault assemble assert assess assign assist assure astonish attend
attract attribute authorise authorize avenge avert avoid await axe baffle banish bankroll bar barricade batter befall
befriend beg behead believe belong bemoan berate betray blame blast boast bolster boost bounce bow brace brandish
breathe broaden broker brood browse bully bury calculate calm cancel capsize captivate capture carry castigate
categorise celebrate cement chastise chide circulate cite clamour clarify clear close collect collide combat comfort
commission commit communicate compare compensate compete compile complain complete compose comprise conceal concede
conclude condemn conduct confess confirm confiscate confront confuse connect conquer consider consist construct consult
consume contact contain contend continue contradict contribute convene convert convey convict convince cool cooperate
coordinate cope correct cower create cripple criticise criticize cross crumble crush cultivate curb curtail dazzle
debunk decide decimate declare decline decrease decry dedicate deem deepen defeat defect defend defer defraud defy
degrade delete delight deliver demolish demonstrate demote denounce deny depart depend depict deploy deport depose
deprive derail derive descend describe deserve destroy detain detect deter determine devastate develop devise devour die
differ dilute dim diminish disagree disappear disappoint disband discard discipline disclose discontinue discourage
discover discuss disguise dislike dismantle dismiss disown dispel displace dispose disprove disqualify disrupt dissolve
distance distort distribute disturb ditch dive divert divide dodge dominate donate double doubt drag drain drift drown
dry dub dump dwell dwindle earn ease edge educate eject elect eliminate embark embarrass embrace emerge emit emphasise
emphasize employ empty enable encounter encourage endorse endure enforce engage engulf enhance enjoy enlarge enlist
enrage enrich enrol ensue ensure enter entertain entice entitle envisage envy equip erase erect erupt escort establish
evacuate evade evaluate evict evolve examine excavate exceed excite exclude execute exempt exist exonerate expand expect
expel expire explain explode exploit explore expose express extend extradite face fade fail falter famish feature fend
fetch filter fix flare flatten flaunt flip float flock flourish flout flow fluctuate flush foil fold follow forge form
foster freak free frighten frustrate fuel fulfil fulfill fume function furnish gather gauge generate glorify gloss
govern grab graduate grapple graze greet grieve grill groom guarantee gut hack hail halve hamper handle happen harass
harbour harden harm heal heat heed hijack hike hinder hint hire hoard honk honor honour hover humiliate hurl hurry
identify ignite ignore illustrate imitate impede implement implicate imply impose impress imprison improve incense
incite include incorporate incur indicate indict induce infect infiltrate inflame inflict inform infuriate inhabit
inherit initiate inject injure insert insist inspect inspire install institute instruct insulate insult intend intensify
interfere interrupt intervene intimidate introduce intrude invade invent invest investigate invite invoke involve irk
isolate jail jeopardise jeopardize join jolt justify kidnap kill knock lack lambast lambaste lament languish lapse lash
launch lean learn lecture levy liberate license lift liken limp linger listen litter loathe lobby locate lodge loom
lower lug lurch lure maintain manage mandate mar marry maul mediate melt menace mend mention merge migrate minimise
mirror miss mitigate mix moan mobilise mock modify monitor motivate mount mourn mull multiply muzzle nab narrow navigate
near neglect negotiate nominate nosedive notify nudge obey observe obstruct obtain occupy occur offend omit ooze open
operate oppose oppress originate oust outlast outlaw outline outlive outnumber outpace outperform outrage outrank
outstrip outweigh overhaul overlook overrule overshadow overtax overturn overwhelm owe own pair panic pardon participate
partner pause pelt penalise penalize perceive perfect perform perish persecute persist persuade pick pile pilfer
pinpoint pit plagiarise plead please plummet plunge ply poach poison ponder pose possess postpone pounce pour praise
preach precede predict prefer prepare prescribe preserve preside presume pretend prevail prevent proceed process
proclaim procure prod progress prohibit promote prompt pronounce propel propose prosecute prosper protect prove provide
provoke publicise publish pull pummel punish pursue push quadruple qualify quash quell query quiz quote raise ramp
ransack ravage reach react realise realize reap reappear reassure rebel rebound rebrand rebuff rebuke recall receive
reckon recognise recognize recommend reconcile reconsider recount recover recreate rectify recycle redeem redefine
redesign rediscover reduce reel reelect refer refine reflect refrain refuse refute regain regard register regret
regulate reignite reimburse rein reinforce reinstate reinvent reiterate reject rejoice rejoin relate relaunch relax
relent relieve relinquish relocate rely remain remember remind remove rename render renew renounce renovate reopen
reorganise repeal repel rephrase replace replenish reply represent reprimand reproduce repulse require resell resemble
resent reserve reshape reshuffle reside resign resist resolve resort respect respond restart restore restrain restrict
resume retain retaliate retire retract retrieve reunify reunite revamp reveal reverse revert revise revisit revive
revoke revolt rip roam roar rob roil rot rout sabotage sack sail salute savage save scald scale scare scatter schedule
scoff scold scoop scorn scour scramble scrape scrutinise scrutinize seal secure seem seize select sentence separate
serve settle sever sharpen shatter shave shelter shelve shield shorten shout shove shower shred shrivel shrug shuffle
shun sicken sideline simplify skip skyrocket slam slap slash slaughter slip slow smash smell smile smuggle snap snatch
sneak snub soar soften solve span spare spearhead specify speculate spiral sprint sprout spur spurn squander squash
squeeze stab stall stamp stare startle starve steady steer stem stir stoke stow strand strangle streamline strengthen
strip stroll struggle stumble stun subject submerge submit subsidise substitute succeed succumb sue suffer suggest sum
summon supersede suppose suppress surpass surround survive suspend sustain swallow swamp sway swipe symbolise tackle tag
tally tame tap taunt tease tempt tend tender terminate terrify testify thank thrash threaten thrill thrive throttle
thwart tighten tolerate topple torch torment torture toss toughen tout trample transform transmit traumatise travel
trigger trim triple trounce try tumble tweak uncover underestimate underline undermine underpin unearth unite unleash
unlock unmask unnerve unravel unsettle untangle unveil upgrade uproot urge usher vacate vaccinate vandalise vandalize
vanish vary vault veer venture verify vie vilify vindicate violate vow waive wander wane want ward warm warn wash weaken
wed weed weigh welcome widen wield wilt wipe wobble woo worsen worship wrap wreak wrestle yank yell yield zoom
"""
# The -s form is as likely a plural noun, and the base form a singular one.
_NOUNY: Final = """
act address advance age aid aim answer appeal approach arm array attack attempt auction award back balance ballot ban
bank base battle beat benefit bet bid bill bite block blow bomb bond book border borrow bottle box boycott branch brand
breach break bribe bridge broadcast budget burn bust cake call camp campaign cap care cast cause challenge chance change
charge chart chase chat check cheer claim clash claw clean climb cloud club clue coach collapse command comment company
compromise concern condition conflict contest contract control cost count couple court cover crack cradle crash credit
crowd cruise cry cure curfew cut cycle damage dance dare date deal debate debut decay delay demand deposit design desire
detail dip dish dismay display dispute dissent divorce dock draft dream dress drill drink drone drop dust echo effort
end escape estimate exchange exercise exhaust exit experience experiment export eye fall favor favour fear feast field
fight figure file film finance fine finish fire fish flag flight flood flop focus fool force forecast fracture freeze
fund gain gamble game gas gift glimpse goal grade grant grip guard guess guide gun halt hand harvest hate haul head heap
hedge help hit hold hope host house hunt impact import inch increase influence interest interview iron issue joke
journey judge jump kick kiss kit knife label land last laugh lead leak leave level light limit line link list live loan
lock look loot loss love man map march mark market mask match matter measure mind mine model moment move murder nail
name need nest net note notice number nurse object offer oil order pace pack package paint panel parade park part pass
patch pay peak pen permit phase phone picture pilot pitch place plan plant play pledge plot plunder point poll pool
position post pound power practice present press price prize probe produce profile profit program project promise
protest pump punch purchase quarrel question queue race rage raid rain rally range rank rant rate rear record recruit
reform refund release remark rent repair report request rescue research rest result retreat return review reward ride
ring riot rise risk rival rock rocket role roll root round row ruin rule ruling run rush sale sample sanction scan
scandal scheme score scrap scream screen search seat shame shape share shift ship shock shop shot show side sign signal
silence slide slot slump snow soldier sound space spark spell spike spill spin split sponsor sport spot spread spring
squad staff stage stake stand star start state stay step stick stock stop store storm strain stream stress stretch
strike study stunt style suit supply support surface surge surprise surrender survey survivor suspect swap swarm swing
switch talk tank tape target task tax team term test thunder tide tie time tip toll ton tool top touch tour tower toy
track trade trail train transfer transit transport trap treat trend trial trick trip triumph trouble truck trust turn
tweet twist update upset use value veto view visit voice volunteer vote wage wait walk wall warrant waste watch water
wave wear weather web weight whip will wind wish witness wonder word work worry wound wreck
"""
# The -s form is a verb, but the base form is an adjective, or the past is the base form again.
_ADJECTIVAL: Final = """
open close clear narrow near calm warm cool dry slow steady free empty clean lower tender top last perfect separate
"""
# Verbs by which somebody says something: ", study finds".
_REPORTING: Final = """
accept acknowledge add admit advise affirm agree allege announce argue assert assume assure aver believe bemoan boast
brag caution claim complain concede conclude confess confirm conjecture contend declare demonstrate deny disclose
discover divulge emphasise emphasize estimate explain fear find forecast gripe grumble hear hint imply indicate infer
insinuate insist lament learn maintain moan muse note observe opine predict proclaim pronounce protest prove quip
reaffirm realise realize recall reckon recount reiterate remark reply report retort reveal rule say show signal
speculate state stress suggest surmise suspect swear tell testify theorise theorize think underline underscore urge vow
warn whinge write
"""
# Other verbs that take a whole clause as their object.
_CLAUSAL: Final = """
accuse ask consider convince decide demand deny dispute doubt ensure expect feel forget guess help hope know let make
mean pledge promise propose recommend remember remind require see seem understand want watch wish worry
"""
# With these "as" names the part that somebody plays, and starts no clause: "Rovers name Berg as captain".
ROLE_VERBS: Final = words(
    """
    name appoint hire see hail describe use reveal identify serve work act treat regard eye back brand unveil savage
    install elect choose pick confirm recruit slam praise dismiss list rank pose paint portray cast label dub reject
    blast condemn denounce hold attack damn cite count sign style defend introduce welcome celebrate emerge replace
    crown acclaim
    """
)
# Words in -ing that are nouns, names or prepositions.
NOT_PARTICIPLES: Final = words(
    """
    according including following regarding concerning during pending amid excluding barring notwithstanding considering
    depending starting beginning housing funding training building meeting hearing warning spending ruling banking
    shipping thing something anything nothing everything king ring spring string wing morning evening being sterling
    darling sibling ceiling wedding clothing offering opening feeling painting finding savings marketing lighting timing
    farming fishing mining cooking gaming driving parking racing betting boxing cycling trading advertising beijing
    boeing outstanding missing
    """
)
_NOT_PAST: Final = words("hundred sacred hatred naked wicked rugged united ragged crooked kindred infrared embed moped")

_MODALS: Final = words(
    """
    will would can could may might must should shall won't wouldn't can't cannot couldn't mustn't shouldn't 'll he'll
    she'll it'll they'll we'll i'll
    """
)
_FINITE_AUX: Final = {
    "s": "is isn't has hasn't does doesn't it's he's she's that's there's here's what's who's",
    "pl": "are aren't have haven't do don't they're we're you're i'm they've we've you've i've am ain't",
    "past": "was wasn't were weren't had hadn't did didn't",
}
# Auxiliaries -> the finite forms that they are.
AUX: Final[dict[str, frozenset[str]]] = {
    **{word: frozenset({kind}) for kind, listed in _FINITE_AUX.items() for word in listed.split()},
    **dict.fromkeys(_MODALS, frozenset({"modal"})),
}

_PLURAL: Final = words(
    """
    police people men women children teenagers they we you staff cattle youth mps thousands hundreds millions dozens
    most many half some more few others two three four five six seven eight nine ten troops parents data media fans kids
    scientists researchers experts
    """
)
_NOT_PLURAL: Final = words(
    """
    christmas texas paris wales news series sports kansas athens thames politics economics always besides perhaps james
    charles
    """
)

_PLURAL_ENDING: Final = re.compile(r"(?<![sui'])s$")


def _table() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The forms that each word may be, and its base form."""
    forms: dict[str, set[str]] = {}
    lemmas: dict[str, str] = {}
    for base in sorted({*words(_PLAIN), *words(_NOUNY), *words(_REPORTING), *words(_CLAUSAL), *IRREGULAR}):
        third, past, participle, present = inflect(base)
        for word, form in ((base, "base"), (third, "s"), (past, "past"), (participle, "pp"), (present, "ing")):
            forms.setdefault(word, set()).add(form)
            # A word that is both a base form and another verb's past ("found", "lay") keeps the commoner verb.
            if word not in lemmas or form != "base":
                lemmas[word] = base
    return {word: frozenset(found) for word, found in forms.items()}, lemmas


FORMS, _LEMMAS = _table()
# Verb forms that may as well be nouns or adjectives.
NOUNY: Final = words(_NOUNY) | {inflect(base).third for base in words(_NOUNY)} | words(_ADJECTIVAL)
REPORTING: Final = frozenset(word for word, base in _LEMMAS.items() if base in words(_REPORTING))
EMBEDDING: Final = frozenset(word for word, base in _LEMMAS.items() if base in words(_REPORTING + _CLAUSAL))


def forms_of(word: str) -> frozenset[str]:
    """The verb forms that a lower-case word may be: any of ``base``, ``s``, ``past``, ``pp``, ``ing``; often none."""
    if word in FORMS:
        return FORMS[word]
    if not word.isalpha():
        return frozenset()
    if len(word) > len("weed") and word.endswith("ed") and not word.endswith("eed") and word not in _NOT_PAST:
        return frozenset({"past", "pp"})
    if len(word) > len("bring") and word.endswith("ing") and word not in NOT_PARTICIPLES:
        return frozenset({"ing"})
    return frozenset()


def lemma_of(word: str) -> str:
    """The base form of a lower-case verb form; the word itself where it is unknown."""
    return _LEMMAS.get(word, word)


def is_plural(word: str) -> bool:
    """Whether a noun looks plural."""
    if word in _PLURAL:
        return True
    return len(word) > len("gas") and word not in _NOT_PLURAL and bool(_PLURAL_ENDING.search(word))
