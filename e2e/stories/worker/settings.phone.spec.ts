// What the operator's settings do to the worker: the switch that ends it, and a policy that hangs on them.
import { MapPage } from "../../pages/map.ts";
import { OwnSite } from "../../pages/own-site.ts";
import { expect, STILL, test as base } from "../../pages/story.ts";
import { AppWorker, PATIENCE } from "../../pages/worker.ts";

const CITY = "430781";

const test = base.extend<{ site: OwnSite }>({
  site: async ({}, use) => {
    const site = await OwnSite.start({});
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ ...STILL, serviceWorkers: "allow" });
test.setTimeout(120_000);

test("offline use is switched off: the worker goes with all that it kept, and does not come back", async ({ page, site }) => {
  const worker = new AppWorker(page);
  await worker.installed(CITY);
  const map = new MapPage(page);
  site.set({ offline: false });
  // The settings are those that are kept; the newer ones are fetched beside them.
  await page.reload();
  await map.ready();
  await expect.poll(() => worker.places(), PATIENCE).toEqual([]);
  await expect.poll(() => worker.caches(), PATIENCE).toEqual([]);
  await page.reload();
  await map.ready();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await page.waitForTimeout(25_000);
  expect(await worker.places()).toEqual([]);
  expect(await worker.caches()).toEqual([]);
  site.set({});
  await page.reload();
  await page.reload();
  await worker.hasKept(CITY);
});
