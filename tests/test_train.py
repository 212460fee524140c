"""Training: recipes, data, views, partial labels, and a run that resumes."""

from __future__ import annotations

import dataclasses
import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from headcheck import KINDS, VERDICTS, Checker, RecipeError
from headcheck.testing import OverlapEntailer, WordEncoder
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter
from headcheck.train.data import examples_of, is_held_out, read_rows
from headcheck.train.head import ThreeWay, claim_table, cross_validate, fit_head
from headcheck.train.loop import batches, verdict_kind_loss
from headcheck.train.recipe import Recipe, RowSet, Stage
from headcheck.train.run import find_base, train
from headcheck.train.views import VIEWS, claim_labels

BODY = "The mayor may scrap the toll. The council has not voted.\n\nFerry fares rise in May. Workers said so."


def write_rows(path, rows):
    """Write rows as JSON Lines, gzip'd by the file's ending."""
    path.parent.mkdir(parents=True, exist_ok=True)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def article_rows(families: int) -> list[dict]:
    """Judged rows of a few families, with all four labels."""
    rows = []
    for f in range(families):
        for i, (headline, label) in enumerate(
            [
                (f"Mayor may scrap toll {f}", "supported"),
                (f"Mayor scraps toll {f}", "overstated"),
                (f"Ferry fares fall in May {f}", "contradicted"),
                (f"Rats in old town {f}", "unsupported"),
            ]
        ):
            rows.append(
                {
                    "id": f"t-{f}-{i}",
                    "family": f"t-{f}",
                    "headline": headline,
                    "body": BODY,
                    "label": label,
                    "kinds": ["certainty"] if label == "overstated" else [],
                    "claim": None if label == "supported" else headline,
                    "evidence": [] if label == "unsupported" else ["The mayor may scrap the toll."],
                }
            )
    return rows


RECIPE = """
base = "{base}"
max_length = 64

[set.entailment]
path = "nli/*.jsonl.gz"
form = "nli"

[set.judged]
path = "judged.jsonl"
form = "article"
views = ["packed", "evidence", "singles"]
held_out_by = "family"
held_out_one_in = 4

[[stage]]
name = "one"
learning_rate = 0.01
batch_tokens = 256
sets = {{ entailment = 1, judged = 1 }}
"""


@pytest.fixture
def data(tmp_path):
    """A data folder with a few rows of each form."""
    labels = ["entailment", "neutral", "contradiction", "not_entailment"]
    nli = [{"premise": f"the mayor said {i}", "hypothesis": "mayor said", "label": labels[i % 4]} for i in range(40)]
    write_rows(tmp_path / "data/nli/some.jsonl.gz", nli)
    write_rows(tmp_path / "data/judged.jsonl", article_rows(8))
    return tmp_path / "data"


def recipe(tmp_path, base, text=RECIPE) -> Recipe:
    """A recipe read from a file."""
    (tmp_path / "recipe.toml").write_text(text.format(base=base), encoding="utf-8")
    return Recipe.load(tmp_path / "recipe.toml")


def test_a_recipe_is_read(tmp_path):
    """A recipe names its stages and sets; lists become tuples."""
    read = recipe(tmp_path, "base")
    assert (read.base, len(read.stages), read.stages[0].sets[1].views) == ("base", 1, ("packed", "evidence", "singles"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("base = 'x'", "stage"),
        ("base = 'x'\n[[stage]]\nname = 'one'\nlearning_rate = 0.1", "sets"),
        (RECIPE.replace("judged = 1", "jugded = 1"), "jugded"),
        (RECIPE.replace("judged = 1", "judged = 0"), "above 0"),
        ("base = ", "TOML"),
        (RECIPE.replace("max_length", "max_lenght"), "max_lenght"),
        (RECIPE.replace('name = "one"', ""), "name"),
        (RECIPE.replace("form =", "from ="), "from"),
    ],
)
def test_misspelt_recipes_are_refused(tmp_path, text, word):
    """Unknown and missing keys are named."""
    with pytest.raises(RecipeError, match=word):
        recipe(tmp_path, "base", text)


def test_a_share_draws_or_repeats_rows(data):
    """A share below one draws among the rows, a share of two takes every row twice."""

    def count(share):
        return len(list(examples_of(RowSet("nli/*.gz", "nli", share=share), [data], VIEWS, 1)))

    assert (count(1), count(2)) == (40, 80)
    assert 0 < count(0.5) < 40 < count(1.5) < 80


