// Lighthouse's mobile preset on every page as it is shipped, each in a fresh profile, in turns: round after round, so that
// a slow moment of the machine meets all alike. Leaflet alone stands beside them. Prints one line of JSON for each page:
// {page, path, runs, performance, lcp_ms, tbt_ms, cls, accessibility, failed}.
//
//   node pages.mjs <address of the site> <runs> [page,page]
//
// A question, the result and the plan need answers: they are given once, and each run begins with a copy of that profile.
// Lighthouse empties the browser's file cache and leaves what a site stored.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, devices } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { serveBare } from "./bare.mjs";
import { executable, flags, median } from "./browser.mjs";

const [site, runs, only] = [process.argv[2], Number(process.argv[3] ?? 5), process.argv[4]?.split(",")];
const CITY = "430781";

/** Every page that a visitor opens: its name, its address, and what must be there before. */
const PAGES = [
  ["map", `/?city=${CITY}`],
  ["start (elder)", `/start?city=${CITY}&mode=elder`],
  ["start (kiosk)", `/start?city=${CITY}&mode=kiosk`],
  ["place", "/place/d430781001s1"],
  ["compare", `/compare?ids=d430781001s1,d430781001s2&city=${CITY}`],
  ["kinds", `/kinds?city=${CITY}`],
  ["coverage", `/coverage?city=${CITY}`],
  ["check", "/check"],
  ["question", "/check/q/B.1.1", "answers"],
  ["result", "/check/result", "answers"],
  ["plan", `/plan?city=${CITY}`, "answers"],
  ["self-rating", "/check/ltc"],
  ["rights", `/rights?city=${CITY}`, "answers"],
  ["sheet", `/sheet?city=${CITY}`, "answers"],
  ["request", `/request?city=${CITY}`],
  ["request, second screen", `/request/elder?city=${CITY}`, "answers"],
  ["status", "/status"],
  ["apply", `/apply?city=${CITY}`],
  ["visit", "/visit"],
  ["about", `/about?city=${CITY}`],
  ["privacy", "/privacy"],
  ["accessibility", "/accessibility"],
  ["desk", "/desk"],
];
const TRIES = 3;

/** A profile in which one self-check is answered and one request begun. */
async function answered() {
  const folder = mkdtempSync(join(tmpdir(), "eldercare-profile-"));
  const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];
  const context = await chromium.launchPersistentContext(folder, { ...phone, executablePath: executable, args: flags, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${site}/check?city=${CITY}`);
  await page.locator("main input[type=radio]").nth(1).check();
  await page.locator("main .button-main").click();
  for (;;) {
    await page.locator("main :is(input[type=radio], .gauge)").first().waitFor();
    if (page.url().includes("/check/result")) break;
    const { pathname } = new URL(page.url());
    // The first answer of every question is the one without need.
    await page.locator("main input[type=radio]").nth(0).check();
    await page.locator(".check-foot .button-main").click();
    await page.waitForURL((url) => url.pathname !== pathname);
  }
  await page.goto(`${site}/request?city=${CITY}`);
  await page.locator("main button.choice, main .choice").first().click();
  await page.waitForURL("**/request/elder");
  await page.waitForTimeout(500);
  await context.close();
  return folder;
}

/** One run; one that Lighthouse did not record is made again. */
async function measure(name, url, from, tries = TRIES) {
  const folder = mkdtempSync(join(tmpdir(), "eldercare-bench-"));
  if (from !== null) cpSync(from, folder, { recursive: true });
  const chrome = await launch({ chromePath: executable, userDataDir: folder, chromeFlags: ["--headless=new", ...flags] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: ["performance", "accessibility"] });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const { audits, categories } = lhr;
    const failed = categories.accessibility.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score === 0).map(({ id }) => id);
    return {
      performance: categories.performance.score * 100,
      lcp_ms: audits["largest-contentful-paint"].numericValue,
      tbt_ms: audits["total-blocking-time"].numericValue,
      cls: audits["cumulative-layout-shift"].numericValue,
      accessibility: categories.accessibility.score * 100,
      failed,
    };
  } catch (error) {
    if (tries <= 1) throw error;
    process.stderr.write(`   ${name}: ${error.message}, once more\n`);
    return await measure(name, url, from, tries - 1);
  } finally {
    await chrome.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const bare = await serveBare();
const wanted = PAGES.filter(([name]) => only === undefined || only.includes(name));
const profile = wanted.some(([, , needs]) => needs !== undefined) ? await answered() : null;
const found = new Map([["Leaflet alone", { path: "", all: [] }], ...wanted.map(([name, path]) => [name, { path, all: [] }])]);
for (let round = 0; round < runs; round += 1) {
  for (const [name, path, needs] of [["Leaflet alone", null], ...wanted]) {
    const url = path === null ? bare.url : `${site}${path}`;
    const run = await measure(name, url, needs === undefined ? null : profile);
    process.stderr.write(`   round ${round + 1}, ${name}: ${Math.round(run.performance)}, LCP ${Math.round(run.lcp_ms)} ms, TBT ${Math.round(run.tbt_ms)} ms, CLS ${run.cls.toFixed(3)}\n`);
    found.get(name).all.push(run);
  }
}
bare.close();
if (profile !== null) rmSync(profile, { recursive: true, force: true });
for (const [page, { path, all }] of found) {
  const middle = (figure) => median(all.map((run) => run[figure]));
  const figures = ["performance", "lcp_ms", "tbt_ms", "cls", "accessibility"].map((figure) => [figure, middle(figure)]);
  console.log(JSON.stringify({ page, path, runs: all.length, ...Object.fromEntries(figures), failed: [...new Set(all.flatMap((run) => run.failed))] }));
}
