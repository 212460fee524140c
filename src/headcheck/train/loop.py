"""The training loop: length-sorted token-budget batches, partial labels, checkpoints that resume.

A plain torch loop rather than ``CrossEncoderTrainer``: batches are cut by tokens instead of rows (news lengths vary
tenfold), one loss serves full and partial labels, and the whole state of a run is safetensors and JSON, so that
resuming a run unpickles nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from headcheck.files.streams import replacing
from headcheck.labels import KINDS, VERDICTS
from headcheck.loading import pick_dtype

if TYPE_CHECKING:
    from headcheck.train.data import Example
    from headcheck.train.recipe import Recipe, Stage

__all__ = ["Progress", "batches", "train_stage", "verdict_kind_loss"]

Progress = Callable[[int, int, float], None]
"""Called as ``progress(step, steps, running_loss)``."""

_MASKED = -1e4


def verdict_kind_loss(
    logits: torch.Tensor, allowed: torch.Tensor, kinds: torch.Tensor, has_kinds: torch.Tensor, kind_weight: float
) -> torch.Tensor:
    """Negative log-likelihood of the allowed verdicts plus binary cross-entropy of the kinds.

    A row that only says "not entailed" allows three verdicts; its loss is ``-log`` of their summed probability
    (the partial-label likelihood of Cour, Sapp and Taskar, JMLR 2011).

    Args:
        logits: float, shape (n, 12): 4 verdict logits, then 8 kind logits.
        allowed: bool, shape (n, 4): the verdicts that the row's label allows, at least one each.
        kinds: float in {0, 1}, shape (n, 8).
        has_kinds: bool, shape (n,): rows whose kinds are known (overstated ones).
        kind_weight: weight of the kinds term.

    Returns:
        A scalar: the mean over the rows.
    """
    verdict = logits[:, : len(VERDICTS)]
    inside = verdict.masked_fill(~allowed, _MASKED).logsumexp(-1)
    loss = (verdict.logsumexp(-1) - inside).mean()
    if kind_weight and bool(has_kinds.any()):
        per_row = torch.nn.functional.binary_cross_entropy_with_logits(
            logits[:, len(VERDICTS) :], kinds, reduction="none"
        ).sum(-1)
        loss = loss + kind_weight * (per_row * has_kinds).mean()
    return loss


def batches(lengths: Sequence[int], batch_tokens: int, seed: int) -> list[list[int]]:
    """Cut rows into batches of similar length holding at most ``batch_tokens`` padded tokens, in shuffled order."""
    order = list(range(len(lengths)))
    rng = random.Random(seed)
    rng.shuffle(order)
    chunk = 4096
    out: list[list[int]] = []
    for start in range(0, len(order), chunk):
        rows = sorted(order[start : start + chunk], key=lengths.__getitem__)
        batch: list[int] = []
        for row in rows:
            if batch and (len(batch) + 1) * lengths[row] > batch_tokens:
                out.append(batch)
                batch = []
            batch.append(row)
        out.append(batch)
    rng.shuffle(out)
    return out


@dataclass(slots=True)
class _Encoded:
    input_ids: list[list[int]]
    token_type_ids: list[list[int]]
    lengths: list[int]


def _encode(tokenizer: Any, examples: Sequence[Example], max_length: int) -> _Encoded:
    ids: list[list[int]] = []
    types: list[list[int]] = []
    for start in range(0, len(examples), 10_000):
        part = examples[start : start + 10_000]
        out = tokenizer(
            [e.premise for e in part],
            [e.claim for e in part],
            truncation="longest_first",
            max_length=max_length,
            return_attention_mask=False,
            return_token_type_ids=True,
        )
        ids.extend(out["input_ids"])
        types.extend(out["token_type_ids"])
    return _Encoded(ids, types, [len(x) for x in ids])


def _collate(encoded: _Encoded, examples: Sequence[Example], rows: Sequence[int], pad: int) -> dict[str, torch.Tensor]:
    width = max(encoded.lengths[r] for r in rows)
    ids = np.full((len(rows), width), pad, dtype=np.int64)
    types = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros((len(rows), width), dtype=np.int64)
    for i, r in enumerate(rows):
        n = encoded.lengths[r]
        ids[i, :n] = encoded.input_ids[r]
        types[i, :n] = encoded.token_type_ids[r]
        mask[i, :n] = 1
    return {
        "input_ids": torch.from_numpy(ids),
        "token_type_ids": torch.from_numpy(types),
        "attention_mask": torch.from_numpy(mask),
        "allowed": torch.tensor([[v in examples[r].allowed for v in VERDICTS] for r in rows]),
        "kinds": torch.tensor([[float(k in examples[r].kinds) for k in KINDS] for r in rows]),
        "has_kinds": torch.tensor([bool(examples[r].kinds) for r in rows]),
    }


def _rate(step: int, steps: int, stage: Stage) -> float:
    """Linear warm-up to the stage's rate, then linear decay to its final rate."""
    warm = max(1, int(steps * stage.warmup))
    if step < warm:
        return stage.learning_rate * (step + 1) / warm
    left = (steps - step) / max(1, steps - warm)
    return stage.final_rate + (stage.learning_rate - stage.final_rate) * left


