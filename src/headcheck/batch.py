"""A file checked row by row into another: streamed, resumable, no row lost."""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final

from headcheck.checker import Checker
from headcheck.errors import HeadcheckError, InvalidOptionError, ResumeError, RowFormatError
from headcheck.files import Mode, Record, Writer, open_reader, open_writer, which_format
from headcheck.files.streams import refuse_same
from headcheck.files.table import as_text
from headcheck.labels import KINDS, VERDICTS, Verdict
from headcheck.render.text import one_line
from headcheck.report import Failure, Report
from headcheck.rows import SCHEMA, check_columns, to_row

__all__ = ["Job", "Progress", "Tally", "check_file"]

Progress = Callable[[int, int | None, int], None]
"""Called with how much of the input was read, of how much (None if unknown), and the rows written."""

_CLOSE: Final = 0.05
"""Two probabilities this close can be of one article, read in another batch in 16 bits."""

_TOP: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to read, what to write, and how.

    Attributes:
        source: the input file; ``-`` is standard input.
        target: the output file; ``-`` is standard output.
        in_format: jsonl, csv or parquet; None tells by the name.
        out_format: the same for the output.
        headline: name of the field of headlines.
        body: name of the field of bodies.
        prefix: put before the name of each new column.
        full: add a column ``report`` with the whole report (JSON Lines only).
        mode: ``"new"``, ``"overwrite"`` or ``"resume"``.
    """

    source: str
    target: str
    in_format: str | None = None
    out_format: str | None = None
    headline: str = "headline"
    body: str = "body"
    prefix: str = ""
    full: bool = False
    mode: Mode = "new"

    @property
    def added(self) -> dict[str, Any]:
        """Names and types of the columns that the output has beside the input's."""
        columns = SCHEMA | ({"report": dict} if self.full else {})
        return {self.prefix + name: type_ for name, type_ in columns.items()}


@dataclass(slots=True)
class Tally:
    """Counts over the rows of an output.

    Attributes:
        rows: all of them.
        errors: rows that could not be checked, by class of error.
        verdicts: rows by verdict.
        kinds: overstated rows by kind.
        top: the rows most surely overstated, as (P(overstated), headline), a heap.
    """

    rows: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    top: list[tuple[float, str]] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], headline: object, prefix: str = "") -> None:
        """Count one row of the output."""
        self.rows += 1
        if error := row[f"{prefix}error"]:
            self.errors[error.partition(":")[0]] += 1
            return
        self.verdicts[row[f"{prefix}verdict"]] += 1
        self.kinds.update(row[f"{prefix}kinds"] or ())
        if row[f"{prefix}verdict"] == Verdict.OVERSTATED:
            heapq.heappush(self.top, (row[f"{prefix}p_overstated"], str(headline)))
            if len(self.top) > _TOP:
                heapq.heappop(self.top)

    def __str__(self) -> str:
        failed = self.errors.total()
        lines = [f"{_counted(self.rows, 'row')}: {self.rows - failed:,} checked, {_counted(failed, 'error')}"]
        for title, counts in (
            ("errors", self.errors.most_common()),
            ("verdicts", [(str(v), self.verdicts[v]) for v in VERDICTS]),
            ("kinds", [(str(k), self.kinds[k]) for k in KINDS]),
        ):
            if shown := ", ".join(f"{name} {n:,}" for name, n in counts if n):
                lines.append(f"{title:<10}{shown}")
        if self.top:
            lines.append("most overstated")
            lines += [f"  {p:.0%}  {one_line(headline)}" for p, headline in sorted(self.top, reverse=True)]
        return "\n".join(lines)


def check_file(job: Job, load: Callable[[], Checker], progress: Progress | None = None) -> Tally:
    """Check every row of a table and write it, in order, with its result beside its own fields.

    Rows are read, checked and written a few at a time, so memory stays flat. Every few rows are on the disk before the
    next are checked. A bad row is written in its place with its ``error``.

    Args:
        job: what to read, what to write, and how.
        load: makes the checker; called once the files are known to be fit.
        progress: called after every few rows.

    Returns:
        Counts over all rows of the output, resumed ones included.

    Raises:
        InvalidOptionError: a format is unknown, or options do not go together.
        ColumnError: the input lacks a column, or has one that would be overwritten.
        FileFormatError: the input is not of its format.
        OutputExistsError: the output is there already.
        ResumeError: the output is not the beginning of what would be written now.
        MissingExtraError: a format needs a package that is not installed.
    """
    if job.full and which_format(job.target, job.out_format) != "jsonl":
        raise InvalidOptionError("whole reports can be written to JSON Lines only")
    refuse_same(job.source, job.target)
    with closing(open_reader(job.source, job.in_format)) as reader:
        if reader.columns is not None:
            check_columns(reader.columns, (job.headline, job.body), job.added)
        with closing(open_writer(job.target, job.out_format, job.mode, reader, job.added)) as writer:
            records = iter(reader)
            first = list(islice(records, 1))
            for names in (writer.carries or (), *(record.fields for record in first)):
                check_columns(names, (), job.added)
            report = progress or (lambda *_: None)
            return _run(job, load(), chain(first, records), writer, lambda rows: report(*reader.progress(), rows))


