"""What a sentence states that its translation must state as well: figures, dates, hedges, names.

The words it looks for are in ``fixtures/bilingual.toml``. It is no translator: where two good
sentences do not match, a test names them as an exception.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

WORDS = tomllib.loads((Path(__file__).parent / "fixtures" / "bilingual.toml").read_text("utf-8"))
FIGURE = {"en": r"\d+(?:,\d{3})*(?:\.\d+)?", "es": r"\d+(?:\.\d{3})*(?:,\d+)?"}
SHORT = 4
"""Names up to this long, such as AN, UN and CNE, are found only as they are written."""


def facts(text: str, lang: str) -> set[str]:
    """The figures, months, weekdays and hedges of a text, in words of no language."""
    text = text.replace("\u00a0", " ")
    found = {
        f"{kind} {number}"
        for kind in ("months", "weekdays")
        for number, word in enumerate(WORDS[kind][lang].split(), 1)
        if re.search(rf"\b{word}\b", text)
    }
    lower = text.casefold()
    found |= {
        key for key, one in WORDS["hedges"].items() if re.search(rf"\b(?:{one[lang]})", lower)
    }
    return found | {f"{amount:f}" for amount in _amounts(lower, lang)}


def _amounts(text, lang):
    numbers, scales = _by_word("numbers", lang), _by_word("scales", lang)
    figure = rf"(?<![\w.,])(?P<figure>{FIGURE[lang]})"
    word = rf"\b(?P<word>{'|'.join(sorted(numbers, key=len, reverse=True))})\b"
    scale = rf"(?P<scale>(?: (?:{'|'.join(scales)})\b)*)"
    for match in re.finditer(rf"(?:{figure}|{word}){scale}", text):
        amount = _figure(match["figure"], lang) if match["figure"] else numbers[match["word"]]
        yield amount.scaleb(sum(int(scales[each]) for each in match["scale"].split()))


def _by_word(table, lang):
    return {
        word: Decimal(value)
        for value, words in WORDS[table][lang].items()
        for word in words.split()
    }


def _figure(digits, lang):
    thousands, point = (",", ".") if lang == "en" else (".", ",")
    return Decimal(digits.replace(thousands, "").replace(point, "."))


class Names:
    """The actors and places of a timeline, found in texts by their names in each language."""

    def __init__(self, timeline):
        things = [*timeline.actors.values(), *timeline.places.values()]
        self._patterns = {lang: _patterns(things, lang) for lang in ("en", "es")}

    def of(self, text: str, lang: str) -> set[str]:
        """Whom and what a text names: the surnames of persons, and the id of anything else."""
        bare = _plain(text)
        return {key for key, pattern in self._patterns[lang].items() if pattern.search(bare)}


def _patterns(things, lang):
    found = defaultdict(set)
    for thing in things:
        if getattr(thing, "kind", None) == "person":
            surnames = zip(thing.name["en"].split()[1:], thing.name[lang].split()[1:], strict=True)
            for key, own in surnames:
                if key[0].isupper():
                    found[key].add(re.escape(_plain(own)))
        elif thing.id not in WORDS["without"]["actors"]:
            found[thing.id] |= set(_called(thing, lang))
    return {key: re.compile(rf"\b(?:{'|'.join(words)})(?!\w)") for key, words in found.items()}


def _called(thing, lang):
    whole = thing.name[lang]
    names = {re.sub(r" \(.*\)", "", whole), *re.findall(r"\((.*?)\)", whole)}
    names |= {alias[lang] for alias in thing.aliases}
    for one in names:
        word = re.escape(_plain(one))
        yield word if len(one) <= SHORT else f"(?i:{word})"
    if also := WORDS["also"].get(thing.id):
        yield f"(?i:{also[lang == 'es']})"


def _plain(text):
    bare = unicodedata.normalize("NFKD", text)
    return "".join(one for one in bare if not unicodedata.combining(one))
