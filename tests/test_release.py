"""The release check names what a release lacks, and nothing else."""

from __future__ import annotations

import json
import zipfile

import pytest

release = pytest.importorskip("tools.release_check", reason="the tools do not ship with the package")

FILES = (*release.NEEDED, release.RETRIEVER)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository that is fit for release 1.0, and its wheel."""
    monkeypatch.setattr(release, "ROOT", tmp_path)
    wheel = tmp_path / "headcheck-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in FILES:
            archive.writestr(f"headcheck/{name}", name)
        archive.writestr("headcheck-1.0.dist-info/METADATA", "")
    parts = release.signature_parts(wheel)
    for name, text in {
        "pyproject.toml": '[project]\nversion = "1.0"\n',
        "CHANGELOG.md": "# Changelog\n\n## [1.0] - 2030-01-31\n",
        "CITATION.cff": "version: 1.0\n",
        "docs/citing.md": "  version = {1.0}\n",
        "docs/model-card.md": " ".join(parts),
        "benchmarks/README.md": "",
        "benchmarks/results/speed.json": json.dumps({"version": "1.0", "signature": "|".join(parts)}),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path, wheel


def test_what_is_fit_passes(repository, capsys):
    """Nothing is named where nothing is missing."""
    assert release.main(repository[1]) == 0
    assert capsys.readouterr().out == "headcheck 1.0 is fit for release\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("CHANGELOG.md", "## [Unreleased]\n", "## [1.0] - DATE"),
        ("CITATION.cff", "version: 0.9\n", "CITATION.cff: does not say 'version: 1.0'"),
        ("docs/model-card.md", "", "does not name model:bundled@"),
        ("benchmarks/README.md", "Not measured yet: ...", "not measured yet"),
        ("benchmarks/results/speed.json", '{"version": "0.9", "signature": "x"}', "speed.json: of headcheck 0.9 and x"),
        ("benchmarks/results/speed.json", '{"version": "1.0", "signature": "x"}', "speed.json: of headcheck 1.0 and x"),
    ],
)
def test_what_is_missing_is_named(repository, capsys, name, text, said):
    """Each thing that a release lacks is named in a line of its own."""
    (repository[0] / name).write_text(text, encoding="utf-8")
    assert release.main(repository[1]) == 1
    assert said in capsys.readouterr().out


def test_a_wheel_is_small_and_whole(repository, capsys, monkeypatch):
    """A wheel that is too large, lacks a file, or holds something else is not released."""
    wheel = repository[1]
    monkeypatch.setattr(release, "MOST_BYTES", 10)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tests/test_a.py", "")
        for name in FILES[1:]:
            archive.writestr(f"headcheck/{name}", name)
    assert release.main(wheel) == 1
    said = capsys.readouterr().out
    assert all(part in said for part in ("more than 0", "lacks py.typed", "holds tests"))
