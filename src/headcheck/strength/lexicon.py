"""Words that make a statement weaker or stronger, by kind.

Our own lists, drawn up along the categories of the literature: hedges and boosters (Hyland 2005), implicative and
factive verbs (Karttunen 1971; Hooper 1975), event factuality (Sauri and Pustejovsky 2009), the language of
correlation and causation in health news (Sumner et al. 2014), bias-inducing verbs (Recasens et al. 2013).

An entry is a phrase of lower-case words. ``~`` before a word stands for a verb in any of its forms.
"""

from __future__ import annotations

from typing import Final

from headcheck.labels import Kind

__all__ = ["DENIALS", "STRONG", "WEAK"]

WEAK: Final[dict[Kind, str]] = {
    Kind.CERTAINTY: """
        may, might, could, can, possibly, perhaps, maybe, probably, likely, unlikely, apparently, presumably,
        seemingly, conceivably, arguably, potentially, potential, possible, probable, plausible, plausibly,
        tentative, tentatively, preliminary, provisional, provisionally, early results, early signs, initial
        findings, not certain, uncertain, not sure, unclear, unsure, not yet known, too early to, too soon to,
        remains to be seen, cannot be ruled out, ~seem, ~appear, ~suggest, ~indicate, ~hint, ~expect, ~predict,
        ~forecast, ~estimate, ~believe, ~think, ~suspect, ~assume, ~fear, ~hope, ~guess, ~speculate, ~project
        to, ~tend to, ~doubt, in theory, a chance, a risk of, a possibility, the possibility, did not rule out,
        does not rule out, has not ruled out, not been confirmed, unconfirmed, not confirmed, inconclusive,
        rumoured, rumored, rumours, rumors, speculation, expected, estimated, suspected, believed to, thought
        to, ought to, should, as far as, more likely than not, on track to, poised to, set to, on course to,
        under way to, signs that, evidence suggests, not conclusive, working theory, hypothesis, best guess, in
        all likelihood, would
    """,
    Kind.FACTUALITY: """
        ~consider, ~plan, ~propose, ~discuss, ~weigh, ~mull, ~explore, ~examine, ~ponder, ~contemplate, ~offer,
        ~vow, ~pledge, ~promise, ~threaten, ~intend, ~aim to, ~seek, ~want, ~urge, ~ask, ~request, ~demand,
        ~call for, ~recommend, ~advise, ~try, ~attempt, ~prepare, ~hope to, ~agree in principle, ~look at, ~look
        into, ~study whether, ~draft, ~schedule, ~hint at, ~signal, ~negotiate, ~bid for, ~invite, ~encourage,
        ~expect to, ~wish to, ~debate, ~envisage, ~review, ~investigate, ~apply for, ~nominate, ~stop short of,
        ~decline to, ~fail to, ~refuse to, ~delay, ~postpone, plans, proposal, proposals, proposed, planned,
        bid, draft, talks, in talks, negotiations, under consideration, on the table, in principle, non-binding,
        not binding, not final, no final decision, no decision, not decided, yet to decide, has yet to, have yet
        to, yet to be, not yet, is due to, are due to, would, intention, letter of intent, memorandum of
        understanding, not formal, no formal, not official, no official, informal, informally, not intended as,
        not a formal, stopped short, pending, target, goal, ambition, option, feasibility study, pilot, trial
        run, a step toward, a step towards, first reading, committee stage, open to, willing to, ready to,
        prepared to, no commitment, no date, has not signed, not signed, unsigned, symbolic, interim
    """,
    Kind.ATTRIBUTION: """
        ~say, ~tell, ~claim, ~allege, ~argue, ~assert, ~maintain, ~contend, ~accuse, ~insist, ~state, ~report,
        ~testify, ~describe, ~call it, ~complain, ~charge that, ~note, ~write, ~deny, ~dispute, ~suggest,
        ~believe, according to, allegedly, alleged, reportedly, reported, purported, purportedly, supposedly,
        supposed, so-called, in the words of, in his view, in her view, in their view, in its view, by his
        account, by her account, by their account, by its own account, its own figures, unverified, not
        independently verified, could not be verified, the prosecution, prosecutors, the plaintiff, the defence,
        the complaint, the lawsuit, the indictment, an anonymous, unnamed, sources close, a source, critics,
        campaigners, the union, the company, rivals, opponents
    """,
    Kind.QUANTITY: """
        some, several, a few, few, a handful, a couple, a dozen, a number of, a minority, a third, a quarter, a
        fifth, a tenth, half, nearly half, part of, parts of, partly, partially, in part, up to, as many as, as
        much as, at most, no more than, at least one, one of, two of, three of, one in, fewer than, less than,
        under, below, nearly, almost, about, around, roughly, approximately, close to, just over, just under,
        hardly any, barely, only, just, a small number, a portion, a share, a fraction, a single, isolated,
        occasional, occasionally, sometimes, more than a third, most, many, majority of, mostly, largely,
        mainly, not all, not every, not everyone
    """,
    Kind.INTENSITY: """
        slight, slightly, small, modest, modestly, mild, mildly, minor, marginal, marginally, limited, moderate,
        moderately, a little, a bit, somewhat, gentle, gently, brief, briefly, gradual, gradually, steady,
        steadily, cautious, cautiously, polite, politely, ~question, ~criticise, ~criticize, ~express concern,
        ~voice concern, concern, concerns, concerned, disappointed, disappointing, disappointment, ~regret,
        ~disagree, ~edge, ~ease, ~dip, ~slip, ~tick, ~trim, ~chide, ~caution, uneasy, unease, irritated,
        annoyed, surprised, lukewarm, minor injuries, setback, calm, narrowly, narrow
    """,
    Kind.CAUSATION: """
        linked to, ~link, link between, links between, associated with, association, association between,
        correlated with, correlation, correlation between, ~coincide, coincided with, followed by, after, in the
        wake of, amid, tied to, connected with, connection between, relationship between, went hand in hand, at
        the same time, in the same period, not prove, cannot prove, does not prove, cannot show, not show that,
        no causal, cause and effect, not the cause, observational, other factors, other explanations, may
        explain, may be due, contributed to, contributing factor, ~contribute, one factor, among the factors,
        not established, no evidence that, cannot say whether, cannot say why
    """,
    Kind.SCOPE: """
        in mice, in rats, mice, rats, in animals, animal study, in the laboratory, in a laboratory, in the lab,
        in a lab, lab dish, cells, cell cultures, a sample of, small sample, participants, volunteers, pilot
        study, one study, a single study, a survey of, respondents, among those, among people, among women,
        among men, among patients, older adults, older people, under-18s, over-65s, in one, at one, in some
        areas, in parts of, locally, local, regional, region's, district, in the city, in the town, in the
        county, subgroup, a subset, certain, specific, particular, only in, only for, only applies, applies
        only, limited to, restricted to, except, excluding, exempt, apart from, other than, not elsewhere, so
        far, this season, this year, for now, temporarily, temporary, elite, one branch, one hospital, one
        school, one ward, pilot area, test site, first phase, selected, eligible
    """,
    Kind.CONDITION: """
        if, unless, provided, providing, provided that, as long as, so long as, on condition, on the condition,
        conditional, conditional on, conditionally, subject to, pending, depending on, depends on, ~depend,
        contingent on, contingent upon, should the, should it, should they, were the, assuming, in the event,
        only when, once, until, whether, hinges on, ~hinge, awaiting, await, with the approval of, if approved,
        approval of, needs approval, must first, requires, ~require, would need, still needs, yet to approve,
        when and if, barring, without which
    """,
}

