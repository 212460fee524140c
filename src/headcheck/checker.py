"""The public way in: `check` one article, `check_many` a stream, or keep a `Checker`."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from functools import lru_cache, partial
from importlib.metadata import version
from numbers import Integral
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from headcheck.decide import Head, decide_claims, worst_of
from headcheck.engine import read
from headcheck.entail import CrossEncoderEntailer, Entailer
from headcheck.errors import HeadcheckError, InvalidOptionError, ModelFormatError, TextTypeError
from headcheck.labels import VERDICTS
from headcheck.loading import BUNDLED, HEAD_FILE
from headcheck.report import Failure, Report, check_threshold
from headcheck.retrieve import Encoder, SentenceTransformerEncoder
from headcheck.text.article import Article, Body, read_article
from headcheck.text.sentences import SentencexSplitter, Splitter

__all__ = ["Checker", "OnError", "check", "check_many", "check_on_error", "shared_checker"]

Row = tuple[str, Body] | Mapping[str, Any] | HeadcheckError
OnError = Literal["raise", "return"]

_POOL: Final = 64
"""Articles read together: enough to fill the model's batches, few enough to keep memory flat."""

_POOL_CHARACTERS: Final = 1_000_000
"""Characters of bodies after which a pool is full with fewer articles."""


class Checker:
    """Checks headlines against bodies with one set of models, loaded once.

    Copies share the models. A pickle holds the options alone: where it is read, named models are loaded once per
    process (a model given as an object is pickled as it is).

    Args:
        model: ``"bundled"``, a folder, a hub name, or any object with the `Entailer` protocol. Any three-way NLI
            ``CrossEncoder`` will do. A ``head.json`` beside its weights decides; without one, probabilities are not
            calibrated.
        retriever: ``"bundled"``, a folder, a hub name of a ``SentenceTransformer``, or an `Encoder`.
        device: ``"auto"``, ``"cpu"``, ``"cuda"``, or another torch device.
        dtype: ``"auto"``, ``"float32"``, ``"bfloat16"`` or ``"float16"``.
        batch_size: most pairs in one forward pass, at least 1.
        top_k: sentences of the body read per claim, at least 1.
        threshold: least P(not supported) that flags, in (0, 1); None takes the one fitted on development data.
        splitter: finds sentence boundaries; None takes the English rules of sentencex.
        local_files_only: never ask a hub, even for a hub name.

    Raises:
        InvalidOptionError: an option is out of range.
        ModelNotFoundError: there is no such model.
        ModelFormatError: a model cannot be used.

    Examples:
        >>> checker = Checker()
        >>> report = checker.check("Ferry fares to rise", "Ferry fares may rise in May if the council agrees.")
        >>> report.verdict
        <Verdict.OVERSTATED: 'overstated'>
    """

    def __init__(
        self,
        model: str | Path | Entailer = BUNDLED,
        retriever: str | Path | Encoder = BUNDLED,
        *,
        device: str = "auto",
        dtype: Literal["auto", "float32", "bfloat16", "float16"] = "auto",
        batch_size: int = 64,
        top_k: int = 8,
        threshold: float | None = None,
        splitter: Splitter | None = None,
        local_files_only: bool = False,
    ) -> None:
        if dtype not in ("auto", "float32", "bfloat16", "float16"):
            raise InvalidOptionError(f"dtype must be auto, float32, bfloat16 or float16, not {dtype!r}")
        batch_size, top_k = _at_least_one("batch_size", batch_size), _at_least_one("top_k", top_k)
        self._top_k = top_k
        chosen = None if threshold is None else check_threshold(threshold)
        self._splitter = splitter or SentencexSplitter()
        self._entailer = _entailer(model, device, dtype, batch_size, local_files_only=local_files_only)
        self._encoder = (
            SentenceTransformerEncoder(str(retriever), device=device, local_files_only=local_files_only)
            if isinstance(retriever, str | Path)
            else retriever
        )
        self._head = Head.of(getattr(self._entailer, "head_file", None), native=self._entailer.native)
        self.threshold = self._head.threshold if chosen is None else chosen
        if model == BUNDLED and self._head.name == "uncalibrated":
            raise ModelFormatError(f"this installation of headcheck lacks its bundled {HEAD_FILE}: reinstall the wheel")
        # One thread at a time: a fast tokenizer refuses to be set up for one call while another one uses it.
        self._turn = threading.Lock()
        self._options = {
            "model": model,
            "retriever": retriever,
            "device": device,
            "dtype": dtype,
            "batch_size": batch_size,
            "top_k": top_k,
            "splitter": splitter,
            "local_files_only": local_files_only,
        }

    def __deepcopy__(self, memo: object = None) -> Checker:
        other = object.__new__(Checker)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = __deepcopy__

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(shared_checker, **{**self._options, "threshold": self.threshold}), ()

    @property
    def signature(self) -> str:
        """One line naming everything that can change a number of a result (after sacreBLEU, Post, WMT 2018)."""
        parts = (
            f"headcheck:{version('headcheck')}",
            self._entailer.name,
            f"splitter:{self._splitter.name}",
            f"retriever:{self._encoder.name}",
            f"k:{self._top_k}",
            f"decision:{self._head.name}",
            f"threshold:{self.threshold:.4g}",
        )
        return "|".join(parts)

    def check(self, headline: str, body: Body) -> Report:
        """Check one headline against its body.

        Args:
            headline: the headline, any case.
            body: the body's text, or its ready sentences in order.

        Returns:
            The verdict with its probabilities, claims, kinds, evidence and cues.

        Raises:
            TextTypeError: the headline or body is not `str` (or a sequence of `str`, for the body).
            EmptyTextError: the headline or body holds no words.
        """
        return self._reports([read_article(headline, body, self._splitter)])[0]

    def check_many(
        self, articles: Iterable[Row], *, on_error: OnError = "raise", progress: bool = False
    ) -> Iterator[Report | Failure]:
        """Check a stream of articles lazily, in order, in bounded memory.

        Args:
            articles: pairs of headline and body, or mappings with ``"headline"`` and ``"body"``; in the place of a row
                that could not be read, the error that says why.
            on_error: ``"raise"`` stops at the first bad row, after the reports of all rows before it; ``"return"``
                hands back a `Failure` in its place.
            progress: show a progress bar on stderr.

        Yields:
            One report (or failure) per article.

        Raises:
            InvalidOptionError: ``on_error`` is neither of the two.
            HeadcheckError: a bad row, with ``on_error="raise"``.
        """
        check_on_error(on_error)
        results = self._stream(articles, on_error)
        return _with_progress(results, articles) if progress else results

    def score(self, headlines: Sequence[str], bodies: Sequence[Body]) -> npt.NDArray[np.float64]:
        """Verdict probabilities of many articles at once.

        Args:
            headlines: n headlines.
            bodies: their n bodies.

        Returns:
            float64, shape (n, 4), columns in the order of `headcheck.VERDICTS`; rows sum to 1.

        Raises:
            InvalidOptionError: the two lengths differ.
            HeadcheckError: a headline or body is not usable.
        """
        if len(headlines) != len(bodies):
            raise InvalidOptionError(f"{len(headlines)} headlines but {len(bodies)} bodies: one body per headline")
        rows = [r.probabilities for r in self.check_many(zip(headlines, bodies, strict=True)) if isinstance(r, Report)]
        return np.array([[row[v] for v in VERDICTS] for row in rows], np.float64).reshape(-1, len(VERDICTS))

    def _stream(self, articles: Iterable[Row], on_error: OnError) -> Iterator[Report | Failure]:
        rows = enumerate(articles)
        while ready := self._pool(rows, on_error):
            reports = iter(self._reports([item for item in ready if isinstance(item, Article)]))
            for item in ready:
                if isinstance(item, Failure):
                    if on_error == "raise":
                        raise item.error
                    yield item
                else:
                    yield next(reports)

    def _pool(self, rows: Iterator[tuple[int, Row]], on_error: OnError) -> list[Article | Failure]:
        """The next articles to be read together, with a failure in the place of each bad row."""
        ready: list[Article | Failure] = []
        characters = 0
        while len(ready) < _POOL and characters < _POOL_CHARACTERS and (numbered := next(rows, None)):
            index, row = numbered
            try:
                article = read_article(*_fields(row), self._splitter)
            except HeadcheckError as error:
                ready.append(Failure(index, error))
                if on_error == "raise":
                    break
            else:
                ready.append(article)
                characters += len(article.body)
        return ready

    def _reports(self, articles: Sequence[Article]) -> list[Report]:
        with self._turn:
            readings = read(articles, self._encoder, self._entailer, self._top_k)
        reports, signature = [], self.signature
        for article, own in zip(articles, readings, strict=True):
            claims = decide_claims(article, own, self._head, self.threshold)
            cut = ("a sentence is longer than the model reads: its end was not read",) * any(r.cut for r in own)
            reports.append(
                Report(
                    headline=article.headline,
                    body=article.body,
                    probabilities=worst_of([c.probabilities for c in claims]),
                    claims=claims,
                    warnings=article.warnings + cut,
                    threshold=self.threshold,
                    signature=signature,
                )
            )
        return reports


