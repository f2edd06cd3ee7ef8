"""The forms of window_forms over columns, as over numbers."""

from __future__ import annotations

import math
import random

import narwhals as nw
import polars as pl
import pytest

from venezuela_timeline.frames.expressions import satisfies
from venezuela_timeline.time import Cell
from venezuela_timeline.timeline.cell_tests import cells_test
from venezuela_timeline.timeline.moments import Compared
from venezuela_timeline.timeline.window_forms import PREDICATES, Comparison

pytestmark = pytest.mark.frames

# Rows that nobody asks for yet, with comparisons of an event's own ends.
OTHERS = {
    "containing": (Comparison("start", "first"), Comparison("last", "end")),
    "lasting two days": (Comparison("start", "end", days=1),),
    "lasting one day": (Comparison("end", "start"),),
    "ever": (),
    "never": (Comparison("end", "start", days=1),),
}
BOUNDS = ("start_min", "start_max", "end_min", "end_max")


def some_cells(chance):
    """A cell with tight bounds, of which some are infinite."""
    first, last = sorted(chance.choices(range(5), k=2))
    if chance.random() < 0.3:
        return Cell(first, last, first, last, linked=True)
    start_min, start_max = sorted(chance.choices(range(5), k=2))
    end_min, end_max = sorted(chance.choices(range(5), k=2))
    start_max, end_min = min(start_max, end_max), max(start_min, end_min)
    return Cell(
        -math.inf if chance.random() < 0.2 else min(start_min, start_max),
        start_max,
        end_min,
        math.inf if chance.random() < 0.2 else max(end_min, end_max),
        linked=False,
    )


def column(days):
    return pl.Series([int(day) if math.isfinite(day) else None for day in days], dtype=pl.Int64)


@pytest.mark.parametrize("name", [*PREDICATES, *OTHERS])
@pytest.mark.parametrize("certainly", [False, True])
def test_columns_answer_as_numbers_do(name, certainly):
    meaning, chance = {**PREDICATES, **OTHERS}[name], random.Random(2)  # noqa: S311  (no secret)
    cells = [some_cells(chance) for _ in range(300)]
    rows = pl.DataFrame(
        {bound: column([cell[at] for cell in cells]) for at, bound in enumerate(BOUNDS)}
    )
    rows = rows.with_columns(pl.Series("linked", [cell.linked for cell in cells]))
    for _ in range(12):
        moment = [some_cells(chance) for _ in range(chance.randint(1, 3))]
        passes = cells_test(meaning, moment, certainly=certainly)
        truth = satisfies(*Compared(meaning, moment).in_days(certainly=certainly))
        found = (
            [truth] * len(cells)
            if isinstance(truth, bool)
            else nw.from_native(rows).select(found=truth)["found"].to_list()
        )
        assert found == [passes([cell]) for cell in cells]


@pytest.mark.parametrize("name", [*PREDICATES, *OTHERS])
@pytest.mark.parametrize("certainly", [False, True])
def test_an_open_end_is_read_as_known_until_a_day(name, certainly):
    meaning = {**PREDICATES, **OTHERS}[name]
    cells = [Cell(1, 1, 3, math.inf, linked=False), Cell(1, 1, 1, math.inf, linked=False)]
    rows = pl.DataFrame(
        {
            **{bound: column([1, 1]) for bound in BOUNDS[:3]},
            "end_max": column([math.inf, math.inf]),
            "known_until": [3, 3],
            "open_end": [True, False],
            "linked": [False, False],
        }
    )
    for first in range(5):
        moment = [Cell(first, first, 4, 4, linked=False)]
        passes = cells_test(meaning, moment, certainly=certainly)
        truth = satisfies(*Compared(meaning, moment).in_days(certainly=certainly), known_until=True)
        if not isinstance(truth, bool):
            found = nw.from_native(rows).select(found=truth)["found"].to_list()
            assert found == [passes([cell]) for cell in cells]
