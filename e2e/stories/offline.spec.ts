// The network is cut before sending; nothing is lost; it is sent by itself later, once.
import { requestsFor } from "../pages/database.ts";
import { RequestPage, WISH, type Wish } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const person = (role: string): Wish => ({ ...WISH, name: `演示·${role}${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}` });

test("cut off before sending: kept through closing the page, sent by the next one, once", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const wish = person("陈奶奶");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await context.setOffline(true);
  await form.sendButton().click();
  await expect(form.heading(form.texts.t("request.waiting.page"))).toBeVisible();
  await expect(page.getByRole("heading", { name: form.texts.t("request.waiting.title"), exact: true })).toBeVisible();
  await form.sendAgain().click();
  await expect(page.getByText(form.texts.t("request.waiting.no-reply"))).toBeVisible();
  expect(requestsFor(wish.name)).toHaveLength(0);
  await page.close();

  await context.setOffline(false);
  const later = new RequestPage(await context.newPage());
  await later.page.goto("/request/sent");
  await later.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
  await later.page.reload();
  await expect(later.heading(later.texts.t("request.sent.title"))).toBeVisible();
  await expect(later.sendAgain()).toHaveCount(0);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("the same page sends by itself when the network is back", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const wish = person("赵爷爷");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.sendWithoutNetwork();
  expect(requestsFor(wish.name)).toHaveLength(0);
  await page.context().setOffline(false);
  await form.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("the reply is lost on the way: sending again gives the receipt and no second row", async ({ page, watch }) => {
  watch.plant(/ERR_CONNECTION_RESET/);
  const wish = person("孙奶奶");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  // The server gets it, the device never hears of it.
  await page.route("**/api/v1/requests", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
  expect(requestsFor(wish.name)).toHaveLength(1);
  await page.unroute("**/api/v1/requests");
  await form.sendAgain().click();
  await form.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("a sign-in page that answers everything with 200 is no receipt", async ({ page }) => {
  const wish = person("周爷爷");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.answeredByOthers(200);
  await form.sendButton().click();
  await expect(page.getByText(form.texts.t("request.waiting.not-ours"))).toBeVisible();
  expect(requestsFor(wish.name)).toHaveLength(0);
});
