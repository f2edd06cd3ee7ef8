"""These modules import engines, so a run that doesn't ask for them leaves them out unread."""

from __future__ import annotations

import re


def pytest_ignore_collect(config):
    """Leave the folder out unless its marker is asked for; then it must be importable."""
    asked = config.getoption("-m")
    wanted = not asked or re.search(r"\bframes\b", re.sub(r"\bnot (\(.*?\)|\w+)", "", asked))
    return None if wanted else True
