"""Commands speak Spanish with ``--lang es``: headings, counts, and what goes wrong most."""

from __future__ import annotations

from string import Formatter

import attrs
import pytest
from click.testing import CliRunner

import venezuela_timeline as vt
from message_templates import templates
from venezuela_timeline.cli import main
from venezuela_timeline.cli._messages import in_language, pairs
from venezuela_timeline.cli._output import told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--actor", "Putin", "--country", "RU"], ["Fecha", "Hecho", "8 hechos"]),
        (["list", "--according-to", "Centro Carter"], ["Hecho", "Dice"]),
        (["show", "brics-kazan-summit"], ["Participantes:", "Versiones:", "Fuentes:"]),
        (["list", "--actor", "Rodríguez"], ["nada aquí tiene ese identificador", "está en"]),
        (["list", "--kind", "elections"], ["ningún hecho tiene el tipo", "¿quiso decir"]),
        (["list", "--during", "nunca"], ["y tampoco es una fecha"]),
    ],
)
def test_spanish(arguments, words):
    result = CliRunner().invoke(main, [*arguments, "--lang", "es"])
    for word in words:
        assert word in result.output


# Where messages come from that a command's user can meet, and that are translated.
TRANSLATED = [
    "assistant/_finding.py",
    "assistant/_pages.py",
    "assistant/_question.py",
    "assistant/_said.py",
    "assistant/_tools.py",
    "assistant/answers.py",
    "cli/__init__.py",
    "cli/_checks.py",
    "cli/_cite.py",
    "cli/_exporting.py",
    "cli/_following.py",
    "cli/_hints.py",
    "cli/_output.py",
    "cli/_preview.py",
    "cli/_replacing.py",
    "cli/_showing.py",
    "cli/_writing.py",
    "_files.py",
    "_opening.py",
    "formats/_catalogue.py",
    "formats/_io.py",
    "formats/losses.py",
    "formats/_features.py",
    "formats/biblatex.py",
    "formats/bibliography.py",
    "formats/csl.py",
    "formats/kml.py",
    "formats/ics/colours.py",
    "formats/ics/event_reader.py",
    "formats/ics/event_writer.py",
    "formats/ics/reader.py",
    "formats/ics/rewriting.py",
    "formats/ics/writer.py",
    "formats/markwhen/writer.py",
    "formats/ris.py",
    "formats/svg.py",
    "formats/html.py",
    "formats/markdown.py",
    "formats/csv/reader.py",
    "formats/csv/rows.py",
    "formats/csv/writer.py",
    "formats/toml/reader.py",
    "formats/_records/builder.py",
    "formats/_records/diagnose.py",
    "model/claim.py",
    "model/event.py",
    "model/link.py",
    "model/place.py",
    "model/source.py",
    "model/text.py",
    "model/validation.py",
    "publishing/__init__.py",
    "publishing/_data_files.py",
    "publishing/_folder.py",
    "publishing/_lock.py",
    "publishing/_plan.py",
    "tables/columns.py",
    "tables/reading.py",
    "tables/rows.py",
    "timeline/groups.py",
    "timeline/names.py",
    "timeline/perspective.py",
    "timeline/predicates.py",
    "timeline/references.py",
    "timeline/registry.py",
    "timeline/text_query.py",
    "timeline/unknown.py",
    "time/_window.py",
    "view/bars.py",
]

# Only a caller from Python meets these, or they are put together of parts that have their own.
ENGLISH = {
    "{} ({} events{})",
    "{} are left out",
    "{} is not of the class {}",
    "{} is not {}",
    "{} is {}: {}",
    "{}: {} is {}: write {}",
    "{} of {}",
    "{}: {} cannot tell: give timeline=…",
    "{} is a name, and {} knows ids alone: give timeline=…",
    "keep one",
    "line {}",
    "no {}",
    "no {} has the id or name {}{}{}",
    "no {} has the id {}{}{}",
    "no {} in the table: {}",
    "read {}",
    "rename one",
    "unknown {} {}",
    "write a table",
    "add it",
    "add one",
    (
        "claims stand beside a table in the library's own form: leave out columns, dayfirst and "
        "strict, and give it the columns 'id', 'when' and 'title'"
    ),
}


@pytest.mark.parametrize("module", TRANSLATED)
def test_what_a_module_says_of_faults_is_in_spanish(module):
    english = {
        said
        for _, said in templates(module)
        if said not in ENGLISH
        and told(said.replace("{}", "'x'"), "es") == said.replace("{}", "'x'")
    }
    assert english == set()


def test_each_message_keeps_what_differs():
    for said, words in pairs("es"):
        fields = [field for _, field, _, _ in Formatter().parse(words) if field is not None]
        assert len(set(fields)) == len(fields) or not any(fields), said
        assert len(fields) <= said.count("{}"), said


def test_what_is_quoted_stays_as_it_is():
    said = "'unknown key' is missing\0: did you mean \"it's not locked\"?"
    assert in_language(said, "es") == "'unknown key' falta\\x00: ¿quiso decir \"it's not locked\"?"
    assert in_language(said, "en") == said


def test_all_commands_speak_it(tmp_path):
    old, new, table = tmp_path / "old.json", tmp_path / "new.json", tmp_path / "t.csv"
    vt.load()[:2].save(old)
    vt.load()[1:3].save(new)
    table.write_text("date,title\n3/4/2024,A\n13/4/2024,B\nnever,C\n", "utf-8")
    bad = tmp_path / "bad.json"
    bad.write_text('{"events": [{"id": "x", "title": "X", "place": "nowhere"}]}', "utf-8")
    other = tmp_path / "other.json"
    changed = attrs.evolve(vt.load()[1], title="Changed")
    vt.Timeline([changed], **{
        name: getattr(vt.load(), name).values()
        for name in ("actors", "places", "sources", "chapters", "terms")
    }, outside=vt.load().ids).save(other)  # fmt: skip
    for arguments, words in (
        (["check", old], "2 hechos, "),
        (["check", bad], "lugar desconocido 'nowhere' (añada el lugar o corrija el identificador)"),
        (["check", bad], "2 fallas en "),
        (["cite"], "[Conjunto de datos]"),
        (["convert", old, tmp_path / "o.svg"], "nota: dibujado: fechas y títulos"),
        (["convert", old, tmp_path / "o.svg"], "escrito "),
        (["dates", table], "3 filas: 1 ambigua, 1 leída, 1 rechazada"),
        (["dates", table], "si todas lo tienen, diga --dayfirst"),
        (["diff", old, new], "+ hecho "),
        (["diff", old, old], "ninguna diferencia"),
        (["list", "--foo"], "No such option"),
        (["check"], "Falta el argumento 'PATH'."),
    ):
        result = CliRunner().invoke(main, [*map(str, arguments), "--lang", "es"])
        assert words in result.output.replace("\n", " "), arguments


def test_the_end_of_a_sentence_of_others_is_not_translated():
    theirs = "sources, tags and participants are left out"
    assert in_language(theirs, "es") == theirs
    assert in_language("participants are left out", "es") == "se omiten los participantes"
