// The points of a run: seeded, the same for every contender, in no order. A file of the product's
// synthetic nation is thinned to the size asked for; without one, 300 city-like clumps are made.
//
// Written for the page as plain columns: longitude and latitude in whole millionths of a degree
// (32 bits each), then the code of the kind (8 bits).
import { readFileSync } from "node:fs";

const SEED = 20260101;
const CLUMPS = 300;
/** Shares of the kinds of a made place, by code: about those of the documents' totals. */
const KINDS = [8, 6, 26, 8, 12, 34, 1, 2, 3];

/** A small generator (mulberry32): the same numbers on every machine. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many points: `{ rows: [[lon, lat, kind], …], source }` with degrees in millionths. */
export function points(count, nation) {
  const rows = nation ? thinned(readNation(nation), count) : made(count);
  return { rows, source: nation ? "the synthetic nation" : `${CLUMPS} seeded clumps` };
}

/** The columns as bytes. */
export function columns(rows) {
  const lon = Int32Array.from(rows, (row) => row[0]);
  const lat = Int32Array.from(rows, (row) => row[1]);
  const kind = Uint8Array.from(rows, (row) => row[2]);
  return Buffer.concat([lon, lat, kind].map((column) => Buffer.from(column.buffer)));
}

/** Points at which it is crowded, `[lon, lat]`, from the fullest quarter degrees of the data: each
 * the first row in the fullest hundredth of a degree, so that something stands there at any zoom. */
export function densest(rows, count) {
  const regions = [...cells(rows, 250_000).values()].sort((a, b) => b.length - a.length);
  return regions.slice(0, count).map((region) => {
    const spots = [...cells(region, 10_000).values()];
    const [lon, lat] = spots.reduce((best, spot) => (spot.length > best.length ? spot : best))[0];
    return [lon / 1e6, lat / 1e6];
  });
}

function cells(rows, edge) {
  const groups = new Map();
  for (const row of rows) {
    const name = `${Math.floor(row[0] / edge)},${Math.floor(row[1] / edge)}`;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

function made(count) {
  const next = chance(SEED);
  const clumps = Array.from({ length: CLUMPS }, () => ({
    lon: 105.5 + next() * 5,
    lat: 28.2 + next() * 4,
    width: 0.02 + 0.2 * next(),
    // A few large cities and many small towns.
    weight: 1 / (0.02 + next()),
  }));
  const total = clumps.reduce((sum, clump) => sum + clump.weight, 0);
  const middle = () => next() + next() + next() - 1.5;
  return Array.from({ length: count }, () => {
    const { lon, lat, width } = drawn(clumps, (clump) => clump.weight, next() * total);
    const kind = KINDS.indexOf(drawn(KINDS, (share) => share, next() * 100));
    return [lon + width * middle(), lat + width * middle()].map((degrees) => Math.round(degrees * 1e6)).concat(kind);
  });
}

/** The entry at which the running sum of the weights passes `at`. */
function drawn(entries, weight, at) {
  let rest = at;
  return entries.find((entry) => (rest -= weight(entry)) < 0) ?? entries[0];
}

/** A seeded choice of rows in a seeded order. */
function thinned(rows, count) {
  if (rows.length < count) throw new Error(`the nation has ${rows.length} places, ${count} are asked for`);
  const next = chance(SEED);
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(next() * (rows.length - at));
    [rows[at], rows[other]] = [rows[other], rows[at]];
  }
  return rows.slice(0, count);
}

/** The kinds by their codes, as the product numbers them; the one without a door is never drawn. */
const CODES = ["institution", "street-centre", "station", "day-care", "canteen", "mutual-help", "bath", "aid-rental", "health-centre"];

/** The places of a published file: GeoJSON with a feature a line. */
function readNation(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith('{"type":"Feature"'));
  const rows = lines.map((line) => {
    const { geometry, properties } = JSON.parse(line.replace(/,$/, ""));
    return [...geometry.coordinates.map((degrees) => Math.round(degrees * 1e6)), CODES.indexOf(properties.kind)];
  });
  return rows.filter(([, , kind]) => kind >= 0);
}
