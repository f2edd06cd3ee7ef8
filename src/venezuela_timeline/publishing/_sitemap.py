"""The sitemap (sitemaps.org): every page by its whole address, which only a base can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from venezuela_timeline.view.pieces import html

from . import _plan as plan

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_START = '<?xml version="1.0" encoding="utf-8"?>\n'


def sitemaps(
    base: str, pages: Mapping[str, datetime.date | None], most: int = plan.CHUNK
) -> Iterator[tuple[str, str]]:
    """The files of a sitemap by their paths: one, or several and a list of them.

    Args:
        base: The address of the folder.
        pages: The pages by their paths, each with the day of its last change if that is known.
        most: How many addresses a file has at most.
    """
    paths = list(pages)
    parts = [paths[at : at + most] for at in range(0, len(paths), most)]
    if len(parts) == 1:
        yield plan.SITEMAP, _addresses(base, parts[0], pages)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _addresses(base, part, pages)
    listed = "".join(f"<sitemap><loc>{html(base + name)}</loc></sitemap>\n" for name in names)
    yield plan.SITEMAP, f'{_START}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n'


def _addresses(base: str, paths: list[str], pages: Mapping[str, datetime.date | None]) -> str:
    lines = []
    for path in paths:
        day = pages[path]
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        address = base + ("" if path == plan.TOP else path)
        lines.append(f"<url><loc>{html(address)}</loc>{changed}</url>\n")
    return f'{_START}<urlset xmlns="{_SPACE}">\n{"".join(lines)}</urlset>\n'


__all__ = ["sitemaps"]
