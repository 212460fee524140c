"""Data frames of three libraries and batches of columns: the same columns, typed, beside the caller's own."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import headcheck
from headcheck import SCHEMA, CheckBatch, ColumnError, EmptyTextError, FrameTypeError, InvalidOptionError, TextTypeError

HEADLINES = ["Mayor scraps toll", "Fares rise", "", "Council approves bridge"]
BODIES = ["The mayor may scrap the toll.", "Fares rise in May.", "Fares rise.", None]
GOOD = {"headline": HEADLINES[:2], "body": BODIES[:2], "id": [7, 8]}
ROWS = {"headline": HEADLINES, "body": BODIES, "id": [7, 8, 9, 10]}
FRAMES = [pd.DataFrame, pl.DataFrame, pa.table, dict]


def columns(frame):
    """A frame of any sort as a dict of lists with None for nulls."""
    if isinstance(frame, pd.DataFrame):
        frame = frame.astype(object).where(frame.notna(), None)
        return {name: frame[name].tolist() for name in frame}
    if isinstance(frame, pl.DataFrame):
        return frame.to_dict(as_series=False)
    return frame.to_pydict() if isinstance(frame, pa.Table) else frame


@pytest.mark.parametrize("make", FRAMES)
def test_frames_get_the_columns_of_the_schema(fake, make):
    """Every sort of frame comes back as its own type with the same values, bad rows with their error."""
    given = make(ROWS)
    checked = headcheck.check_frame(given, checker=fake, on_error="return")
    assert type(checked) is type(given)
    found = columns(checked)
    assert list(found) == [*ROWS, *SCHEMA]
    assert found["id"] == ROWS["id"]
    assert found["verdict"][0] == fake.check(HEADLINES[0], BODIES[0]).verdict
    assert found["kinds"][2:] == found["claim_start"][2:] == found["flagged"][2:] == [None, None]
    assert [e and e.split(":")[0] for e in found["error"]] == [None, None, "EmptyTextError", "TextTypeError"]
    assert columns(given) == ROWS


@pytest.mark.parametrize("make", FRAMES)
def test_a_bad_row_is_named(fake, make):
    """By default a bad row raises its own class of error, with its number."""
    with pytest.raises(EmptyTextError, match="row 2: "):
        headcheck.check_frame(make(ROWS), checker=fake)
    with pytest.raises(TextTypeError, match=r"row 0: .*NoneType"):
        headcheck.check_frame(make({"headline": ["Fares rise"], "body": [None]}), checker=fake)


@pytest.mark.parametrize("make", FRAMES)
def test_empty_frames(fake, make):
    """A frame without rows gets the columns too."""
    checked = headcheck.check_frame(make({"headline": [], "body": []}), checker=fake)
    assert list(columns(checked)) == ["headline", "body", *SCHEMA]


def test_types(fake):
    """Columns are typed, and hold nulls: lists as lists, numbers as numbers, also where every value is null."""
    for rows in (ROWS, {"headline": [""], "body": [""]}, {"headline": [], "body": []}):
        schema = headcheck.check_frame(pl.DataFrame(rows), checker=fake, on_error="return").schema
        assert [schema[name] for name in ("verdict", "flagged", "p_supported", "kinds", "claim_start")] == [
            *(pl.String, pl.Boolean, pl.Float64, pl.List(pl.String), pl.Int64)
        ]
        arrow = headcheck.check_frame(pa.table(rows), checker=fake, on_error="return").schema
        assert [arrow.field(name).type for name in ("flagged", "p_supported", "kinds", "claim_start")] == [
            *(pa.bool_(), pa.float64(), pa.list_(pa.string()), pa.int64())
        ]
        dtypes = headcheck.check_frame(pd.DataFrame(rows), checker=fake, on_error="return").dtypes
        assert [str(dtypes[name]) for name in ("verdict", "flagged", "p_supported", "kinds", "claim_start")] == [
            *("string", "boolean", "float64", "object", "Int64")
        ]


def test_pandas_is_kept_as_it_was(fake):
    """An index with repeats, attributes, categories and odd column names survive."""
    df = pd.DataFrame({**GOOD, 5: pd.Categorical(["a", "b"])}, index=[3, 3])
    df.attrs["source"] = "desk"
    before = df.copy()
    checked = headcheck.check_frame(df, checker=fake)
    pd.testing.assert_frame_equal(checked[["headline", "body", "id", 5]], before)
    assert checked.attrs == {"source": "desk"}
    assert list(checked.index) == [3, 3]
    pd.testing.assert_frame_equal(df, before)


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA])
def test_nulls_of_pandas(fake, nothing):
    """None, NaN and NA are nulls alike."""
    df = pd.DataFrame({"headline": ["Fares rise"], "body": pd.Series([nothing], dtype=object)})
    assert "NoneType" in headcheck.check_frame(df, checker=fake, on_error="return").error[0]


def test_lists_of_sentences(fake):
    """A body may be a list of ready sentences."""
    rows = {"headline": ["Mayor scraps toll"], "body": [["The mayor may scrap the toll.", "Fares rise."]]}
    results = [columns(headcheck.check_frame(make(rows), checker=fake))["verdict"] for make in FRAMES]
    assert results == [[str(fake.check(rows["headline"][0], rows["body"][0]).verdict)]] * 4


def test_lists_that_are_arrays(fake, tmp_path):
    """Lists of sentences that pandas read from Parquet, or that a batch holds as arrays, are lists all the same."""
    rows = {"headline": ["Mayor scraps toll"], "body": [["The mayor may scrap the toll.", "Fares rise."]]}
    pd.DataFrame(rows).to_parquet(tmp_path / "articles.parquet")
    frame = pd.read_parquet(tmp_path / "articles.parquet")
    assert isinstance(frame.body[0], np.ndarray)
    for given in (frame, {name: frame[name].to_numpy() for name in frame}):
        assert list(headcheck.check_frame(given, checker=fake)["claim"]) == rows["headline"]


def test_columns_that_are_arrays_of_other_libraries(fake):
    """A batch may hold arrays of pyarrow, series of pandas and of polars."""
    for make in (pa.array, lambda values: pa.chunked_array([values]), pd.Series, pl.Series, tuple):
        batch = {"headline": make(HEADLINES), "body": make(BODIES)}
        error = headcheck.check_frame(batch, checker=fake, on_error="return")["error"]
        assert [e and e.split(":")[0] for e in error] == [None, None, "EmptyTextError", "TextTypeError"]


@pytest.mark.parametrize("names", [(0, 1), (("story", "headline"), ("story", "body"))])
def test_names_that_are_not_text(fake, names):
    """Columns of pandas may be named by numbers, as in a file without a header, or by several levels."""
    frame = pd.DataFrame({names[0]: HEADLINES[:2], names[1]: BODIES[:2]})
    assert headcheck.check_frame(frame, *names, checker=fake)["claim"].tolist() == HEADLINES[:2]


@pytest.mark.parametrize("make", FRAMES)
def test_columns_are_found_by_name(fake, make):
    """Columns may have other names; a missing one is told with those that are there; nothing is overwritten."""
    frame = make({"title": HEADLINES[:1], "text": BODIES[:1], "verdict": ["ours"]})
    with pytest.raises(ColumnError, match=r"no column 'headline'.*title, text, verdict"):
        headcheck.check_frame(frame, checker=fake)
    with pytest.raises(ColumnError, match="prefix"):
        headcheck.check_frame(frame, "title", "text", checker=fake)
    found = columns(headcheck.check_frame(frame, "title", "text", prefix="hc_", checker=fake))
    assert found["verdict"] == ["ours"]
    assert found["hc_error"] == [None]


@pytest.mark.parametrize("frame", [pl.LazyFrame(GOOD), [GOOD], "x", None, {"headline": "Fares rise", "body": "Fares."}])
def test_what_is_no_frame_is_refused(fake, frame):
    """Lazy frames, lists and single rows are refused with a word on what is expected."""
    with pytest.raises(FrameTypeError, match=r"expected|batches"):
        headcheck.check_frame(frame, checker=fake)


def test_ill_formed_frames_are_refused(fake):
    """Two columns of one name, columns of different lengths and a misspelt policy are refused."""
    with pytest.raises(ColumnError, match="same name"):
        headcheck.check_frame(pd.DataFrame([["x", "y"]], columns=["body", "body"]), checker=fake)
    with pytest.raises(ColumnError, match="1 headlines but 2 bodies"):
        headcheck.check_frame({"headline": ["x"], "body": ["y", "z"]}, checker=fake)
    with pytest.raises(InvalidOptionError, match="on_error"):
        headcheck.check_frame(pd.DataFrame(GOOD), on_error="ignore", checker=fake)


def test_the_bundled_checker_is_the_default():
    """Without a checker the bundled one is used, and shared."""
    checked = headcheck.check_frame({"headline": ["Mayor scraps toll"], "body": ["The mayor may scrap the toll."]})
    assert checked["signature"] == [headcheck.check("Fares rise", "Fares rise.").signature]


@pytest.fixture
def batch_options(native_model):
    """Options that choose the tiny model."""
    return {"model": str(native_model), "dtype": "float32", "device": "cpu"}


@pytest.mark.parametrize("make", FRAMES)
def test_a_batch_callable(batch_options, make):
    """CheckBatch adds the columns to a batch of any sort, and survives pickling without its weights."""
    check = CheckBatch(on_error="return", **batch_options)
    first = columns(check(make(ROWS)))
    pickled = pickle.dumps(check)
    assert len(pickled) < 1000
    assert columns(pickle.loads(pickled)(make(ROWS))) == first  # noqa: S301 - our own bytes
    assert first["error"][:2] == [None, None]


def test_a_batch_of_arrays(batch_options):
    """Batches of numpy arrays, as Ray Data hands them, are taken, and their own columns kept."""
    batch = {"headline": np.array(HEADLINES[:2]), "body": np.array(BODIES[:2], dtype=object), "id": np.arange(2)}
    checked = CheckBatch(**batch_options)(batch)
    assert checked["id"] is batch["id"]
    assert len(checked["verdict"]) == 2


def test_models_are_loaded_once_per_process(batch_options, monkeypatch):
    """Copies of a callable share one checker, loaded at the first batch."""
    made = []

    class Counting(headcheck.Checker):
        def __init__(self, *args, **kwargs):
            made.append(kwargs)
            super().__init__(*args, **kwargs)

    monkeypatch.setattr("headcheck.checker.Checker", Counting)
    check = CheckBatch(top_k=3, **batch_options)
    assert not made
    for one in (check, check, pickle.loads(pickle.dumps(check))):  # noqa: S301
        one(GOOD)
    assert len(made) == 1


def test_the_schema_for_spark():
    """The columns, typed and behind a frame's own, for Spark; what the batches would refuse is refused before."""
    types = pytest.importorskip("pyspark.sql.types")
    given = types.StructType([types.StructField(name, types.StringType()) for name in ("headline", "body", "error")])
    schema = CheckBatch(prefix="hc_").spark_schema(given)
    assert schema.names == ["headline", "body", "error", *(f"hc_{name}" for name in SCHEMA)]
    assert [
        schema[f"hc_{name}"].dataType.simpleString() for name in ("flagged", "p_supported", "kinds", "claim_end")
    ] == [*("boolean", "double", "array<string>", "bigint")]
    assert len(given) == 3
    with pytest.raises(ColumnError, match="prefix"):
        CheckBatch().spark_schema(given)
    with pytest.raises(ColumnError, match="'title'"):
        CheckBatch("title", prefix="hc_").spark_schema(given)


def test_misspelt_options_are_refused_at_once():
    """An unknown option is refused when the callable is made, with those that there are."""
    with pytest.raises(InvalidOptionError, match=r"'topk'.*top_k"):
        CheckBatch(topk=3)
    with pytest.raises(InvalidOptionError, match="on_error"):
        CheckBatch(on_error="ignore")


def test_a_missing_package_names_its_extra():
    """Without narwhals a frame is refused with the extra that brings it; a dict of columns needs none."""
    code = (
        "import sys; sys.modules['narwhals'] = None\n"
        "import headcheck, pandas\n"
        "try: headcheck.check_frame(pandas.DataFrame())\n"
        "except ImportError as error: print(type(error).__name__, error)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.startswith('MissingExtraError narwhals is not installed: pip install "headcheck[frames]"')