def _run(
    job: Job, checker: Checker, records: Iterator[Record], writer: Writer, progress: Callable[[int], None]
) -> Tally:
    tally = Tally()
    last: Mapping[str, Any] = {}
    for row in writer.start():
        if missing := [name for name in job.added if name not in row]:
            raise ResumeError(f"row {tally.rows} of {job.target} has no column {missing[0]!r}: other options wrote it")
        if row[f"{job.prefix}signature"] not in (None, checker.signature):
            raise ResumeError(
                f"row {tally.rows} of {job.target} was checked otherwise than now: resume with the same options, or "
                f"start anew\n  then: {row[f'{job.prefix}signature']}\n  now:  {checker.signature}"
            )
        last = row
        tally.add(row, row.get(job.headline), job.prefix)
    again = next(islice(records, tally.rows - 1, None), None) if tally.rows else None
    if tally.rows and (again is None or not _same_text(again.fields.get(job.headline), last.get(job.headline))):
        raise ResumeError(f"the {tally.rows} rows of {job.target} are not the first of {job.source}")
    report = f"{job.prefix}report"
    if again is not None and not job.full and report not in again.fields and isinstance(last.get(report), Mapping):
        raise ResumeError(f"the rows of {job.target} hold whole reports: resume with --full")
    # A row with an error can be of any article: what failed then may succeed now.
    if again is not None and not last[f"{job.prefix}error"]:
        _, now = next(_checked(job, checker, [again], writer.carries))
        if not _same_judgement(job, now, last):
            raise ResumeError(
                f"row {tally.rows - 1} of {job.target} would come out otherwise now: resume with the same input and "
                "fields"
            )
    progress(tally.rows)
    rows = _checked(job, checker, records, writer.carries)
    while chunk := list(islice(rows, writer.chunk)):
        writer.write(chunk)
        for fields, row in chunk:
            tally.add(row, fields.get(job.headline), job.prefix)
        progress(tally.rows)
    writer.finish()
    return tally


def _checked(
    job: Job, checker: Checker, records: Iterable[Record], known: Collection[str] | None
) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Pair each row's own fields with the columns of its result."""
    waiting: deque[Record] = deque()

    def articles() -> Iterator[tuple[str, str | Sequence[str]] | HeadcheckError]:
        for record in records:
            waiting.append(record)
            yield _article(job, record, known)

    for result in checker.check_many(articles(), on_error="return"):
        yield waiting.popleft().fields, _columns(job, result)


def _columns(job: Job, result: Report | Failure) -> dict[str, Any]:
    row = to_row(result, job.prefix)
    if job.full:
        row[f"{job.prefix}report"] = result.to_dict() if isinstance(result, Report) else None
    return row


def _article(
    job: Job, record: Record, known: Collection[str] | None
) -> tuple[str, str | Sequence[str]] | HeadcheckError:
    """Headline and body of a row, or why there are none."""
    fields = record.fields
    if record.error:
        return record.error
    try:
        check_columns(fields, (job.headline, job.body), job.added)
    except HeadcheckError as error:
        return RowFormatError(str(error))
    if known is not None and (late := [name for name in fields if name not in known]):
        return RowFormatError(f"field {late[0]!r} is not in the header, written before it appeared: write JSON Lines")
    return fields[job.headline], fields[job.body]


def _same_text(read: object, written: object) -> bool:
    """Whether a field was written for what was read; CSV knows no nulls, and disarms formulas."""
    return as_text(read).removeprefix("'") == as_text(written).removeprefix("'")


def _same_judgement(job: Job, now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    """Whether a row of the output can be of the article that was read again."""
    pairs = [(now[name], then[name]) for name in (f"{job.prefix}p_{verdict}" for verdict in VERDICTS)]
    return all(a is not None and abs(a - b) <= _CLOSE for a, b in pairs)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
