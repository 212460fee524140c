"""Distil a sentence encoder into a static table of token vectors: the bundled retriever.

Each token of the vocabulary is embedded alone, the table is reduced by principal components, and each row is scaled
by the token's inverse document frequency, so that the mean over a sentence weighs rare words most (the recipe of
Model2Vec; the weighting after Arora, Liang and Ma, ICLR 2017).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import StaticEmbedding
from sklearn.decomposition import PCA

__all__ = ["distil_retriever"]


def distil_retriever(base: str, sentences: Iterable[str], output: Path, *, dimensions: int = 64) -> None:
    """Write a static SentenceTransformer folder.

    Args:
        base: folder or name of the sentence encoder to distil.
        sentences: text of the kind that will be searched, for document frequencies.
        output: folder to write.
        dimensions: length of the vectors.
    """
    teacher: Any = SentenceTransformer(base, trust_remote_code=False, model_kwargs={"use_safetensors": True})
    tokenizer = teacher.tokenizer
    size = len(tokenizer)
    transformer = teacher[0].auto_model
    rows = []
    with torch.inference_mode():
        for start in range(0, size, 512):
            ids = torch.tensor(
                [[tokenizer.cls_token_id, i, tokenizer.sep_token_id] for i in range(start, min(size, start + 512))]
            )
            states = transformer(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
            rows.append(states.mean(1).numpy())
    table = np.concatenate(rows)
    count: Counter[int] = Counter()
    total = 0
    for sentence in sentences:
        total += 1
        count.update(set(tokenizer(sentence, add_special_tokens=False, verbose=False)["input_ids"]))
    frequency = np.array([count[i] for i in range(size)], dtype=np.float64)
    weight = np.log((total + 1) / (frequency + 1))
    reduced = PCA(dimensions, random_state=0).fit_transform(table - table.mean(0)) * weight[:, None]
    static = StaticEmbedding(
        tokenizer.backend_tokenizer, embedding_weights=(reduced / np.abs(reduced).max()).astype(np.float32)
    )
    student = SentenceTransformer(modules=[static])
    student.half().save(str(output), create_model_card=False)
