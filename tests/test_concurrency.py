"""Threads, processes, interrupts and half-read streams: the same answers as alone, and nothing left behind."""

from __future__ import annotations

import asyncio
import gc
import json
import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from headcheck import Checker
from headcheck.testing import WordEncoder
from tests.elsewhere import send
from tests.tables import articles, read, run, write

ARTICLES = [(row["headline"], row["body"]) for row in articles(24)]


def test_sixteen_threads(tiny):
    """Sixteen threads that share a checker get what each would get alone."""
    expected = [tiny.check(*article).to_json() for article in ARTICLES]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda article: tiny.check(*article).to_json(), ARTICLES * 4))
    assert found == expected * 4


def test_streams_in_threads_do_not_mix(tiny):
    """Several streams read at once give each its own reports."""
    halves = [ARTICLES[:12], ARTICLES[12:]]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda half: [r.headline for r in tiny.check_many(half)], halves))
    assert found == [[headline for headline, _ in half] for half in halves]


def test_from_asyncio(tiny):
    """Awaited in threads, articles are checked while the event loop goes on."""

    async def all_of_them() -> list[str]:
        reports = await asyncio.gather(*(asyncio.to_thread(tiny.check, *article) for article in ARTICLES[:6]))
        return [report.to_json() for report in reports]

    assert asyncio.run(all_of_them()) == [tiny.check(*article).to_json() for article in ARTICLES[:6]]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_another_process(native_model, method):
    """In a forked process, where models are there already, and in a spawned one the answers are those of this one."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this platform")
    import torch

    checker, threads = Checker(native_model, WordEncoder(), dtype="float32", device="cpu"), torch.get_num_threads()
    torch.set_num_threads(4)
    try:
        expected = [report.to_json() for report in checker.check_many(ARTICLES)]
        context = multiprocessing.get_context(method)
        here, there = context.Pipe()
        process = context.Process(target=send, args=(checker, ARTICLES, there))
        process.start()
        answered = here.poll(300)
        found = here.recv() if answered else []
        process.kill()
        process.join()
    finally:
        torch.set_num_threads(threads)
    assert answered, "the other process hangs"
    close = sum(map(str.__eq__, found, expected))
    assert len(found) == len(expected)
    assert close >= 0.9 * len(expected)


def test_an_interrupted_batch_is_resumed(tmp_path):
    """Ctrl-C ends a batch with a word and status 130; what was written stays, and --resume completes it."""
    source, target = write(tmp_path / "in.jsonl", articles(512)), tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "tests.elsewhere", "batch", str(source), "-o", str(target), "--quiet"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (target.exists() and target.stat().st_size) and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) == (130, "headcheck: interrupted\n")
    kept = target.read_bytes()
    assert 0 < kept.count(b"\n") < 512
    assert all(json.loads(line)["verdict"] for line in kept.splitlines())
    subprocess.run([*command, "--resume"], check=True)
    assert [row["id"] for row in read(target)] == [f"a-{i}" for i in range(512)]
    assert target.read_bytes().startswith(kept)


def held() -> tuple[int, int]:
    """Threads that run and files that are open."""
    gc.collect()
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc")
def test_what_is_left_half_read_leaks_nothing(fake, tmp_path):
    """A stream left after its first report, with or without a bar, and a batch that breaks off hold on to nothing."""
    source, target = write(tmp_path / "in.csv", articles(300)), tmp_path / "out.csv"
    before = held()
    for progress in (False, True):
        stream = fake.check_many(ARTICLES * 10, progress=progress)
        next(stream)
        stream.close()
    stream = fake.check_many(ARTICLES * 10)
    next(stream)
    del stream

    class Broken:
        signature = fake.signature

        def check_many(self, rows, **options):
            """As always for a while."""
            for number, report in enumerate(fake.check_many(rows, **options)):
                if number == 100:
                    raise KeyboardInterrupt
                yield report

    with pytest.raises(KeyboardInterrupt):
        run(Broken(), source, target)
    assert held() == before
    assert run(fake, source, target, mode="resume").rows == 300
