"""JSON-LD as rdflib reads it: every text as it was, every time with its bounds."""

from __future__ import annotations

import pytest

import venezuela_timeline as vt
from strategies import hostile_timeline
from venezuela_timeline.formats import jsonld

pytestmark = [
    pytest.mark.triples,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning:rdflib"),
]

QUERY = """
PREFIX s: <https://schema.org/>
PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?event ?name ?edtf WHERE {
  ?event a s:Event, crm:E5_Event; s:name ?name; crm:P4_has_time-span/rdfs:label ?edtf
}"""


@pytest.mark.parametrize("tl", [vt.load(), hostile_timeline()], ids=lambda tl: tl.id)
def test_triples(tl):
    import rdflib  # noqa: PLC0415  (heavy, and not in the test extra)

    graph = rdflib.Graph().parse(data=jsonld.dumps(tl), format="json-ld")
    found = {(str(key), str(name), str(edtf)) for key, name, edtf in graph.query(QUERY)}
    assert found == {
        (f"urn:timeline:{tl.id}:event/{event.id}", words, str(event.when))
        for event in tl
        for _, words in event.title.versions
    }
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Claim")))
    tenures = (tenure for actor in tl.actors.values() for tenure in actor.tenures)
    assert len(claims) == sum(len([*event.every_claim()]) for event in tl) + sum(
        len(tenure.claims) for tenure in tenures
    )
