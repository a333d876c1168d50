// One visit of one contender: a fresh context, every step bounded, everything that was measured.
import { memory } from "./memory.mjs";
import { overlaps } from "./overlaps.mjs";

/** How long a step may take before the contender has not finished it. */
const PATIENCE_MS = 60_000;
const VIEWPORT = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, locale: "zh-CN" };
const OPENING_ZOOM = 10;

class Unfinished extends Error {}

/** Measures a visit. What it did not reach stays out of the result; `unfinished` names the step. */
export async function visit(browser, { url, contender, cpu, data, places, withOverlaps }) {
  const context = await browser.newContext(VIEWPORT);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  const result = { contender, cpu };
  try {
    const [lon, lat] = places[0];
    await page.goto(`${url}/${contender}?lon=${lon}&lat=${lat}&zoom=${OPENING_ZOOM}`, { timeout: PATIENCE_MS });
    await bounded("start", page.waitForFunction(() => window.benchStanding, null, { polling: 20, timeout: 2 * PATIENCE_MS }));
    await session.send("Performance.enable");
    await page.evaluate((path) => window.bench.fetchPoints(path), data);
    await timed(page, session, result);
    if (withOverlaps) {
      result.overlaps = await bounded("overlaps", overlapsByZoom(page, places));
      await page.evaluate((at) => window.bench.drawn(...at), [lon, lat, OPENING_ZOOM]);
    }
    await filtered(page, session, result, data);
  } catch (error) {
    if (!(error instanceof Unfinished)) throw new Error(`${contender}: ${problems[0] ?? error}`);
    result.unfinished = error.message;
  }
  if (problems.length > 0) throw new Error(`${contender}: ${problems[0]}`);
  // A page that still computes must not hold up the next contender.
  if (!result.unfinished) await context.close();
  return result;
}

const stepOf = (page) => (step) => bounded(step, page.evaluate((name) => window.bench[name](), step));

const throttle = (session, rate) => session.send("Emulation.setCPUThrottlingRate", { rate });

async function timed(page, session, result) {
  const run = stepOf(page);
  await throttle(session, result.cpu);
  Object.assign(result, await run("load"));
  const before = await busy(session);
  result.pan = await run("pan");
  result.pan_busy = (await busy(session)) - before;
  result.zoom = await run("zoom");
  result.every_zoom = await run("everyZoom");
  await throttle(session, 1);
  await run("letGo");
  // After the clusters of every zoom, for WebAssembly memory never shrinks, and before the filter,
  // after which a peer holds only the points that are left.
  result.memory = await memory(page, session);
}

/** Last, for it leaves the map with a part of the points. */
async function filtered(page, session, result, data) {
  await page.evaluate((path) => window.bench.fetchPoints(path), data);
  await throttle(session, result.cpu);
  result.filter = await stepOf(page)("filter");
  await throttle(session, 1);
}

/** Milliseconds that the page's main thread has worked so far. */
async function busy(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

async function overlapsByZoom(page, places) {
  const byZoom = {};
  for (let zoom = 4; zoom <= 18; zoom += 1) {
    const sum = { symbols: 0, pairs: 0 };
    for (const [lon, lat] of places) {
      const drawn = await page.evaluate((at) => window.bench.drawn(...at), [lon, lat, zoom]);
      sum.symbols += drawn.length;
      sum.pairs += overlaps(drawn);
    }
    byZoom[zoom] = sum;
  }
  return byZoom;
}

async function bounded(step, work) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Unfinished(step)), PATIENCE_MS); });
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
