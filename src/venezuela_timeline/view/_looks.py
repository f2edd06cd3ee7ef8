"""How the chart looks: its colours, its letters, and what shows at which width."""

from __future__ import annotations

from ._layout import NARROWEST

COLOURS = ("#2f7fc1", "#c4602d", "#3c8f57", "#a9559c", "#8a7a1f", "#c0485a", "#2a8c92", "#7a6cc4")
"""Of the lanes: each has a contrast of 3 to 1 with white and with near black."""

BREAKS = (NARROWEST, 420, 560, 720)
"""The widths, in pixels, at which a fluid chart shows more labels; at the last, all it has."""

SYSTEM = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
"""The letters of what is shown on a screen, each system's own."""

_CSS = (
    "{0} text{{font:12px {1};"
    "fill:currentColor;stroke:none;unicode-bidi:plaintext}}"
    "{0} .l{{fill:currentColor;stroke:none}}"
    "{0} .h{{font-weight:600;font-size:13px}}"
    "{0} .t,{0} .m{{font-size:11px;opacity:.75}}"
    "{0} .g{{stroke:currentColor;stroke-opacity:.15}}"
)
"""How the chart looks, for a selector; what is essential is in attributes."""


_FLUID_CSS = (
    "".join(
        f"@container (min-width:{width}px){{{{{{0}} .w{index}{{{{display:inline}}}}"
        f"{{0}} .s{index}{{{{display:none}}}}}}}}"
        for index, width in enumerate(BREAKS)
    )
    + "@container (min-width:720px){{{0} .n{{display:none}}}}"
)


def css(selector: str, font: str = SYSTEM) -> str:
    """The rules of the chart, for a selector and a list of fonts."""
    return _CSS.format(selector, font)


def fluid_css(selector: str) -> str:
    """The rules that show more where there is more room, for a selector."""
    return _FLUID_CSS.format(selector)


__all__ = ["BREAKS", "COLOURS", "css", "fluid_css"]
