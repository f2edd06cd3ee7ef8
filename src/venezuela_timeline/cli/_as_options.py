"""What the library advises, as the command line writes it: options in place of arguments."""

from __future__ import annotations

import re
from functools import cache, partial

from ._messages import QUOTED, put_back, taken_out, whole_words

_SAID = {
    "columns={{}: {}}": "--columns {}={}",
    "format={}": "--format {}",
    "say with dayfirst=True or False which": "say with --dayfirst or --monthfirst which",
    "dayfirst=True or dayfirst=False": "--dayfirst or --monthfirst",
    "dayfirst=True": "--dayfirst",
    "dayfirst=False": "--monthfirst",
    "leave out columns, dayfirst and strict": "leave out --columns, --dayfirst and --strict",
    "give report=Report() to list them, or strict=True to refuse them": "the command list names "
    "them, and refuses them with --strict",
    "base_url is": "--base-url is",
    "times={}": "--times {}",
    "embed=True": "export --embed",
    "inferred=True": "export --inferred",
    "expand=(first, last)": "--expand FIRST/LAST",
    "name them by authors=…": "name them by --authors",
    "and kept in report.kept by event": "and not read",
    ": report.kept has them": "",
    ", or read what is known with newer={}": "",
    ", or use TimeSpan.parse": "",
}
"""What the library says, with braces for what is quoted there, and what a command says."""

_HARMLESS = re.compile(r"[\w./=-]+")
"""What a shell takes for one argument without quotes."""

_NOT_READ_WITH = re.compile(rf"no option ({QUOTED}) in (\w+): .+")
"""What is said of an option of a reader that the format of the file does not have."""


def as_options(message: str) -> str:
    """A message of the library as the command line gives it; what it quotes stays as it is.

    Example:
        >>> as_options("no column says when (say which with columns={'Day': 'when'})")
        'no column says when (say which with --columns Day=when)'
        >>> as_options("actor('Ann'): nothing here has that id or name")
        "--actor 'Ann': nothing here has that id or name"
    """
    plain, quoted = taken_out(message)
    for pattern, words in _PATTERNS:
        plain = pattern.sub(partial(_option, words, quoted), plain)
    plain = _NOT_READ_WITH.sub(partial(_not_read_with, quoted), plain)
    if "(" in plain:
        plain = _asking().sub(_asked, plain)
    return put_back(plain, quoted)


@cache
def _asking() -> re.Pattern[str]:
    """What matches a question as Python writes it, such as ``kind('election')``."""
    from venezuela_timeline.timeline import predicates  # noqa: PLC0415  (few messages have one)

    names = "|".join((*predicates.__all__, "according_to"))
    return re.compile(rf"(?<![\w.])({names})\(({QUOTED})?(?:, (?:{QUOTED}|members=True))*\)")


def _option(words: str, quoted: list[str], found: re.Match[str]) -> str:
    """An option with its argument, which a shell takes as it is; it counts as quoted."""
    if "{}" not in words:
        return words
    option, argument = words.split(" ", 1)
    given = argument.format(*(put_back(one, quoted)[1:-1] for one in found.groups()))
    quoted.append(given if _HARMLESS.fullmatch(given) else f'"{given}"')
    return f"{option} \x00{len(quoted) - 1}\x00"


def _not_read_with(quoted: list[str], found: re.Match[str]) -> str:
    return f"the option --{put_back(found[1], quoted)[1:-1]} is not for the format {found[2]}"


def _asked(found: re.Match[str]) -> str:
    return f"--{found[1].replace('_', '-')} {found[2] or ''}".rstrip()


_PATTERNS = [(whole_words(said, QUOTED), words) for said, words in _SAID.items()]
