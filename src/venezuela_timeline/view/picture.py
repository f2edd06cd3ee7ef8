"""A drawing as a picture for an article: its title and source line, its colours, its file.

The picture is SVG; PNG and PDF are made of that very SVG by vl-convert, which brings a renderer and
the font that all pictures name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from venezuela_timeline.errors import FormatError, MissingExtraError, shown

from ._escaping import html, line
from ._layout import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

Theme = Literal["light", "dark", "auto"]
"""Dark on light, light on dark, or as whoever looks at it has chosen, which only SVG can tell."""

FONT = "Liberation Sans,Arial,Helvetica,sans-serif"
"""The letters of pictures: the first is in vl-convert, the second as wide in other programs."""

_COLOURS = {"light": ("#1b1b1b", "#ffffff"), "dark": ("#e8e8e8", "#16181c")}
"""Of text and ground."""

_LEAST, _MOST = 200, 10_000
_MARGIN, _TITLE, _SUBTITLE, _LINE = 12, 24, 17, 15
_BIG = 20 / 12
_MIDDLE = 13.5 / 12


class Frame(NamedTuple):
    """What stands around a drawing.

    Attributes:
        title: What it shows, or better, what it says; None for nothing.
        subtitle: A line or two under it.
        source: Where what it shows is from, under the drawing.
        theme: Its colours.
    """

    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    theme: Theme = "auto"


def check_width(width: object) -> None:
    """Refuse a width that a picture cannot have.

    Raises:
        FormatError: with the widths there are.
    """
    if not isinstance(width, int) or isinstance(width, bool) or not _LEAST <= width <= _MOST:
        raise FormatError(f"width is {shown(width)}: write pixels from {_LEAST} to {_MOST}")


def check_theme(theme: object) -> None:
    """Refuse a theme that there is not.

    Raises:
        FormatError: with the themes there are.
    """
    if theme not in get_args(Theme):
        raise FormatError(f"theme is {shown(theme)}: write one of {', '.join(get_args(Theme))}")


def framed(body: str, width: int, height: float, frame: Frame, css: str = "") -> str:
    """An SVG document: a drawing with its title, subtitle and source line.

    Args:
        body: The drawing, an SVG element or several, from 0 to its width and height.
        width: Of the drawing, in pixels.
        height: Of the drawing.
        frame: What stands around it.
        css: Rules for what is drawn.

    Raises:
        FormatError: if there is no such theme.
    """
    check_theme(frame.theme)
    text, ground = _COLOURS["dark" if frame.theme == "dark" else "light"]
    head, above = _head(frame, width)
    foot, below = _foot(frame, width, above + height)
    whole_width, whole_height = width + 2 * _MARGIN, above + height + below
    dark = "svg.p{{color:{};background:{}}}svg.p>.b{{fill:{}}}".format(
        _COLOURS["dark"][0], _COLOURS["dark"][1], _COLOURS["dark"][1]
    )
    media = f"@media(prefers-color-scheme:dark){{{dark}}}" if frame.theme == "auto" else ""
    style = f"<style>svg.p{{color:{text}}}{media}{css}</style>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="p" width="{whole_width}" '
        f'height="{whole_height:g}" viewBox="0 0 {whole_width} {whole_height:g}" '
        f'color="{text}" font-family="{FONT}" font-size="12">{style}'
        f'<rect class="b" width="100%" height="100%" fill="{ground}"/>'
        f'<g transform="translate({_MARGIN} 0)" fill="currentColor">{head}'
        f'<g transform="translate(0 {above:g})">{body}</g>{foot}</g></svg>\n'
    )


def png(document: str, *, scale: float = 2.0) -> bytes:
    """A document as PNG.

    Args:
        document: What `framed` gives, of a theme that is light or dark.
        scale: How many pixels of the PNG there are for one of the drawing.

    Raises:
        FormatError: if the scale is not from 0.5 to 8.
        MissingExtraError: if vl-convert is not installed.
    """
    if not isinstance(scale, int | float) or isinstance(scale, bool) or not 0.5 <= scale <= 8:  # noqa: PLR2004  (said below)
        raise FormatError(f"scale is {shown(scale)}: write a number from 0.5 to 8")
    return bytes(_converter().svg_to_png(document, scale=scale))


def pdf(document: str) -> bytes:
    """A document as PDF, with its text as text.

    Raises:
        MissingExtraError: if vl-convert is not installed.
    """
    return bytes(_converter().svg_to_pdf(document))


def _converter() -> Any:
    try:
        import vl_convert  # noqa: PLC0415  (30 MB, and an extra)
    except ModuleNotFoundError as error:
        raise MissingExtraError.of(error, "charts") from None
    return vl_convert


def _head(frame: Frame, width: int) -> tuple[str, float]:
    parts: list[str] = []
    y = float(_MARGIN)
    for words, size, weight, step, larger in (
        (frame.title, 20, 700, _TITLE, _BIG * 1.08),
        (frame.subtitle, 13.5, 400, _SUBTITLE, _MIDDLE),
    ):
        for at, one in enumerate(_wrapped(words, width / larger)):
            y += step + (4 if parts and not at else 0)
            parts.append(
                f'<text y="{y - 6:g}" font-size="{size}" font-weight="{weight}">{html(one)}</text>'
            )
    return "".join(parts), y + (8 if parts else 0)


def _foot(frame: Frame, width: int, y: float) -> tuple[str, float]:
    lines = list(_wrapped(frame.source, width))
    texts = "".join(
        f'<text y="{y + 18 + at * _LINE:g}" fill-opacity=".75" font-size="11.5">{html(one)}</text>'
        for at, one in enumerate(lines)
    )
    return texts, (8 + len(lines) * _LINE if lines else 0) + _MARGIN


def _wrapped(words: str | None, width: float) -> Iterator[str]:
    """A text in lines that fit a width; a word that is longer stands alone."""
    one = ""
    for word in line(words).split() if words else ():
        if one and text_width(f"{one} {word}") > width:
            yield one
            one = word
        else:
            one = f"{one} {word}".strip()
    if one:
        yield one


__all__ = ["FONT", "Frame", "Theme", "check_theme", "check_width", "framed", "pdf", "png"]
