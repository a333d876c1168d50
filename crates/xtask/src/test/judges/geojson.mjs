// Reads {"sources": [path or address], "items": root} from standard input, checks each with a
// validator of RFC 7946 that is not ours, and one single feature of the interface.
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { check } from "@placemarkio/check-geojson";

const { sources, items } = JSON.parse(await text(process.stdin));
let passed = 0;
let failed = 0;

async function judge(name, read) {
  try {
    check(await read());
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}

async function fetched(address) {
  const response = await fetch(address);
  const kind = response.headers.get("content-type");
  if (!response.ok || kind !== "application/geo+json") {
    throw new Error(`${response.status} ${kind}`);
  }
  return response.text();
}

const isAddress = (name) => name.startsWith("http://");
for (const name of sources) {
  await judge(name, () => (isAddress(name) ? fetched(name) : readFile(name, "utf8")));
}
const first = await (await fetch(`${items}/collections/facilities/items?limit=1`)).json();
const own = `${items}/collections/facilities/items/${first.features[0].id}`;
await judge(own, () => fetched(own));
// A judge that accepts everything is none.
try {
  check('{"type":"Feature","geometry":{"type":"Point","coordinates":["1","2"]},"properties":{}}');
  failed += 1;
  console.log("FAILED: the validator accepts texts for numbers");
} catch {
  passed += 1;
}
console.log(JSON.stringify({ passed, failed }));
