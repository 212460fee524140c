"""Whole pages and notebook cells: self-contained, no script, no remote asset."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from headcheck.render.article import render_article
from headcheck.render.markup import safe

if TYPE_CHECKING:
    from headcheck.report import Report

__all__ = ["STYLE", "page", "render_cell", "render_html"]

STYLE: Final = files("headcheck.render").joinpath("style.css").read_text(encoding="utf-8")
"""One style for all: every rule stands inside ``.headcheck``, so that it touches nothing around it."""


def render_html(report: Report) -> str:
    """Lay a report out as a page: the headline with each claim underlined, the claims, the marked body.

    Args:
        report: what to show.

    Returns:
        A whole HTML document that loads nothing and runs nothing.
    """
    return page(report.headline, render_article(report))


def render_cell(report: Report) -> str:
    """Lay a report out for a notebook, with the body folded.

    An element of its own class rather than a frame: a frame needs a fixed height or a script, and notebook viewers
    drop it. The style is written inside that class, and paints its own ground, dark where the notebook says that it
    is dark, so that the text can be read whatever stands around it.
    """
    digest = sha256(report.to_json().encode("utf-8", "replace")).hexdigest()
    article = render_article(report, prefix=f"h{digest[:12]}-", level=3, folded=True)
    return f'<div class="headcheck"><style>{STYLE}</style>\n{article}</div>'


def page(title: str, content: str, *, wide: bool = False) -> str:
    """A whole HTML document.

    Args:
        title: plain text.
        content: HTML of the main part.
        wide: leave room for a table.
    """
    return f"""<!DOCTYPE html>
<html lang="en" class="headcheck">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{safe(title)} - headcheck</title>
<style>{STYLE}</style>
</head>
<body>
<main{' class="wide"' if wide else ""}>
{content}
</main>
</body>
</html>
"""
