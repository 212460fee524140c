"""The public way in: articles, streams, errors, and the laws that hold for any text."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from itertools import count, islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headcheck
from headcheck import Checker, EmptyTextError, Failure, HeadcheckError, InvalidOptionError, Report, TextTypeError
from headcheck.testing import OverlapEntailer, WordEncoder
from headcheck.text.article import read_article
from headcheck.text.sentences import SentencexSplitter
from tests.strategies import ANY_TEXT, BODIES, HEADLINES

BODY = "The mayor may scrap the toll.\n\nThe council has not voted on it.\n\nFerry fares rise in May."


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_gives_a_report_or_a_headcheck_error(fake, headline, body):
    """Any Unicode headline and body gives a report whose spans slice back, or a HeadcheckError."""
    try:
        report = fake.check(headline, body)
    except HeadcheckError:
        return
    assert (report.headline, report.body) == (headline, body)
    for claim in report.claims:
        assert 0 <= claim.span.start <= claim.span.end <= len(headline)
        for evidence in (*claim.support, *claim.counter):
            assert evidence.span.of(body) == evidence.text
        for cue in claim.cues:
            assert cue.body_span is None or cue.body_span.of(body)
            assert cue.headline_span is None or cue.headline_span.of(headline)
    assert str(report)
    assert report.to_html()
    assert Report.from_json(report.to_json()) == report


@settings(max_examples=25)
@given(st.lists(st.tuples(HEADLINES, BODIES), min_size=1, max_size=6), st.randoms())
def test_batch_equals_single_in_any_order(tiny, articles, random):
    """Checked together, alone or in another order, an article gets the same probabilities, at most one step off."""
    together = [list(r.probabilities.values()) for r in tiny.check_many(articles)]
    alone = [list(tiny.check(h, b).probabilities.values()) for h, b in articles]
    order = random.sample(range(len(articles)), len(articles))
    shuffled = [list(r.probabilities.values()) for r in tiny.check_many([articles[i] for i in order])]
    np.testing.assert_allclose(together, alone, atol=1.1e-3)
    np.testing.assert_allclose(shuffled, [together[i] for i in order], atol=1.1e-3)


@pytest.mark.parametrize("bad", [None, 3, 2.5, b"Mayor", ["x", 3], object()])
def test_what_is_not_text_is_refused(fake, bad):
    """Bytes, None, numbers and the like are refused as headline and as body."""
    with pytest.raises(TextTypeError):
        fake.check(bad, BODY)
    with pytest.raises(TypeError):
        fake.check("Mayor scraps toll", bad)


def test_bytes_get_a_hint(fake):
    """Bytes are refused with a word on what to do."""
    with pytest.raises(TextTypeError, match="decode"):
        fake.check("Mayor scraps toll", b"The mayor may.")


@pytest.mark.parametrize("blank", ["", "  \n\t", "...!?", "\x00", "\u200b\u200b"])
def test_blank_text_is_refused(fake, blank):
    """Text without a letter or digit is refused, as headline and as body."""
    with pytest.raises(EmptyTextError, match="headline"):
        fake.check(blank, BODY)
    with pytest.raises(ValueError, match="body"):
        fake.check("Mayor scraps toll", blank)
    with pytest.raises(EmptyTextError):
        fake.check("Mayor scraps toll", [])


def test_a_body_of_page_furniture_is_read_with_a_warning(fake):
    """Where nothing but page furniture is left, all of it is read, and a warning says so."""
    report = fake.check("Mayor scraps toll", "Photo: Town Hall\n\nSign up for our newsletter")
    assert any("no sentence is left" in w for w in report.warnings)


def test_what_was_left_out_is_told(fake):
    """Lines left out as not the story are counted in a warning, and are no evidence."""
    report = fake.check("Mayor scraps toll", f"{BODY}\n\nRead more:\n\nMayor scraps toll for good")
    assert any("2 lines left out" in w for w in report.warnings)
    texts = [e.text for c in report.claims for e in (*c.support, *c.counter)]
    assert texts
    assert not any("for good" in t for t in texts)


def test_ready_sentences(fake):
    """Ready sentences are taken as they are; their spans are into the sentences joined by line breaks."""
    sentences = ["The mayor may scrap the toll", "Read more: Mayor scraps toll", " "]
    report = fake.check("Mayor scraps toll", sentences)
    assert fake.check("Mayor scraps toll", np.array(sentences, object)) == report
    assert report.body == "\n".join(sentences)
    shown = {e.text for c in report.claims for e in (*c.support, *c.counter)}
    assert "Read more: Mayor scraps toll" in shown


@pytest.mark.parametrize(
    "headline",
    [
        *("Will the mayor scrap the toll?", "What happened next", "5 things to know about the toll", "The bridge toll"),
        *("Why the mayor scrapped the toll", "Everything you need to know", "You won't believe this toll"),
    ],
)
def test_a_headline_that_states_nothing_says_so(fake, headline):
    """A question, a teaser and a bare noun phrase carry a warning; a statement carries none."""
    assert any("states nothing" in w for w in fake.check(headline, BODY).warnings)
    assert fake.check("Mayor scraps toll", BODY).warnings == ()


def test_a_long_headline_is_told(fake):
    """What is longer than any headline is read as far as a sentence may reach, and a warning says so."""
    for headline in (
        "Mayor scraps toll " * 200,
        "x" * 20_000,
        " " * 20_000 + "Mayor quits",
        "\0" * 700 + "Mayor quits",
    ):
        report = fake.check(headline, BODY)
        assert report.headline == headline
        assert all(len(claim.text) <= 600 and claim.text[0].isalnum() for claim in report.claims)
        assert any("longer than any headline" in w for w in report.warnings) == (len(headline.strip()) > 600)
        assert max(map(len, str(report).splitlines())) < 400


def test_ready_sentences_are_read_to_their_end(tiny):
    """A ready sentence longer than any is read in pieces, none of them lost."""
    report = tiny.check("Mayor scraps toll", ["The council met, " * 60 + "and the mayor scraps toll.", "Rain fell."])
    shown = [e for c in report.claims for e in (*c.support, *c.counter)]
    assert all(e.span.of(report.body) == e.text and len(e.text) <= 600 for e in shown)
    article = read_article(report.headline, report.body.split("\n"), SentencexSplitter())
    assert "".join("".join(article.sentence_texts()).split()) == "".join(report.body.split())


@pytest.mark.parametrize(
    "body",
    [
        "The mayor left. " * 60_000,
        "mayor " * 150_000,
        "x" * 1_000_000,
        "العمدة ألغى الرسوم. " * 2_000,
        "🚢 " * 1_000 + "port",
    ],
    ids=["1 MB", "endless line", "one word", "right to left", "emoji"],
)
def test_large_and_strange_bodies(fake, body):
    """A megabyte of text, one endless line, right-to-left text and emoji give a report."""
    assert isinstance(fake.check("Mayor scraps toll", body), Report)


def test_streams_are_lazy(fake):
    """An endless stream is read as far as reports are taken, in order, whatever the form of its rows."""
    rows = (
        {"headline": f"Mayor scraps toll {i}", "body": BODY} if i % 2 else (f"Mayor {i} left", BODY) for i in count()
    )
    reports = list(islice(fake.check_many(rows), 70))
    assert [("scraps" in r.headline) for r in reports] == [bool(i % 2) for i in range(70)]


ROWS = [("Mayor scraps toll", BODY), ("", BODY), ("x", None), {"headline": "Fares rise"}, "row", ("Fares rise", BODY)]


def test_bad_rows_come_back_in_their_place(fake):
    """With on_error="return" each bad row is a failure in its place, and nothing later is lost."""
    results = list(fake.check_many(ROWS, on_error="return"))
    assert [isinstance(r, Failure) for r in results] == [False, True, True, True, True, False]
    assert [r.index for r in results if isinstance(r, Failure)] == [1, 2, 3, 4]
    assert "no field 'body'" in str(results[3].error)


def test_a_bad_row_raises_after_the_good_ones(fake):
    """With on_error="raise" the rows before the bad one are handed back first."""
    stream = fake.check_many(ROWS)
    assert isinstance(next(stream), Report)
    with pytest.raises(EmptyTextError):
        next(stream)


def test_score_is_an_array(fake):
    """Scores are (n, 4) float64 in the order of VERDICTS, also for nothing."""
    scores = fake.score(["Mayor scraps toll", "Fares rise"], [BODY, BODY])
    assert (scores.shape, scores.dtype) == ((2, 4), np.float64)
    np.testing.assert_allclose(scores.sum(1), 1, atol=1e-5)
    assert fake.check("Fares rise", BODY).probabilities["supported"] == scores[1, 0]
    assert fake.score([], []).shape == (0, 4)
    with pytest.raises(InvalidOptionError, match="1 headlines but 2 bodies"):
        fake.score(["x"], [BODY, BODY])


def test_options_may_be_numbers_of_numpy():
    """Whole numbers of numpy, as a search over a grid gives them, are whole numbers."""
    checker = Checker(OverlapEntailer(), WordEncoder(), top_k=np.int64(3), batch_size=np.int32(8))
    assert "|k:3|" in pickle.loads(pickle.dumps(checker)).signature  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "options", [{"top_k": 0}, {"batch_size": 2.5}, {"threshold": 1.5}, {"dtype": "int8"}, {"top_k": True}]
)
def test_bad_options_are_refused(options):
    """Options out of range are refused before any model is loaded."""
    with pytest.raises(InvalidOptionError, match=next(iter(options))):
        Checker(**options)


def test_on_error_is_one_of_two(fake):
    """A misspelt on_error is refused at once, not at the first row."""
    with pytest.raises(InvalidOptionError, match="on_error"):
        fake.check_many([], on_error="ignore")


def test_any_nli_model_will_do(nli_model):
    """A plain three-way model goes through the same path, and the signature says that nothing was calibrated."""
    checker = Checker(nli_model, dtype="float32", device="cpu")
    report = checker.check("mayor scraps toll", "the mayor may scrap the toll . the council vote is next week .")
    assert "uncalibrated" in report.signature
    assert sum(report.probabilities.values()) == pytest.approx(1, abs=1e-5)


def test_a_model_without_the_fourth_verdict_tells_it_by_the_words_that_the_body_lacks():
    """What a three-way model leaves neutral is unsupported where the body knows none of the claim's words."""

    class Undecided(OverlapEntailer):
        native = False

        def score(self, pairs):
            verdicts = np.log(np.array([[0.08, 0.45, 0.02, 0.45]] * len(pairs), np.float32))
            return verdicts, np.full((len(pairs), 8), 1 / 8, np.float32)

    checker = Checker(Undecided(), WordEncoder())
    body = "The mayor may scrap the bridge toll next year, she said. The council has yet to vote on it."
    assert checker.check("Mayor to scrap bridge toll next year", body).verdict == "overstated"
    assert checker.check("Zoo welcomes twin pandas", body).verdict == "unsupported"


