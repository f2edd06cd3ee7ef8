"""Text in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from venezuela_timeline.errors import ModelError, shown

from .validation import check_utf8

UNDETERMINED = "und"
"""The language of a plain string: undetermined (ISO 639-2)."""

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=128)  # few languages, many texts
def _is_tag(tag: str) -> bool:
    return _TAG.fullmatch(tag) is not None


@attrs.frozen(init=False, repr=False)
class Text:
    """The same text in one or more languages.

    Languages are named by BCP 47 tags, of which there can be any. If it is asked for a language
    that it lacks, a Text answers in the base language of the tag (``es`` for ``es-VE``), or else
    in the first one written; `get` answers None instead. A Text is never equal to a ``str``:
    compare ``text["en"]``.

    Attributes:
        versions: Each language tag with its words, in the order written. A plain string is in
            ``und``, undetermined.

    Example:
        >>> text = Text(en="The vote", es="La votación")
        >>> text["es-VE"], text["fr"]
        ('La votación', 'The vote')
        >>> str(Text("The vote"))
        'The vote'

    Raises:
        ModelError: if a text is blank or there is none, or if a language is not named by a tag.
    """

    versions: tuple[tuple[str, str], ...]

    def __init__(self, text: str | Mapping[str, str] = "", /, **languages: str) -> None:
        given: Mapping[str, str]
        if isinstance(text, str):
            given = ({UNDETERMINED: text} if text else {}) | languages
        else:
            given = {**text, **languages} if languages else text
        if not given:
            raise ModelError("a text is empty: write at least one language, such as en='The vote'")
        for tag, words in given.items():
            if not isinstance(tag, str) or not _is_tag(tag):
                raise ModelError(f"{shown(tag)} is not a language tag: write one such as 'es'")
            if not isinstance(words, str) or not words or words.isspace():
                raise ModelError(f"the text in {tag!r} is {shown(words)}: write some words")
            if not words.isascii():
                check_utf8(words, f"the text in {tag!r}")
        object.__setattr__(self, "versions", tuple(given.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags, in the order written."""
        return tuple(tag for tag, _ in self.versions)

    def get(self, language: str) -> str | None:
        """The words in exactly this language, or None."""
        return dict(self.versions).get(_checked(language))

    def version(self, language: str) -> tuple[str, str]:
        """The tag of the language it answers in, and its words in that.

        Example:
            >>> Text(en="The vote").version("fr")
            ('en', 'The vote')
        """
        first = self.versions[0]
        if language == first[0]:
            return first  # calendars ask for many thousands
        _checked(language)
        if len(self.versions) > 1:
            versions = dict(self.versions)
            for tag in (language, language.partition("-")[0]):
                if tag in versions:
                    return tag, versions[tag]
        return first

    def __getitem__(self, language: str) -> str:
        return self.version(language)[1]

    def __str__(self) -> str:
        return self.versions[0][1]

    def __repr__(self) -> str:
        if self.languages == (UNDETERMINED,):
            return f"Text({str(self)!r})"
        if all(tag.isidentifier() for tag in self.languages):
            return f"Text({', '.join(f'{tag}={words!r}' for tag, words in self.versions)})"
        return f"Text({dict(self.versions)!r})"


def _checked(language: str) -> str:
    if not isinstance(language, str):
        raise ModelError(f"{shown(language)} is not a language tag: write one such as 'es'")
    return language


def to_text(value: Text | str | Mapping[str, str]) -> Text:
    """A Text from itself, a plain string or a mapping from tag to words."""
    if isinstance(value, Text):
        return value
    if type(value) is not dict and not isinstance(value, str | Mapping):
        raise ModelError(f"{shown(value)} is not a text: write a string, or one for each language")
    if not value:
        raise ModelError("a text is empty: write some words or leave it out")
    return Text(value)


def to_texts(values: Iterable[Text | str | Mapping[str, str]]) -> tuple[Text, ...]:
    """A tuple of Texts; each may be a plain string or a mapping from tag to words."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise ModelError(f"{shown(values)} stands where a list belongs: write it in brackets")
    return tuple(map(to_text, values))


def to_optional_text(value: Text | str | Mapping[str, str] | None) -> Text | None:
    """As `to_text`, but None passes."""
    return None if value is None else to_text(value)
