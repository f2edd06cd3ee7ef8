"""What a table of words holds: everything that the library says around the data in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Table(NamedTuple):
    """The words of one language; the tables of all languages have the same keys.

    Attributes:
        name: What the language calls itself.
        locale: The language with a region, as Open Graph names it.
        thousands: The sign between groups of three digits.
        point: The sign before decimals.
        plural: Which of the forms in `counted` goes with a number, from 0.
        counted: What is counted: its forms, in each of which ``{}`` stands for the number.
        sentences: Patterns with named parts.
        words: Slugs and labels, without hyphens, as words.
        asking: Words of a question, without accents, that say nothing of what is asked about, or
            that stand for what claims are about, as *won* does for ``winner``.
        tools: What assistants are told of the tools they can use, and of their arguments.
        controls: What the controls of a page say, by the names that its script has for them.
    """

    name: str
    locale: str
    thousands: str
    point: str
    plural: Callable[[int], int]
    counted: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, str]
    words: Mapping[str, str]
    asking: Mapping[str, str]
    tools: Mapping[str, str]
    controls: Mapping[str, str]


def one_or_more(number: int) -> int:
    """The form for a number where there is one for 1 and another for all other numbers."""
    return 0 if number == 1 else 1
