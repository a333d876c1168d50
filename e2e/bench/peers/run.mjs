// The contenders side by side: one size and one CPU rate a call, rounds in which each contender has
// its visit in an order drawn anew. Prints JSON: {about, rounds: [{calibration, drift, visits}]}.
//
//   node run.mjs --ours DIR --size 50000 --cpu 4 --rounds 7 [--nation FILE] [--only a,b] [--again 2] [--overlaps a,b]
import { chromium } from "@playwright/test";

import { executable, flags } from "../browser.mjs";
import { calibrate } from "./calibrate.mjs";
import { chance, columns, densest, points } from "./points.mjs";
import { contenders, serve, weight } from "./serve.mjs";
import { visit } from "./visit.mjs";

/** Frames are not held back to the rhythm of a screen: a figure is what a frame costs. */
const UNBOUND = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
/** A round in which the machine itself changed by more than this is made again, but not more often
 * than `--again` says; every round stays in the result. */
const DRIFT = 0.15;
/** A contender that did not finish so often is not tried again: it would only wait. */
const TRIES = 2;
/** Where symbols are looked at for overlaps: the fullest places of the data. */
const PLACES = 2;

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const [size, cpu, rounds, again] = [option("size", 10_000), option("cpu", 1), option("rounds", 7), option("again", 2)].map(Number);
const names = option("only", Object.keys(contenders).join(",")).split(",");
const { rows, source } = points(size, option("nation"));
/** Whose symbols are looked at for overlaps, in the first round. */
const looked = option("overlaps", names.join(",")).split(",");
const places = densest(rows, PLACES);
const data = `/points/${size}.bin`;
const server = await serve(option("ours"), { [data]: columns(rows) });
const next = chance(size + cpu);
const say = (words) => process.stderr.write(`   ${words}\n`);
const unfinished = Object.fromEntries(names.map((name) => [name, 0]));

function shuffled(list) {
  return list.map((entry) => [next(), entry]).sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

let browser = null;
async function browserNow() {
  browser ??= await chromium.launch({ executablePath: executable, args: [...flags, ...UNBOUND] });
  return browser;
}

async function oneRound(number) {
  const before = await calibrate(await browserNow());
  const visits = [];
  for (const contender of shuffled(names)) {
    if (unfinished[contender] >= TRIES) continue;
    const job = { url: server.url, contender, cpu, data, places, withOverlaps: number === 0 && looked.includes(contender) };
    const result = await visit(await browserNow(), job);
    visits.push(result);
    say(`round ${number + 1}, ${contender}: ${summary(result)}`);
    if (result.unfinished) {
      unfinished[contender] += 1;
      await browser.close();
      browser = null;
    }
  }
  const after = await calibrate(await browserNow());
  const drift = Math.abs(after - before) / before;
  if (drift > DRIFT) say(`round ${number + 1}: the machine drifted by ${Math.round(drift * 100)} %`);
  return { calibration: [before, after], drift, visits };
}

function summary({ unfinished: step, index, ready, filter, memory }) {
  if (step) return `${step} not finished`;
  const bytes = Object.values(memory).reduce((sum, part) => sum + part, 0);
  return `index ${index.toFixed(1)} ms, ready ${Math.round(ready)} ms, filter ${Math.round(filter)} ms, ${(bytes / 1e6).toFixed(1)} MB`;
}

const result = [];
const steady = () => result.filter(({ drift }) => drift <= DRIFT).length;
while (steady() < rounds && result.length < rounds + again) result.push(await oneRound(result.length));
const chromiumVersion = (await browserNow()).version();
await browser.close();
server.close();
const bytes = Object.fromEntries(names.map((name) => [name, weight(name, option("ours"))]));
console.log(JSON.stringify({ size, cpu, source, chromium: chromiumVersion, bytes, rounds: result }));
