"""A small bar chart of counts: a bar for each month, year or other group."""

from __future__ import annotations

from hashlib import blake2b
from inspect import signature
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venezuela_timeline.errors import FormatError, shown
from venezuela_timeline.labels import figure, word

from ._escaping import html, line
from ._layout import fitted, text_width
from ._looks import COLOURS
from .lanes import check
from .picture import Frame, Theme, check_width, framed, pdf, png

if TYPE_CHECKING:
    import os

    from venezuela_timeline.timeline.counts import Counts

_OWN = 460
"""In pixels, where it may be narrower: so narrow that its words stay legible on a phone."""
_HEIGHT, _AXIS, _TOP = 120, 18, 16
_ROW, _NAMES = 20, 0.38
_COLUMNS = 6
"""So many columns have a colour of their own; the rest is put together."""


def draw(counts: Counts, *, width: int | None = None) -> str:
    """Counts as an SVG element: upright bars of times, else lying ones.

    Args:
        counts: What to draw.
        width: In pixels; None makes it as wide as what it stands in, up to its own 460.
    """
    return _Bars(counts, width or _OWN).svg(fluid=width is None)[0]


def document(  # noqa: PLR0913  (the options of a picture)
    counts: Counts,
    *,
    width: int = 640,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    theme: Theme = "auto",
) -> str:
    """Counts as an SVG document.

    Raises:
        FormatError: if an option has no such value.
    """
    check_width(width)
    body, height = _Bars(counts, width).svg(fluid=False)
    frame = Frame(counts.title if title is None else title, subtitle, source, theme)
    return framed(body, width, height, frame)


def save(
    counts: Counts, path: str | os.PathLike[str], *, scale: float = 2.0, **options: Any
) -> Path:
    """Write counts as a picture: SVG, PNG or PDF, by the suffix.

    Args:
        counts: What to draw.
        path: The file.
        scale: Of a PNG: its pixels for each of the drawing.
        **options: The options of `document`.

    Returns:
        The path.

    Raises:
        FormatError: if the suffix is another, or an option has no such value.
        MissingExtraError: if vl-convert is not installed, which PNG and PDF need.
        SaveError: if the file cannot be written.
    """
    from venezuela_timeline._files import write_file  # noqa: PLC0415  (costs 5 ms, for writing only)

    for option in options:
        check("option", option, tuple(signature(document).parameters)[1:])
    suffix = Path(path).suffix.lower()
    if suffix not in {".svg", ".png", ".pdf"}:
        raise FormatError(f"no picture {shown(str(path))}: write .svg, .png or .pdf")
    if suffix == ".svg":
        data = document(counts, **options).encode()
    else:
        text = document(counts, **{"theme": "light", **options})
        data = png(text, scale=scale) if suffix == ".png" else pdf(text)
    write_file(Path(path), [data])
    return Path(path)


