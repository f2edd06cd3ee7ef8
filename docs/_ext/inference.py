"""The pictures of the page on inference, drawn by the library itself.

Run it at the top of the repository to draw them again::

    python docs/_ext/inference.py
"""

from __future__ import annotations

from pathlib import Path

import venezuela_timeline as vt
from venezuela_timeline import formats

WIDTH = 640
FOLDER = Path(__file__).parents[1] / "_static"


def between() -> vt.Timeline:
    """An event that is only known to have come after one and before another."""
    return vt.Timeline(
        [
            vt.Event("death", "The death", "2013-03-05"),
            vt.Event("oath", "The oath", links=["after death", "before vote"]),
            vt.Event("vote", "The vote", "2013-04-14"),
        ],
        title="Between two others",
    )


def chain() -> vt.Timeline:
    """Events whose imprecise dates narrow one another along a chain of links."""
    return vt.Timeline(
        [
            vt.Event("call", "The call", "2013-03"),
            vt.Event(
                "list", "The list of candidates", "2013-03", links=["at-least 10 days after call"]
            ),
            vt.Event("debate", "The debate", "2013", links=["at-most 2 weeks after list"]),
            vt.Event("vote", "The vote", "2013-04-14", links=["at-least 1 week after debate"]),
        ],
        title="Along a chain",
    )


def drawings() -> dict[str, str]:
    """The pictures by the names of their files: each timeline as it is, and as it is solved."""
    found = {}
    for make in (between, chain):
        timeline = make()
        solved = vt.chronology.solve(timeline).timeline()
        for name, one in (("given", timeline), ("inferred", solved)):
            picture = formats.dumps(one, "svg", width=WIDTH)
            found[f"inference-{make.__name__}-{name}.svg"] = picture
    return found


if __name__ == "__main__":
    for name, picture in drawings().items():
        (FOLDER / name).write_text(picture, "utf-8")
