// A browser that throws the store away under an open page, and a device that can neither write nor erase: what
// the page has in memory is written anew or said, and what was erased does not come back.
import type { Page } from "@playwright/test";
import { requestsFor } from "../../pages/database.ts";
import { HerePage, stored } from "../../pages/here.ts";
import { RequestPage, WISH, type Wish } from "../../pages/request.ts";
import { fill, stuckWhileSaid, throwAway } from "../../pages/storage.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const person = (): Wish => ({ ...WISH, name: `演示·${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}` });

/** How many records of each kind are sealed: drafts, waiting, receipts. */
const sealed = async (page: Page): Promise<[number, number, number]> => {
  // Opening a database that is not there would make an empty one.
  // Asked in the very moment in which it throws something away, the browser never answers: then it is asked anew.
  const isThere = await page.evaluate(async () => {
    const late = new Promise<IDBDatabaseInfo[]>((resolve) => setTimeout(() => resolve([]), 1_000));
    const all = await Promise.race([indexedDB.databases(), late]);
    return all.some(({ name }) => name === "eldercare");
  });
  const names = isThere ? await stored(page) : [];
  const count = (start: string) => names.filter((name) => name.startsWith(start)).length;
  return [count("request-draft-"), count("outbox-"), count("receipt-")];
};

/** Sends the reviewed request; its reply is held until `cut` cuts the connection. */
async function underway(page: Page, form: RequestPage): Promise<{ cut(): Promise<void> }> {
  let cut: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (cut = resolve));
  const asked = page.waitForRequest("**/api/v1/requests");
  await page.route("**/api/v1/requests", async (route) => {
    await held;
    await route.abort("connectionreset").catch(() => undefined);
  });
  await form.sendButton().click();
  await asked;
  return {
    cut: async () => {
      cut();
      await page.waitForTimeout(300);
    },
  };
}

test("thrown away while a request is on its way: it waits all the same, on the disk too, and is stored once", async ({ page, watch }) => {
  watch.plant(/ERR_CONNECTION_RESET/);
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  const way = await underway(page, form);
  await throwAway(page);
  await way.cut();
  await expect(form.sendAgain()).toBeVisible();
  await expect.poll(() => sealed(page)).toEqual([0, 1, 0]);
  await page.unroute("**/api/v1/requests");
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 0, 0, 1);
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toHaveCount(0);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("thrown away under a page at rest: what waits, what is being typed and the receipts are written anew", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const [sent, waits, begun] = [person(), person(), person()];
  const form = new RequestPage(page);
  await form.open();
  await form.fill(sent);
  await form.sendButton().click();
  await form.code();
  await form.link("request.another").click();
  await form.fill(waits);
  await form.sendWithoutNetwork();
  await form.link("request.another").click();
  await form.service(begun.service).click();
  await form.fillElder(begun);
  await form.at("phone");
  await expect.poll(() => sealed(page)).toEqual([1, 1, 1]);
  await throwAway(page);
  await expect.poll(() => sealed(page)).toEqual([1, 1, 1]);
  await page.context().setOffline(false);
  const here = new HerePage(page);
  await here.open();
  await expect.poll(() => sealed(page)).toEqual([1, 0, 2]);
  await here.counts(1, 0, 0, 2);
  await expect(here.row(begun.name)).toBeVisible();
  for (const wish of [sent, waits]) expect(requestsFor(wish.name)).toHaveLength(1);
});

test("whoever clears everything of the site gets nothing back, and what the page alone still has is said", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_RESET/);
  const [waits, wish] = [person(), person()];
  const form = new RequestPage(page);
  await form.open();
  await form.fill(waits);
  await form.sendWithoutNetwork();
  // First the route: with the network back, what waits is sent at once.
  await page.route("**/api/v1/requests", (route) => route.abort("connectionreset"));
  await page.context().setOffline(false);
  await form.link("request.another").click();
  await form.fill(wish);
  const way = await underway(page, form);
  await page.evaluate(() => localStorage.clear());
  await throwAway(page);
  await way.cut();
  await expect(page.getByText(zhCN.t("request.unkept.title"))).toBeVisible();
  await page.unroute("**/api/v1/requests");
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
  expect(await sealed(page)).toEqual([0, 0, 1]);
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 0, 0, 1);
  expect(requestsFor(waits.name)).toHaveLength(0);
});

test("a device that can neither write nor erase: what was erased does not come back, and goes when it can", async ({ page }) => {
  const stuck = await stuckWhileSaid(page);
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.service(wish.service).click();
  await form.fillElder(wish);
  await form.at("phone");
  const here = new HerePage(page);
  await here.open();
  await here.counts(1, 0, 0, 0);
  await stuck(true);
  await here.row(wish.name).locator("summary").click();
  await here.row(wish.name).getByRole("button", { name: zhCN.t("request.here.discard") }).click();
  await here.row(wish.name).getByRole("button", { name: zhCN.t("request.give-up.yes") }).click();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  expect(await sealed(page)).toEqual([1, 0, 0]);
  // Nor after another start at which it cannot be erased either.
  for (let starts = 0; starts < 2; starts += 1) {
    await here.open();
    await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
    expect(await sealed(page)).toEqual([1, 0, 0]);
  }
  await stuck(false);
  await form.open();
  await form.service(wish.service).click();
  await expect(form.name()).toHaveValue("");
  await here.open();
  await here.counts(1, 0, 0, 0);
  await expect(here.row(wish.name)).toHaveCount(0);
  await expect.poll(() => sealed(page)).toEqual([1, 0, 0]);
});

test("delivered without any room: its draft does not come back as if nothing had been sent", async ({ page }) => {
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await fill(page);
  await form.sendButton().click();
  await form.code();
  await expect.poll(() => sealed(page)).toEqual([0, 0, 0]);
  const here = new HerePage(page);
  await here.open();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toHaveCount(0);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("the way back from what lies here is there without a network", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const here = new HerePage(page);
  await here.open();
  await page.context().setOffline(true);
  await here.link("common.back").click();
  await expect(here.heading(zhCN.t("status.title"))).toBeVisible();
  await here.link("common.back").click();
  await expect(page.getByText(zhCN.t("common.loading"), { exact: true })).toHaveCount(0);
  await here.tab("tab.status").click();
  await expect(here.heading(zhCN.t("status.title"))).toBeVisible();
});
