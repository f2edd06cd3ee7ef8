"""Commands speak Spanish with ``--lang es``: headings, counts, and what goes wrong most."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from venezuela_timeline.cli import main


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list", "--actor", "Putin", "--country", "RU"], ["Fecha", "Hecho", "8 hechos"]),
        (["list", "--according-to", "Centro Carter"], ["Hecho", "Dice"]),
        (["show", "brics-kazan-summit"], ["Participantes:", "Versiones:", "Fuentes:"]),
        (["list", "--actor", "Rodríguez"], ["nada aquí tiene ese identificador", "está en"]),
        (["list", "--kind", "elections"], ["ningún hecho tiene eso como kind", "¿quiso decir"]),
        (["list", "--during", "nunca"], ["y tampoco es una fecha"]),
    ],
)
def test_spanish(arguments, words):
    result = CliRunner().invoke(main, [*arguments, "--lang", "es"])
    for word in words:
        assert word in result.output
