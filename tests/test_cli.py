"""The command line: streams, formats, exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from headcheck import Report
from headcheck.cli import main
from tests.reports import two_claims
from tests.test_train import article_rows

ARTICLE = "Mayor scraps toll\n\nThe mayor may scrap the toll.\n\nThe council has not voted on it.\n"


@pytest.fixture
def article(tmp_path):
    """An article in a file, headline first."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def options(native_model):
    """Options that choose the tiny model."""
    return ["--model", str(native_model), "--dtype", "float32"]


def test_text(article, options, capsys):
    """The text report goes to stdout alone."""
    assert main(["check", article, *options]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Mayor scraps toll\n")
    assert captured.err == ""


def test_json_and_html(article, options, capsys):
    """JSON can be read back as the report; HTML is a page."""
    main(["check", article, *options, "--format", "json"])
    report = Report.from_json(capsys.readouterr().out)
    assert report.headline == "Mayor scraps toll"
    main(["check", article, *options, "--format", "html"])
    assert capsys.readouterr().out.strip() == report.to_html().strip()


def test_stdin_and_headline(options, capsys, monkeypatch):
    """A dash reads stdin; with --headline all of it is the body."""
    stdin = io.TextIOWrapper(io.BytesIO("\ufeffThe mayor may scrap the toll.".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["check", "-", "--headline", "Mayor scraps toll", *options, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["body"] == "The mayor may scrap the toll."


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(tmp_path, options, capsys, end):
    """The first line is the headline, and its end no part of it, whatever system wrote the article."""
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.replace("\n", end).encode("utf-8-sig"))
    assert main(["check", str(path), *options, "--format", "json"]) == 0
    report = Report.from_json(capsys.readouterr().out)
    assert report.headline == "Mayor scraps toll"
    assert report.body.startswith(f"{end}The mayor")


def test_results_are_utf8(article, options, monkeypatch):
    """Results are UTF-8 in every locale: a page says that it is."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["check", article, "--headline", "Mayor scraps 🚢 “toll”", *options, "--format", "html"]) == 0
    assert "Mayor scraps 🚢 “toll”" in out.buffer.getvalue().decode()


def test_errors_send_no_codes(tmp_path, capsys):
    """What a file holds cannot steer the terminal through an error message."""
    (tmp_path / "in.csv").write_text("\x1b[31mtitle,body\n")
    assert main(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]) == 3
    said = capsys.readouterr().err
    assert "title, body" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(("threshold", "status"), [("0.01", 1), ("0.99", 0)])
def test_fail_on(article, options, threshold, status):
    """With --fail-on the exit status is 1 on that verdict, else 0."""
    kinds = ["--fail-on", "overstated", "--fail-on", "contradicted", "--fail-on", "unsupported"]
    assert main(["check", article, *options, *kinds, "--threshold", threshold]) == status


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "one line"), (b"Only a headline", "one line"), (b"\xff\xfe\x00", "UTF-8"), (b"...\n\nBody.", "headline")],
)
def test_unusable_articles(tmp_path, options, content, word, capsys):
    """An article without a body, without words or not in UTF-8 is refused with status 3 and a word on what to do."""
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert main(["check", str(path), *options]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert word in captured.err


def test_missing_files_and_models(tmp_path, article, capsys):
    """A file or model that is not there is status 3, with its name."""
    assert main(["check", str(tmp_path / "none.txt")]) == 3
    assert main(["check", article, "--model", str(tmp_path / "none"), "--offline"]) == 3
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check"], ["check", "-", "--format", "xml"]])
def test_usage(arguments):
    """Wrong usage is status 2."""
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_help_is_light():
    """Help and version load no torch."""
    code = (
        "import sys; from headcheck.cli import main\n"
        "try: main(['check', '--help'])\nexcept SystemExit: print('torch' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "False"


def test_report(tmp_path, capsysbinary, monkeypatch):
    """Saved reports become one page, in a file or on stdout; what is no report is status 3, a wrong option 2."""
    path, out = tmp_path / "<reports>.jsonl", tmp_path / "out.html"
    path.write_text(two_claims().to_json() + '\n{"error": "EmptyTextError"}\n', encoding="utf-8")
    assert main(["report", str(path), "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert '<h1 class="headline">&lt;reports&gt;.jsonl</h1>' in page
    assert main(["report", str(path), "--most", "5"]) == 0
    assert capsysbinary.readouterr().out.decode().strip() == page.strip()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes() + b"[]\n")))
    assert main(["report", "-"]) == 3
    assert main(["report", str(path), "--most", "0"]) == 2
    assert main(["report", str(path), "-o", str(path)]) == 2
    assert main(["report", str(tmp_path / "none.jsonl")]) == 3
    said = capsysbinary.readouterr().err.decode().splitlines()
    words = ("line 3", "at least one", "same file", "none.jsonl")
    assert all(word in line for word, line in zip(words, said, strict=True))


def test_a_report_is_never_half_written(tmp_path, monkeypatch, capsys):
    """Where the disk is full, the status is 3, and the page that was there stays."""
    path, out = tmp_path / "reports.jsonl", tmp_path / "out.html"
    path.write_text(two_claims().to_json(), encoding="utf-8")
    out.write_text("the old page")

    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert main(["report", str(path), "-o", str(out)]) == 3
    assert "No space left" in capsys.readouterr().err
    assert out.read_text() == "the old page"
    assert {file.name for file in tmp_path.iterdir()} == {"reports.jsonl", "out.html"}


def test_evaluate(tmp_path, options, capsys):
    """Judged articles are scored, as text and as JSON."""
    path = tmp_path / "judged.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in article_rows(2)), encoding="utf-8")
    assert main(["evaluate", str(path), *options, "--samples", "5", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 8
    assert main(["evaluate", str(path), *options, "--samples", "5"]) == 0
    assert "macro_f1" in capsys.readouterr().out


def test_train(tmp_path, native_model, capsys):
    """A recipe trains a model that can be used at once; a recipe that cannot be read is status 3."""
    rows = [
        {"id": r["id"], "passage": r["body"], "claim": r["headline"], "label": r["label"], "kinds": r["kinds"]}
        for r in article_rows(3)
    ]
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(
        f'base = "{native_model}"\nmax_length = 64\n'
        '[set.claims]\npath = "pairs.jsonl"\nform = "passage"\nviews = ["passage", "crowded"]\n'
        '[[stage]]\nname = "fine"\nlearning_rate = 0.001\nsets = { claims = 1 }\n'
    )
    out = tmp_path / "model"
    assert main(["train", str(recipe), "--data", str(tmp_path), "-o", str(out), "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert (out / "model.safetensors").exists()
    assert main(["train", str(tmp_path / "no.toml"), "--data", str(tmp_path), "-o", str(out)]) == 3
    assert "no recipe file" in capsys.readouterr().err
