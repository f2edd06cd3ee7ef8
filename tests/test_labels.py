"""The tables of words: complete in every language, and all that the code asks for."""

from __future__ import annotations

import ast
import re
from itertools import permutations
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import venezuela_timeline
from venezuela_timeline import FormatError, labels
from venezuela_timeline.labels import LANGUAGES, words_of
from venezuela_timeline.model.claim import Hedge, Stance
from venezuela_timeline.model.link import LinkKind, Side, Unit
from venezuela_timeline.time.wording import WORDINGS

SOURCE = Path(venezuela_timeline.__file__).parent
KEYED = ("words", "counted", "sentences", "tools", "controls")

# The kinds of a closed list whose word is shown, those apart that stand for nothing to say.
SHOWN = {*get_args(Hedge), *get_args(Stance), *get_args(LinkKind), *get_args(Side)} - {
    "exactly",
    "asserts",
}


def asked(*functions):
    """The literal keys that calls of these functions ask for, first or second."""
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        if "venezuela_timeline.labels" not in text and "Voice" not in text:
            continue  # its functions of the same name are others
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in functions:
                yield from (
                    one.value
                    for one in node.args[:2]
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def test_every_language_has_a_table():
    assert {words_of(lang).name for lang in LANGUAGES} == {"English", "Español"}


def test_times_have_words_in_every_language():
    assert tuple(WORDINGS) == LANGUAGES


def test_a_page_shows_its_heading_in_one_language():
    """A rule of the style sheet hides the others, for each pair of languages."""
    style = (SOURCE / "view" / "viewer" / "viewer.css").read_text("utf-8").replace('"', "")
    for shown, hidden in permutations(LANGUAGES, 2):
        rule = rf":root\[lang={shown}\] :is\(#_head, ?\.skip\) span\[lang={hidden}\]"
        assert re.search(rule, style)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", KEYED)
def test_all_tables_have_the_same_keys_in_the_same_order(lang, part):
    assert list(getattr(words_of(lang), part)) == list(getattr(words_of("en"), part))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_a_table_is_blank(lang):
    table = words_of(lang)
    forms = [form for forms in table.counted.values() for form in forms]
    said = [table.name, table.thousands, table.point, *table.words.values(), *forms]
    assert all(
        words.strip(" ")
        for words in [
            *said,
            *table.sentences.values(),
            *table.tools.values(),
            *table.controls.values(),
        ]
    )
    assert all(form.count("{}") == 1 for form in forms)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_has_its_form(lang):
    table = words_of(lang)
    used = {table.plural(number) for number in range(2_000)}
    assert {len(forms) for forms in table.counted.values()} == {len(used)}
    assert used == set(range(len(used)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", ["sentences", "tools", "controls"])
def test_a_sentence_has_the_same_parts_in_every_language(lang, part):
    def parts(table):
        sentences = getattr(table, part)
        return {
            key: {name for _, name, _, _ in Formatter().parse(sentence) if name}
            for key, sentence in sentences.items()
        }

    assert parts(words_of(lang)) == parts(words_of("en"))


def test_what_the_code_asks_for_is_in_the_tables():
    table = words_of("en")
    labels_, counted, sentences = (
        set(asked(*functions))
        for functions in (("word", "label", "worded"), ("counted",), ("sentence", "told"))
    )
    assert labels_ | {slug.replace("-", " ") for slug in SHOWN} <= table.words.keys()
    assert counted | {*get_args(Unit)} == table.counted.keys()
    assert sentences == table.sentences.keys()


def test_no_language_is_spelt_out_elsewhere():
    """What differs from language to language stands in a table, not behind an ``if``."""
    compared = re.compile(r"""lang\w*\s*[!=]=\s*["'](?!und)|["']\s*[!=]=\s*\w*\.?lang\b""")
    found = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if compared.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_numbers_and_nouns():
    assert labels.counted(0, "events", "en") == "0 events"
    assert labels.counted(1, "claims", "es") == "1 versión"
    assert labels.counted(1_234_567, "more events", "es") == "… y 1.234.567 hechos más"
    assert labels.sentence("empty chart", "es") == "Ningún hecho."


def test_a_language_without_words_is_refused():
    with pytest.raises(FormatError, match=r"no words in the language 'fr': write one of en, es"):
        labels.check_language("fr")


def test_what_has_no_word_stands_as_it_is():
    assert labels.word("press-conference", "es") == "press conference"
