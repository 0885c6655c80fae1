"""Holds linked data of a landscape against shapes.ttl, and its terms against their vocabularies.

linked.py SITE [FILE.jsonld …]: standards, work items, bodies and concepts are asked for by their own
addresses, as JSON-LD and as Turtle, which have to say the same; then the description of the whole, and files.
"""
import json, sys, urllib.request
from collections import Counter, defaultdict
from pathlib import Path

from pyshacl import validate
from rdflib import DCAT, DCTERMS, PROV, RDF, SDO, SKOS, Graph
from rdflib.compare import isomorphic

FORMS = {"application/ld+json": "json-ld", "text/turtle": "turtle"}
EACH = 200  # how many standards, work items and concepts


def get(address, accept="*/*"):
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept})) as answer:
        kind = answer.headers.get_content_type()
        if accept in FORMS and kind != accept:
            sys.exit(f"{address} as {accept}: {kind}")
        return answer.read()


def standards(site, filters):
    """Some of every body."""
    of = defaultdict(list)
    for line in get(f"{site}/api/v1/search.jsonl?{filters}").splitlines():
        document = json.loads(line)
        of[document["body"]].append(f"/standards/{document['slug']}")
    turns = [[of[body].pop(0) for body in of if of[body]] for _ in range(EACH)]
    return [one for turn in turns for one in turn][:EACH]


def things(site):
    bodies = json.loads(get(f"{site}/bodies.jsonld"))["@graph"]
    concepts = json.loads(get(f"{site}/api/v1/concepts"))["concepts"]
    return {
        "standards": standards(site, "status=in-force&status=superseded&status=withdrawn&status=unknown"),
        "work items": standards(site, "status=under-development"),
        "bodies": [b["@id"].removeprefix(site) for b in bodies],
        "concepts": [f"/thesaurus/{c['id']}" for c in concepts[:: max(1, len(concepts) // EACH)]],
    }


def mistakes(data):
    """What the shapes refuse, and words that a vocabulary does not have."""
    words = {w for s, p, o in data for w in (p, o if p == RDF.type else p)}
    for vocabulary in (SDO, DCTERMS, PROV, SKOS, DCAT):
        for word in words:
            if word.startswith(str(vocabulary)) and word not in vocabulary:
                yield f"there is no {word}"
    fits, _, text = validate(data, shacl_graph=Graph().parse(Path(__file__).with_name("shapes.ttl")))
    if not fits:
        yield text


def main(site, *files):
    data, wrong, counts = Graph(), [], Counter()
    for kind, paths in things(site).items():
        for path in paths:
            forms = [Graph().parse(get(site + path, accept), format=name, publicID=site + path) for accept, name in FORMS.items()]
            if not isomorphic(*forms) or not any(str(s) == site + path for s in forms[0].subjects(RDF.type)):
                wrong.append(f"{path} is not the same in both forms, or tells of something else")
            data += forms[1]
            counts[kind] += 1
    data.parse(get(f"{site}/dcat.jsonld"), format="json-ld")
    for file in files:
        data.parse(file, format="json-ld")
    wrong += mistakes(data)
    print(*wrong, sep="\n")
    print(f"{counts.total()} things ({', '.join(f'{n} {kind}' for kind, n in counts.items())}), {len(data)} statements: {len(wrong)} errors")
    sys.exit(bool(wrong))


main(*sys.argv[1:])
