"""How fast headcheck is: beside all-pairs scoring, beside a large model, and beside what the machine could do.

Everything that is compared runs in one process in turns; every figure is a median of repeats.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from benchmarks.records import Result, head
from benchmarks.workload import Counted, Shape, first, race, spread
from headcheck import Checker
from headcheck.entail import CrossEncoderEntailer
from headcheck.loading import model_folder
from headcheck.retrieve import SentenceTransformerEncoder
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter

__all__ = ["FULL", "LARGE", "QUICK", "Plan", "run"]

Article = tuple[str, str]

LARGE: Final = Shape(24, 1024, 4096)
"""RoBERTa-large, 355 million parameters: the size of AlignScore-large and of MiniCheck's RoBERTa."""

ROOT: Final = Path(__file__).parent.parent

_CHUNK_WORDS: Final = 350
_CHUNK_TOKENS: Final = 512
_LARGE_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class Size:
    """How one length of body is measured: sentences, articles a pass, articles for the large model, single calls."""

    sentences: int
    articles: int
    large: int
    calls: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    sizes: dict[str, Size]
    repeats: int
    large: Shape
    products: tuple[int, ...]
    starts: int


FULL: Final = Plan(
    {"short": Size(5, 256, 8, 200), "medium": Size(25, 128, 4, 200), "long": Size(400, 8, 1, 40)},
    repeats=5,
    large=LARGE,
    products=(1024, 2048, 4096),
    starts=3,
)
QUICK: Final = Plan(
    {"short": Size(5, 16, 1, 5), "medium": Size(25, 8, 1, 5)}, repeats=2, large=LARGE, products=(1024,), starts=1
)

_COLD: Final = """
import json, sys, time
start, model, dtype = float(sys.argv[1]), sys.argv[2], sys.argv[3]
import headcheck
imported = time.time() - start
checker = headcheck.Checker(model, dtype=dtype)
articles = json.load(sys.stdin)
checker.check(*articles[0])
ready = time.time() - start
list(checker.check_many(articles))
from benchmarks.records import peak_megabytes
print(json.dumps({"import_seconds": imported, "verdict_seconds": ready, "peak_megabytes": peak_megabytes()}))
"""


def run(model: str, dtype: str, plan: Plan, *, command: str, quick: bool) -> Result:
    """Measure speed.

    Args:
        model: ``"bundled"`` or a folder.
        dtype: as `Checker` takes it.
        plan: how much is measured.
        command: goes into the results.
        quick: whether the plan is a quick one.
    """
    checker = Checker(model, dtype=dtype)
    entailer = CrossEncoderEntailer(model, dtype=dtype)
    precision = entailer.name.rpartition("dtype:")[2]
    shape = _shape_of(model)
    limit = {name: _best_product(name, plan.products) for name in dict.fromkeys((precision, "float32"))}
    large = {name: _large(plan.large, name) for name in limit}
    result = head("speed", checker.signature, command, quick=quick) | {"repeats": plan.repeats, "sizes": {}}
    result["limit_gflops"] = limit
    result["precision"] = precision
    result["cold"] = _cold(model, dtype, plan)
    for name, size in plan.sizes.items():
        batch = first(size.articles, size.sentences)
        few = batch[: size.large]
        work = {"headcheck": _counted_check(entailer, batch), "all pairs": _counted_pairs(entailer, batch)}
        chunks = _chunk_lengths(few, entailer)
        runners: dict[str, Callable[[], Any]] = {
            "headcheck": lambda batch=batch: list(checker.check_many(batch)),
            "all pairs": lambda batch=batch: _all_pairs(entailer, batch),
            **{f"large, {p}": lambda p=p, chunks=chunks: large[p](chunks) for p in large},
        }
        seconds = race(runners, plan.repeats)
        ours = median(seconds["headcheck"]) / len(batch)
        result["sizes"][name] = {
            "sentences": size.sentences,
            "articles": len(batch),
            "latency": _latency(checker, batch, size.calls),
            "systems": {
                system: _rates(seconds[system], len(batch), lengths, shape.operations(lengths), limit[precision])
                for system, lengths in work.items()
            }
            | {
                f"large, {p}": _rates(seconds[f"large, {p}"], len(few), chunks, plan.large.operations(chunks), limit[p])
                for p in large
            },
            "times_as_long": {
                system: round(median(taken) / (len(few) if system.startswith("large") else len(batch)) / ours, 2)
                for system, taken in seconds.items()
            },
        }
    return result


