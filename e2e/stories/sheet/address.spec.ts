// The sealed draft leaves the address before anything else, and nothing keeps it but the page's memory.
import { FIXTURE } from "../../pages/sealed.ts";
import { SheetOpenPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";
import { Wire } from "../../pages/wire.ts";

test.use(STILL);

/** A stretch of it that stands nowhere else. */
const CANARY = FIXTURE.text.slice(40, 60);

test("no request, title, history, storage or log holds the draft, and a reload does not bring it back", async ({ page, context, baseURL }) => {
  const wire = new Wire(context);
  wire.start();
  const logs: string[] = [];
  page.on("console", (message) => logs.push(message.text()));
  await page.goto("/kinds");
  const open = new SheetOpenPage(page);
  await open.scan(`${baseURL}/#d=${FIXTURE.text}`);
  await expect(open.field()).toBeVisible();
  await open.type(FIXTURE.code);
  await open.opened();

  expect(page.url()).toBe(`${baseURL}/sheet/open`);
  expect(await page.title()).not.toContain(CANARY);
  expect(wire.sent.filter((url) => url.includes(CANARY) || url.includes("#"))).toEqual([]);
  expect(logs.filter((line) => line.includes(CANARY))).toEqual([]);
  const kept = await page.evaluate(async () => {
    const all = [JSON.stringify(history.state), document.cookie, document.referrer, document.documentElement.outerHTML];
    for (const storage of [localStorage, sessionStorage]) all.push(JSON.stringify({ ...storage }));
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of database.objectStoreNames) {
        const records = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        all.push(...records.map(String));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      all.push(...requests.map(({ url }) => url));
    }
    return all;
  });
  expect(kept.filter((text) => text.includes(CANARY))).toEqual([]);
  // What the page can read of its own loading never leaves it; nothing asks for it.
  expect(await page.evaluate(() => "handed" in window)).toBe(false);

  // The entries of the tab's history, as the browser itself keeps them.
  const session = await context.newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  expect(entries.map(({ url }) => url).filter((url) => url.includes(CANARY))).toEqual([]);

  await page.reload();
  await expect(page.getByText(zhCN.t("sheet.open.none"))).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/kinds$/);
  await page.goForward();
  await expect(page.getByText(zhCN.t("sheet.open.none"))).toBeVisible();
});

test("the draft is out of the address before the first file is asked for", async ({ page, baseURL }) => {
  // The address at the moment of each request that the page makes after itself.
  const seen: string[] = [];
  await page.route("**/*", async (route) => {
    if (!route.request().isNavigationRequest()) seen.push(await page.evaluate(() => location.href));
    await route.continue();
  });
  const open = new SheetOpenPage(page);
  await open.scan(`${baseURL}/#d=${FIXTURE.text}`);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter((href) => href.includes("#"))).toEqual([]);
});
