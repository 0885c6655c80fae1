# Free standards in force on zero trust: identifier and title, a line each.
import json
import os
from urllib.parse import urlencode
from urllib.request import urlopen

site = os.environ.get("LANDSCAPE", "http://127.0.0.1:8080")
query = urlencode({"q": "zero trust", "status": "in-force", "access": "free", "size": 5})
with urlopen(f"{site}/api/v1/search?{query}") as answer:
    for hit in json.load(answer)["hits"]:
        print(hit["id"], hit["title"], sep="\t")
