"""Harvests a landscape as libraries do, with sickle, and holds every answer against the schema of OAI-PMH 2.0.

harvest.py SITE OAI-PMH.xsd
"""
import json, sys, urllib.parse, urllib.request

from lxml import etree
from sickle import Sickle

OAI, OAI_DC, DC = ("{http://www.openarchives.org/OAI/2.0/}", "{http://www.openarchives.org/OAI/2.0/oai_dc/}", "{http://purl.org/dc/elements/1.1/}")
ELEMENTS = set("contributor coverage creator date description format identifier language publisher relation rights source subject title type".split())
FAULTS = {
    "": "badVerb", "verb=Nothing": "badVerb", "verb=ListRecords": "badArgument", "verb=Identify&set=body:ietf": "badArgument",
    "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01": "badArgument", "verb=ListRecords&metadataPrefix=marc21": "cannotDisseminateFormat",
    "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:none": "idDoesNotExist", "verb=ListRecords&resumptionToken=none": "badResumptionToken",
    "verb=ListIdentifiers&metadataPrefix=oai_dc&until=1990-01-01": "noRecordsMatch",
}


class Library:
    def __init__(self, site, schema):
        self.site, self.schema, self.answers, self.wrong = site, etree.XMLSchema(etree.parse(schema)), 0, []

    def ask(self, query, post=False):
        """One answer, held against the schema."""
        address = f"{self.site}/oai" + ("" if post else "?" + query)
        with urllib.request.urlopen(address, data=query.encode() if post else None) as answer:
            tree = etree.fromstring(answer.read())
        self.answers += 1
        if not self.schema.validate(tree):
            self.wrong.append(f"{query}: {self.schema.error_log.last_error}")
        for record in tree.iter(OAI + "metadata"):
            for part in record[0]:
                if record[0].tag != OAI_DC + "dc" or part.tag.removeprefix(DC) not in ELEMENTS or not (part.text or "").strip() or len(part):
                    self.wrong.append(f"{query}: {etree.tostring(part)} is not Dublin Core")
        return tree

    def expect(self, what, got, wanted):
        if got != wanted:
            self.wrong.append(f"{what}: {got!r}, not {wanted!r}")

    def all(self, verb):
        """The identifiers of a whole list, part by part."""
        found, query = [], f"verb={verb}&metadataPrefix=oai_dc"
        while query:
            tree = self.ask(query)
            found += [e.text for e in tree.iter(OAI + "identifier")]
            token = tree.find(f".//{OAI}resumptionToken")
            query = token is not None and token.text and f"verb={verb}&resumptionToken={urllib.parse.quote(token.text)}"
        return found


def main(site, schema):
    library, sickle = Library(site, schema), Sickle(f"{site}/oai")
    statuses = "&".join(f"status={s}" for s in "in-force under-development superseded withdrawn unknown".split())
    with urllib.request.urlopen(f"{site}/api/v1/search?size=1&{statuses}") as answer:
        held = json.load(answer)["total"]

    for query, code in FAULTS.items():
        error = library.ask(query).find(OAI + "error")
        library.expect(query, error is not None and error.get("code"), code)
    records = library.all("ListRecords")
    library.expect("records listed", len(records), held)
    library.expect("records listed once", len(set(records)), held)
    library.expect("identifiers listed", library.all("ListIdentifiers"), records)
    for query in ("verb=Identify", "verb=ListMetadataFormats", "verb=ListSets", f"verb=GetRecord&metadataPrefix=oai_dc&identifier={records[0]}"):
        texts = [etree.tostring(library.ask(query, post).find(OAI + query[5:].split("&")[0])) for post in (False, True)]
        library.expect(f"{query} posted", texts[1], texts[0])

    first, stamps = sickle.Identify().earliestDatestamp, []
    for record in sickle.ListRecords(metadataPrefix="oai_dc"):
        stamps.append(record.header.datestamp)
    library.expect("records harvested by sickle", len(stamps), held)
    library.expect("earliest stamp", min(stamps), first)
    since = sorted(stamps)[len(stamps) // 2]
    library.expect(f"headers since {since}", sum(1 for _ in sickle.ListIdentifiers(metadataPrefix="oai_dc", **{"from": since})), sum(s >= since for s in stamps))
    bodies = [s.setSpec for s in sickle.ListSets() if s.setSpec.startswith("body:")]
    library.expect("records in the sets of bodies", sum(sum(1 for _ in sickle.ListIdentifiers(metadataPrefix="oai_dc", set=b)) for b in bodies), held)

    print(*library.wrong, sep="\n")
    print(f"{library.answers} answers held against the schema, {len(records)} records of {held}, {len(bodies)} bodies: {len(library.wrong)} errors")
    sys.exit(bool(library.wrong))


main(*sys.argv[1:])
