"""Text from anywhere, made harmless to show.

Controls can act on a terminal, and bidi marks can make a text read other than it is written.
What people look at either names them (`visible`) or leaves them out.
"""

from __future__ import annotations

import json
import re

# Embeddings, overrides and isolates of the bidirectional algorithm.
_BIDI = "\u202a-\u202e\u2066-\u2069"

# Those, the marks of direction, line separators and every control but the line feed.
_ACTING = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029{_BIDI}\U000e0000-\U000e007f]"
)

# Controls other than tab and line feed, the code points that XML has no place for, and tags.
_HIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff{_BIDI}\U000e0000-\U000e007f]"
)
_LEFT_OUT = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff{_BIDI}]")
_BLANKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def visible(text: str) -> str:
    r"""A text in which nothing acts unseen: controls and bidi marks stand as their names.

    Example:
        >>> visible("a\u202eb\x1b[31m")
        'a[U+202E]b[U+001B][31m'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(_named, text)


def for_terminal(text: str) -> str:
    r"""A text for a terminal: its lines, in which nothing acts on it.

    What would act stands as its name, but a tab is a blank, and a line may end as in Windows.

    Example:
        >>> for_terminal("a\u2028b\x1b[31m")
        'a[U+2028]b[U+001B][31m'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return _ACTING.sub(_named, text)


def json_for_terminal(text: str) -> str:
    """JSON that says the same, and in which nothing acts on a terminal."""
    return _ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text)


def shown_line(text: str) -> str:
    """A text as one line that can stand beside others, without controls and bidi marks.

    Line breaks become blanks; a text of which nothing is left becomes a dash.
    """
    return _LEFT_OUT.sub("", _BLANKS.sub(" ", text)).strip(" ") or "–"


def is_shown_whole(text: str) -> bool:
    """Whether `shown_line` keeps all of a text, apart from its blanks and line breaks."""
    return _LEFT_OUT.search(_BLANKS.sub(" ", text)) is None


_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#{}]|(?<=:)/(?=/)|(?<=www)\.|@|\A(?:[-+=:]|[0-9]+[.)])")


def in_markdown(line: str) -> str:
    r"""A line for CommonMark in which nothing is markup, wherever it stands.

    Example:
        >>> print(in_markdown("1. *so*"))
        1\. \*so\*
    """
    return _SPECIAL.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", line)
