"""What goes wrong, in other languages: the messages that people meet most, as far as they go."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from venezuela_timeline.labels import Lang

LANG_KEY = "venezuela_timeline.lang"
"""Where a command's context keeps its language, for what goes wrong."""

_SPANISH = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"nothing here has that id or name", "nada aquí tiene ese identificador o nombre"),
        (r"nothing here has the id or name", "nada aquí tiene el identificador o nombre"),
        (r"no (?:event|thing) has the id or title", "ningún hecho tiene el identificador o título"),
        (r"no event has the id", "ningún hecho tiene el identificador"),
        (r"no event has that id", "ningún hecho tiene ese identificador"),
        (r"no event has the (kind|tag|role|chapter)", "ningún hecho tiene eso como {0}"),
        (r"this is in", "está en"),
        (r"its words are in", "sus palabras están en"),
        (r"did you mean (.*?)\?", "¿quiso decir {0}?"),
        (r"is a name of", "es un nombre de"),
        (r": use an id", ": use un identificador"),
        (r"nor is it a time:", "y tampoco es una fecha:"),
        (
            r"cannot read (.*?): write a date such as",
            "no se puede leer {0}: escriba una fecha como",
        ),
        (r"cannot read ('.*?'): No such file or directory", "no se puede leer {0}: no existe"),
        (r"no place here is in", "ningún lugar de aquí está en"),
        (r"they are in", "están en"),
        (r" and ([0-9,]+) more\b", " y {0} más"),
        (r",? or (?='|EDTF)", " o "),
    )
]

_MESSAGES: dict[Lang, list[tuple[re.Pattern[str], str]]] = {"en": [], "es": _SPANISH}
"""What of a message is put how in each language; the library's own are in English."""


def _put(words: str, found: re.Match[str]) -> str:
    return words.format(*found.groups())


def in_language(message: str, lang: Lang) -> str:
    """A message of the library in the language of a command, as far as it has the words.

    Example:
        >>> in_language("no event has the id 'vot': did you mean 'vote'?", "es")
        "ningún hecho tiene el identificador 'vot': ¿quiso decir 'vote'?"
    """
    for pattern, words in _MESSAGES[lang]:
        message = pattern.sub(partial(_put, words), message)
    return message