def test_rows_come_from_every_folder_once(tmp_path):
    """Rows of all data folders are read; an id that comes twice counts once."""
    write_rows(tmp_path / "a/x.jsonl", [{"id": "1"}, {"id": "2"}])
    write_rows(tmp_path / "b/x.jsonl", [{"id": "2"}, {"id": "3"}])
    assert [r["id"] for r in read_rows("x*.jsonl", [tmp_path / "a", tmp_path / "b"])] == ["1", "2", "3"]
    with pytest.raises(RecipeError, match="no file"):
        read_rows("y.jsonl", [tmp_path])


def test_unknown_labels_and_views_are_refused(data):
    """A label without meaning, or a view that does not exist, is named."""
    with pytest.raises(RecipeError, match="maybe"):
        list(examples_of(RowSet("nli/*.gz", "nli", labels={"neutral": "maybe"}), [data], VIEWS, 1))
    with pytest.raises(RecipeError, match="sideways"):
        list(examples_of(RowSet("nli/*.gz", "nli", views=("sideways",)), [data], VIEWS, 1))


def test_held_out_groups_stay_away(data):
    """Groups that are held out give no example, the same ones every time."""
    kept = {r["family"] for r in read_rows("judged.jsonl", [data]) if not is_held_out(r["family"], 4)}
    assert 0 < len(kept) < 8
    shown = examples_of(
        RowSet("judged.jsonl", "article", views=("packed",), held_out_by="family", held_out_one_in=4), [data], VIEWS, 1
    )
    assert len(list(shown)) == 4 * len(kept)


def test_the_claim_at_fault_bears_the_label():
    """In a headline of two claims only the one at fault is overstated; the other is supported."""
    row = {"headline": "Mayor scraps toll, vows bridge", "label": "overstated", "claim": "vows bridge"}
    article = read_article(row["headline"], BODY, SentencexSplitter())
    assert len(article.claims) == 2
    assert claim_labels(row, article) == ["supported", "overstated"]
    assert claim_labels({**row, "claim": None}, article) == ["overstated", "overstated"]


@pytest.mark.parametrize("view", ["packed", "packed_few", "evidence", "singles"])
def test_article_views_show_the_body(view):
    """Every view of an article shows nothing but sentences of its body."""
    for row in article_rows(1):
        for premise, claim, label, kinds in VIEWS[view](row, random.Random(0)):
            assert all(part.strip(" .") in BODY for part in premise.split(". "))
            assert claim in row["headline"]
            assert label in (row["label"], "neutral")
            assert list(kinds) == (row["kinds"] if label == "overstated" else [])


def test_partial_labels():
    """A row that allows several verdicts loses nothing by the split between them; kinds count where known."""
    logits = torch.zeros(1, 12)
    allowed = torch.tensor([[False, True, False, True]])
    kinds, known = torch.zeros(1, 8), torch.tensor([False])
    assert verdict_kind_loss(logits, allowed, kinds, known, 1.0).item() == pytest.approx(0.6931, abs=1e-3)
    shifted = logits.clone()
    shifted[0, 1], shifted[0, 3] = 5, -5
    sure = verdict_kind_loss(shifted, allowed, kinds, known, 1.0)
    assert sure.item() < 0.05
    assert verdict_kind_loss(logits, allowed, kinds, torch.tensor([True]), 1.0).item() == pytest.approx(
        0.6931 * 9, abs=1e-2
    )


@given(st.lists(st.integers(1, 60), min_size=1, max_size=300), st.integers(60, 500), st.integers(0, 3))
def test_batches_hold_every_row_once(lengths, budget, seed):
    """Batches hold every row once and stay within the token budget."""
    plan = batches(lengths, budget, seed)
    assert sorted(row for batch in plan for row in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[r] for r in batch) <= budget for batch in plan)


class _KilledError(Exception):
    """Stands for a kill in the middle of a run."""


def test_a_killed_run_goes_on(tmp_path, data, native_model):
    """A run stopped half-way and started again ends with the weights of a run that was never stopped."""
    from safetensors.torch import load_file

    from headcheck.train import run

    wanted = recipe(tmp_path, native_model)
    train(wanted, [data], tmp_path / "whole")

    def until(stop):
        def progress(step, steps, loss):
            if step == stop:
                raise _KilledError

        return lambda _name: progress

    every = run.train_stage.__kwdefaults__
    old = dict(every)
    every["checkpoint_every"] = 2
    try:
        with pytest.raises(_KilledError):
            train(wanted, [data], tmp_path / "killed", progress=until(4))
        assert json.loads((tmp_path / "killed/checkpoints/one/state.json").read_text())["step"] == 2
        train(wanted, [data], tmp_path / "killed")
    finally:
        every.update(old)
    whole, killed = (load_file(tmp_path / name / "model.safetensors") for name in ("whole", "killed"))
    assert all(torch.allclose(whole[k].float(), killed[k].float(), atol=2e-3) for k in whole)


