// An outreach worker without a network: twelve requests in a row, each once in the database when the
// network is back; what one refusal and one sign-in page do to the others: nothing.
import type { Page } from "@playwright/test";
import { requestsFor, rows } from "../../pages/database.ts";
import { handedIn, HerePage, stored } from "../../pages/here.ts";
import { RequestPage, WISH, type Wish } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const run = () => `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
const people = (mark: string, count: number): Wish[] =>
  Array.from({ length: count }, (_, number) => ({ ...WISH, name: `演示·${mark}${number}` }));

/** Fills in one request after the other without a network. */
async function fillOffline(page: Page, wishes: readonly Wish[]): Promise<void> {
  const form = new RequestPage(page);
  await form.open();
  await page.context().setOffline(true);
  for (const [number, wish] of wishes.entries()) {
    if (number > 0) {
      await form.link("request.another").click();
      await form.at("service");
    }
    await form.fill(wish);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
  }
}

/** Goes on within the app: without a network nothing can be loaded anew. */
async function toHere(page: Page): Promise<HerePage> {
  const here = new HerePage(page);
  await here.link("request.here.link").click();
  await expect(here.heading(zhCN.t("request.here.title"))).toBeVisible();
  return here;
}

test("twelve in a row without a network: kept, counted, all delivered by themselves, each once", async ({ page, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const mark = run();
  const wishes = people(mark, 12);
  await fillOffline(page, wishes);
  const here = await toHere(page);
  await here.counts(0, 12, 0, 0);
  await expect(here.rows()).toHaveCount(12);
  await expect(here.tab("tab.status")).toHaveAccessibleName(new RegExp(`12\\s*${zhCN.t("tab.status.unarrived")}`));
  // Nothing of a person stands outside the sealed store, and nothing readable inside.
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(mark);
  expect((await stored(page)).filter((name) => name.startsWith("outbox-"))).toHaveLength(12);

  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/requests")) sent.push(request.headers()["idempotency-key"] ?? "");
  });
  await page.context().setOffline(false);
  await here.counts(0, 0, 0, 12);
  expect(new Set(sent).size).toBe(12);
  for (const wish of wishes) expect(requestsFor(wish.name)).toHaveLength(1);
  expect(new Set(await here.codes()).size).toBe(12);
  // The payloads went, the receipts stay, and the header has nothing to say any more.
  const names = await stored(page);
  expect(names.filter((name) => /^(outbox|request-draft)-/.test(name))).toEqual([]);
  expect(names.filter((name) => name.startsWith("receipt-"))).toHaveLength(12);
  await expect(page.locator(".tab-count")).toHaveCount(0);
});

test("one that the server refuses and one that never gets an answer hold nobody up", async ({ page, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /422/, /ERR_FAILED/, /ERR_CONNECTION_RESET/);
  const wishes = people(run(), 6);
  const [refused, silent] = [wishes[0]?.name ?? "", wishes[1]?.name ?? ""];
  await fillOffline(page, wishes);
  let isRefused = true;
  await page.route("**/api/v1/requests", async (route) => {
    const body = route.request().postData() ?? "";
    if (body.includes(silent)) return route.abort("connectionreset");
    if (!isRefused || !body.includes(refused)) return route.continue();
    return route.fulfill({ response: await route.fetch({ postData: body.replace(/"town":"\d+"/, '"town":"999999999"') }) });
  });
  const here = await toHere(page);
  await page.context().setOffline(false);
  await here.counts(0, 1, 1, 4);
  for (const wish of wishes.slice(2)) expect(requestsFor(wish.name)).toHaveLength(1);
  expect(requestsFor(silent)).toHaveLength(0);

  // The refused one goes back into the form with what is wrong, and is sent once mended.
  isRefused = false;
  await here.button("request.refused.take-back").click();
  const form = new RequestPage(page);
  await form.at("review");
  await expect(form.summary()).toBeFocused();
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(refused)).toHaveLength(1);
  // What got no answer is sent by a tap, whatever its pause.
  await form.link("request.here.link").click();
  await here.counts(0, 1, 0, 5);
  // Not before: its pause may be over by then, and it goes by itself.
  await page.unroute("**/api/v1/requests");
  await here.sendAll().click();
  await here.counts(0, 0, 0, 6);
  expect(requestsFor(silent)).toHaveLength(1);
});

test("a sign-in page that answers everything with 200 delivers nothing and loses nothing; a later one asks to wait", async ({ page, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /429/);
  const wishes = people(run(), 3);
  await fillOffline(page, wishes);
  const here = await toHere(page);
  let asked = 0;
  await page.route("**/api/v1/requests", (route) => {
    asked += 1;
    return route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Wi-Fi</h1>" });
  });
  await page.context().setOffline(false);
  await expect(page.getByText(zhCN.t("request.waiting.not-ours"))).toBeVisible();
  await here.counts(0, 3, 0, 0);
  expect(asked).toBe(3);

  await page.unroute("**/api/v1/requests");
  await page.route("**/api/v1/requests", (route) => {
    asked += 1;
    const body = JSON.stringify({ code: "rate.limited", message_key: "error.rate.limited", fields: [], correlation_id: "0".repeat(32) });
    return route.fulfill({ status: 429, contentType: "application/json", headers: { "retry-after": "600" }, body });
  });
  await here.sendAll().click();
  await expect.poll(() => asked).toBe(6);
  await expect(page.getByText(zhCN.t("request.waiting.busy"))).toBeVisible();
  // The network comes and goes; the server asked for ten minutes, and gets them.
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.waitForTimeout(1_000);
  expect(asked).toBe(6);
  await page.unroute("**/api/v1/requests");
  await here.sendAll().click();
  await here.counts(0, 0, 0, 3);
  for (const wish of wishes) expect(requestsFor(wish.name)).toHaveLength(1);
});

test("a request that was erased at the server is not sent again and leaves this device; a 410 of others erases nothing", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /410/);
  const [wish] = people(run(), 1);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish ?? WISH);
  await form.sendWithoutNetwork();
  let asked = 0;
  const envelope = { code: "record.erased", message_key: "error.record.erased", fields: [], correlation_id: "0".repeat(32) };
  await page.route("**/api/v1/requests", (route) => {
    asked += 1;
    return route.fulfill({ status: 410, contentType: "application/json", body: JSON.stringify(envelope) });
  });
  await page.context().setOffline(false);
  await expect.poll(() => asked).toBe(1);
  await expect(page.getByText(zhCN.t("request.waiting.not-ours"))).toBeVisible();
  expect((await stored(page)).filter((name) => name.startsWith("outbox-"))).toHaveLength(1);
  await page.unroute("**/api/v1/requests");
  await page.route("**/api/v1/requests", (route) =>
    route.fulfill({ status: 410, contentType: "application/json", body: JSON.stringify({ ...envelope, record: handedIn(route) }) }),
  );
  await form.sendAgain().click();
  await expect(page.getByText(zhCN.t("request.here.erased", { count: 1 }))).toBeVisible();
  expect((await stored(page)).filter((name) => /^(outbox|request-draft|receipt)-/.test(name))).toEqual([]);
});

test("the map sends what an earlier visit left, without a page of requests being opened", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const [wish] = people(run(), 1);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish ?? WISH);
  await form.sendWithoutNetwork();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto("/");
  await expect(later.locator(".tab-count").first()).toHaveText("1");
  await expect.poll(() => requestsFor(wish?.name ?? "").length, { timeout: 30_000 }).toBe(1);
  await expect(later.locator(".tab-count")).toHaveCount(0);
  expect(rows("SELECT record_id FROM requests WHERE elder_name = ?", wish?.name ?? "")).toHaveLength(1);
});

test("what waited is never taken for a machine's, however soon after the start it is sent", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const [early, fresh] = people(run(), 2);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(early ?? WISH);
  await form.sendWithoutNetwork();
  await page.close();
  await context.setOffline(false);
  const tokens = new Map<string, boolean>();
  context.on("request", (request) => {
    if (!request.url().endsWith("/api/v1/requests")) return;
    const body = request.postData() ?? "";
    for (const wish of [early, fresh]) if (body.includes(wish?.name ?? "")) tokens.set(wish?.name ?? "", "form-token" in request.headers());
  });
  // The page of requests asks for a token as soon as it is open, and sends what waits in the same second.
  const later = new RequestPage(await context.newPage());
  await later.open();
  await expect.poll(() => requestsFor(early?.name ?? "").length).toBe(1);
  await later.fill(fresh ?? WISH);
  // Nobody fills in a form as quickly as a story does.
  await later.page.waitForTimeout(3_500);
  await later.sendButton().click();
  await later.code();
  expect(requestsFor(early?.name ?? "")).toMatchObject([{ caution: null }]);
  expect(requestsFor(fresh?.name ?? "")).toMatchObject([{ caution: null }]);
  expect([...tokens.values()].sort()).toEqual([false, true]);
  expect(tokens.get(fresh?.name ?? "")).toBe(true);
});
