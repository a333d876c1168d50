// The app on a static site, with a backend that nobody here wrote. One that invents receipts is not
// believed; one that holds every exchange against our description lets the whole story pass.
import { requestsFor } from "../pages/database.ts";
import { OwnSite } from "../pages/own-site.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { StatusPage } from "../pages/status.ts";
import { expect, requestsTo, STILL, test } from "../pages/story.ts";
import { Prism } from "./prism.ts";

test.use(STILL);

const SERVER = process.env["ELDERCARE_URL"] ?? "";

/** A site whose settings name a backend elsewhere. */
const siteWith = (backend: Prism) => OwnSite.start({ default_city: "430781", cities: [], api: backend.url });

test("a receipt for another record is not believed: the request waits on the device", async ({ page, watch }) => {
  const prism = await Prism.start(SERVER, "mock");
  watch.plant(requestsTo(prism.url));
  const site = await siteWith(prism);
  try {
    const form = new RequestPage(page);
    await page.goto(`${site.url}/request`);
    await form.at("service");
    await form.fill();
    const answered = page.waitForResponse((reply) => reply.url() === `${prism.url}/api/v1/requests`);
    await form.sendButton().click();
    const reply = await answered;
    expect(reply.ok()).toBe(true);
    await expect(form.sendAgain()).toBeVisible();
    await expect(page.locator("[data-code]")).toHaveCount(0);
    await expect(form.heading(form.texts.t("request.sent.title"))).toHaveCount(0);
  } finally {
    await site.stop();
    await prism.stop();
  }
});

test("what a foreign backend says of a request is shown, as far as the description allows it", async ({ page, watch }) => {
  const prism = await Prism.start(SERVER, "mock");
  watch.plant(requestsTo(prism.url));
  const site = await siteWith(prism);
  try {
    const status = new StatusPage(page);
    await page.goto(`${site.url}/status`);
    await status.ask("0000-0000-000", "0000");
    await expect(status.answer()).toContainText(status.texts.t("status.state.received"));
  } finally {
    await site.stop();
    await prism.stop();
  }
});

test("the whole story through a proxy that lets pass only what the description allows", async ({ page, watch }) => {
  const prism = await Prism.start(SERVER, { before: SERVER });
  watch.plant(requestsTo(prism.url));
  const site = await siteWith(prism);
  const wish = { ...WISH, name: `演示·外${Date.now().toString(36)}` };
  try {
    const form = new RequestPage(page);
    await page.goto(`${site.url}/request`);
    await form.at("service");
    await form.fill(wish);
    await form.sendButton().click();
    const code = await form.code();
    expect(requestsFor(wish.name)).toHaveLength(1);
    const status = new StatusPage(page);
    await page.goto(`${site.url}/status`);
    await status.ask(code, wish.phone.slice(-4));
    await expect(status.answer()).toContainText(status.texts.t("status.state.received"));
  } finally {
    await site.stop();
    await prism.stop();
  }
});
