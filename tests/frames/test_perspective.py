"""A perspective as a dataframe: its claims, a row each."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt

pytestmark = pytest.mark.frames


@pytest.fixture(scope="module")
def council():
    return vt.load().according_to("national-electoral-council")


def test_its_claims_are_rows_of_the_table_of_claims(council):
    table = council.to_arrow()
    claims = [(account.event, claim) for account in council for claim in account.claims]
    assert table.num_rows == len(claims)
    assert table.schema == vt.load().to_arrow("claims").schema
    rows = table.to_pylist()
    assert {row["by"] for row in rows} == {council.by}
    found = {(row["event"], row["aspect"], row["subject"], row["stance"]) for row in rows}
    assert found == {(event, one.aspect, one.subject, one.stance) for event, one in claims}
    # The numbers of claims are those of the whole timeline, so that citations can be joined.
    whole = {(row["event"], row["claim"]): row for row in vt.load().to_arrow("claims").to_pylist()}
    assert all(whole[row["event"], row["claim"]] == row for row in rows)


def test_superseded_figures_are_left_out():
    old, new = (vt.Claim("votes", "ann", value, said=f"2024-08-0{value}") for value in (1, 2))
    event = vt.Event("vote", "The vote", 2024, claims=[old, new])
    said = vt.Timeline([event], actors=[vt.Actor("ann", "Ann")]).according_to("ann")
    assert said.to_arrow().column("value").to_pylist() == ["2"]


def test_pandas_and_polars(council):
    pandas, polars = council.to_pandas(), council.to_polars()
    assert (
        list(pandas["event"])
        == polars["event"].to_list()
        == [row["event"] for row in council.to_arrow().to_pylist()]
    )
    few = council.where(vt.text("no such words"))
    assert len(few.to_pandas()) == 0