STRONG: Final[dict[Kind, str]] = {
    Kind.CERTAINTY: """
        will, definitely, certainly, certain, surely, undoubtedly, clearly, proven, ~prove, ~confirm, confirmed,
        ~show, ~reveal, ~demonstrate, ~establish, guaranteed, ~guarantee, inevitable, no doubt, must, never,
        always, conclusive, ~rule out, certain to, bound to, sure to, doomed, for good
    """,
    Kind.FACTUALITY: """
        ~approve, ~adopt, ~sign, ~pass, ~ban, ~scrap, ~axe, ~ax, ~launch, ~begin, ~start, ~open, ~close, ~shut,
        ~sack, ~fire, ~quit, ~resign, ~concede, ~admit, ~confess, ~surrender, ~agree, ~accept, ~reject, ~cancel,
        ~end, ~halt, ~stop, ~win, ~lose, ~secure, ~clinch, ~seal, ~buy, ~sell, ~acquire, ~merge, ~join, ~leave,
        ~withdraw, ~cut, ~raise, ~strike, ~arrest, ~jail, ~charge, ~convict, ~acquit, ~sentence, ~sue, ~settle,
        ~order, ~force, ~commit, ~complete, ~finish, ~build, ~demolish, ~reopen, ~move, ~switch, ~replace,
        ~appoint, ~name, ~hire, ~invade, ~attack, ~impose, ~lift, ~abolish, ~abandon, ~ditch, ~drop, ~achieve,
        ~discover, ~cure, ~solve, ~find
    """,
    Kind.ATTRIBUTION: """
        ~reveal, ~expose, ~prove, ~confirm, ~admit, ~confess, ~acknowledge, ~concede, proof, in fact, indeed
    """,
    Kind.QUANTITY: """
        all, every, everyone, everybody, each, none, no one, nobody, entire, entirely, whole, fully, completely,
        total, totally, most, majority, dozens, scores, hundreds, thousands, tens of thousands, millions,
        billions, countless, masses, mass, widespread, double, ~double, ~triple, ~halve, exactly, more than,
        over, vast, overwhelmingly, overwhelming, nationwide, always
    """,
    Kind.INTENSITY: """
        ~slam, ~blast, ~savage, ~destroy, ~devastate, ~crush, ~smash, ~shatter, ~soar, ~surge, ~skyrocket,
        ~rocket, ~plunge, ~plummet, ~crash, ~collapse, ~tumble, ~slump, ~explode, ~erupt, ~rage, ~fume, ~storm,
        ~lash, ~rip, ~tear into, ~demolish, ~humiliate, ~thrash, ~hammer, ~batter, ~trounce, ~rout, ~cripple,
        ~wreck, ~ravage, ~decimate, ~panic, ~condemn, ~denounce, ~attack, ~outrage, ~shock, ~stun, ~horrify,
        ~revolutionise, ~revolutionize, furious, fury, outrage, panic, chaos, crisis, disaster, disastrous,
        catastrophe, catastrophic, devastating, massive, huge, enormous, dramatic, dramatically, drastic,
        sharply, sharp, steep, record, historic, unprecedented, breakthrough, miracle, spectacular, shocking,
        terrifying, horror, nightmare, meltdown, bloodbath, war, revolt, scandal, aghast, livid, scathing,
        brutal, deadly, severe, severely, acute, radical, sweeping, landslide, triumph
    """,
    Kind.CAUSATION: """
        ~cause, because, because of, due to, owing to, thanks to, ~trigger, ~drive, ~fuel, ~spark, ~lead to,
        ~result in, ~boost, ~bring about, ~prevent, ~protect, ~cut, ~reduce, ~lower, ~raise, ~increase,
        ~improve, ~make, ~force, ~kill, ~cure, ~prompt, ~provoke, ~hurt, ~harm, ~help, ~save, ~blame, ~send,
        ~push, ~spur, ~stop, ~slow, ~speed, ~halve, ~double, behind
    """,
    Kind.SCOPE: """
        people, humans, everyone, everybody, the world, world, worldwide, global, globally, nation, national,
        nationwide, country, across the country, countrywide, universal, universally, public, society, humanity,
        mankind, scientists, science, experts, doctors, women, men, children, adults, teenagers, pensioners,
        patients, voters, families, households, forever, permanently, permanent, for good, everywhere, across
    """,
    Kind.CONDITION: """
        unconditionally, unconditional, no strings attached, regardless, in any case, automatically, come what
        may
    """,
}

DENIALS: Final = """
        not, no, never, none, nobody, nothing, neither, nor, without, cannot, ~deny, ~refute, ~reject, ~dismiss,
        ~rebut, ~dispute, ~contradict, ~retract, ~withdraw, ~disavow, false, untrue, incorrect, wrong, baseless,
        unfounded, no longer, nowhere, hoax, debunked, ~debunk, ~correct, ~misquote, ~misinterpret, out of
        context, however, but, although, though, despite, far from, rather than, instead, ~fail, ~lack, ~refuse,
        ~decline, ~backtrack, ~clarify, clarification, ~caution, ~stress
    """
"""Words of denial, contrast and correction."""
