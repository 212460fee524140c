"""Reports as people read them: plain text and a self-contained HTML page."""
