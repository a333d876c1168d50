// A newer version of the app comes while the older one is in use: nothing is loaded anew under somebody's hands, nothing that
// was typed is lost, and the pages of the older version find their parts although the server has none of them any more.
import type { BrowserContext, Page } from "@playwright/test";
import { MapPage } from "../../pages/map.ts";
import { NextVersion } from "../../pages/next-version.ts";
import { OwnSite } from "../../pages/own-site.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test as base } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";
import { AppWorker, forgetFiles, PATIENCE } from "../../pages/worker.ts";

const CITY = "430781";

/** A site of the story's own, and the version that comes next. */
const test = base.extend<{ site: OwnSite; next: NextVersion }>({
  site: async ({}, use) => {
    const site = await OwnSite.start({});
    await use(site);
    await site.stop();
  },
  next: async ({}, use) => {
    const next = NextVersion.make("00000002");
    await use(next);
    next.remove();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ ...STILL, serviceWorkers: "allow" });
test.setTimeout(180_000);

/** Notes on the page that it was not loaded anew. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => "marked" in globalThis);

/** A tab with the app, which a worker serves. */
async function opened(page: Page): Promise<AppWorker> {
  const worker = new AppWorker(page);
  await worker.installed(CITY);
  await page.reload();
  await new MapPage(page).ready();
  return worker;
}

async function secondTab(context: BrowserContext): Promise<MapPage> {
  const map = new MapPage(await context.newPage());
  await map.open(CITY);
  return map;
}

test("over a half-filled form nothing is loaded anew, and old parts are found", async ({ page, context, site, next, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const worker = await opened(page);
  const program = await worker.program();
  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.fillElder(WISH);
  await form.at("phone");
  await form.phone().fill(WISH.phone);
  await mark(page);

  site.show(next.folder);
  await worker.look();
  await expect.poll(() => worker.places(), PATIENCE).toEqual(["waiting", "active"]);
  const map = await secondTab(context);
  // Longer than the map is quiet and looks for a newer version.
  await map.page.waitForTimeout(25_000);
  expect(await worker.places()).toEqual(["waiting", "active"]);
  expect(await new AppWorker(map.page).program()).toBe(program);
  await map.page.close();

  expect(await isMarked(page)).toBe(true);
  await expect(form.phone()).toHaveValue(WISH.phone);
  await forgetFiles(context, page);
  await page.reload();
  await form.at("phone");
  await expect(form.phone()).toHaveValue(WISH.phone);
  expect(await worker.program()).toBe(program);
  // A page that this tab has not had yet.
  await page.goto("/coverage");
  await expect(page.getByRole("heading", { level: 1, name: zhCN.t("coverage.title") })).toBeVisible();
  await page.goto("/request/phone");
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.at("consent");
  await form.agree();
  await form.consent("contact").check();
  await form.next();
  await form.at("review");
  await form.sendButton().click();
  await form.code();

  // The next start at the map, with nothing in any form, has the newer version.
  await page.goto("/");
  await new MapPage(page).ready();
  expect(await worker.program()).toBe(next.program);
  await expect.poll(() => worker.places(), PATIENCE).toEqual(["active"]);
});

test("a map that nobody touched is loaded anew, once", async ({ page, site, next }) => {
  const worker = await opened(page);
  site.show(next.folder);
  // The map looks for it by itself. Nothing is asked of the page until it is loaded anew: for the browser that would be
  // somebody's touch.
  await page.reload();
  await page.waitForEvent("load", PATIENCE);
  await new MapPage(page).ready();
  expect(await worker.program()).toBe(next.program);
  expect(await worker.places()).toEqual(["active"]);
});

test("a map that somebody uses stays, with the parts of its version, and the next start is the newer one", async ({
  page,
  context,
  site,
  next,
}) => {
  const worker = await opened(page);
  const program = await worker.program();
  await page.getByRole("searchbox").first().click();
  await mark(page);
  site.show(next.folder);
  await worker.look();
  await expect.poll(() => worker.places(), PATIENCE).toEqual(["active"]);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), PATIENCE).toBe("activated");
  await forgetFiles(context, page);
  await page.waitForTimeout(4_000);
  expect(await isMarked(page)).toBe(true);
  const map = new MapPage(page);
  await map.tab("tab.check").click();
  await expect(page.getByRole("heading", { level: 1, name: zhCN.t("check.title") })).toBeVisible();
  expect(await worker.program()).toBe(program);
  // Both versions are kept while a page of the older one is open, and the older one goes when it is not.
  const versions = async () => (await worker.caches()).filter((name) => name.startsWith("eldercare-app-")).length;
  expect(await versions()).toBe(2);
  await page.goto("/");
  await map.ready();
  expect(await worker.program()).toBe(next.program);
  await expect.poll(versions, PATIENCE).toBe(1);
});

test("a version that does not come whole leaves the one before it", async ({ page, context, site, next, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const worker = await opened(page);
  const program = await worker.program();
  next.spoil();
  site.show(next.folder);
  await worker.look();
  await page.waitForTimeout(5_000);
  expect(await worker.places()).toEqual(["active"]);
  await context.setOffline(true);
  await page.reload();
  await new MapPage(page).ready();
  expect(await worker.program()).toBe(program);
});
