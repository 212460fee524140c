"""A small desk: articles, its labels for them, and the article family of each."""

from __future__ import annotations

import pandas as pd

PLACES = ("harbour", "school", "bridge", "museum", "airport", "market", "station", "library")
PAIRS = [
    pair
    for place in PLACES
    for pair in (
        (f"Mayor scraps {place} toll", f"The mayor scraps the {place} toll. Ferry fares rise in May."),
        (f"Mayor scraps {place} toll, union cheers", f"The mayor may scrap the {place} toll if the board agrees."),
        (f"Workers quit {place}", f"Rain fell on the {place} on Monday, it was reportedly wet."),
    )
]
LABELS = ["fine", "rewrite", "rewrite"] * len(PLACES)
GROUPS = [place for place in PLACES for _ in range(3)]
FRAME = pd.DataFrame(PAIRS, columns=["headline", "body"], index=range(100, 100 + len(PAIRS)))
