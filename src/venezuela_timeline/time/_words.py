"""The way from a text to its words, which are imported when they are first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from venezuela_timeline.labels import check_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from venezuela_timeline.labels import Lang


def in_words(text: str, lang: Lang) -> str:
    """A canonical EDTF text in words.

    Raises:
        FormatError: There are no words in that language.
    """
    check_language(lang)
    return _describer()(text, lang)


@cache
def _describer() -> Callable[[str, Lang], str]:
    from ._describe import describe  # noqa: PLC0415  (half of what importing this room costs)

    return describe
