"""One callable in Ray, Spark, Dask and datasets: the results of one process, in order, also when a worker dies."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import headcheck
from headcheck.cli import main
from headcheck.rows import to_row
from tests.conftest import NATIVE, make_cross_encoder
from tests.tables import articles, decided, read, same, write

ROWS = [row | {"headline": f"{row['headline']} in {1000 + i}"} for i, row in enumerate(articles(1000))]
SOME = [row | {"body": row["body"] if i % 100 != 37 else None} for i, row in enumerate(ROWS[:400])]
"""One row in a hundred is bad."""

# What Ray, Spark and Dask leave open or find old is theirs to mend.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::UserWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory):
    """A folder for all: Ray and Spark stay in the one in which they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("folder"))
        yield


@pytest.fixture(scope="module")
def options(tmp_path_factory):
    """Options of a checker on a tiny model whose verdicts differ."""
    model = make_cross_encoder(tmp_path_factory.mktemp("spread"), NATIVE, spread=0.4)
    return {"model": str(model), "dtype": "float32", "device": "cpu", "top_k": 2}


@pytest.fixture(scope="module")
def checker(options):
    """A checker with these options."""
    return headcheck.Checker(**options)


@pytest.fixture(scope="module")
def expected(checker):
    """What one process finds."""
    return decided(to_row(report) for report in checker.check_many(ROWS))


@pytest.fixture(scope="module")
def ray():
    """Ray on this machine, with two cores."""
    ray = pytest.importorskip("ray", exc_type=ImportError)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        quiet = {"include_dashboard": False, "log_to_driver": False, "logging_level": "ERROR"}
        ray.init("local", num_cpus=2, object_store_memory=100 * 2**20, **quiet)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        yield ray
        ray.shutdown()


@pytest.fixture(scope="module")
def spark():
    """Spark on this machine, with two cores and four attempts at a task."""
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    sql = pytest.importorskip("pyspark.sql")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.default.parallelism": 4,
        "spark.sql.execution.arrow.maxRecordsPerBatch": 50,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = sql.SparkSession.builder.master("local[2,4]").config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def test_there_is_something_to_confuse(expected):
    """The articles get several verdicts and many probabilities, so that mixed-up rows are seen."""
    assert len({row[0] for row in expected}) >= 3
    assert len(set(expected)) > 500


def by_check(checker, **_):
    """One article after the other."""
    return [row | to_row(checker.check(row["headline"], row["body"])) for row in ROWS]


def by_file(suffix):
    """``headcheck batch``."""

    def way(options, tmp_path, **_):
        source, target = write(tmp_path / f"in.{suffix}", ROWS), tmp_path / f"out.{suffix}"
        flags = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
        assert main(["batch", str(source), "-o", str(target), "--quiet", *flags]) == 0
        return read(target)

    return way


def by_pandas(checker, **_):
    """A pandas frame."""
    return headcheck.check_frame(pd.DataFrame(ROWS), checker=checker).to_dict("records")


def by_polars(checker, **_):
    """A polars frame."""
    return headcheck.check_frame(pl.DataFrame(ROWS), checker=checker).to_dicts()


def by_arrow(checker, **_):
    """A table of Arrow."""
    return headcheck.check_frame(pa.Table.from_pylist(ROWS), checker=checker).to_pylist()


def by_ray(options, request, **_):
    """Two actors of Ray Data."""
    ray = request.getfixturevalue("ray")
    workers = ray.data.ActorPoolStrategy(size=2)
    checked = ray.data.from_items(ROWS).map_batches(
        headcheck.CheckBatch, fn_constructor_kwargs=options, batch_format="pandas", batch_size=100, compute=workers
    )
    return checked.take_all()


def by_spark(options, request, **_):
    """Two workers of Spark."""
    spark = request.getfixturevalue("spark")
    check = headcheck.CheckBatch(**options)
    df = spark.createDataFrame(ROWS)
    checked = df.mapInPandas(lambda frames: map(check, frames), check.spark_schema(df.schema))
    return [row.asDict() for row in checked.collect()]