def test_nothing_is_cut_unnoticed(tiny):
    """A sentence longer than the model reads is told in a warning."""
    report = tiny.check("mayor scraps toll", "qx " * 190 + ".")
    assert any("longer than the model reads" in w for w in report.warnings)


def test_a_copied_checker_shares_its_models(tiny):
    """Copies of a checker share its models and decide alike, but have a threshold of their own."""
    for other in (copy.copy(tiny), copy.deepcopy(tiny)):
        assert other is not tiny
        assert other._entailer is tiny._entailer
        assert other.check("Mayor scraps toll", BODY) == tiny.check("Mayor scraps toll", BODY)
        other.threshold = 0.9
        assert tiny.threshold != 0.9


def test_a_pickled_checker_is_its_options(native_model):
    """A pickled checker holds no weights, and gives the same reports where it is read, threshold included."""
    checker = Checker(native_model, WordEncoder(), dtype="float32", device="cpu", top_k=3)
    checker.threshold = 0.25
    data = pickle.dumps(checker)
    assert len(data) < 2_000
    other = pickle.loads(data)  # noqa: S301 - our own
    assert other.check("Mayor scraps toll", BODY) == checker.check("Mayor scraps toll", BODY)


def test_progress_goes_to_stderr(fake, capsys):
    """A progress bar leaves stdout alone and the results as they are."""
    assert len(list(fake.check_many([("Mayor left", BODY)] * 3, progress=True))) == 3
    assert capsys.readouterr().out == ""


def test_importing_is_light():
    """Importing headcheck loads no torch, no scikit-learn and no sentence-transformers."""
    heavy = "('torch', 'sklearn', 'sentence_transformers', 'rich')"
    code = f"import sys, headcheck; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_the_public_names():
    """Every public name is there, and nothing else pretends to be."""
    assert len(headcheck.__all__) == len(set(headcheck.__all__))
    assert all(getattr(headcheck, name) is not None for name in headcheck.__all__)
    assert headcheck.__version__
    assert set(headcheck.__all__) <= set(dir(headcheck))
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = headcheck.nothing_such
