"""What goes wrong, in other languages: what people meet most, as far as there are words for it."""

from __future__ import annotations

import re
from functools import cache, partial
from pkgutil import get_data
from typing import TYPE_CHECKING

from venezuela_timeline.labels import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from venezuela_timeline.labels import Lang

LANG_KEY = "venezuela_timeline.lang"
"""Where a command's context keeps its language, for what goes wrong."""

_FILES: Mapping[Lang, str] = {"es": "messages.es.txt"}
"""What is said how in each language but the one in which the library says it."""

QUOTED = "\x00[0-9]+\x00"
"""What stands in a message in place of what it quotes; see `taken_out`."""

_QUOTED = re.compile(r"(?<!\w)(?:'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")(?!\w)")
_KEPT = re.compile("\x00([0-9]+)\x00")


def in_language(message: str, lang: Lang) -> str:
    """A message of the library in the language of a command, as far as there are words for it.

    What it quotes stays as it is.

    Example:
        >>> in_language("no event has the id 'vot': did you mean 'vote'?", "es")
        "ningún hecho tiene el identificador 'vot': ¿quiso decir 'vote'?"
    """
    if lang not in _FILES:
        return message
    plain, quoted = taken_out(message)
    for pattern, words in _patterns(lang):
        plain = pattern.sub(partial(_put, words), plain)
    plain = plain.replace("\x00 or \x00", f"\x00 {word('or', lang)} \x00")
    return put_back(plain, quoted)


def taken_out(message: str) -> tuple[str, list[str]]:
    """A message without what it quotes, and that."""
    quoted: list[str] = []

    def take(found: re.Match[str]) -> str:
        quoted.append(found[0])
        return f"\x00{len(quoted) - 1}\x00"

    return _QUOTED.sub(take, message.replace("\x00", "\\x00")), quoted


def put_back(plain: str, quoted: list[str]) -> str:
    """A message with what it quotes."""
    return _KEPT.sub(lambda found: quoted[int(found[1])], plain)


def _put(words: str, found: re.Match[str]) -> str:
    return words.format(*found.groups())


def pairs(lang: Lang) -> list[tuple[str, str]]:
    """What is said, with braces for what differs, and how in a language."""
    data = get_data(__package__, _FILES[lang]) or b""
    lines = [line for line in data.decode().splitlines() if line and not line.startswith("#")]
    return list(zip(lines[::2], lines[1::2], strict=True))


@cache
def _patterns(lang: Lang) -> list[tuple[re.Pattern[str], str]]:
    """What is said how, the longest first."""
    longest_first = sorted(pairs(lang), key=lambda pair: -len(pair[0]))
    return [(whole_words(said), words) for said, words in longest_first]


def whole_words(said: str, differing: str = ".+?") -> re.Pattern[str]:
    """What matches a message or a part of it: whole words, with something in place of braces."""
    parts = f"({differing})".join(map(re.escape, said.split("{}")))
    before = r"(?<!\w)(?<!\band )" if said[0].isalnum() else ""  # no end of another sentence
    after = r"(?!\w)" if said[-1].isalnum() else ""
    return re.compile(f"{before}{parts}{after}")
