"""The robustness tests change what they say and nothing else, failures are counted as they are, and a soak samples."""

from __future__ import annotations

import random
from itertools import count

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks do not ship with the package")

from benchmarks import robustness, soak
from benchmarks.__main__ import main
from benchmarks.groups import GROUPS

from headcheck import Checker
from headcheck.testing import OverlapEntailer, WordEncoder

ARTICLE = (
    "Mayor Ida Holm may scrap toll, 'reportedly' by May 3",
    "Mayor Ida Holm may scrap the toll in Sellin, people said.\n\nHolm spoke in Sellin.\n\n“We wait,” the mayor added.",
)
TESTS = {test.name: test for test in robustness.TESTS}


def changed(name, article=ARTICLE):
    """An article after a test's change."""
    return TESTS[name].change(*article, random.Random(0))


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("headline in capitals", "MAYOR IDA HOLM MAY SCRAP TOLL, 'REPORTEDLY' BY MAY 3"),
        ("full stop after the headline", ARTICLE[0] + "."),
        ("hedge dropped: P(overstated) must not fall", "Mayor Ida Holm will scrap toll, '' by May 3"),
    ],
)
def test_headlines_are_changed_alone(name, headline):
    """A change to the headline leaves the body as it is, and where it would change nothing, there is no article."""
    assert changed(name) == (headline, ARTICLE[1])
    assert changed("headline in capitals", ("TOLL GONE", "The toll is gone.")) is None
    assert changed("hedge dropped: P(overstated) must not fall", ("Toll gone", "The toll is gone.")) is None


@pytest.mark.parametrize("name", ["neutral sentences added", 'credit and "Read more" added'])
def test_nothing_is_lost_where_something_is_added(name):
    """All paragraphs are still there, in order, the lead first, with others among them."""
    headline, body = changed(name)
    parts, before = body.split("\n\n"), ARTICLE[1].split("\n\n")
    assert headline == ARTICLE[0]
    assert parts[0] == before[0]
    assert [part for part in parts if part in before] == before
    assert len(parts) > len(before)


def test_paragraphs_are_the_same_in_another_order():
    """The lead stays, and the others change places."""
    _, body = changed("paragraphs in another order")
    parts, before = body.split("\n\n"), ARTICLE[1].split("\n\n")
    assert parts[0] == before[0]
    assert parts != before
    assert sorted(parts) == sorted(before)


@pytest.mark.parametrize("group", GROUPS)
def test_names_are_replaced_everywhere(group):
    """A person and a place get names of the group, in headline and body alike, and nothing else changes."""
    headline, body = changed(f"people renamed, {group}")
    assert "Holm" not in headline + body
    assert "Ida" not in headline + body
    last = headline.split()[2]
    assert last in GROUPS[group].lasts
    assert body.count(last) == 2
    _, body = changed(f"places renamed, {group}")
    assert "Sellin" not in body
    assert any(body.count(place) == 2 for place in GROUPS[group].places)
    assert changed(f"people renamed, {group}", ("Toll gone", "The toll is gone.")) is None


def test_a_typo_is_two_letters_swapped():
    """The headline with a typo has the same letters."""
    headline, _ = changed("typo in the headline")
    assert headline != ARTICLE[0]
    assert sorted(headline) == sorted(ARTICLE[0])


def test_failures_are_counted():
    """Counts, rates and intervals are those of the verdicts, and a failure is shown with both of its judgements."""
    articles = [ARTICLE, ("Ferry fares rise", "Ferry fares rise in May.")]
    checker = Checker(OverlapEntailer(), WordEncoder())
    result = robustness.run(checker, articles, command="x", quick=True)
    found = {test["name"]: test for test in result["tests"]}
    assert set(found) == set(TESTS)
    denial = found["denial added: P(supported) must not rise"]
    assert denial["articles"] == 2
    assert len(denial["examples"]) == denial["failures"]
    assert found["headline in capitals"]["rate"] == 0
    assert 0 < found["headline in capitals"]["high"] < 1
    table = robustness.table(result)
    assert len(table.splitlines()) == 2 + len(TESTS)


def test_articles_are_those_kept_from_training():
    """No family that training sees is tried."""
    from headcheck.evaluate import load_judged
    from headcheck.train.data import is_held_out

    rows = load_judged(robustness.OVERSTATE / "train.jsonl")
    kept = {row["body"] for row in rows if is_held_out(row["family"], robustness.ONE_IN)}
    seen = {row["body"] for row in rows} - kept
    articles = robustness.held_out_articles()
    assert articles
    assert {body for _, body in articles} == kept
    assert seen.isdisjoint(body for _, body in articles)


def test_a_soak_samples_and_judges():
    """A soak ends with its time or its articles, and tells flat memory and a steady rate from a leak."""
    checker = Checker(OverlapEntailer(), WordEncoder())
    result = soak.run(checker, 1000, 130, command="x")
    assert result["samples"][-1]["articles"] == 130
    ticks = count(step=10)
    result = soak.run(checker, 1, 100_000, command="x", clock=lambda: next(ticks))
    assert result["samples"][-1]["articles"] < 1000
    flat = [{"megabytes": 100.0, "per_second": 50.0, "files": 4, "threads": 2} for _ in range(20)]
    assert soak.steady(flat)["holds"]
    assert soak.steady(flat[:5])["holds"] is None
    for name, factor in (("megabytes", 1.02), ("per_second", 0.95), ("files", 1.1), ("threads", 1.1)):
        leak = [{**sample, name: sample[name] * factor**i} for i, sample in enumerate(flat)]
        assert not soak.steady(leak)["holds"], name


def test_the_commands(native_model, tmp_path, capsys):
    """Both are run from the command line, and write their results."""
    options = ["--model", str(native_model), "--dtype", "float32", "--output", str(tmp_path)]
    assert main(["robustness", "--articles", "2", *options]) == 0
    assert "| headline in capitals | invariance | 2 |" in capsys.readouterr().out
    assert main(["soak", "--articles", "64", *options]) == 0
    assert "holds: " in capsys.readouterr().out
    assert main(["precision", "--articles", "3", "--model", str(native_model), "--output", str(tmp_path)]) == 0
    assert " of 3 verdicts differ" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"robustness.json", "soak.json", "precision.json"}