def _rates(
    seconds: Sequence[float], articles: int, lengths: Sequence[int], operations: float, limit: float
) -> dict[str, Any]:
    """Rates of one system: per article, per second, and as a share of the machine's best matrix product."""
    middle = median(seconds)
    return {
        "seconds_per_article": {key: round(value, 6) for key, value in spread(seconds, articles).items()},
        "articles_per_second": round(articles / middle, 2),
        "pairs_per_second": round(len(lengths) / middle, 1),
        "tokens_per_second": round(sum(lengths) / middle),
        "pairs_per_article": round(len(lengths) / articles, 1),
        "tokens_per_article": round(sum(lengths) / articles, 1),
        "gflop_per_article": round(operations / articles / 1e9, 2),
        "share_of_limit": round(operations / middle / 1e9 / limit, 3),
    }


def _shape_of(model: str) -> Shape:
    from transformers import AutoConfig  # noqa: PLC0415 - heavy

    config = AutoConfig.from_pretrained(model_folder(model, "entailer"), local_files_only=True)
    return Shape(config.num_hidden_layers, config.hidden_size, config.intermediate_size)


def _counted_check(entailer: CrossEncoderEntailer, batch: Sequence[Article]) -> list[int]:
    counted = Counted(entailer)
    list(Checker(counted, SentenceTransformerEncoder()).check_many(batch))
    return counted.lengths


def _counted_pairs(entailer: CrossEncoderEntailer, batch: Sequence[Article]) -> list[int]:
    counted = Counted(entailer)
    _all_pairs(counted, batch)
    return counted.lengths


def _all_pairs(entailer: Any, batch: Sequence[Article]) -> None:
    """Every sentence of a body against every claim of its headline."""
    splitter = SentencexSplitter()
    read = [read_article(headline, body, splitter) for headline, body in batch]
    entailer.score([(text, claim) for a in read for claim in a.claim_texts() for text in a.sentence_texts()])


def _latency(checker: Checker, batch: Sequence[Article], calls: int) -> dict[str, float]:
    """Milliseconds of one article at a time."""
    taken = []
    for i in range(calls):
        start = time.perf_counter()
        checker.check(*batch[i % len(batch)])
        taken.append((time.perf_counter() - start) * 1000)
    p50, p99 = np.quantile(taken, [0.5, 0.99])
    return {"calls": calls, "p50_ms": round(float(p50), 2), "p99_ms": round(float(p99), 2)}


def _best_product(dtype: str, sizes: Sequence[int]) -> float:
    """GFLOP/s of the machine's best square matrix product."""
    import torch  # noqa: PLC0415 - heavy

    best = 0.0
    for n in sizes:
        one, other = (torch.randn(n, n).to(getattr(torch, dtype)) for _ in range(2))
        taken = race({"product": lambda one=one, other=other: one @ other}, 7)["product"]
        best = max(best, 2 * n**3 / min(taken) / 1e9)
    return round(best, 1)


def _chunk_lengths(batch: Sequence[Article], entailer: CrossEncoderEntailer) -> list[int]:
    """Tokens of each chunk of about 350 words with its headline, as AlignScore reads a body."""
    texts = []
    for headline, body in batch:
        words = body.split()
        texts += [" ".join([headline, *words[i : i + _CHUNK_WORDS]]) for i in range(0, len(words), _CHUNK_WORDS)]
    return [min(_CHUNK_TOKENS, count + 4) for count in entailer.count_tokens(texts)]


def _large(shape: Shape, dtype: str) -> Callable[[Sequence[int]], None]:
    """A pass of a RoBERTa of that shape, random weights, over texts of given lengths."""
    import torch  # noqa: PLC0415 - heavy
    from transformers import RobertaConfig, RobertaForSequenceClassification  # noqa: PLC0415

    config = RobertaConfig(
        vocab_size=50265,
        hidden_size=shape.width,
        num_hidden_layers=shape.layers,
        num_attention_heads=max(1, shape.width // 64),
        intermediate_size=shape.inner,
        max_position_embeddings=514,
        type_vocab_size=1,
        num_labels=3,
    )
    network = RobertaForSequenceClassification(config).eval().to(getattr(torch, dtype))

    def forward(lengths: Sequence[int]) -> None:
        ordered = sorted(lengths)
        for at in range(0, len(ordered), _LARGE_BATCH):
            part = torch.tensor(ordered[at : at + _LARGE_BATCH])
            longest = int(part.max())
            seen = (torch.arange(longest) < part[:, None]).long()
            with torch.inference_mode():
                network(input_ids=torch.randint(5, 50000, seen.shape) * seen + (1 - seen), attention_mask=seen)

    return forward


def _cold(model: str, dtype: str, plan: Plan) -> dict[str, float]:
    """A fresh process: seconds to the import and to the first verdict, and its peak memory over a batch."""
    size = plan.sizes["medium"]
    given = json.dumps(first(size.articles, size.sentences))
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
    found = []
    for _ in range(plan.starts):
        words = [sys.executable, "-c", _COLD, str(time.time()), model, dtype]
        done = subprocess.run(words, input=given, env=known, capture_output=True, text=True, check=True)  # noqa: S603
        found.append(json.loads(done.stdout))
    return {key: round(median(one[key] for one in found), 2) for key in found[0]}