def check_on_error(on_error: str) -> None:
    """Refuse what is no policy for bad rows.

    Raises:
        InvalidOptionError: it is neither "raise" nor "return".
    """
    if on_error not in ("raise", "return"):
        raise InvalidOptionError(f'on_error must be "raise" or "return", not {on_error!r}')


def _at_least_one(name: str, value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
        raise InvalidOptionError(f"{name} must be a whole number of at least 1, not {value!r}")
    return int(value)


def _entailer(
    model: str | Path | Entailer, device: str, dtype: str, batch_size: int, *, local_files_only: bool
) -> Entailer:
    if not isinstance(model, str | Path):
        return model
    return CrossEncoderEntailer(
        str(model), device=device, dtype=dtype, batch_size=batch_size, local_files_only=local_files_only
    )


def _fields(row: Row) -> tuple[str, Body]:
    """Headline and body of a row.

    Raises:
        TextTypeError: the row is neither a pair nor a mapping with both fields.
        HeadcheckError: the row is an error itself.
    """
    if isinstance(row, HeadcheckError):
        raise row
    if isinstance(row, Mapping):
        if missing := [name for name in ("headline", "body") if name not in row]:
            raise TextTypeError(f"the row has no field {missing[0]!r}; it has: {', '.join(map(str, row)) or 'none'}")
        return row["headline"], row["body"]
    if isinstance(row, Sequence) and not isinstance(row, str | bytes) and len(row) == 2:  # noqa: PLR2004
        return row[0], row[1]
    raise TextTypeError(f"a row must be (headline, body) or a mapping with both fields, not {type(row).__name__}")


def _with_progress(results: Iterator[Report | Failure], articles: Iterable[Row]) -> Iterator[Report | Failure]:
    from rich.console import Console  # noqa: PLC0415 - only where a bar is asked for
    from rich.progress import track  # noqa: PLC0415

    total = len(articles) if isinstance(articles, Sized) else None
    return iter(track(results, "checking", total=total, console=Console(stderr=True)))


_lock = threading.Lock()


@lru_cache(maxsize=4)
def _load(options: tuple[tuple[str, Any], ...]) -> Checker:
    return Checker(**dict(options))


def shared_checker(**options: Any) -> Checker:
    """The checker with these options of `Checker`, loaded at the first use and kept for the process."""
    with _lock:
        return _load(tuple(sorted(options.items())))


def check(headline: str, body: Body) -> Report:
    """Check one headline against its body with the bundled model.

    Args:
        headline: the headline, any case.
        body: the body's text, or its ready sentences in order.

    Returns:
        The report.

    Raises:
        TextTypeError: the headline or body is not text.
        EmptyTextError: the headline or body holds no words.
    """
    return shared_checker().check(headline, body)


def check_many(
    articles: Iterable[Row], *, on_error: OnError = "raise", progress: bool = False
) -> Iterator[Report | Failure]:
    """Check a stream of articles with the bundled model; see `Checker.check_many`."""
    return shared_checker().check_many(articles, on_error=on_error, progress=progress)
