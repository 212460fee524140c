"""The benchmarks: their figures are right, their data are the ones named, their results can be read and shown."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score

pytest.importorskip("benchmarks", reason="the benchmarks do not ship with the package")

from benchmarks import (
    accuracy,
    alarms,
    plots,
    precision,
    records,
    report,
    robustness,
    scale,
    soak,
    speed,
    systems,
    workload,
)
from benchmarks.__main__ import main
from benchmarks.metrics import figures, metric
from benchmarks.rows import DataSet, Row, WrongVersionError
from benchmarks.schemes import ENTAILMENT, EXAGGERATION, FAITHFULNESS, FNC1, VERDICT
from benchmarks.sets import SETS

from headcheck import VERDICTS
from headcheck.entail import CrossEncoderEntailer
from headcheck.metrics import Outcome, bootstrap_weights, compare, confusion

DATA = Path(os.environ["HEADCHECK_DATA"]) if "HEADCHECK_DATA" in os.environ else None
ONCE = np.ones((1, 6))


def outcome(truth, found, doubt=None, classes=("agree", "disagree", "discuss", "unrelated"), positive=(3,)) -> Outcome:
    """An outcome of six rows, each a family of its own."""
    truth, found = np.array(truth), np.array(found)
    scores = np.array(doubt if doubt is not None else np.isin(found, positive), float)
    rows = tuple(map(str, range(len(truth))))
    return Outcome(classes, truth, found, scores, np.isin(truth, positive), np.isin(found, positive), rows)


def test_figures_worked_by_hand():
    """Six stances: two right of three that are related, one unrelated right, one taken for related."""
    made = outcome([0, 1, 2, 2, 3, 3], [0, 1, 1, 3, 3, 2])
    assert metric("accuracy")(made, ONCE)[0] == pytest.approx(3 / 6)
    assert metric("macro_f1")(made, ONCE)[0] == pytest.approx((1 + 2 / 3 + 0 + 1 / 2) / 4)
    assert metric("relative_score")(made, ONCE)[0] == pytest.approx((1 + 1 + 0.25 + 0 + 0.25 + 0) / (4 * 1 + 2 * 0.25))
    assert metric("balanced_accuracy")(made, ONCE)[0] == pytest.approx((1 / 2 + 3 / 4) / 2)
    assert metric("recall_unrelated")(made, ONCE)[0] == pytest.approx(1 / 2)
    assert confusion(made, ONCE)[0].tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1]]


def test_auc_worked_by_hand():
    """Of eight pairs of a positive and another row five are in order and one is tied."""
    made = outcome([3, 3, 0, 0, 0, 0], [0] * 6, doubt=[0.9, 0.4, 0.4, 0.1, 0.5, 0.95])
    assert metric("auc")(made, ONCE)[0] == pytest.approx((3 + 1 + 0.5) / 8)
    assert np.isnan(metric("auc")(outcome([0] * 6, [0] * 6), ONCE)[0])


def test_calibration_error_worked_by_hand():
    """Probabilities that are right on average have no calibration error; sure and wrong ones have all of it."""
    right = outcome([3, 0, 0, 0], [0] * 4, doubt=[0.25] * 4)
    wrong = outcome([0, 3], [3, 0], doubt=[1.0, 0.0])
    assert metric("calibration_error")(right, np.ones((1, 4)))[0] == 0
    assert metric("calibration_error")(wrong, np.ones((1, 2)))[0] == 1


def test_figures_are_those_of_scikit_learn():
    """On random rows, whole and resampled, every figure equals scikit-learn's."""
    rng = np.random.default_rng(0)
    truth, found, doubt = rng.integers(4, size=80), rng.integers(4, size=80), rng.integers(20, size=80) / 20
    made = outcome(truth, found, doubt, tuple(map(str, VERDICTS)), (1, 2, 3))
    weights = bootstrap_weights([str(i // 4) for i in range(80)], samples=3)
    assert weights.sum(1).tolist() == [80] * 3
    for row in (np.ones(80), *weights):
        drawn = np.repeat(np.arange(80), row.astype(int))
        t, f, d = truth[drawn], found[drawn], doubt[drawn]
        expected = {
            "macro_f1": f1_score(t, f, average="macro"),
            "auc": roc_auc_score(t > 0, d),
            "balanced_accuracy": balanced_accuracy_score(t > 0, f > 0),
            "f1_overstated": f1_score(t == 1, f == 1),
        }
        for name, value in expected.items():
            assert metric(name)(made, row[None])[0] == pytest.approx(value), name


def test_intervals_hold_the_value_and_a_system_does_not_differ_from_itself():
    """The interval is around the value; the paired difference of equals is nothing, that of unequals is sure."""
    truth = np.tile([0, 3], 100)
    right, wrong = outcome(truth, truth), outcome(truth, 3 - truth)
    half = outcome(truth, np.where(np.arange(200) % 3 == 0, 3 - truth, truth))
    weights = bootstrap_weights(right.families, samples=200)
    value, low, high = figures(half, ["accuracy"], weights)["accuracy"]
    assert low < value < high
    assert compare(right, right, metric("accuracy"), weights) == {"difference": 0, "low": 0, "high": 0, "p": 1}
    sure = compare(right, wrong, metric("accuracy"), weights)
    assert (sure["difference"], sure["p"] < 0.01) == (1, True)


def test_classes_follow_the_threshold_and_the_masses():
    """A threshold decides what is supported; the rest goes to the class with the most mass."""
    shares = np.array([[0.45, 0.25, 0.3, 0.0], [0.55, 0.25, 0.05, 0.15]])
    assert ENTAILMENT.decide(shares, None).tolist() == [0, 0]
    assert ENTAILMENT.decide(shares, 0.4).tolist() == [2, 1]
    assert FAITHFULNESS.decide(shares, 0.5).tolist() == [1, 0]
    assert FNC1.decide(shares, 0.4).tolist() == [1, 2]
    assert EXAGGERATION.decide(shares, 0.4).tolist() == [0, 1]
    assert VERDICT.decide(shares, 0.4).tolist() == [2, 1]


def test_every_scheme_covers_the_verdicts_once_and_names_known_figures():
    """No verdict is lost or counted twice, and every figure can be worked out."""
    for one in SETS.values():
        assert sorted(v for own in one.scheme.classes.values() for v in own) == sorted(VERDICTS)
        assert all(callable(metric(name)) for name in one.scheme.metrics)


def test_the_cut_of_a_score_is_the_best_one():
    """Balanced accuracy is best between the two groups; claims without names are looked for word by word."""
    judged = [Row("Ada Byron came to Rome in 1840.", c, label, "f") for c, label in NAMED]
    made = systems.Overlap(judged).scores(judged, VERDICT)
    assert made.backed.tolist() == [1, 1, 0.5, 0.5]
    assert (made.backed < made.threshold).tolist() == [False, False, True, True]
    assert systems.TfIdf(judged).backed(judged)[0] > 0.5


NAMED = [
    ("Ada Byron in Rome", "supported"),
    ("ada came to rome", "supported"),
    ("Ada in Paris", "overstated"),
    ("In 1841", "unsupported"),
]


@pytest.mark.parametrize("name", SETS)
def test_registered_rows_are_there(name):
    """The file has the registered checksum, its labels are those of the scheme, and whole families are taken."""
    if not SETS[name].available(DATA):
        pytest.skip("a borrowed set: name its folder in HEADCHECK_DATA")
    rows = SETS[name].rows(DATA)
    assert {row.label for row in rows} == set(SETS[name].scheme.classes)
    assert all(row.body and row.claim for row in rows)
    few = SETS[name].rows(DATA, 20)
    assert len(few) >= 20
    assert few == SETS[name].rows(DATA, 20)


def test_another_version_is_refused(tmp_path):
    """A file with another checksum is not measured, and a missing one is named with its home."""
    (tmp_path / "x.jsonl").write_text('{"doc": "a", "claim": "b", "label": "consistent"}\n')
    one = DataSet("x", "x", "https://x.example", "MIT", FAITHFULNESS, "x.jsonl", "0" * 64)
    with pytest.raises(WrongVersionError, match="sha256"):
        one.rows(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"x\.example"):
        one.rows(None)


def test_alarms_are_counted_by_hand(tiny):
    """At every threshold the share flagged is that of the reports decided anew, for each group of headlines."""
    articles = workload.first(4, 3)
    judged = [(*article, "supported" if i else "overstated") for i, article in enumerate(articles)]
    result = alarms.run(tiny, judged, {"own": articles}, command="x")
    reports = [tiny.check(*article) for article in articles]
    for i, threshold in enumerate(result["thresholds"]):
        flags = [report.with_threshold(threshold).flagged for report in reports]
        shares = [group["flagged"][i] for group in result["groups"].values()]
        assert shares == [flags[0], sum(flags[1:]) / 3, sum(flags) / 4]
    assert "| found, of 1 | false alarms, of 3 | own, of 4 |" in alarms.table(result)


@pytest.mark.parametrize("one", alarms.NEWS, ids=lambda one: one.title)
def test_news_are_there(one):
    """The file has the registered checksum, and every article a headline of some length."""
    if not one.available(DATA):
        pytest.skip("a borrowed set: name its folder in HEADCHECK_DATA")
    assert all(len(row.claim.split()) >= 5 and len(row.body) >= 600 for row in one.rows(DATA, 20))


@pytest.fixture(scope="module")
def measured(tmp_path_factory, tiny, native_model) -> Path:
    """A folder with small results of every kind, made with the tiny model."""
    folder = tmp_path_factory.mktemp("results")
    entailer = CrossEncoderEntailer(str(native_model), dtype="float32", device="cpu")
    names = ["overstate_dev", "probes_verb"]
    for result in accuracy.run(tiny, entailer, names, None, command="x", quick=True, folder=folder):
        records.save(result, folder)
    plan = speed.Plan({"short": speed.Size(3, 4, 1, 2), "medium": speed.Size(6, 2, 1, 2)}, 1, SMALL, (64,), starts=1)
    records.save(speed.run(str(native_model), "float32", plan, command="x", quick=True), folder)
    records.save(scale.run(tiny, scale.Plan((2, 4), (1, 2), 1), command="x", quick=True), folder)
    records.save(soak.run(tiny, 1, 70, command="x"), folder)
    articles = workload.first(2, 3)
    records.save(robustness.run(tiny, articles, command="x", quick=True), folder)
    records.save(precision.run(str(native_model), articles, command="x", quick=True), folder)
    judged = [(*article, label) for article, label in zip(articles, ("supported", "overstated"), strict=True)]
    records.save(alarms.run(tiny, judged, {"own": articles}, command="x"), folder)
    return folder


SMALL = workload.Shape(2, 64, 128)


def test_results_come_back_from_json_as_they_were(measured):
    """What is saved is what is loaded, with what it takes to measure again."""
    for kind in report.KINDS:
        found = records.load(kind, measured)
        again = measured / "again"
        assert records.load(kind, records.save(found, again).parent) == found
        assert {"signature", "version", "date", "commands", "machine"} <= set(found)
        assert {"processor", "cores", "torch"} <= set(found["machine"])
    assert records.load("accuracy", measured / "none") is None


def test_systems_stand_beside_each_other(measured):
    """Every system has its figures on a document set, and the bare cross-encoder on a set of pairs."""
    found = records.load("accuracy", measured)["sets"]
    articles, pairs = found["overstate_dev"], found["probes_verb"]
    assert list(articles["systems"]) == ["majority", "TF-IDF", "names and numbers", "best sentence", "headcheck"]
    assert list(pairs["systems"]) == ["majority", "cross-encoder", "headcheck"]
    assert {"macro_f1", "auc", "kinds_macro_f1", "evidence_hit"} <= set(articles["systems"]["headcheck"]["figures"])
    assert set(articles["systems"]["TF-IDF"]["figures"]) == {"auc", "balanced_accuracy"}
    assert articles["systems"]["majority"]["figures"]["auc"][0] == 0.5
    assert sum(map(sum, articles["confusion"])) == articles["rows"] == sum(b["rows"] for b in articles["reliability"])
    assert [pair["other"] for pair in pairs["compared"]] == ["majority", "cross-encoder"]


def test_sets_measured_before_are_kept(measured, tiny, native_model):
    """A second run on another set adds to the results of the same signature."""
    entailer = CrossEncoderEntailer(str(native_model), dtype="float32", device="cpu")
    (result,) = accuracy.run(tiny, entailer, ["probes_adverb"], None, command="y", quick=True, folder=measured)
    assert list(result["sets"]) == ["overstate_dev", "probes_verb", "probes_adverb"]
    assert result["commands"] == ["x", "y"]


def test_work_is_counted(measured):
    """All pairs are all pairs, arithmetic follows the textbook formula, and shares of the limit are shares."""
    sizes = records.load("speed", measured)["sizes"]
    assert sizes["short"]["systems"]["all pairs"]["pairs_per_article"] >= 3
    assert list(sizes["short"]["times_as_long"]) == ["headcheck", "all pairs", "large, float32"]
    assert sizes["short"]["times_as_long"]["headcheck"] == 1
    assert workload.Shape(1, 2, 8).operations([3]) == 3 * 2 * (4 * 4 + 2 * 16) + 4 * 2 * 9


def test_bodies_have_the_length_that_is_asked():
    """Bodies of the workload have so many sentences, in full passes over the articles and beyond."""
    one, other = workload.first(2, 30)
    assert one != other
    assert [len(body.split("\n\n")) for _, body in (one, other)] == [30, 30]


def test_the_report_shows_the_results(measured):
    """Tables and plots come from the results alone, the same twice."""
    written = report.render(measured)
    before = {path.name: path.read_bytes() for path in written}
    assert set(before) == {f"{name}.svg" for name in plots.PLOTS} | {"README.md"}
    assert {path.name: path.read_bytes() for path in report.render(measured)} == before
    page = before["README.md"].decode()
    assert "| Overstate, articles | macro F1 |" in page
    assert "Not measured yet" not in page
    assert "](accuracy.svg)" in page
    assert "Not measured: " in page


def test_the_page_is_the_one_the_results_give():
    """The checked-in page is what the checked-in results give."""
    results = {kind: found for kind in report.KINDS if (found := records.load(kind, records.RESULTS))}
    text = report.README.read_text(encoding="utf-8")
    assert report.fill(text, report.blocks(results, "results/")) == text


def test_the_command_line(native_model, tmp_path, capsys):
    """A quick run writes its results, prints its tables, and names no folder of the caller's."""
    words = ["accuracy", "--quick", "--sets", "probes_verb", "--dtype", "float32"]
    given = [*words, "--data", str(tmp_path), "--model", str(native_model), "--output", str(tmp_path / "out")]
    assert main(given) == 0
    assert "| Probes, verb | accuracy |" in capsys.readouterr().out
    written = (tmp_path / "out" / "accuracy.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in written
    assert json.loads(written)["commands"][0].endswith("--data DATA --model native0 --output out")
    assert main(["accuracy", "--sets", "frank", "--model", str(native_model), "--output", str(tmp_path)]) == 3
    assert "frank_valid" in capsys.readouterr().err
