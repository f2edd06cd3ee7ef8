"""The harbour's own tests; they are type-checked like the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import assert_type

import harbour
import pytest
from harbour import desk, org

import venezuela_timeline as vt
from venezuela_timeline import formats, model


def test_both_timelines_are_there() -> None:
    tl = harbour.together()
    assert (tl.id, len(tl)) == ("harbour", len(harbour.own()) + len(vt.load()))
    assert {"pier-opens", "presidential-election-2024"} <= tl.ids
    assert "strike" in tl
    assert tl["pier-opens"] in tl
    assert tl.actors["dockers-union"].kind == "organisation"


def test_what_is_certain_of_that_summer() -> None:
    found = harbour.that_summer()
    assert {"pier-opens", "presidential-election-2024"} <= found.ids
    strike = harbour.own()["strike"]
    assert strike.id not in harbour.own().where(vt.during("2024-08"), certainly=True)
    assert strike.id in harbour.own().where(vt.during("2024-08"))


def test_two_figures_stand_side_by_side() -> None:
    figures = dict(harbour.figures(harbour.own()["strike"], "strikers"))
    assert figures["dockers-union"] == vt.Quantity(400, hedge="over")
    assert figures["port-authority"].amount == 120
    value = harbour.own().according_to("port-authority")["strike"].value("strikers")
    assert_type(value, model.Value | None)
    assert value == figures["port-authority"]


def test_our_format_is_found() -> None:
    assert "org" in formats.names()
    found: formats.Format = formats.find("summer.org")
    assert found.chunks is org.chunks
    assert formats.dumps(harbour.own(), "org", lang="es").startswith("#+title: Un puerto\n* ")


def test_publish(tmp_path: Path) -> None:
    target = tmp_path / "summer.org"
    assert "claims are left out" in harbour.publish(target)
    lines = target.read_text("utf-8").splitlines()
    assert lines[0] == "#+title: A harbour"
    at = lines.index("* The new pier opens (28 July 2024)")
    assert lines[at + 1] == "<2024-07-28>"


def test_a_wrong_option_is_named() -> None:
    with pytest.raises(vt.FormatError, match="no option 'stamp' in org: did you mean 'stamps'"):
        formats.dumps(harbour.own(), "org", stamp=True)


def test_the_command_knows_our_format(tmp_path: Path) -> None:
    target = tmp_path / "country.org"
    program = Path(sys.executable).with_name("venezuela-timeline")
    subprocess.run([program, "export", target], check=True, capture_output=True)
    assert target.read_text("utf-8").startswith("#+title: ")


def test_a_news_desk_asks_in_its_own_words(tmp_path: Path) -> None:
    asked = desk.Desk(vt.load(), "es")
    assert "brics-kazan-summit" in asked.found("Rusia", "RU", "cumbre").ids
    assert len(asked.found()) == len(asked.timeline)
    assert asked.problem("Putin") is None
    assert "delcy-rodriguez" in (asked.problem("Rodríguez") or "")
    assert len(json.loads(asked.page(1))) == 10
    assert asked.card("brics-kazan-summit")["where"] == "Kazán"
    assert asked.best("kazan cumbre")[0] == "Cumbre de los BRICS en Kazán"
    assert asked.busiest()[1] > 20
    assert sum(asked.parts().values()) == len(asked.timeline)
    assert asked.article("brics-kazan-summit").startswith("### Cumbre")
    assert asked.pictures(tmp_path / "out", "Dos meses")[:2] == ["chart.svg", "months.svg"]
    both = desk.beside(harbour.own(), vt.load(), "Both")
    assert len(both) == len(harbour.own()) + len(vt.load())
