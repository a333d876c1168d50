"""Reads a question from standard input, asks the interface through OWSLib, validates its
descriptions, and prints the numbers of what held and what did not."""
import json
import sys
from urllib.request import urlopen

from openapi_spec_validator import validate
from owslib.ogcapi.features import Features

question = json.load(sys.stdin)
expected = question["expected"]
service = Features(question["root"])
numbers = {"passed": 0, "failed": 0}


def same(what, found, wanted):
    numbers["passed" if found == wanted else "failed"] += 1
    if found != wanted:
        print(f"FAILED OWSLib {what}: found {found}, expected {wanted}")


def get(address):
    with urlopen(address) as reply:
        return json.load(reply)


def paged(page):
    """Places by city over all pages, each place once."""
    counts, seen = {}, set()
    while True:
        for feature in page["features"]:
            city = feature["properties"]["city"]
            counts[city] = counts.get(city, 0) + 1
            seen.add((city, feature["id"]))
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        if not following:
            assert len(seen) == sum(counts.values()), "a place twice"
            return counts
        page = get(following[0])


same("collections", len(service.feature_collections()), 11)
same("description", service.api()["openapi"], "3.0.3")
core = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"
same("conformance", core in service.conformance()["conformsTo"], True)
for collection, cities in expected["counts"].items():
    first = service.collection_items(collection, limit=700)
    same(f"matched {collection}", first["numberMatched"], sum(cities.values()))
    same(f"pages {collection}", paged(first), cities)
    for city, count in cities.items():
        page = service.collection_items(collection, city=city, limit=1)
        same(f"filter {collection} {city}", page["numberMatched"], count)
        own = page["features"][0]
        item = service.collection_item(collection, own["id"])
        same(f"item {own['id']}", item["properties"], own["properties"])
for box in expected["boxes"]:
    page = service.collection_items("facilities", bbox=box["bbox"], limit=1)
    same(f"box {box['bbox']}", page["numberMatched"], box["count"])
# Every size of a page up to the whole collection and beyond gives the same places.
name, cities = min(
    ((name, cities) for name, cities in expected["counts"].items() if sum(cities.values()) > 9),
    key=lambda pair: sum(pair[1].values()),
)
whole = sum(cities.values())
for limit in sorted({*range(1, 12), whole - 1, whole, whole + 1}):
    same(f"{limit} of {name} a page", paged(service.collection_items(name, limit=limit)), cities)
for address in question["documents"]:
    try:
        validate(get(address))
        numbers["passed"] += 1
    except Exception as error:
        numbers["failed"] += 1
        print(f"FAILED {address}: {error}")
print(json.dumps(numbers))
