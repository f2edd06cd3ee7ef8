"""The words put around the data where it is shown or exported: one table for each language."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from venezuela_timeline.errors import FormatError, shown

if TYPE_CHECKING:
    from decimal import Decimal

    from .table import Table

__all__ = ["LANGUAGES", "Lang"]

Lang = Literal["en", "es"]
"""A language these words are in."""

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
"""All of them."""


@cache
def words_of(lang: Lang) -> Table:
    """All words of a language; they are imported when they are first asked for."""
    found: Table = import_module(f".{lang}", __name__).TABLE
    return found


def check_language(lang: str) -> None:
    """Refuse a language these words are not in.

    Raises:
        FormatError: with the languages there are.
    """
    if lang not in LANGUAGES:
        hint = f"write one of {', '.join(LANGUAGES)}"
        raise FormatError(f"no words in the language {shown(lang)}: {hint}")


def word(slug: str, lang: Lang) -> str:
    """A slug or label as words; one that has no translation stands as it is.

    Example:
        >>> word("state-media", "en"), word("use --resolve or --take", "en")
        ('state media', 'use --resolve or --take')
    """
    words = slug if " " in slug else slug.replace("-", " ")
    return words_of(lang).words.get(words, words)


def figure(number: int | Decimal, lang: Lang) -> str:
    """A number with its digits in groups.

    Example:
        >>> figure(6408844, "es")
        '6.408.844'
    """
    words = words_of(lang)
    digits = f"{number:,}" if isinstance(number, int) else f"{number:,f}"
    return digits.translate({ord(","): words.thousands, ord("."): words.point})


def counted(number: int, what: str, lang: Lang) -> str:
    """A number with what is counted: ``events``, ``claims`` or ``more events``.

    Example:
        >>> counted(1, "events", "en"), counted(1200, "events", "es")
        ('1 event', '1.200 hechos')
    """
    words = words_of(lang)
    return words.counted[what][words.plural(number)].format(figure(number, lang))


def sentence(key: str, lang: Lang, **parts: str) -> str:
    """One of the sentences, with its parts filled in."""
    return words_of(lang).sentences[key].format(**parts)
