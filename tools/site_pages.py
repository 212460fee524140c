"""What the documentation site needs beside its pages: the files of the repository that they link to.

A page under ``docs`` links to a file elsewhere as it would in a checkout (``../benchmarks/README.md``). Each such file
joins the site at its own path, pages of Markdown with what they link to in turn, and the links are bent to fit. Nothing
in the finished site is loaded from elsewhere.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any, Final

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT: Final = Path(__file__).parent.parent
HOME: Final = "README.md"
LINK: Final = re.compile(r"(?<=\]\()(?!\w+:)([^)#\s]+)")
LOADED: Final = re.compile(
    r"<(?:script|img|iframe|link(?=[^>]*stylesheet))\b[^>]*\b(?:src|href)=\"?(?:https?:)?//[^>]*"
)


def on_files(files: Any, config: Any) -> Any:
    """Add the home page, every file outside ``docs`` that a page of the site links to, and what nav names."""
    waiting = [ROOT / HOME, ROOT / "CHANGELOG.md", *Path(config.docs_dir).rglob("*.md")]
    seen = set()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        if not path.is_relative_to(config.docs_dir):
            files.append(File.generated(config, str(path.relative_to(ROOT)), abs_src_path=str(path)))
        if path.suffix == ".md":
            waiting += [(path.parent / link).resolve() for link in LINK.findall(path.read_text(encoding="utf-8"))]
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Bend the links of a page from the paths of the repository to those of the site."""
    docs = Path(config.docs_dir).relative_to(ROOT).as_posix()
    source = PurePosixPath(page.file.src_uri)
    inside = not page.file.generated_by
    folder = (docs / source if inside else source).parent

    def bent(link: re.Match[str]) -> str:
        target = normpath(folder / link[1])
        return relpath(target.removeprefix(f"{docs}/"), source.parent) if (ROOT / target).is_file() else link[0]

    return LINK.sub(bent, markdown)


def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Refuse a page that would load something from elsewhere."""
    if found := LOADED.search(output):
        raise PluginError(f"{page.file.src_uri} loads {found[0]}: the site must work offline")
    return output
