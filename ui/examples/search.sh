#!/bin/sh
# Free standards in force on zero trust: identifier and title, a line each.
curl --silent --fail --get "${LANDSCAPE:-http://127.0.0.1:8080}/api/v1/search" \
  --data-urlencode "q=zero trust" --data status=in-force --data access=free --data size=5 |
  jq --raw-output '.hits[] | [.id, .title] | @tsv'
