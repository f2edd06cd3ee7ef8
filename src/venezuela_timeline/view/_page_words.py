"""What a page's own controls say, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from venezuela_timeline.labels import LANGUAGES, word, words_of

from ._scale import axis_words

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang


def page_words() -> dict[Lang, dict[str, Any]]:
    """The words of the controls and of the axis, by language."""
    return {
        lang: {
            **words_of(lang).controls,
            "name": words_of(lang).name,
            **{key: word(key, lang) for key in ("When", "Claims", "Sources", "superseded")},
            "state": word("state media", lang),
            **axis_words(lang),
        }
        for lang in LANGUAGES
    }


__all__ = ["page_words"]
