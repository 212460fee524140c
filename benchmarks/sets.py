"""The data sets that headcheck is measured on, and where each is to be had.

Nothing is downloaded. Overstate ships with the project; the borrowed sets are looked for in a folder of the caller's,
as gzip'd JSON Lines with the fields named here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from benchmarks.rows import DataSet, Raw
from benchmarks.schemes import ENTAILMENT, EXAGGERATION, FAITHFULNESS, FNC1, PROBE, VERDICT
from headcheck.train.data import is_held_out

__all__ = ["SETS"]


def _origin(part: str) -> Callable[[Raw], bool]:
    return lambda raw: raw["origin"].endswith(part)


def _tenth(name: str) -> Callable[[Raw], bool]:
    """One tenth of the groups: those that the recipe of the bundled model keeps away from training."""
    return lambda raw: is_held_out(str(raw[name]), 10)


def _probes(word: str) -> DataSet:
    return DataSet(
        f"Probes, {word}",
        "made pairs in the manner of HANS (McCoy et al. 2019): the premise holds the claim word for word, and the "
        f"{word} around it grants it or does not",
        "benchmarks/probes.py",
        "Apache-2.0",
        PROBE,
        keep=lambda raw: raw["family"] == word,
        documents=False,
    )


_PAIR: Final = ("premise", "hypothesis", "")
_AGGREFACT: Final = {
    "home": "https://github.com/Liyan06/AggreFact",
    "licence": "none stated",
    "scheme": FAITHFULNESS,
    "path": "docs/aggrefact_val.jsonl.gz",
    "sha256": "00db4df1718963a5ba5e277f95dc16deb0c4ab3a023cdc3d5506022556ecedf7",
}
_OURS: Final = {"home": "benchmarks/data/overstate", "licence": "Apache-2.0", "scheme": VERDICT}

SETS: Final[dict[str, DataSet]] = {
    "overstate_dev": DataSet(
        "Overstate, articles",
        "judged headlines over invented news articles, the development part: nothing is trained or tuned on it",
        **_OURS,
        path="overstate/dev.jsonl",
        sha256="dda95445e18d4d3e303156ed69ce1a779277d2e554af9ac0206a135cff573b37",
        fields=("body", "headline", "family"),
    ),
    "overstate_passages": DataSet(
        "Overstate, passages",
        "judged claims over passages of one to four sentences, the tenth of the families kept away from training",
        **_OURS,
        path="overstate/pairs.jsonl",
        sha256="f7f16b665d232754b017de91094fc94de5ae176df921844d0e68af2561735ef4",
        fields=("passage", "claim", "family"),
        keep=_tenth("family"),
        documents=False,
    ),
    "aggrefact_xsum": DataSet(
        "AggreFact, XSum",
        "one-sentence summaries of BBC news (Tang et al. 2023): the validation rows of CLIFF, Goyal21 and Cao22, and "
        "all of Wang20",
        **_AGGREFACT,
        keep=_origin("-xsum"),
    ),
    "aggrefact_cnndm": DataSet(
        "AggreFact, CNN/DM",
        "summaries of several sentences of CNN and Daily Mail news (Tang et al. 2023): the validation rows of CLIFF "
        "and Goyal21, and all of Wang20",
        **_AGGREFACT,
        keep=_origin("-cnndm"),
    ),
    "frank": DataSet(
        "FRANK",
        "summaries of news by nine systems (Pagnoni et al. 2021), validation part; consistent: no error found",
        "https://github.com/artidoro/frank",
        "MIT",
        FAITHFULNESS,
        "docs/frank_valid.jsonl.gz",
        "ea99666a874bd12e9b8cb5e22fda0a2e5724de5ec1b1361417b1fb83890444ab",
    ),
    "xsumfaith": DataSet(
        "XSumFaith",
        "one-sentence summaries of BBC news by five systems, marked for hallucinations by three readers (Maynez et al. "
        "2020), 239 of the 500 articles",
        "https://github.com/google-research-datasets/xsum_hallucination_annotations",
        "CC BY 4.0",
        FAITHFULNESS,
        "docs/xsumfaith_val.jsonl.gz",
        "ed4e09de4dfb1443132c34d49d0c5212e3c24c99257c61d298048af521ab8d5f",
    ),
    "fnc1": DataSet(
        "FNC-1",
        "news headlines against bodies (Fake News Challenge 2017), a tenth of the training bodies by a hash of their "
        "number. Verdicts stand for stances: supported = agree, contradicted = disagree, unsupported = unrelated, and "
        "overstated = discuss, which fits badly: many a discussing headline reports just what its body reports",
        "https://github.com/FakeNewsChallenge/fnc-1",
        "none stated",
        FNC1,
        "docs/fnc1_train.jsonl.gz",
        "2da68c9062833351d4e6f078bf8de58ccb1ba3844ed23cfa7efe97f3f72f3539",
        ("doc", "claim", "body_id"),
        _tenth("body_id"),
    ),
    "wice": DataSet(
        "WiCE",
        "sentences of Wikipedia against the web page they cite (Kamoi et al. 2023), development part; partially and "
        "not supported count as inconsistent",
        "https://github.com/ryokamoi/wice",
        "annotations ODC-BY, texts CC BY-SA and as crawled",
        FAITHFULNESS,
        "docs/wice_dev.jsonl.gz",
        "1cc1e55be44fecfca849e81d24964ab0b2a1de41868661cd8f0c93ae91af429f",
        keep=lambda raw: raw["split"] == "dev",
        labels={"supported": "consistent", "partially_supported": "inconsistent", "not_supported": "inconsistent"},
    ),
    "summedits": DataSet(
        "SummEdits",
        "edited summaries of podcasts, calls, meetings, e-mails, chats and papers (Laban et al. 2023), part of seven "
        "of the ten domains",
        "https://github.com/salesforce/factualNLG",
        "see its home",
        FAITHFULNESS,
        "docs/summedits_dev.jsonl.gz",
        "a350cc7af6ff9bfb30efa63c99b36b3f2757f0dec1d7a0a59f9c5623f14f4f0c",
    ),
    "science_exaggeration": DataSet(
        "Science exaggeration",
        "conclusions of press releases against those of the abstracts (Wright and Augenstein 2021), training part; "
        "P(overstated) ranks the rows",
        "https://github.com/copenlu/scientific-exaggeration-detection",
        "GPL-3.0",
        EXAGGERATION,
        "docs/science_exaggeration_train.jsonl.gz",
        "bb3feeacafef38ed972ace6ff24da2388d297a2113277c3bbb3896002b3b502d",
        labels={"same": "not exaggerated", "downplays": "not exaggerated"},
        documents=False,
    ),
    "vitaminc": DataSet(
        "VitaminC",
        "claims against revised sentences of Wikipedia (Schuster et al. 2021), the tenth of the cases of its test part "
        "kept away from training",
        "https://github.com/TalSchuster/VitaminC",
        "CC BY-SA 3.0",
        ENTAILMENT,
        "nli/vitaminc_test.jsonl.gz",
        "1d764c4daa9170a7810fdf15cd42047cb4076f297a8a64b6d563af261d5113aa",
        ("premise", "hypothesis", "case_id"),
        _tenth("case_id"),
        documents=False,
    ),
    "verb_veridicality": DataSet(
        "Verb veridicality",
        "does what stands under a verb hold (Ross and Pavlick 2019)? Neutral counts as overstated or unsupported",
        "https://github.com/alexisjihyeross/verb_veridicality",
        "none stated",
        ENTAILMENT,
        "nli/verb_veridicality.jsonl.gz",
        "87bf7066b6a7fe5d8d95720113c28f8986973d66ef1cebaf9574062dbbf495d1",
        _PAIR,
        documents=False,
    ),
    "commitmentbank": DataSet(
        "CommitmentBank",
        "is the writer committed to what stands under a negation, modal, question or condition (de Marneffe et al. "
        "2019)?",
        "https://github.com/mcdm/CommitmentBank",
        "none stated",
        ENTAILMENT,
        "nli/commitmentbank_full.jsonl.gz",
        "d3608c8f94f814c92ec2a7263e569f0b74cc3d8411cc57a7dfb1eafc3bfa4a5a",
        _PAIR,
        documents=False,
    ),
    **{f"probes_{word}": _probes(word) for word in ("verb", "adverb", "condition")},
}
"""Every data set by the name that ``--sets`` takes."""
