"""The shortest gaining circles through a tie, against all walks of so many ties."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given

from networks import networks
from venezuela_timeline.timeline.circles import closed_by
from venezuela_timeline.timeline.propagation import Effort

MOST = 4


def walks(network, last, count):
    """All walks of so many ties that begin where a tie ends and can go on with that tie."""
    if count == 0:
        return [()] if last in network.setting_out[last.target] else []
    found, ends = [], [((), last.target)]
    for _ in range(count):
        ends = [((*walk, tie), tie.target) for walk, at in ends for tie in network.setting_out[at]]
    found += [walk for walk, at in ends if last in network.setting_out[at]]
    return found


@given(networks())
def test_the_first_circle_that_gains_has_as_few_ties_as_any(drawn):
    network, _ = drawn
    for last in network.ties:
        gaining = (
            any(sum(tie.gain for tie in (*walk, last)) > 0 for walk in walks(network, last, count))
            for count in range(MOST)
        )
        fewest = next((count for count, gains in enumerate(gaining, 1) if gains), None)
        found = [*islice(closed_by(network, last, Effort()), MOST)]
        circle = found[-1]
        if fewest is None:
            assert found == [None] * MOST
            continue
        assert found[:-1] == [None] * (fewest - 1)
        assert len(circle) == fewest
        assert circle[-1] is last
        assert sum(tie.gain for tie in circle) > 0
        for tie, after in pairwise((last, *circle)):
            assert after in network.setting_out[tie.target]
