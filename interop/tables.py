"""Opens a dump with the tools of data people, and counts what each finds against the API.

tables.py SITE DUMP
"""
import json, subprocess, sys, urllib.request

import duckdb
import pyarrow.compute
import pyarrow.parquet


def main(site, dump):
    statuses = "&".join(f"status={s}" for s in "in-force under-development superseded withdrawn unknown".split())
    with urllib.request.urlopen(f"{site}/api/v1/search?size=1&{statuses}") as answer:
        api = json.load(answer)
    counts = {facet: {v["value"]: v["count"] for v in api["facets"][facet]} for facet in ("status", "area")}
    with urllib.request.urlopen(f"{site}/api/v1/bodies") as answer:
        counts["body"] = {b["body"]: b["standards"]["total"] for b in json.load(answer)["bodies"]}

    def sqlite(query):
        told = subprocess.run(["sqlite3", "-json", f"{dump}/landscape.sqlite", query], check=True, capture_output=True, text=True)
        return [tuple(row.values()) for row in json.loads(told.stdout)]

    def duck(query):
        return duckdb.sql(query.replace("standards", f"'{dump}/standards.parquet'", 1)).fetchall()

    table, wrong = pyarrow.parquet.read_table(f"{dump}/standards.parquet"), 0
    arrow = {row["values"]: row["counts"] for row in pyarrow.compute.value_counts(table["status"]).to_pylist()}
    areas = {"sqlite3": "SELECT value, count(*) FROM labels WHERE facet = 'area' GROUP BY 1",
             "DuckDB": "SELECT area, count(*) FROM (SELECT unnest(areas) AS area FROM standards) GROUP BY 1"}
    found = [("pyarrow", "all", table.num_rows, api["total"]), ("pyarrow", "by status", arrow, counts["status"])]
    for tool, ask in (("sqlite3", sqlite), ("DuckDB", duck)):
        found.append((tool, "all", ask("SELECT count(*) FROM standards")[0][0], api["total"]))
        for facet in ("status", "body"):
            found.append((tool, f"by {facet}", dict(ask(f"SELECT {facet}, count(*) FROM standards GROUP BY 1")), counts[facet]))
        by_area = dict(ask(areas[tool]))
        found.append((tool, "by area", {a: by_area.get(a) for a in counts["area"]}, counts["area"]))
    found.append(("sqlite3", "sound", sqlite("PRAGMA integrity_check"), [("ok",)]))
    for tool, what, got, wanted in found:
        told = got if not isinstance(got, dict) else f"{len(got)} values, {sum(got.values())} in all"
        print(f"{tool} {what}: {told}" + ("" if got == wanted else f", but the API has {wanted}"))
        wrong += got != wanted
    print(f"{len(found)} counts: {wrong} errors")
    sys.exit(bool(wrong))


main(*sys.argv[1:])
