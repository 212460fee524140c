"""Judgements of the bundled model, on articles that nobody trained on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import headcheck
from headcheck import Report, Verdict
from headcheck.decide import FEATURES, NLI_HEAD_FILE, Head
from headcheck.evaluate import evaluate, load_judged
from headcheck.loading import BUNDLED, HEAD_FILE, model_folder

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed" / "article.txt"
RECORDED_LOW = 0.556
"""Lower end of the interval recorded for the slice: .679 [.556, .784]."""
DEV = ROOT / "benchmarks" / "data" / "overstate" / "dev.jsonl"


@pytest.fixture(scope="module")
def harbour(bundled) -> Report:
    """The report on the example of the README."""
    headline, _, body = (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8").partition("\n")
    return bundled.check(headline, body)


def test_the_example(harbour):
    """Of two claims the one that later lines take back is overstated, the other supported."""
    thanks, curfew = harbour.claims
    assert harbour.verdict == "overstated"
    assert thanks.verdict == "supported"
    assert curfew.verdict == "overstated"
    assert curfew.kinds[0] in ("factuality", "certainty")
    assert curfew.direction == "over"
    assert any("stays in force" in e.text or "announced nothing" in e.text for e in curfew.counter)


def test_no_evidence_from_page_furniture(harbour):
    """Credits and link lists are no evidence."""
    shown = [e.text for c in harbour.claims for e in (*c.support, *c.counter)]
    assert shown
    assert not any(text.startswith(("Photo", "Read more", "Ferry to Varde", "Why the price")) for text in shown)


@pytest.mark.skipif(not SEED.exists(), reason="the article that started the project does not ship with it")
@pytest.mark.xfail(reason="the lead's 'would never join' is shown as denying 'concedes joining', not as backing it")
def test_the_article_that_started_it(bundled):
    """The claim about friends is supported, the one about NATO overstated, each by the lines an editor would show."""
    headline, _, body = SEED.read_text(encoding="utf-8").partition("\n")
    report = bundled.check(headline, body)
    friends, nato = report.claims
    assert report.verdict == "overstated"
    assert friends.verdict == "supported"
    assert any("who our real friends are" in e.text for e in friends.support)
    assert nato.verdict == "overstated"
    assert set(nato.kinds) & {"factuality", "certainty"}
    assert any("formal concession" in e.text or "no official commitments" in e.text for e in nato.counter)
    assert any("never join NATO" in e.text for e in nato.support)
    shown = [e for c in report.claims for e in (*c.support, *c.counter)]
    assert all(e.span.of(body) == e.text for e in shown)
    assert not any("Wiki Commons" in e.text or "Treadmill" in e.text or "HEARTBREAKING" in e.text for e in shown)


@pytest.mark.parametrize(
    ("headline", "body", "verdict"),
    [
        ("Ferry fares rise", "Ferry fares rise in May.", Verdict.SUPPORTED),
        (
            "Council approves new swimming pool",
            "The town council approved a new swimming pool on Tuesday. Work begins in March.",
            Verdict.SUPPORTED,
        ),
        (
            "Council approves new swimming pool",
            "The town council is considering a new swimming pool. No decision has been taken, the mayor said.",
            Verdict.OVERSTATED,
        ),
        (
            "Council approves new swimming pool",
            "The town council rejected the new swimming pool on Tuesday by nine votes to two.",
            Verdict.CONTRADICTED,
        ),
        (
            "Mayor owns shares in building firm",
            "The town council approved a new swimming pool on Tuesday. Work begins in March.",
            Verdict.UNSUPPORTED,
        ),
    ],
)
def test_plain_cases(bundled, headline, body, verdict):
    """Four bodies under plain headlines get the four verdicts."""
    assert bundled.check(headline, body).verdict is verdict


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize(("name", "even"), [(HEAD_FILE, False), (NLI_HEAD_FILE, True)])
def test_a_brief_is_decided_as_its_one_sentence_reads(name, even, verdict):
    """Fitted on whole articles, the heads follow what the model says where one sentence is all there is."""
    head = Head.load(Path(model_folder(BUNDLED, "entailer")) / name)
    said = {v: 0.94 if v is verdict else 0.02 for v in Verdict}
    neutral = (Verdict.OVERSTATED, Verdict.UNSUPPORTED)
    if even:
        said |= dict.fromkeys(neutral, sum(said[v] for v in neutral) / 2)
    row = [np.log(said[v]) if (v := name.partition("_")[2]) in said else 0.0 for name in FEATURES]
    decided = list(Verdict)[int(head.probabilities(row).argmax())]
    assert decided is verdict or (even and decided in neutral and verdict in neutral)


def test_accuracy_on_a_slice_has_not_fallen(bundled):
    """On the first ten families of the open benchmark macro-F1 stays above the recorded interval's lower end."""
    result = evaluate(bundled, load_judged(DEV)[:60], samples=0)
    assert result.figures["macro_f1"][0] > RECORDED_LOW


def test_precisions_agree(harbour):
    """float32 and bfloat16 give the example the same verdicts."""
    other = headcheck.Checker(dtype="bfloat16", device="cpu").check(harbour.headline, harbour.body)
    assert [c.verdict for c in other.claims] == [c.verdict for c in harbour.claims]


def test_no_network_and_no_cache_are_needed(monkeypatch):
    """With every socket blocked and no folder to keep a cache in, a first check in a fresh process works."""
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    for name in ("HOME", "HF_HOME", "XDG_CACHE_HOME", "TORCH_HOME"):
        monkeypatch.setenv(name, "/dev/null/none")
    code = (
        "import socket\n"
        "def blocked(*args, **kwargs): raise OSError('network used')\n"
        "socket.socket.connect = blocked; socket.create_connection = blocked; socket.getaddrinfo = blocked\n"
        "import headcheck\n"
        "print(headcheck.check('Fares rise', 'Ferry fares may rise in May.').verdict)\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() in list(headcheck.VERDICTS)
