// The app without a network, from its first page on: once the map was looked at for a while, the device has all of it.
import type { Page } from "@playwright/test";
import { CheckPage } from "../../pages/check.ts";
import { requestsFor } from "../../pages/database.ts";
import { MapPage } from "../../pages/map.ts";
import { OwnSite } from "../../pages/own-site.ts";
import { person, PlanPage } from "../../pages/plan.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { RightsPage } from "../../pages/rights.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";
import { AppWorker, forgetFiles } from "../../pages/worker.ts";

test.use({ ...STILL, serviceWorkers: "allow" });

const CITY = "430781";

/** What a family may open, and what stands on each page only when it is whole. */
const PAGES: readonly (readonly [string, string])[] = [
  ["/check", "check.title"],
  ["/check/ltc", "ltc.title"],
  ["/check/result", "check.result.title"],
  ["/plan", "plan.title"],
  ["/rights", "rights.title"],
  ["/apply", "apply.step.choose"],
  ["/sheet", "sheet.title"],
  ["/sheet/open", "sheet.open.title"],
  ["/visit", "visit.title"],
  ["/request", "request.step.service"],
  ["/request/here", "request.here.title"],
  ["/status", "status.title"],
  ["/about", "about.title"],
  ["/coverage", "coverage.title"],
  ["/family", "family.title"],
];

/** Loads each page anew, as somebody does who types its address or opens it from the home screen. */
async function allOpen(page: Page): Promise<void> {
  for (const [path, title] of PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: zhCN.t(title), exact: true }), path).toBeVisible();
    await expect(page.getByText(zhCN.t("load.failed")), path).toHaveCount(0);
    await expect(page.getByText(zhCN.t("common.loading"), { exact: true }), path).toHaveCount(0);
  }
}

/** Only files of the site: no answer of the interface, no page's own address, nothing behind a question mark. */
const FILES = /^\/(?:(?:parts\/|locales\/[\w-]+\/)?[\w-]+-[0-9a-f]{16}[\w.]*|config\.json|icons\/logo\.svg|geo\/cities\.json|geo\/\d+\/[a-z]+\.(?:cbor|json)|(?:instruments|needs|forms)\/[\w.-]+\.json)?$/;

test("nothing is registered before the map was looked at for a while, and from no page that asks", async ({ page }) => {
  const worker = new AppWorker(page);
  await new CheckPage(page).open();
  await page.waitForTimeout(12_000);
  expect(await worker.places()).toEqual([]);
  await new MapPage(page).open(CITY);
  await page.waitForTimeout(5_000);
  expect(await worker.places()).toEqual([]);
  await worker.hasKept(CITY);
  expect((await worker.keys()).filter((path) => !FILES.test(path))).toEqual([]);
});

test("every page opens without a network, and a self-check leads to plan and rights", async ({ page, context, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const worker = new AppWorker(page);
  await worker.installed(CITY);
  await forgetFiles(context, page);
  await context.setOffline(true);

  const map = new MapPage(page);
  await page.reload();
  await map.ready();
  const count = await map.count();
  expect(count).toBeGreaterThan(50);
  await map.rows().first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/place\//);
  await page.reload();
  await expect(page.getByText(zhCN.t("load.failed"))).toHaveCount(0);

  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.answer("coma", "no");
  await page.reload();
  await check.hasAnswered([...person({ "B.1.3": "1", "B.2.4": "1" })].slice(1));
  await check.atResult();
  await check.link("check.step.plan").click();
  const plan = new PlanPage(page);
  await plan.at();
  await expect(plan.items().first()).toBeVisible();
  const rights = new RightsPage(page);
  await rights.open(CITY);
  await rights.begin();
  await rights.sayYear("1940");
  await allOpen(page);
  await page.goto("/?city=430781");
  await map.ready();
  expect(await map.count()).toBe(count);
  expect((await worker.keys()).filter((path) => !FILES.test(path))).toEqual([]);
});

test("another city that was chosen is kept whole, and both open without a network", async ({ page, context, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const worker = new AppWorker(page);
  await new MapPage(page).open(CITY);
  await worker.hasKept(CITY);
  const map = new MapPage(page);
  await map.openCityChooser();
  await map.dialog().getByRole("button", { name: /三门峡/ }).click();
  await worker.hasKept("411200");
  await forgetFiles(context, page);
  await context.setOffline(true);
  for (const city of ["411200", CITY]) {
    await map.open(city);
    expect(await map.count(), city).toBeGreaterThan(50);
    await page.goto("/rights");
    await expect(page.getByText(zhCN.t("load.failed")), city).toHaveCount(0);
  }
});

test("a request that is filled in without a network is kept and sent when there is one", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  await new AppWorker(page).installed(CITY);
  await context.setOffline(true);
  const wish = { ...WISH, name: `演示·钱奶奶${Date.now().toString(36)}` };
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
  await page.goto("/request/here");
  await expect(page.locator(".waiting-rows > li").filter({ hasText: wish.name })).toBeVisible();
  expect(requestsFor(wish.name)).toHaveLength(0);
  await context.setOffline(false);
  await expect.poll(() => requestsFor(wish.name).length, { timeout: 30_000 }).toBe(1);
  expect((await new AppWorker(page).keys()).filter((path) => !FILES.test(path))).toEqual([]);
});

test("it starts within a second with the server gone", async ({ browser }, info) => {
  test.setTimeout(120_000);
  const site = await OwnSite.start({});
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: "allow" });
  const page = await context.newPage();
  try {
    await new AppWorker(page).installed(CITY);
    await page.reload();
    await new MapPage(page).ready();
  } finally {
    await site.stop();
  }
  const times: number[] = [];
  for (let tries = 0; tries < 7; tries += 1) {
    await page.goto("about:blank");
    const begin = performance.now();
    await page.goto("/", { waitUntil: "commit" });
    await page.waitForFunction(() => ["map", "list"].includes(document.documentElement.dataset["ready"] ?? ""), undefined, { polling: 5 });
    times.push(Math.round(performance.now() - begin));
  }
  const median = times.sort((a, b) => a - b)[3] ?? 0;
  info.annotations.push({ type: "usable without a network", description: `${median} ms of ${times.join(", ")}` });
  console.log(`usable without a network after ${median} ms (${times.join(", ")})`);
  // The promise is one second; a machine that tests two things at once may be slower.
  expect(median).toBeLessThan(3_000);
  await context.close();
});

test("a browser without service workers misses nothing", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  });
  const map = new MapPage(page);
  await map.open(CITY);
  await page.waitForTimeout(15_000);
  expect(await page.evaluate(() => "serviceWorker" in navigator)).toBe(false);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await map.tab("tab.request").click();
  await new RequestPage(page).at("service");
});
