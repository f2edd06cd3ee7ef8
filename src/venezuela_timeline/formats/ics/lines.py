"""Content lines of iCalendar (RFC 5545, 3.1): escaped, cleaned, folded and split."""

from __future__ import annotations

import re
from typing import NamedTuple

LIMIT = 75
"""The most octets in a line, without its line break (RFC 5545, 3.1)."""

# Line breaks of other systems; some readers split lines at each of them.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, of which RFC 5545 allows only the tab, and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ESCAPE = re.compile(r"\\([\\;,nN])")
_PARAMETER = r'[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:;{_PARAMETER})*):(.*)", re.DOTALL)
_PARAMETERS = re.compile(f";({_PARAMETER})")


def cleaned(text: str) -> tuple[str, bool]:
    """A text with plain line breaks and without controls, and whether that changed it."""
    if text.replace("\n", "").isprintable():  # the usual case, and fast to see
        return text, False
    clean = _FORBIDDEN.sub("", _BREAKS.sub("\n", text))
    return clean, clean != text


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11).

    Law: ``unescaped(escaped(text)) == text``.
    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescaped(value: str) -> str:
    r"""The text of a TEXT value, whose escapes are each read once, from left to right.

    The icalendar package replaces one kind of escape after the other, and so reads the
    escaped backslash of ``C:\\New`` as a line break.
    """
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def folded(line: str) -> str:
    """A content line with its CRLF, folded so that no part has more than 75 octets.

    No UTF-8 sequence is split.
    """
    if line.isascii():
        if len(line) <= LIMIT:
            return f"{line}\r\n"
        step = LIMIT - 1  # the blank at the beginning of a continuation counts
        rest = [line[at : at + step] for at in range(LIMIT, len(line), step)]
        return "\r\n ".join([line[:LIMIT], *rest]) + "\r\n"
    octets = line.encode()
    parts = []
    start, room = 0, LIMIT
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # noqa: PLR2004  (a continuation byte, RFC 3629)
            end -= 1
        parts.append(octets[start:end])
        start, room = end, LIMIT - 1
    parts.append(octets[start:])
    return b"\r\n ".join(parts).decode() + "\r\n"


class Line(NamedTuple):
    """A content line without its folds.

    Attributes:
        text: All of it.
        name: Name of the property, in capitals.
        parameters: As written, each with the semicolon before it.
        value: As written.
        number: Number of the line of the file that it begins on, from 1.
    """

    text: str
    name: str
    parameters: str
    value: str
    number: int

    def parameter(self, name: str) -> str | None:
        """The value of a parameter without its quotes, or None."""
        if not self.parameters:
            return None
        for found in _PARAMETERS.findall(self.parameters):
            key, _, value = found.partition("=")
            if key.upper() == name:
                return str(value).replace('"', "")
        return None


def split(text: str, number: int = 0) -> Line | None:
    """A content line in its parts; None if the text is not a content line."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    name, parameters, value = found.groups()
    return Line(text, name.upper(), parameters, value, number)
