// Who cannot see the page hears what happens: saved, wrong, done.
import { CheckPage } from "../pages/check.ts";
import { MapPage } from "../pages/map.ts";
import { listen, said } from "../pages/live.ts";
import { person } from "../pages/plan.ts";
import { RequestPage } from "../pages/request.ts";
import { StatusPage } from "../pages/status.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

test.beforeEach(async ({ page }) => {
  await listen(page);
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

test("an answer is saved, and the result is said", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.onward().click();
  await expect.poll(() => said(page)).toContain(check.texts.t("check.choose"));
  await check.option("coma", "no").check();
  await check.onward().click();
  await expect.poll(() => said(page)).toContain(check.texts.t("check.kept.done"));
  await check.hasAnswered([...person({})].slice(1));
  await check.atResult();
  await expect.poll(() => said(page)).toContain(check.texts.t("check.result.title"));
});

test("what is wrong in a request is said, and that it has arrived", async ({ page }) => {
  const form = new RequestPage(page);
  await form.open();
  await form.service("bath").click();
  await form.at("elder");
  await form.next();
  await expect.poll(() => said(page)).toContain(form.texts.t("request.errors.title"));
  await form.open();
  await form.fill();
  await form.sendButton().click();
  await form.code();
  await expect.poll(() => said(page)).toContain(form.texts.t("request.sent.title"));
});

test("that a request waits is said, and what became of one", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /404.*requests\/status/);
  const form = new RequestPage(page);
  await form.open();
  await form.fill();
  await form.sendWithoutNetwork();
  await expect.poll(() => said(page)).toContain(form.texts.t("request.waiting.title.unsafe"));
  await page.context().setOffline(false);
  const code = await form.code();
  const status = new StatusPage(page);
  await status.open();
  await status.submit();
  await expect.poll(() => said(page)).toContain(form.texts.t("request.errors.title"));
  await status.ask(code, "9999");
  await expect.poll(() => said(page)).toContain(form.texts.t("status.not-found"));
});

test("how many places there are is said when the map or the filter changes", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("430781");
  await map.chip("canteen").click();
  await map.settled();
  await expect.poll(() => said(page)).toMatch(map.texts.part("list.title"));
});
