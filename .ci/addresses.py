"""The addresses of a release, where there is one: hatchling asks for them when it builds.

The repository has no public address yet, and none is guessed. Whoever releases says it::

    PROJECT_ADDRESS=https://… python -m build

The patterns of the links stand in pyproject.toml. The README of a release has whole addresses, too,
since a package index shows it away from the files that it links to. Without an address there are no
links, and the README stays as it is.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE = re.compile(r"(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)]+)\)")


class Addresses(MetadataHookInterface):
    """Fills in ``urls`` and ``readme``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set what pyproject.toml declares as dynamic."""
        text = Path(self.root, "README.md").read_text("utf-8")
        address = os.environ.get("PROJECT_ADDRESS", "").rstrip("/")
        if address:
            if not address.startswith("https://"):
                raise ValueError(f"PROJECT_ADDRESS is {address!r}: it begins with 'https://'")
            known = {"address": address, "version": metadata["version"]}
            patterns: dict[str, str] = self.config["urls"]
            metadata["urls"] = {name: one.format_map(known) for name, one in patterns.items()}
            text = _RELATIVE.sub(lambda link: self._whole(link, known), text)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}

    def _whole(self, link: re.Match[str], known: dict[str, str]) -> str:
        """A link of the README, with its whole address."""
        mark, words, path = link.groups()
        pattern: str = self.config["picture" if mark else "file"]
        return f"{mark}[{words}]({pattern.format_map(known)}{path})"
