"""Twins of real sentences: the label of each is known from how it was made."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcheck.labels import KINDS
from headcheck.train.twins import sample, twins
from headcheck.train.twins.headlines import headline
from headcheck.train.twins.text import read
from headcheck.train.twins.words import table

LISTS = (
    *("embedded.left_open", "embedded.granted", "embedded.maybe", "embedded.indeed", "embedded.if", "embedded.since"),
    *("hedges.adverb", "hedges.booster", "hedges.future", "hedges.past", "hedges.lead"),
)

SENTENCES = [
    "The new levy may hurt small shops in the northern district.",
    "Halden Motors plans to close the assembly plant in Brecke next year.",
    "The union claimed that the company had hidden the accident from inspectors.",
    "Several teachers at the school have complained about the new timetable.",
    "The minister criticised the decision of the regional court on Friday.",
    "Heavy drinking was associated with a higher risk of stroke in the survey.",
    "If the council agrees, the bridge will be closed to lorries in spring.",
    "Grain prices rose three percent at the Tessel exchange last week.",
    "Obese patients are more likely to need a second operation on the knee.",
    "The board rejected an offer of 40 million dollars from Orrin Holdings.",
    "Ashby defeated Corran in the final of the Lowland Cup.",
    "One of the largest farms in the valley was sold to a foreign investor.",
    "The laboratory failed to deliver the results before the hearing.",
    "At least 120 people were killed when the ferry sank near the port.",
]


def made(sentence: str, seeds: int = 30) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """All twins of a sentence over several seeds."""
    return [twin for seed in range(seeds) for twin in twins(sentence, random.Random(seed))]


def labels_of(sentence: str, claim_part: str) -> set[tuple[str, tuple[str, ...]]]:
    """Labels of the twins whose premise is the sentence and whose claim holds some words."""
    return {
        (label, kinds)
        for premise, claim, label, kinds in made(sentence)
        if sentence in premise and claim_part.lower() in claim.lower()
    }


def test_the_same_state_gives_the_same_twins():
    """The random state alone decides among variants."""
    for sentence in SENTENCES:
        assert list(twins(sentence, random.Random(5))) == list(twins(sentence, random.Random(5)))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_kinds_stand_with_overstated_twins_only(sentence):
    """An overstated twin has one known kind, every other twin has none."""
    for premise, claim, label, kinds in made(sentence):
        assert label in {"supported", "overstated", "contradicted"}
        assert (len(kinds) == 1 and kinds[0] in KINDS) if label == "overstated" else kinds == ()
        assert premise.endswith(".")
        assert claim.strip()
        assert "  " not in premise + claim


def test_a_dropped_modal_is_overstated_and_a_kept_one_supported():
    """A premise with "may hurt" backs "may hurt" but not "will hurt"."""
    assert labels_of(SENTENCES[0], "will hurt") == {("overstated", ("certainty",))}
    assert labels_of(SENTENCES[0], "may hurt small shops in the northern") == {("supported", ())}


def test_a_hedge_in_a_claim_does_not_decide():
    """Hedged claims occur as supported and, beside a weaker premise or another matter, as something else."""
    sentence = "The old mill probably was sold to Orrin Holdings, and the tower may follow."
    found = {label for _, claim, label, _ in made(sentence) if "may" in claim.split()}
    assert found >= {"supported", "overstated"}


def test_a_plan_is_not_a_deed():
    """A firm that "plans to close" a plant has not "closed" it."""
    assert labels_of(SENTENCES[1], "has closed") == {("overstated", ("factuality",))}
    assert {t[2] for t in made(SENTENCES[1]) if t[0] == SENTENCES[1] and "plans to close" in t[1].lower()} == {
        "supported"
    }


def test_a_failure_denies_the_deed_and_a_success_backs_it():
    """Implicative verbs settle whether the event took place."""
    assert labels_of(SENTENCES[12], "laboratory delivered") == {("contradicted", ())}
    assert labels_of("Ashby managed to repair the bridge in a single night.", "Ashby repaired") <= {("supported", ())}


def test_a_claim_of_one_party_is_not_a_fact():
    """What a union claimed is supported with the union named and overstated without it."""
    bare = [t for t in made(SENTENCES[2]) if SENTENCES[2] in t[0] and "union" not in t[1].lower()]
    assert bare
    assert {t[2:] for t in bare} == {("overstated", ("attribution",))}


def test_quantities_go_both_ways():
    """A premise with "several" does not back "all"; one with "all" backs "several"."""
    found = made(SENTENCES[3], 40)
    assert any(t[2:] == ("overstated", ("quantity",)) for t in found)
    assert any(t[2] == "supported" and not t[0].startswith("Several") and t[1].startswith("Several") for t in found)


def test_harsher_verbs_are_overstated_and_milder_ones_supported():
    """A scale of verbs works upwards and downwards."""
    found = made(SENTENCES[4])
    assert ("overstated", ("intensity",)) in {t[2:] for t in found if SENTENCES[4] in t[0]}
    assert any(t[2] == "supported" and "criticised" not in t[0] and "criti" in t[1].lower() for t in found)


def test_a_link_is_not_a_cause():
    """Association in the premise does not back causation in the claim."""
    kinds = {t[3] for t in made(SENTENCES[5]) if SENTENCES[5] in t[0] and t[2] == "overstated"}
    assert ("causation",) in kinds


def test_a_time_is_not_a_reason():
    """What happened after something need not have happened because of it; what happened because of it came after."""
    after = "The director resigned after the board rejected the merger in spring."
    because = after.replace("after", "because")
    assert labels_of(after, "because the board") == {("overstated", ("causation",))}
    assert labels_of(because, "after the board") == {("supported", ())}


def test_the_strongest_step_of_a_scale_gives_way_to_a_weaker_one():
    """A word of the third step of a scale is not exchanged for another of the third."""
    claims = {claim for _, claim, *_ in made("The minister slammed the decision of the regional court on Friday.")}
    assert any("condemn" in claim or "denounce" in claim for claim in claims)
    assert not any("blast" in claim or "savage" in claim for claim in claims)


def test_a_condition_may_move_but_not_vanish():
    """The claim keeps the condition at its end, or is overstated."""
    assert ("overstated", ("condition",)) in labels_of(SENTENCES[6], "lorries in spring")
    alone = {t[2] for t in made(SENTENCES[6]) if t[0] == SENTENCES[6] and "if the council agrees" in t[1].lower()}
    assert alone <= {"supported", "contradicted"}
    assert "supported" in alone


def test_a_following_sentence_takes_back_only_what_it_is_about():
    """The same predicate limits the statement or something else, by its subject."""
    found = made("The old bakery was sold to a chain from Tessel.", 60)
    far = [t for t in found if t[0].count(". ") >= 1 and t[1].lower().rstrip(".").endswith("tessel")]
    assert {t[2] for t in far} >= {"overstated", "supported"}


@pytest.mark.parametrize(
    ("start", "label"),
    [("Perhaps", "overstated"), ("If", "overstated"), ("In fact,", "supported"), ("Because", "supported")],
)
def test_words_around_a_sentence_leave_it_open_or_grant_it(start, label):
    """A sentence behind "perhaps" or "if" does not hold as it stands, behind "in fact" or "because" it does."""
    drawn = made("The board rejected an offer of 40 million dollars from Orrin Holdings.", seeds=150)
    whole = [t for t in drawn if t[0].startswith(f"{start} the board rejected") and "offer" in t[1]]
    assert whole
    assert {t[2] for t in whole} == {label}


def test_probes_share_no_deciding_words_with_the_twins():
    """The factuality probes measure what was learnt, not what was memorised."""
    probes = pytest.importorskip("benchmarks.probes", reason="the benchmarks do not ship with the package")
    trained = {phrase.strip(" ,").lower() for name in LISTS for phrase in table(name)}
    measured = {
        phrase.split("{")[0].strip(" ,").lower()
        for name in ("DREAMT", "KNEW", "DOUBTFULLY", "SURELY", "CONDITIONS", "FACTS")
        for phrase in getattr(probes, name)
    } - {""}
    assert not trained & measured


@pytest.mark.parametrize(
    "text",
    [
        "Will the council close the bridge to lorries next spring?",
        "Closed for repairs.",
        "We may hurt our own shops with this levy in the north.",
        "It may hurt the small shops in the northern district.",
        'He said "this may hurt shops in the north.',
        "",
        "word " * 60 + ".",
    ],
)
def test_what_is_hard_to_edit_gives_nothing(text):
    """Questions, fragments, the first person, bare pronouns, open quotes and very long sentences are left alone."""
    assert list(twins(text, random.Random(0))) == []


def test_quoted_and_negated_cues_are_left_alone():
    """A word in quotation marks or under a negation is not edited."""
    quoted = 'The chairman called the plan "a move that may hurt shops" in a speech.'
    assert not any("will hurt" in claim for _, claim, _, _ in made(quoted))
    source = read("The minister never criticised the decision of the court.")
    assert source is not None
    assert not source.free(19, 29)


def test_a_headline_keeps_the_content_words():
    """Dressing a claim drops articles and auxiliaries and never a name or a number."""
    for seed in range(20):
        line = headline("The bridge was closed by Halden Motors in 2014.", random.Random(seed))
        assert not line.endswith(".")
        assert {"bridge", "halden", "motors", "2014"} <= set(line.lower().split())


def test_a_sample_is_balanced_and_takes_at_most_two_of_a_sentence():
    """No sentence gives more than two rows, all labels occur, and the seed decides."""
    texts = [[sentence] for sentence in SENTENCES]
    rows = sample(texts, seed=3, most=24)
    assert rows == sample(texts, seed=3, most=24)
    assert len(rows) <= 24
    assert {row[2] for row in rows} == {"supported", "overstated", "contradicted"}
    kinds = Counter(row[3][0] for row in rows if row[3])
    assert max(kinds.values()) <= 4
    assert len(set(rows)) == len(rows)
    assert len(sample(texts[:1], seed=3, most=24)) <= 2


def test_premises_stand_among_the_sentences_around_them_about_every_second_time():
    """Neighbours stand in the order of the text, none from another text, and no table rows."""
    texts = [[f"{name} opened the meeting at noon.", s, "12.5 13.1 12.9", f"{name} closed the meeting later on."]
             for name, s in zip("ABCDEFGHIJKLMN", SENTENCES, strict=True)]  # fmt: skip
    premises = [premise for premise, claim, *_ in sample(texts, seed=3, most=400) if "meeting" not in claim.lower()]
    among = [p for p in premises if "opened the meeting" in p or "closed the meeting" in p]
    assert 0.1 < len(among) / len(premises) < 0.7
    for premise in premises:
        assert "12.5" not in premise
        assert len(set(re.findall(r"(\w) (?:opened|closed) the meeting", premise))) <= 1
        assert premise.find("opened the meeting") < max(premise.find("closed the meeting"), len(premise) - 30)


@given(
    st.text()
    | st.lists(st.sampled_from([*" ".join(SENTENCES).split(), '"', "(", "may", "all", "12", ".", ","])).map(" ".join)
)
def test_any_text_gives_consistent_twins_or_none(text):
    """No text raises; every twin has a label and fitting kinds."""
    for candidate in (text, f"The {text}.", f"{text}."):
        for premise, claim, label, kinds in twins(candidate, random.Random(0)):
            assert premise
            assert claim
            assert (label == "overstated") == bool(kinds)
            assert set(kinds) <= set(KINDS)
