// Lighthouse's mobile preset (slow 4G and 4x CPU, simulated) on our page and on Leaflet alone, and
// our page once more with the throttle in force, interleaved. Prints JSON:
// {app: {...medians}, bare: {...medians}, applied: {...medians}, runs: [...]}.
//
//   node lighthouse.mjs <url of our page> <runs>
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { serveBare } from "./bare.mjs";
import { executable, flags, median } from "./browser.mjs";

const [ours, runs] = [process.argv[2], Number(process.argv[3] ?? 5)];
const METRICS = {
  lcp_ms: "largest-contentful-paint",
  fcp_ms: "first-contentful-paint",
  tbt_ms: "total-blocking-time",
  cls: "cumulative-layout-shift",
};

/** What Lighthouse says when its own recording began too late: that run says nothing of the page. */
const NOT_RECORDED = ["NO_NAVSTART", "NO_TRACING_STARTED"];
const TRIES = 3;

/** One run in a fresh browser profile; one that was not recorded is made again. */
async function measure(page, url, throttlingMethod, tries = TRIES) {
  const chrome = await launch({ chromePath: executable, chromeFlags: ["--headless=new", ...flags] });
  try {
    const options = {
      port: chrome.port,
      output: "json",
      logLevel: "error",
      onlyCategories: ["performance", "accessibility"],
      throttlingMethod,
    };
    const { lhr } = await lighthouse(url, options);
    if (tries > 1 && NOT_RECORDED.includes(lhr.runtimeError?.code)) {
      process.stderr.write(`   ${page}: not recorded (${lhr.runtimeError.code}), once more\n`);
      return await measure(page, url, throttlingMethod, tries - 1);
    }
    if (lhr.runtimeError) throw new Error(`Lighthouse on ${url}: ${lhr.runtimeError.message}`);
    const failed = lhr.categories.accessibility.auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0)
      .map(({ id }) => id);
    const metrics = Object.entries(METRICS).map(([key, id]) => [key, lhr.audits[id].numericValue]);
    return {
      page,
      ...Object.fromEntries(metrics),
      performance: lhr.categories.performance.score * 100,
      accessibility: lhr.categories.accessibility.score * 100,
      accessibility_failed: failed,
      benchmark_index: lhr.environment.benchmarkIndex,
    };
  } finally {
    await chrome.kill();
  }
}

/** The median of every number over the runs of one page. */
function summary(all, page) {
  const own = all.filter((run) => run.page === page);
  const names = Object.keys(own[0]).filter((name) => typeof own[0][name] === "number");
  const medians = names.map((name) => [name, median(own.map((run) => run[name]))]);
  return { ...Object.fromEntries(medians), accessibility_failed: own[0].accessibility_failed };
}

const bare = await serveBare();
const all = [];
for (let round = 0; round < runs; round += 1) {
  for (const [page, url, method] of [["app", ours, "simulate"], ["bare", bare.url, "simulate"], ["applied", ours, "devtools"]]) {
    const run = await measure(page, url, method);
    process.stderr.write(
      `   round ${round + 1}, ${page}: LCP ${Math.round(run.lcp_ms)} ms, TBT ${Math.round(run.tbt_ms)} ms, CLS ${run.cls.toFixed(3)}\n`,
    );
    all.push(run);
  }
}
bare.close();
console.log(JSON.stringify({ app: summary(all, "app"), bare: summary(all, "bare"), applied: summary(all, "applied"), runs: all }));
