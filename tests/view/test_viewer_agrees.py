"""The page's script and the library give the same answers: `where`, `as_of`, `according_to`.

Needs Node 20 or later. The script's own modules run there as they stand.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

import venezuela_timeline as vt
from strategies import crowds
from venezuela_timeline.view import _page_data
from venezuela_timeline.view._stream import json_pieces

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent / "viewer"
SOURCES = Path(_page_data.__file__).parent / "viewer" / "src"
VIEWS = 500

DAYS = st.builds("2024-0{}-0{}".format, st.integers(1, 3), st.integers(1, 9)) | st.sampled_from(
    ("2023", "2023-12", "2024-02", "1066", "3000-01-01")
)


@st.composite
def views(draw):
    """What a reader can choose: as the address has it, and as the library is asked."""
    chosen = {}
    if draw(st.booleans()):
        first, last = draw(DAYS), draw(DAYS)
        if first <= last:
            chosen |= {"from": first, "to": last}
            if draw(st.booleans()):
                chosen["certain"] = "1"
    for key, values in {
        "kind": ("vote", "talk"),
        "actor": ("ann", "bob"),
        "place": ("here", "there"),
        "chapter": ("first", "second"),
        "by": ("ann", "paper", "gazette"),
        "q": ("votacion", "VOTE", "guaidó", "the vote", '"the vote"', "vot*", "ann gaz*", "qqq"),
    }.items():
        if draw(st.integers(0, 4)) == 0:
            chosen[key] = draw(st.sampled_from(values))
    if draw(st.integers(0, 2)) == 0:
        chosen["asof"] = draw(DAYS)
    if draw(st.integers(0, 3)) == 0:
        chosen["contested"] = "1"
    return chosen


def asked(tl, chosen):
    """The library's answer: ids, and what the party says where one is asked for."""
    found = tl.as_of(chosen["asof"]) if "asof" in chosen else tl
    if "from" in chosen:
        window = vt.overlapping(f"{day(chosen['from'])[0]}/{day(chosen['to'])[1]}")
        found = found.where(window, certainly="certain" in chosen)
    for key in ("kind", "actor", "place", "chapter"):
        if key in chosen:
            found = found.where(getattr(vt, key)(chosen[key]))
    if "q" in chosen:
        found = found.where(vt.text(chosen["q"]))
    if "contested" in chosen:
        found = found.where(vt.contested())
    if "by" not in chosen:
        return {event.id: None for event in found}
    return {account.event: account for account in found.according_to(chosen["by"])}


def day(text):
    span = vt.TimeSpan(text)
    return span.earliest, span.latest


def words(event):
    texts = [(None, event.title), (None, event.summary)]
    texts += [(at, claim.text) for at, claim in enumerate(event.every_claim())]
    return [[at, words] for at, text in texts if text for _, words in text.versions]


def address(chosen):
    text = "&".join(f"{key}={value}" for key, value in chosen.items())
    return f"#{text.replace(' ', '+')}"


def collected():
    """Timelines with views of each, until there are enough."""
    found = []

    @settings(
        max_examples=VIEWS // 5,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(crowds(), st.lists(views(), min_size=5, max_size=5))
    def draw(tl, chosen):
        found.append((tl, chosen))

    draw()
    return found


@pytest.fixture(scope="module")
def cases():
    return collected()


def answers(cases, tmp_path):
    path = tmp_path / "cases.json"
    data = [
        {
            "data": json.loads("".join(json_pieces(_page_data.page_data(tl)))),
            "words": {event.id: words(event) for event in tl},
            "views": list(map(address, chosen)),
        }
        for tl, chosen in cases
    ]
    path.write_text(json.dumps(data), "utf-8")
    done = subprocess.run(
        ["node", "agree.mjs", path, SOURCES], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_500_random_views(cases, tmp_path):
    seen = narrowed = 0
    for (tl, chosen), found in zip(cases, answers(cases, tmp_path), strict=True):
        for view, answer in zip(chosen, found, strict=True):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", vt.TimelineWarning)  # nothing has such a kind
                expected = asked(tl, view)
            assert [key for key, *_ in answer] == [
                event.id for event in tl if event.id in expected
            ], view
            rewound = tl.as_of(view["asof"]) if "asof" in view else tl
            for key, own, disputed in answer:
                assert disputed is rewound[key].contested, (view, key)
                if expected[key] is not None:
                    check(tl[key], expected[key], own, view)
            seen += 1
            narrowed += 0 < len(answer) < len(tl)
    assert seen >= VIEWS
    assert narrowed > VIEWS / 5


def check(event, account, own, view):
    """What the party says is the same claims; a gap where it gives no date."""
    claims = list(event.every_claim())
    assert [claims[at] for at in own["asserted"]] == list(account.asserted), view
    assert [claims[at] for at in own["denied"]] == list(account.denied), view
    assert own["gap"] is (account.when is None), view


def test_days_farther_than_numbers_of_javascript_reach(tmp_path):
    far = vt.Event("far", "Far", "Y1000000000000000")
    near = vt.Event("near", "Near", datetime.date(2024, 1, 1))
    tl = vt.Timeline([far, near])
    ((every, early, late),) = answers(
        [(tl, [{}, {"to": "2025"}, {"from": "9999999999999"}])], tmp_path
    )
    assert [key for key, *_ in every] == ["near", "far"]
    assert [key for key, *_ in early] == ["near"]
    assert [key for key, *_ in late] == ["far"]