class _Bars:
    """One chart: the groups, and in each the parts with a colour."""

    def __init__(self, counts: Counts, width: int) -> None:
        self.counts = counts
        self.width = width
        self.lang = counts.lang
        folded = counts.folded(_COLUMNS)
        self.names = [name for _, name in folded.columns]
        # A time that is not known is no place on an axis: it is told beside it.
        self.timed = counts.of in {"month", "year"}
        self.rows = [
            (name, part)
            for (key, name), part in zip(counts.rows, folded.figures, strict=True)
            if key is not None or not self.timed
        ]
        self.most = max((sum(part) for _, part in self.rows), default=0) or 1

    def svg(self, *, fluid: bool) -> tuple[str, float]:
        body, height = self._upright() if self.timed else self._lying()
        legend, more = self._legend(height)
        height += more
        fits = 'width="100%" style="max-width:40em"'
        size = fits if fluid else f'width="{self.width}"'
        seed = repr((self.counts.title, self.counts.rows, self.width))
        key = f"vt-{blake2b(seed.encode(), digest_size=6).hexdigest()}"
        name = f"{self.counts.title}: {word(self.counts.of.capitalize(), self.lang)}"
        drawn = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{self.lang}" {size} '
            f'viewBox="0 0 {self.width} {height:g}" height="{height:g}" aria-labelledby="{key}" '
            f'fill="currentColor" font-size="12"><title id="{key}">{html(line(name))}</title>'
            f"{body}{legend}</svg>"
        )
        return (drawn.replace(f' height="{height:g}" aria', " aria") if fluid else drawn), height

    def _upright(self) -> tuple[str, float]:
        step = self.width / max(1, len(self.rows))
        bar = max(0.5, min(step * 0.8, 40))
        parts, free = [], 0.0
        for at, (name, row) in enumerate(self.rows):
            x = at * step
            parts.append(self._stack(name, row, x + (step - bar) / 2, bar))
            if sum(row) == self.most:
                number = figure(sum(row), self.lang)
                place = min(max(x + step / 2, 8), self.width - 8)
                parts.append(
                    f'<text x="{place:g}" y="{_TOP - 4}" text-anchor="middle" font-size="11">'
                    f"{number}</text>"
                )
            length = text_width(name)
            if x >= free and x + length <= self.width:
                parts.append(
                    f'<text x="{x:g}" y="{_TOP + _HEIGHT + 13}" font-size="11" '
                    f'fill-opacity=".75">{html(name)}</text>'
                )
                free = x + length + 14
        y = _TOP + _HEIGHT
        parts.append(
            f'<line x2="{self.width}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".3"/>'
        )
        return "".join(parts), y + _AXIS

    def _stack(self, name: str, row: tuple[int, ...], x: float, width: float) -> str:
        tops = list(accumulate(row, initial=0))
        drawn = "".join(
            f'<rect x="{x:g}" width="{width:g}" y="{_TOP + _HEIGHT * (1 - top / self.most):g}" '
            f'height="{_HEIGHT * number / self.most:g}" fill="{COLOURS[at]}"/>'
            for at, (number, top) in enumerate(zip(row, tops[1:], strict=True))
            if number
        )
        told = f"{name}: {figure(sum(row), self.lang)}"
        return f"<g><title>{html(told)}</title>{drawn}</g>" if drawn else ""

    def _lying(self) -> tuple[str, float]:
        room = self.width * _NAMES
        scale = (self.width - room - 48) / self.most
        parts = []
        for at, (name, row) in enumerate(self.rows):
            y = at * _ROW
            x = room + 8
            words = fitted(line(name), room - 4)
            parts.append(f'<text x="0" y="{y + 14}">{html(words)}</text>')
            for index, number in enumerate(row):
                if number:
                    parts.append(
                        f'<rect x="{x:g}" y="{y + 4}" height="12" width="{number * scale:g}" '
                        f'fill="{COLOURS[index]}"/>'
                    )
                    x += number * scale
            total = figure(sum(row), self.lang)
            parts.append(f'<text x="{x + 5:g}" y="{y + 14}" font-size="11">{total}</text>')
        return "".join(parts), len(self.rows) * _ROW + 4

    def _legend(self, y: float) -> tuple[str, float]:
        """What the colours are, if there are several, and how many have no known time."""
        parts: list[str] = []
        x, height = 0.0, 0.0
        if self.counts.by is not None:
            height = 20
            for at, name in enumerate(self.names):
                length = text_width(name) + 34
                if x and x + length > self.width:
                    x, height = 0.0, height + 18
                parts.append(
                    f'<rect x="{x:g}" y="{y + height - 12:g}" width="10" height="10" '
                    f'fill="{COLOURS[at]}"/><text x="{x + 15:g}" y="{y + height - 3:g}" '
                    f'font-size="11">{html(name)}</text>'
                )
                x += length
        if self.timed and self.counts.rows and self.counts.rows[-1][0] is None:
            height += 18
            told = f"{self.counts.rows[-1][1]}: {figure(self.counts[None], self.lang)}"
            parts.append(f'<text y="{y + height - 3:g}" font-size="11">{html(told)}</text>')
        return "".join(parts), height + 4 if height else 0


__all__ = ["document", "draw", "save"]