WAYS = {
    "check": by_check,
    **{suffix: by_file(suffix) for suffix in ("jsonl", "csv", "parquet")},
    "pandas": by_pandas,
    "polars": by_polars,
    "arrow": by_arrow,
    "ray": by_ray,
    "spark": by_spark,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_gives_the_same(way, options, checker, expected, request, tmp_path):  # noqa: PLR0917
    """A thousand articles get the verdicts and probabilities of `check_many`, in their order, whichever way they go."""
    found = way(options=options, checker=checker, request=request, tmp_path=tmp_path)
    assert [row["id"] for row in found] == [row["id"] for row in ROWS]
    assert same(decided(found), expected)


def mortal(mark: Path):
    """A `CheckBatch` that tells its process and how often that has loaded models, and once kills it."""

    class Mortal(headcheck.CheckBatch):  # within a function, so that workers get the class itself and need no tests
        def __call__(self, batch):
            if "a-237" in list(batch["id"]) and not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            checked = super().__call__(batch)
            return checked.assign(loads=f"{os.getpid()}: {headcheck.checker._load.cache_info().misses}")

    return Mortal


def survived(found, checker, mark):
    """Assert that a job is complete although a worker died, and that each worker loaded its models once."""
    assert mark.exists()
    assert [row["id"] for row in found] == [row["id"] for row in SOME]
    good = [i for i, row in enumerate(SOME) if row["body"]]
    reports = checker.check_many(SOME[i] for i in good)
    assert same(decided(found[i] for i in good), decided(to_row(report) for report in reports))
    bad = [i for i, row in enumerate(found) if (row["error"] or "").startswith("TextTypeError: the body must be str")]
    assert bad == [i for i, row in enumerate(SOME) if row["body"] is None]
    loads = {row["loads"] for row in found}
    assert len(loads) <= 3
    assert {text.partition(": ")[2] for text in loads} == {"1"}


def test_a_worker_of_ray_dies(ray, options, checker, tmp_path):
    """Ray starts a dead worker anew and repeats its batch; a bad row keeps its place and tells its error."""
    checked = ray.data.from_items(SOME).map_batches(
        mortal(tmp_path / "died"),
        fn_constructor_kwargs={**options, "on_error": "return"},
        batch_format="pandas",
        batch_size=50,
        compute=ray.data.ActorPoolStrategy(size=2),
    )
    survived(checked.take_all(), checker, tmp_path / "died")


def test_a_worker_of_spark_dies(spark, options, checker, tmp_path):
    """Spark repeats the task of a dead worker; a bad row keeps its place and tells its error."""
    check = mortal(tmp_path / "died")(**options, on_error="return")
    df = spark.createDataFrame(SOME)
    checked = df.mapInPandas(lambda frames: map(check, frames), check.spark_schema(df.schema).add("loads", "string"))
    survived([row.asDict() for row in checked.collect()], checker, tmp_path / "died")


PAGE = (Path(__file__).parent.parent / "docs" / "scale-out.md").read_text(encoding="utf-8")
PREPARE, *BLOCKS = re.findall(r"^```python\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", BLOCKS, ids=re.findall("^## (.*)", PAGE, re.MULTILINE)[: len(BLOCKS)])
def test_the_examples_run(block, request):
    """Each example of the page runs as it stands there, and writes a row for each article."""
    names: dict[str, object] = {}
    for module in re.findall(r"^(?:import|from) (\w+)", block, re.MULTILINE):
        pytest.importorskip(module, exc_type=ImportError)
        if module in ("ray", "pyspark"):
            request.getfixturevalue(module.removeprefix("py"))
    for code in (PREPARE, block):
        exec(code, names)  # noqa: S102 - our own page
    rows = pq.read_table(re.search("checked-[a-z.]+", block).group()).to_pylist()
    assert [row["id"] for row in rows] == [1, 2, 3]
    assert [row["verdict"] is None for row in rows] == [False, False, True]
    assert rows[2]["error"].startswith("TextTypeError: the body must be str")
