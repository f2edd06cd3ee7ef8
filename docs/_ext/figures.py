"""The figures of the data that stand in prose, and where: they are written from the data.

Run it at the top of the repository after every change of the data::

    python docs/_ext/figures.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from publication import READ

import venezuela_timeline as vt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[2]


class Figure(NamedTuple):
    """Figures of one sentence: each group of the pattern stands for one of them."""

    file: str
    pattern: str
    values: Callable[[vt.Timeline], Iterable[object]]


def _last_month(timeline: vt.Timeline) -> str:
    """The month in which the last event began, in words."""
    last = max(event.when.earliest for event in timeline if event.when and event.when.earliest)
    return vt.TimeSpan.parse(f"{last:%Y-%m}").describe("en")


def _sizes(timeline: vt.Timeline) -> tuple[object, ...]:
    return len(timeline), len(timeline.sources)


def _titled(timeline: vt.Timeline) -> int:
    return sum(source.title is not None for source in timeline.sources.values())


_WHEN_READ = r"[Ss]ources were\s+read\s+until\s+(\d+ \w+ \d{4})"

FIGURES = (
    Figure(
        "README.md",
        r"has (\d+) events and (\d+) sources, read until (\d+ \w+ \d{4}); "
        r"the last event is of\s+(\w+ \d{4})",
        lambda tl: (*_sizes(tl), READ, _last_month(tl)),
    ),
    Figure(
        "CHANGELOG.md",
        r"aftermath: (\d+) events to (\w+ \d+), with (\d+) sources read until (\d+ \w+ \d{4})",
        lambda tl: (len(tl), _last_month(tl), len(tl.sources), READ),
    ),
    Figure(
        "CHANGELOG.md",
        r"both languages, and (\d+) key events",
        lambda tl: [sum(event.key for event in tl)],
    ),
    Figure(
        "CHANGELOG.md",
        r"(\d+) of (\d+) have a title",
        lambda tl: (_titled(tl), len(tl.sources)),
    ),
    Figure("docs/index.md", _WHEN_READ, lambda _: [READ]),
    Figure("docs/data/README.md", _WHEN_READ, lambda _: [READ]),
    Figure("docs/editorial-policy.md", _WHEN_READ, lambda _: [READ]),
)


def rewritten(figure: Figure, text: str, timeline: vt.Timeline) -> str:
    """The text with the figures as they are.

    Raises:
        LookupError: If the sentence is not there, or there twice.
    """
    found = list(re.finditer(figure.pattern, text))
    if len(found) != 1:
        raise LookupError(f"{figure.file}: {len(found)} sentences are like {figure.pattern!r}")
    (sentence,) = found
    for number, value in reversed([*enumerate(figure.values(timeline), start=1)]):
        first, end = sentence.span(number)
        text = f"{text[:first]}{value}{text[end:]}"
    return text


def write(timeline: vt.Timeline) -> None:
    """Write the figures into their files."""
    for figure in FIGURES:
        path = ROOT / figure.file
        path.write_text(rewritten(figure, path.read_text("utf-8"), timeline), "utf-8")


if __name__ == "__main__":
    write(vt.load())
