"""These modules import engines, so the usual run leaves them out before it reads them."""

from __future__ import annotations

import re


def pytest_ignore_collect(config):
    """Leave the folder out where the marker is deselected; asked for, it must be importable."""
    return True if re.search(r"\bnot \(.*\bframes\b", config.getoption("-m")) else None
