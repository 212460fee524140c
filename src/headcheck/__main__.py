"""``python -m headcheck``."""

import sys

from headcheck.cli import main

sys.exit(main())