def _optimizer_state(optimizer: torch.optim.Optimizer, names: Sequence[str]) -> dict[str, torch.Tensor]:
    state = optimizer.state_dict()["state"]
    return {
        f"{names[i]}|{key}": value.contiguous()
        for i, values in state.items()
        for key, value in values.items()
        if isinstance(value, torch.Tensor)
    }


def _restore_optimizer(
    optimizer: torch.optim.Optimizer, names: Sequence[str], tensors: dict[str, torch.Tensor]
) -> None:
    state: dict[int, dict[str, torch.Tensor]] = {}
    index = {name: i for i, name in enumerate(names)}
    for joined, tensor in tensors.items():
        name, key = joined.rsplit("|", 1)
        state.setdefault(index[name], {})[key] = tensor
    full = optimizer.state_dict()
    full["state"] = state
    optimizer.load_state_dict(full)


def train_stage(
    model: Any,
    tokenizer: Any,
    examples: Sequence[Example],
    recipe: Recipe,
    stage: Stage,
    *,
    checkpoint: Path,
    checkpoint_every: int = 200,
    progress: Progress | None = None,
) -> None:
    """Train ``model`` in place over ``examples`` once, resuming from ``checkpoint`` when it holds a run.

    Args:
        model: a sequence-classification model with 12 outputs.
        tokenizer: its tokenizer.
        examples: the rows of the stage, in a fixed order.
        recipe: seed, lengths, loss weights.
        stage: rate schedule and batch size.
        checkpoint: folder for the run's state; written every ``checkpoint_every`` steps.
        checkpoint_every: steps between two checkpoints.
        progress: called after every step.
    """
    device = next(model.parameters()).device
    model.train()
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    names = [name for name, _ in trained]
    optimizer = torch.optim.AdamW([p for _, p in trained], lr=stage.learning_rate, weight_decay=recipe.weight_decay)
    encoded = _encode(tokenizer, examples, recipe.max_length)
    plan = batches(encoded.lengths, stage.batch_tokens, recipe.seed)
    first = 0
    run = _run_of(encoded, examples, recipe, stage)
    marker = checkpoint / "state.json"
    if marker.exists():
        state = json.loads(marker.read_text())
        if state.get("run") == run:
            first = state["step"]
            model.load_state_dict(load_file(checkpoint / f"model-{first}.safetensors"))
            if first < len(plan):
                _restore_optimizer(optimizer, names, load_file(checkpoint / f"optimizer-{first}.safetensors"))
    running = 0.0
    for step in range(first, len(plan)):
        batch = _collate(encoded, examples, plan[step], tokenizer.pad_token_id)
        batch = {key: value.to(device) for key, value in batch.items()}
        for group in optimizer.param_groups:
            group["lr"] = _rate(step, len(plan), stage)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=pick_dtype("auto") == "bfloat16"):
            logits = model(
                input_ids=batch["input_ids"],
                attention_mask=batch["attention_mask"],
                token_type_ids=batch["token_type_ids"],
            ).logits
        loss = verdict_kind_loss(
            logits.float(), batch["allowed"], batch["kinds"], batch["has_kinds"], recipe.kind_weight
        )
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for _, p in trained], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        running = loss.item() if step == first else 0.98 * running + 0.02 * loss.item()
        if progress is not None:
            progress(step + 1, len(plan), running)
        if (step + 1) % checkpoint_every == 0 or step + 1 == len(plan):
            _save(checkpoint, model, optimizer, names, step=step + 1, run=run)
    model.eval()


def _run_of(encoded: _Encoded, examples: Sequence[Example], recipe: Recipe, stage: Stage) -> str:
    """What tells one run of a stage from another: its rows, labels, rates and seed."""
    rows = [(ids, e.allowed, e.kinds) for ids, e in zip(encoded.input_ids, examples, strict=True)]
    settings = (recipe.base, recipe.seed, recipe.weight_decay, recipe.kind_weight, recipe.dropout)
    stage_ = (stage.learning_rate, stage.warmup, stage.final_rate, stage.batch_tokens)
    return hashlib.sha256(repr((settings, stage_, rows)).encode()).hexdigest()


def _save(
    checkpoint: Path, model: Any, optimizer: torch.optim.Optimizer, names: Sequence[str], *, step: int, run: str
) -> None:
    """Write the new state beside the old one, then switch the marker: a kill at any moment leaves one whole state."""
    checkpoint.mkdir(parents=True, exist_ok=True)
    weights = {key: value.contiguous() for key, value in model.state_dict().items()}
    save_file(weights, checkpoint / f"model-{step}.safetensors")
    save_file(_optimizer_state(optimizer, names), checkpoint / f"optimizer-{step}.safetensors")
    with replacing(checkpoint / "state.json") as file:
        file.write(json.dumps({"step": step, "run": run}).encode())
    for old in checkpoint.glob("*.safetensors"):
        if not old.stem.endswith(f"-{step}"):
            old.unlink()