def test_a_finished_run_with_other_settings_is_another_run(tmp_path, data, native_model):
    """In the same folder another learning rate trains anew, and the same one finds everything done."""
    wanted, steps = recipe(tmp_path, native_model), []

    def progress(_name):
        return lambda step, _steps, _loss: steps.append(step)

    train(wanted, [data], tmp_path / "out", progress=progress)
    done = len(steps)
    train(wanted, [data], tmp_path / "out", progress=progress)
    assert len(steps) == done
    (stage,) = wanted.stages
    other = dataclasses.replace(wanted, stages=(dataclasses.replace(stage, learning_rate=stage.learning_rate / 2),))
    train(other, [data], tmp_path / "out", progress=progress)
    assert len(steps) == 2 * done


def test_the_trained_model_is_a_cross_encoder(tmp_path, data, native_model):
    """What training writes loads as a plain CrossEncoder and in a Checker, with 16-bit weights and named labels."""
    from sentence_transformers import CrossEncoder

    train(recipe(tmp_path, native_model), [data], tmp_path / "out")
    model = CrossEncoder(str(tmp_path / "out"))
    assert list(model.model.config.id2label.values()) == [*map(str, VERDICTS), *map(str, KINDS)]
    assert model.predict([("the mayor left", "mayor left")]).shape == (1, 12)
    report = Checker(tmp_path / "out", WordEncoder(), dtype="float32").check("Mayor scraps toll", BODY)
    assert report.verdict in VERDICTS


def test_a_head_is_fitted(tmp_path):
    """A head fitted on judged articles is calibrated by cross-validation over families and decides like one loaded."""
    table = claim_table(article_rows(10), SentencexSplitter(), WordEncoder(), OverlapEntailer())
    assert len(table.labels) == 40
    head, figures = fit_head(table)
    assert 0 < head.threshold < 1
    assert figures["macro_f1"] > 0.6
    assert cross_validate(table, head.columns, 0.1).shape == (40, 4)


def test_a_model_shorn_of_its_fourth_verdict_keeps_the_rest():
    """What overstated and unsupported had together is halved between them; the other two stay as they were."""
    pairs = [(BODY, "Mayor scraps toll"), (BODY, "Rats in old town")]
    whole, _ = OverlapEntailer().score(pairs)
    shorn, kinds = ThreeWay(OverlapEntailer()).score(pairs)
    assert shorn[:, [0, 2]] == pytest.approx(whole[:, [0, 2]])
    assert (shorn[:, 1] == shorn[:, 3]).all()
    assert np.exp(shorn).sum(1) == pytest.approx(1, abs=1e-5)
    assert (kinds == 1 / len(KINDS)).all()


def test_too_few_rows_are_refused(tmp_path, data, native_model):
    """A stage without examples, and a head with too few families or verdicts, say so instead of doing nothing."""
    none = RowSet("judged.jsonl", "article", views=("packed",), held_out_by="family", held_out_one_in=1)
    with pytest.raises(RecipeError, match="no examples"):
        train(Recipe(str(native_model), stages=(Stage("one", 1e-3, (none,)),)), [data], tmp_path / "out")
    for rows, match in ((article_rows(4), "5 families"), (article_rows(6)[::2], "all four verdicts")):
        table = claim_table(rows, SentencexSplitter(), WordEncoder(), OverlapEntailer())
        with pytest.raises(RecipeError, match=match):
            fit_head(table)


def test_the_bundled_model_is_a_base():
    """Training can start from the bundled weights."""
    assert (Path(find_base("bundled")) / "model.safetensors").is_file()


HEAD_ONLY = """
base = "{base}"

[head]
path = "judged.jsonl"
form = "article"
"""


def test_a_recipe_without_stages_fits_a_head_to_any_model(tmp_path, nli_model):
    """A third-party three-way model gets a calibrated head of its own, and its weights stay as they were."""
    from safetensors.torch import load_file

    write_rows(tmp_path / "data/judged.jsonl", article_rows(10))
    train(recipe(tmp_path, nli_model, HEAD_ONLY), [tmp_path / "data"], tmp_path / "out")
    old, new = (load_file(folder / "model.safetensors") for folder in (nli_model, tmp_path / "out"))
    assert all(torch.equal(old[key], new[key]) for key in old)
    checker = Checker(tmp_path / "out", WordEncoder(), dtype="float32")
    assert "decision:head@" in checker.signature
    assert checker.check("Mayor scraps toll", BODY).verdict in VERDICTS
