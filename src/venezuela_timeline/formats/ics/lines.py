"""Content lines of iCalendar (RFC 5545, 3.1): decoded, escaped, cleaned, folded and split."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from venezuela_timeline.model import Link

LIMIT = 75
"""The most octets in a line, without its line break (RFC 5545, 3.1)."""

# Line breaks of other systems; some readers split lines at each of them.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, of which RFC 5545 allows only the tab, and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ESCAPE = re.compile(r"\\([\\;,nN])")
_VALUES = r'(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
_PARAMETER = rf"[A-Za-z0-9-]+={_VALUES}"
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:;{_PARAMETER})*):(.*)", re.DOTALL)
_PARAMETERS = re.compile(rf';[ \t]*([A-Za-z0-9-]+)[ \t]*=[ \t]*("[^"]*\Z|{_VALUES})')
_NAME = re.compile(r"[A-Za-z0-9-]+")
# A zone by the name that Windows displays, or by a URI, with its colon but without quotes.
_DISPLAYED = re.compile(
    r"(.*;TZID=)(\((?:UTC|GMT)[+-]\d\d:\d\d\)[^:;]*|tzone://[^:;]*)([^:]*):(.*)", re.IGNORECASE
)
_OCTET = re.compile(rb"=([0-9A-Fa-f]{2})")


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


def language_of(tag: str) -> str:
    """The parameter that gives the language of a text (RFC 5545, 3.2.10)."""
    return "" if tag == "und" else f";LANGUAGE={tag}"


def related_to(link: Link, timeline: str) -> str:
    """A link as RELATED-TO: a part names its whole as parent, and others name siblings.

    The kind stands in a parameter of our own, because a client reads a RELTYPE that it does not
    know as PARENT (RFC 5545, 3.2.15), which would be wrong.
    """
    type_ = "PARENT" if link.kind == "part-of" else "SIBLING"
    return f"RELATED-TO;RELTYPE={type_};X-TIMELINE-LINK={link.words}:{link.event}@{timeline}"


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
        for key, value in _PARAMETERS.findall(self.parameters):
            if key.upper() == name:
                return str(value).replace('"', "").strip()
        return None

    @property
    def quoted_printable(self) -> bool:
        """Whether its value is in quoted-printable, as vCalendar 1.0 has it."""
        return "QUOTED-PRINTABLE" in self.parameters.upper()


def split(text: str, number: int = 0) -> Line | None:
    """A content line in its parts, as strictly as the standard has them; None if it is none.

    A value in quoted-printable is given as the TEXT value that it stands for.
    """
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    name, parameters, value = found.groups()
    return _line(text, name, parameters, value, number)


def split_loosely(text: str, number: int = 0) -> Line | None:
    """As `split`, but semicolons too many, blanks and quotes that do not end are read past."""
    line = split(text, number)
    if line is not None:
        return line
    name = _NAME.match(text)
    end = None if name is None else _end_of_parameters(text, name.end())
    if name is None or end is None:
        return None
    return _line(text, name[0], text[name.end() : end].rstrip(), text[end + 1 :], number)


def _end_of_parameters(text: str, at: int) -> int | None:
    """Where the colon before a value is, if parameters start at a place; None without one."""
    if not text[at:].lstrip(" \t").startswith((";", ":")):
        return None
    while at < len(text) and text[at] != ":":
        closing = text.find('"', at + 1) if text[at] == '"' else -1
        at = max(at, closing) + 1
    return at if at < len(text) else None


def _line(text: str, name: str, parameters: str, value: str, number: int) -> Line:
    if (value[2:3] == ")" or value[:2] == "//") and (
        found := _DISPLAYED.fullmatch(f"{parameters}:{value}")
    ):
        parameters, value = f'{found[1]}"{found[2]}"{found[3]}', found[4]
    line = Line(text, name.upper(), parameters, value, number)
    if parameters and line.quoted_printable:
        return line._replace(value=_plain(value, line.parameter("CHARSET")))
    return line


def _plain(value: str, charset: str | None) -> str:
    """A value in quoted-printable as the TEXT value that it stands for."""
    octets = _OCTET.sub(lambda found: bytes([int(found[1], 16)]), value.encode())
    text = in_charset(octets, charset or "utf-8")
    if text is None:
        text = decoded(octets)
    return re.sub("\r\n?|\n", r"\\n", text.replace("\x00", ""))


# Octets ---------------------------------------------------------------------------------------

_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of UTF-8 that is not ASCII, more or less."""

_CUT = re.compile(rb"[\xc2-\xdf]\Z|[\xe0-\xef][\x80-\xbf]?\Z|[\xf0-\xf4][\x80-\xbf]{0,2}\Z")
"""What is left of a character of UTF-8 that has been cut off."""

_ASCII = 0x80
"""The first octet that is not ASCII."""

_MENDED = "venezuela_timeline.ics"
"""The name under which codecs know `_mended`."""


_CHARSETS = re.compile(
    "(?:iso-?8859|windows|cp|utf-?8|(?:us-)?ascii|koi8|shift|gb|big5|euc)[a-z0-9_-]*"
)
"""Encodings that a file may name; Python knows others, which run more than a table."""


def in_charset(octets: bytes, charset: str) -> str | None:
    """Octets in the encoding of a name; None if it is unknown, or they are not in it."""
    if not _CHARSETS.fullmatch(charset.lower()):
        return None
    try:
        return octets.decode(charset)
    except (LookupError, ValueError):
        return None


def decoded(octets: bytes, *, utf8: bool = False) -> str:
    """Octets that are not quite UTF-8 as text.

    They are taken as UTF-8 if that explains most of them, and as Windows-1252 otherwise. Of
    UTF-8, a character that is cut becomes U+FFFD, and nothing else is lost.

    Args:
        octets: The octets of a line.
        utf8: Whether other lines of the file are in UTF-8; a line that only has a cut
            character is then in UTF-8, too.
    """
    rest, whole = _WHOLE.subn(b"", octets)
    cut = _CUT.search(rest)
    odd = sum(octet >= _ASCII for octet in (rest if cut is None else rest[: cut.start()]))
    if odd <= whole and (whole or utf8):
        return octets.decode("utf-8", _MENDED)
    return octets.decode("cp1252", _MENDED)


def _mended(error: UnicodeError) -> tuple[str, int]:
    """What stands for octets that are not in an encoding, and where to read on."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101  (it is only used to decode)
    odd = error.object[error.start : error.end]
    if error.encoding != "utf-8":  # one of the five octets that Windows-1252 does not have
        return odd.decode("latin-1"), error.end
    return "\ufffd" if _CUT.fullmatch(odd) else odd.decode("cp1252", _MENDED), error.end


codecs.register_error(_MENDED, _mended)
