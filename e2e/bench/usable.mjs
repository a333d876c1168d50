// Time from the start of the navigation until the map answers the first tap, at 4x CPU and
// slow 4G as DevTools throttles them: cold (empty profile) and warm (second visit).
//
// The app sets <html data-ready="map"> when base map and places have been drawn and the map takes
// input, and "list" when the names are there too (`listed`). `settled` is the next moment after "map" at which the page has painted and is idle. Then the map is tapped; the answer
// takes from the touch itself to the end of the next painted frame. Usable = settled + answer:
// the time the test driver needs to notice and to tap is the driver's, not the page's.
//
//   node usable.mjs <url of our page> <rounds>      prints {cold_ms, warm_ms, ready_…, runs}
import { chromium, devices } from "@playwright/test";

import { executable, flags, median } from "./browser.mjs";

const [url, rounds] = [process.argv[2], Number(process.argv[3] ?? 5)];
/** Lighthouse's applied slow 4G: 1.6 Mbit/s and 150 ms nominal, as DevTools has to be told. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
const PATIENCE_MS = 60_000;

async function throttle(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** Runs in the page, before its own code. */
function watch() {
  const times = { ready: null, settled: null, usable: null, listed: null };
  window.benchTimes = times;
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  const note = () => {
    const state = document.documentElement?.dataset.ready;
    if (state === "list") times.listed ??= performance.now();
    if (times.ready !== null || !state) return;
    times.ready = performance.now();
    painted(() => { times.settled = performance.now(); });
  };
  new MutationObserver(note).observe(document, { attributes: true, childList: true, subtree: true });
  const tapped = ({ timeStamp }) => {
    if (times.settled === null) return;
    addEventListener("click", () => painted(() => {
      times.usable ??= times.settled + performance.now() - timeStamp;
    }), { capture: true, once: true });
  };
  addEventListener("pointerdown", tapped, { capture: true });
}

/** One visit in a tab of its own. */
async function visit(context) {
  const page = await context.newPage();
  await throttle(context, page);
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: "commit", timeout: PATIENCE_MS });
  await page.waitForFunction(() => window.benchTimes.settled !== null, null, { timeout: PATIENCE_MS, polling: 20 });
  const box = await page.locator(".leaflet-container").boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 3);
  await page.waitForFunction(() => window.benchTimes.usable !== null, null, { timeout: PATIENCE_MS, polling: 20 });
  await page.waitForFunction(() => window.benchTimes.listed !== null, null, { timeout: PATIENCE_MS, polling: 20 });
  const times = await page.evaluate(() => window.benchTimes);
  await page.close();
  return times;
}

const browser = await chromium.launch({ executablePath: executable, args: flags });
const runs = [];
for (let round = 0; round < rounds; round += 1) {
  const context = await browser.newContext({ ...devices["Pixel 7"], locale: "zh-CN" });
  const run = { cold: await visit(context), warm: await visit(context) };
  process.stderr.write(
    `   round ${round + 1}: cold ${Math.round(run.cold.usable)} ms, warm ${Math.round(run.warm.usable)} ms\n`,
  );
  runs.push(run);
  await context.close();
}
const over = (visitName, mark) => median(runs.map((run) => run[visitName][mark]));
const result = {
  cold_ms: over("cold", "usable"),
  warm_ms: over("warm", "usable"),
  cold_ready_ms: over("cold", "ready"),
  warm_ready_ms: over("warm", "ready"),
  cold_listed_ms: over("cold", "listed"),
  warm_listed_ms: over("warm", "listed"),
  chromium: browser.version(),
  runs,
};
await browser.close();
console.log(JSON.stringify(result));
