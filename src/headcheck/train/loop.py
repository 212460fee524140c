"""The training loop: length-sorted token-budget batches, partial labels, checkpoints that resume.

A plain torch loop rather than ``CrossEncoderTrainer``: batches are cut by tokens instead of rows (news lengths vary
tenfold), one loss serves full and partial labels, and the whole state of a run is safetensors and JSON, so that
resuming a run unpickles nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import load_file, save_file
from torch.nn.utils.rnn import pad_sequence

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


_Row = tuple[list[int], list[int]]
"""Token and token-type ids of a pair."""


def _encode(tokenizer: Any, examples: Sequence[Example], max_length: int) -> list[_Row]:
    rows: list[_Row] = []
    for start in range(0, len(examples), 10_000):
        part = examples[start : start + 10_000]
        out = tokenizer(
            [e.premise for e in part],
            [e.claim for e in part],
            truncation="longest_first",
            max_length=max_length,
            return_token_type_ids=True,
        )
        rows.extend(zip(out["input_ids"], out["token_type_ids"], strict=True))
    return rows


def _inputs(rows: Sequence[_Row], pad: int, device: torch.device) -> dict[str, torch.Tensor]:
    """What the model reads: int64, shape (rows, longest)."""

    def padded(lists: Iterable[list[int]], value: int = 0) -> torch.Tensor:
        return pad_sequence([torch.tensor(x) for x in lists], batch_first=True, padding_value=value).to(device)

    return {
        "input_ids": padded((ids for ids, _ in rows), pad),
        "token_type_ids": padded(types for _, types in rows),
        "attention_mask": padded([1] * len(ids) for ids, _ in rows),
    }


def _targets(examples: Sequence[Example], device: torch.device) -> dict[str, torch.Tensor]:
    """What the loss compares with, see `verdict_kind_loss`."""
    return {
        "allowed": torch.tensor([[v in e.allowed for v in VERDICTS] for e in examples], device=device),
        "kinds": torch.tensor([[float(k in e.kinds) for k in KINDS] for e in examples], device=device),
        "has_kinds": torch.tensor([bool(e.kinds) for e in examples], device=device),
    }


def _rate(step: int, steps: int, stage: Stage) -> float:
    """Linear warm-up to the stage's rate, then linear decay to its final rate."""
    warm = max(1, int(steps * stage.warmup))
    if step < warm:
        return stage.learning_rate * (step + 1) / warm
    left = (steps - step) / max(1, steps - warm)
    return stage.final_rate + (stage.learning_rate - stage.final_rate) * left


def _run_of(rows: Sequence[_Row], examples: Sequence[Example], recipe: Recipe, stage: Stage) -> str:
    """What tells one run of a stage from another: its rows, labels, rates and seed."""
    labelled = [(ids, e.allowed, e.kinds) for (ids, _), e in zip(rows, examples, strict=True)]
    settings = (recipe.base, recipe.seed, recipe.weight_decay, recipe.kind_weight, recipe.dropout)
    stage_ = (stage.learning_rate, stage.warmup, stage.final_rate, stage.batch_tokens)
    return hashlib.sha256(repr((settings, stage_, labelled)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Checkpoint:
    """A folder for the state of a run: the step reached, the weights and what the optimizer remembers."""

    folder: Path
    run: str
    model: Any
    optimizer: torch.optim.Optimizer

    def load(self) -> int:
        """Take up the state of the same run, and return the steps it has done: 0 without one."""
        marker = self.folder / "state.json"
        state = json.loads(marker.read_text()) if marker.exists() else {}
        if state.get("run") != self.run:
            return 0
        step: int = state["step"]
        self.model.load_state_dict(load_file(self.folder / f"model-{step}.safetensors"))
        remembered: dict[int, dict[str, torch.Tensor]] = defaultdict(dict)
        for name, tensor in load_file(self.folder / f"optimizer-{step}.safetensors").items():
            parameter, key = name.split("|")
            remembered[int(parameter)][key] = tensor
        self.optimizer.load_state_dict({**self.optimizer.state_dict(), "state": remembered})
        return step

    def save(self, step: int) -> None:
        """Write the new state beside the old one, then switch the marker: a kill at any moment leaves one whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        weights = {key: value.contiguous() for key, value in self.model.state_dict().items()}
        save_file(weights, self.folder / f"model-{step}.safetensors")
        remembered = self.optimizer.state_dict()["state"].items()
        flat = {f"{i}|{key}": value.contiguous() for i, values in remembered for key, value in values.items()}
        save_file(flat, self.folder / f"optimizer-{step}.safetensors")
        with replacing(self.folder / "state.json") as file:
            file.write(json.dumps({"step": step, "run": self.run}).encode())
        for old in self.folder.glob("*.safetensors"):
            if not old.stem.endswith(f"-{step}"):
                old.unlink()


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
    """Train ``model`` in place over ``examples`` once, resuming from ``checkpoint`` when it holds the same run.

    Args:
        model: a sequence-classification model with 12 outputs.
        tokenizer: its tokenizer.
        examples: the rows of the stage, in a fixed order.
        recipe: seed, lengths, loss weights.
        stage: rate schedule and batch size.
        checkpoint: folder for the run's state.
        checkpoint_every: steps between two checkpoints.
        progress: called after every step.
    """
    device = next(model.parameters()).device
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=stage.learning_rate, weight_decay=recipe.weight_decay)
    rows = _encode(tokenizer, examples, recipe.max_length)
    plan = batches([len(ids) for ids, _ in rows], stage.batch_tokens, recipe.seed)
    state = _Checkpoint(checkpoint, _run_of(rows, examples, recipe, stage), model, optimizer)
    first = state.load()
    running = 0.0
    model.train()
    for step in range(first, len(plan)):
        for group in optimizer.param_groups:
            group["lr"] = _rate(step, len(plan), stage)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=pick_dtype("auto") == "bfloat16"):
            logits = model(**_inputs([rows[i] for i in plan[step]], tokenizer.pad_token_id, device)).logits
        targets = _targets([examples[i] for i in plan[step]], device)
        loss = verdict_kind_loss(logits.float(), **targets, kind_weight=recipe.kind_weight)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        running = loss.item() if step == first else 0.98 * running + 0.02 * loss.item()
        if progress is not None:
            progress(step + 1, len(plan), running)
        if (step + 1) % checkpoint_every == 0 or step + 1 == len(plan):
            state.save(step + 1)
    model.eval()
