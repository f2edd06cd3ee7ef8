"""Content lines of iCalendar (RFC 5545, section 3.1): escaping, cleaning, folding."""

from __future__ import annotations

import re

LIMIT = 75
"""Octets in a line, its line break apart (RFC 5545, 3.1)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

# Line breaks of other systems; some readers split lines at each of them.
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Controls (RFC 5545 allows the tab alone) and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def cleaned(text: str) -> tuple[str, bool]:
    """A text with plain line breaks and without controls, and whether that changed it."""
    clean = _FORBIDDEN.sub("", _BREAKS.sub("\n", text))
    return clean, clean != text


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return text.translate(_ESCAPES)


def folded(line: str) -> str:
    """A content line with its CRLF, folded so that no part has more than 75 octets.

    No UTF-8 sequence is split.
    """
    if len(line) <= LIMIT and line.isascii():
        return f"{line}\r\n"
    octets = line.encode()
    parts = []
    start, room = 0, LIMIT
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # noqa: PLR2004  (a continuation byte, RFC 3629)
            end -= 1
        parts.append(octets[start:end])
        start, room = end, LIMIT - 1  # the blank that begins a continuation counts
    parts.append(octets[start:])
    return b"\r\n ".join(parts).decode() + "\r\n"
