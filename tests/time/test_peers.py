"""Bounds against other libraries', and each place where they differ with what decides it.

Needs `pip install edtf` and `npm install --no-package-lock --prefix tests/time`; run with
``pytest -m peers``.
"""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import pytest

from venezuela_timeline.time import TimeSpan
from venezuela_timeline.time.days import Day, calendar_day, inf

pytestmark = pytest.mark.peers

HERE = Path(__file__).parent
DECISIONS = HERE.parents[1] / "docs/explanation/edtf-decisions.md"

Bound: TypeAlias = tuple[int, ...] | Literal["-inf", "inf"] | None
Bounds: TypeAlias = tuple[Bound, Bound]

EXAMPLES: list[str] = [
    *("1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z"),
    *("1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30"),
    *("1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02"),
    *("2004-02-01/2005", "2005/2006-02", "Y170000002", "Y-170000002"),
    *("2001-21", "2001-22", "2001-23", "2001-24", "1984?", "2004-06~", "2004-06-11%"),
    *("201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX"),
    *("1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985"),
    *("1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985"),
    *("1984?/2004~", "~2004/~2005", "1984-06?/2004-08?", "-1985"),
    *("Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3"),
    *("[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]"),
    *("[1667,1760-12]", "[..1984]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}"),
    *("2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11"),
    *("156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X"),
    *("2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03", "2000-02-29"),
]
"""The specification's, level by level."""

GROUPS = [f"2001-{group}" for group in range(25, 42)]
"""The other groups of months of level 2, which python-edtf does not read."""

# Texts on which a peer differs, each with the number of what decides it in
# docs/explanation/edtf-decisions.md.
UNKNOWN_ENDS = dict.fromkeys(
    ["1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04", "/1985"], 22
)
SEASONS = dict.fromkeys(["2001-21", "2001-22", "2001-23", "2001-24"], 20)
PYTHON_EDTF = {
    **UNKNOWN_ENDS,  # ten years on
    **SEASONS,  # the north's alone, and its winter ends on 31 December
    "1950S2": 13,  # the year alone
    "Y171010000S3": 13,
    "Y3388E2S3": 13,
    "1984-1X": 14,  # fails
}
EDTF_JS = {
    **UNKNOWN_ENDS,  # no bound at all
    **SEASONS,  # as quarters
    **dict.fromkeys([*GROUPS[:8], "2001-37", "2001-38"], 20),
    "1985-04-12T23:20:30-04": 25,  # the day in UTC
    "Y170000002": 8,  # beyond what a Date holds: no number
    "Y-170000002": 8,
    "Y-17E7": 12,
    "Y171010000S3": 13,
    "Y3388E2S3": 13,
    "1950S2": 13,  # the year alone
    "[1667,1668,1670..1672]": 21,  # only the first year of the range
    "{1667,1668,1670..1672}": 21,
}


def ours(text: str) -> Bounds:
    bounds = TimeSpan(text).bounds
    return _bound(bounds.start_min), _bound(bounds.end_max)


def _bound(day: Day) -> Bound:
    if isinstance(day, int):
        return calendar_day(day)
    return "inf" if day == inf else "-inf"


def python_edtf(text: str) -> Bounds | None:
    """First and last day, None where it fails."""
    import edtf  # noqa: PLC0415  (a peer, installed for these tests alone)

    try:
        found = edtf.parse_edtf(text)
        low, high = found.lower_strict(), found.upper_strict()
    except Exception:  # noqa: BLE001  (it raises of all kinds)
        return None
    return tuple(str(end) if isinstance(end, float) else tuple(end[:3]) for end in (low, high))


SCRIPT = """
import edtf from 'edtf'
const shape = /^([+-]?[0-9]+)-([0-9]+)-([0-9]+)/
const day = at => Number.isFinite(at)
  ? shape.exec(new Date(at).toISOString()).slice(1).map(Number)
  : at === Infinity ? 'inf' : at === -Infinity ? '-inf' : null
const read = text => { try { const found = edtf(text); return [day(found.min), day(found.max)] }
                       catch { return null } }
const texts = JSON.parse(process.argv.at(-1))
console.log(JSON.stringify(Object.fromEntries(texts.map(text => [text, read(text)]))))
"""


@cache
def all_of_edtf_js() -> dict[str, Bounds | None]:
    command = ["node", "--input-type=module", "-e", SCRIPT, json.dumps(EXAMPLES + GROUPS)]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return {
        text: found and tuple(tuple(end) if isinstance(end, list) else end for end in found)
        for text, found in json.loads(ran.stdout).items()
    }


@pytest.mark.parametrize("text", EXAMPLES)
def test_bounds_and_python_edtf(text: str) -> None:
    """Fails on a difference that is not listed, and on one listed that is none any more."""
    assert (ours(text) == python_edtf(text)) is (text not in PYTHON_EDTF)


@pytest.mark.parametrize("text", EXAMPLES + GROUPS)
def test_bounds_and_edtf_js(text: str) -> None:
    assert (ours(text) == all_of_edtf_js()[text]) is (text not in EDTF_JS)


@pytest.mark.parametrize("peer", [PYTHON_EDTF, EDTF_JS])
def test_differences_are_decided(peer: dict[str, int]) -> None:
    text = DECISIONS.read_text("utf-8")
    decided = {int(number) for number in re.findall(r"(?m)^\| ([0-9]+) \|", text)}
    assert decided == set(range(1, max(decided) + 1))
    assert set(peer.values()) <= decided
    assert set(peer) <= {*EXAMPLES, *GROUPS}
