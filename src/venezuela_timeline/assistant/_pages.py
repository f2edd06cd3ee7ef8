"""Long answers in pages: what stands on one, how many there are, and how to ask for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from venezuela_timeline.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._said import Data

T = TypeVar("T")


def paged(things: Sequence[T], page: int, size: int) -> tuple[Sequence[T], Data]:
    """The things on a page, and what is said of it: how many there are in all, on how many pages.

    Raises:
        QueryError: if there is no such page.

    Example:
        >>> paged("abcde", 2, 2)
        ('cd', {'total': 5, 'page': 2, 'pages': 3, 'next_page': 3})
    """
    pages = max(1, -(-len(things) // size))
    if not 1 <= page <= pages:
        raise QueryError(f"there is no page {page}: write one from 1 to {pages}")
    said: Data = {"total": len(things), "page": page, "pages": pages}
    if page < pages:
        said["next_page"] = page + 1
    return things[(page - 1) * size : page * size], said
