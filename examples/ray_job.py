"""Check a data set in parallel with Ray Data: ``python examples/ray_job.py articles.csv checked``.

Each worker loads the models once. Leave cores for reading and writing: workers on all of them would wait for rows
forever.
"""

from __future__ import annotations

import sys

import ray

import headcheck


def main(source: str, target: str, workers: int = 1) -> None:
    """Read CSV files, check them, write Parquet files."""
    articles = ray.data.read_csv(source)
    checked = articles.map_batches(
        headcheck.CheckBatch,
        fn_constructor_kwargs={"on_error": "return", "dtype": "float32"},
        batch_format="pyarrow",
        batch_size=64,
        compute=ray.data.ActorPoolStrategy(size=workers),
    )
    checked.write_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
