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
abandon abolish absorb accede accelerate accept accompany accumulate accuse achieve acquire activate adapt add adhere
adjourn administer admire admit admonish adopt advise affect afford aggravate agree alarm allay allege allocate allow
allude alter amass amend amplify amuse analyse analyze anger announce annoy annul anticipate apologise apologize appear
applaud apply appoint approve argue arrange arrive ask assail assault assemble assert assess assign assist assure
astonish attach attain attend attract attribute authorise authorize avenge avert avoid await axe backfire backtrack
baffle banish bankroll bar barricade batter befall befriend beg behead believe belong bemoan berate betray blame blast
bless boast bolster boo boost bounce bow brace brandish breathe broaden broker brood browse bulldoze bully bungle bury
calculate calm cancel capsize captivate capture carry castigate categorise cede celebrate cement chastise chide
circulate cite clamour clarify clear clinch close coax collect collide combat comfort commission commit communicate
compare compel compensate compete compile complain complete comply compose comprise conceal concede conclude concur
condemn condone conduct confess confirm confiscate confront confuse congratulate connect conquer consider consist
conspire construct consult consume contact contain contaminate contend continue contradict contribute convene convert
convey convict convince cool cooperate coordinate cope correct cower crave create cripple criticise criticize cross
crumble crush cultivate curb curtail dazzle debunk decamp decide decimate declare decline decrease decry dedicate deem
deepen defeat defect defend defer deflect defraud defy degrade delete delight deliver demean demolish demonstrate demote
denounce deny depart depend depict deploy deport depose deprive derail deride derive descend describe deserve destroy
detain detect deter determine dethrone detonate devastate develop devise devour die differ dilute dim diminish disagree
disappear disappoint disarm disavow disband discard discipline disclose discontinue discourage discover discuss disguise
dislike dismantle dismiss disown dispel displace dispose disprove disqualify disrupt dissolve dissuade distance distort
distribute disturb ditch dive divert divide dodge dominate donate double doubt drag drain drift drown dry dub dump dwell
dwindle earmark earn ease edge educate eject elect eliminate elude embark embarrass embezzle embrace embroil emerge
emigrate emit emphasise emphasize employ empty emulate enable enact encounter encourage encroach endanger endorse endure
enforce engage engulf enhance enjoy enlarge enlist enrage enrich enrol ensue ensure entangle enter entertain entice
entitle entrust envisage envy equip erase erect erode erupt escalate escort espouse establish evacuate evade evaluate
evaporate evict evoke evolve exacerbate exaggerate examine exasperate excavate exceed excite exclude execute exempt
exhume exist exonerate expand expect expel expire explain explode exploit explore expose express extend extradite face
fade fail falter famish fend fetch fill fix flare flatten flaunt flip float flock flog flounder flourish flout flow
fluctuate flush foil fold follow forfeit forge form foster freak free frighten frustrate fulfil fulfill fumble fume
function furnish galvanise gather gauge generate glorify gloss govern grab graduate grapple graze greet grieve grill
groom guarantee gut hack hail halve hamper handle happen harass harbour harden harm haunt heal heat heed hijack hike
hinder hint hire hoard hobble hoist hone honk honor honour hover howl humiliate hurl hurry identify ignite ignore
illustrate imitate impair impeach impede implement implicate implode imply impose impound impress imprison improve
incense incite include incorporate incur indicate indict induce infect infiltrate inflame inflict inform infringe
infuriate inhabit inherit initiate inject injure insert insist inspect inspire install institute instruct insulate
insult integrate intend intensify intercept interfere interrogate interrupt intervene intimidate introduce intrude
inundate invade invent invest investigate invite invoke involve irk isolate jail jeer jeopardise jeopardize jettison
join jolt justify kidnap kill knock lack lambast lambaste lament languish lapse lash laud launch lean learn lecture
legalise legalize levy liberate license lift lighten liken limp linger listen litter loathe lobby locate lodge loom
lower lug lurch lure magnify maim maintain manage mandate mar marry maul mediate melt menace mend mention merge migrate
minimise mirror miss mitigate mix moan mobilise mock modify monitor motivate mount mourn mow mull multiply mutate muzzle
nab narrow nationalise nationalize navigate near neglect negotiate nominate nosedive notify nudge obey obliterate
observe obstruct obtain occupy occur offend offload omit ooze open operate oppose oppress opt orchestrate originate oust
outclass outlast outlaw outline outlive outnumber outpace outperform outrage outrank outstrip outweigh overcharge
overhaul overlook overrule overshadow overtax overturn overwhelm owe own pair panic pardon participate partner pause
pelt penalise penalize perceive perfect perform perish persecute persist persuade pick pile pilfer pinpoint pit
plagiarise plead please plummet plunge ply poach poison pollute ponder portray pose possess postpone pounce pour praise
preach precede predate predict prefer prepare prescribe preserve preside presume pretend prevail prevent privatise
privatize process proclaim procure prod progress prohibit prolong promote prompt pronounce propel propose prosecute
prosper protect prove provide provoke publicise publish pull pummel punish pursue push quadruple qualify quash quell
quench query quiz quote raise ram ramp ransack ratify rattle ravage reach react realise realize reap reappear reassess
reassure rebound rebrand rebuff rebuke recall recede receive reckon recognise recognize recommend reconcile reconsider
reconstruct recount recover recreate rectify recycle redeem redefine redesign rediscover redraw reduce reel reelect
refer refine reflect refrain refuel refurbish refuse refute regain regard register regret regroup regulate rehire
rehouse reignite reimburse reimpose rein reinforce reinstate reinvent reiterate reject rejoice rejoin relate relaunch
relax relegate relent relieve relinquish relish relocate rely remain remember remind remove rename render renew renounce
renovate reopen reorganise repatriate repeal repel rephrase replace replenish replicate reply represent reprimand
reproduce repulse require rescind resell resemble resent reserve resettle reshape reshuffle reside resign resist resolve
resort respect respond restart restore restrain restrict resume resurface resurrect retain retaliate retire retract
retrieve reunify reunite revamp reveal reverse revert revise revisit revive revoke revolt rile rip roam roar rob roil
rot rout rue sabotage sack sail salute salvage sap savage save scald scale scare scatter schedule scoff scold scoop
scorn scour scramble scrape scrutinise scrutinize scupper scuttle seal secure seem seize select sentence separate serve
settle sever sharpen shatter shave shelter shelve shield shorten shout shove shower shred shrivel shrug shuffle shun
sicken sideline sidestep simmer simplify skip skyrocket slam slap slash slaughter slip slow smash smell smile smother
smuggle snatch sneak snub soak soar soften solve span spare spearhead specify speculate spiral spook sprint sprout spur
spurn squabble squander squash squeeze stab stall stamp stare startle starve steady steer stem stifle stipulate stir
stockpile stoke stonewall stow strand strangle streamline strengthen strip stroll struggle stumble stun subdue subject
submerge submit subsidise substitute succeed succumb sue suffer suggest sum summon supersede supplant suppose suppress
surpass surround survive suspend sustain swallow swamp sway swerve swindle swipe swoop symbolise tackle tally tame tap
tarnish taunt tease teeter tempt tend tender terminate terrify testify thank thaw thin thrash threaten thrill thrive
throttle thwart tighten tolerate topple torch torment torture toss toughen tout trample transcend transform transmit
traumatise travel tremble trespass trigger trim triple trounce try tumble tweak unblock uncover underestimate underline
undermine underpin unearth unfold unify unite unleash unlock unmask unnerve unravel unseat unsettle untangle unveil
upgrade uproot urge usher usurp vacate vaccinate vandalise vandalize vanish vary vault veer vent venture verify vie
vilify vindicate violate vow waive wander wane want ward warm warn wash weaken wed weed weigh welcome widen wield wilt
wipe wither wobble woo worsen worship wrap wreak wrestle yank yell yield zoom
"""
# The -s form is as likely a plural noun, and the base form a singular one.
_NOUNY: Final = """
act address advance age aid aim answer appeal approach arm array arrest attack attempt auction award back balance ballot
ban bank base battle beat benefit bet bid bill bite block blow bomb bond book border borrow bottle box boycott brake
branch brand breach break bribe bridge broadcast budget burn bust cake call camp campaign cap care cast cause challenge
chance change charge chart chase chat check cheer claim clash claw clean climb cloud club clue coach collapse command
comment company compromise concern condition conflict consent contest contract control copy cost count couple court
cover crack cradle crash credit crowd cruise cry cure curfew cut cycle damage dance dare date deal debate debut decay
delay demand dent deposit desert design desire detail dip direct dish dismay display dispute dissent divorce dock draft
dream dress drill drink drone drop dust echo effort end escape estimate exchange exercise exhaust exit experience
experiment export eye fall favor favour fear feast feature field fight figure file film filter finance fine finish fire
fish fit flag flight flood flop focus fool force forecast fracture freeze fuel fund gain gamble game gas gift glimpse
goal grade grant grip ground guard guess guide gun halt hammer hand harvest hate haul head heap hedge help hit hold hope
host house hunt impact import inch increase influence interest interview iron issue joke journey judge jump kick kiss
kit knife label lag land last laugh lead leak leave level light limit line link list live loan lock look loot loss love
man map march mark market mask match matter measure mind mine model moment move murder nail name need nest net note
notice number nurse object offer oil order pace pack package paint panel parade park part pass patch patrol pay peak pen
permit phase phone picture pilot pitch place plan plant play pledge plot plunder pocket point poll pool position post
pound power practice present press price prize probe proceed produce profile profit program project promise protest pump
punch purchase quarrel question queue race rage raid rain rally range rank rant rate rear rebel record recruit reform
refund release remark rent repair report request rescue research rest result retreat return review reward ride ring riot
rise risk rival rock rocket role roll root round row ruin rule ruling run rush sale sample sanction scan scandal scheme
score scrap scream screen search seat shame shape share shift ship shock shop shot show side sign signal silence slide
slot slump snap snow soldier sound space spark spell spike spill spin split sponsor sport spot spread spring squad staff
stage stake stand star start state stay step stick stock stop store storm strain stream stress stretch strike study
stunt style suit supply support surface surge surprise surrender survey survivor suspect swap swarm swing switch tag
talk tank tape target task taste tax team term test thunder tide tie time tip toll ton tool top touch tour tower toy
trace track trade trail train transfer transit transport trap treat trend trial trick trip triumph trouble truck trust
turn tweet twist update upset use value veto view visit voice volunteer vote wage wait walk wall warrant waste watch
water wave wear weather web weight whip will wind wish witness wonder word work worry wound wreck
"""
# The -s form is a verb, but the base form is an adjective, or the past is the base form again.
_ADJECTIVAL: Final = """
open close clear narrow near calm warm cool dry slow steady free empty clean lower tender top last perfect separate
"""
# Verbs by which somebody says something: ", study finds".
_REPORTING: Final = """
accept acknowledge add admit advise affirm agree allege announce argue assert assume assure aver believe bemoan boast
brag calculate caution claim complain concede conclude confess confirm conjecture contend decide declare demonstrate
deny disclose discover divulge emphasise emphasize establish estimate explain fear find forecast gripe grumble hear hint
imply indicate infer insinuate insist lament learn maintain moan muse note observe opine predict proclaim pronounce
protest prove quip reaffirm realise realize recall reckon recount reiterate remark reply report retort reveal rule say
show signal speculate state stress suggest surmise suspect swear tell testify theorise theorize think underline
underscore urge vow warn whinge write
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
