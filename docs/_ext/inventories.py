"""The inventories that links to other projects are looked up in: `docs/_inventories/*.inv`.

An inventory, ``objects.inv``, says on which page a project documents each of its names. Those
kept here were taken from documentation as it was built, and are read in place of the published
ones, so that building ours needs no network:

- ``python.inv``: Debian's python3.11-doc, without all but the modules in `MODULES`;
- ``attrs.inv``, ``dateutil.inv``, ``icalendar.inv``: built with ``sphinx -b html`` from the
  ``docs`` folder of the source distributions of attrs 26.1.0, python-dateutil 2.9.0.post0 and
  icalendar 7.3.0.

The addresses in `docs/conf.py` are those that the projects' own metadata give. To renew one::

    python docs/_ext/inventories.py objects.inv docs/_inventories/python.inv
"""

from __future__ import annotations

import re
import sys
import zlib
from pathlib import Path

MODULES = ("collections", "datetime", "decimal", "enum", "os", "pathlib", "sqlite3", "typing")
"""What the code names of the standard library, beside what needs no import."""

_HEAD_LINES = 4


def reduced(inventory: bytes) -> bytes:
    """An inventory of Python with the names of `MODULES` and the builtins alone."""
    *head, body = inventory.split(b"\n", _HEAD_LINES)
    lines = zlib.decompress(body).decode().splitlines()
    named = re.compile(rf"(?:[A-Za-z]+|(?:{'|'.join(MODULES)})(?:\.[\w.]+)?) py:")
    kept = "".join(f"{line}\n" for line in lines if named.match(line))
    return b"\n".join([*head, zlib.compress(kept.encode(), 9)])


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    found = source.read_bytes()
    target.write_bytes(reduced(found) if target.stem == "python" else found)
