// She visits an old neighbour, fills in the record on her phone, loses the page, goes on, prints.
import { MapPage } from "../pages/map.ts";
import { printedPages } from "../pages/paper.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { VisitForm } from "../pages/visit.ts";
import { Wire } from "../pages/wire.ts";

test.use(STILL);

test("filled in, kept, found again, checked and printed on one sheet; nothing leaves the device", async ({ page, context }) => {
  const wire = new Wire(context);
  const form = new VisitForm(page);
  await form.open();
  wire.start();
  await form.choice("how", "home").check();
  await form.choice("risks", "fall").check();
  await form.choice("risks", "fire").check();
  await form.choice("risks", "fall").uncheck();
  await form.field("wants").fill("想孩子多打电话");
  await form.kept();
  await page.reload();
  await expect(form.choice("how", "home")).toBeChecked();
  await expect(form.choice("risks", "fire")).toBeChecked();
  await expect(form.choice("risks", "fall")).not.toBeChecked();
  await expect(form.field("wants")).toHaveValue("想孩子多打电话");

  await form.finish();
  await expect(page.getByText(form.texts.t("visit.faults", { count: 2 }))).toBeVisible();
  await expect(form.group("met")).toBeFocused();
  await expect(form.group("met").getByText(form.texts.t("visit.fault.missing"))).toBeVisible();
  await form.choice("met", "person").check();
  await expect(form.field("again-on")).toHaveCount(0);
  await form.choice("follow-up", "sooner").check();
  await form.field("again-on").fill("2026-12-05");
  await form.finish();
  await expect(page.getByText(form.texts.t("visit.done"))).toBeVisible();
  expect(await printedPages(page)).toBe(1);
  expect(wire.sent.filter((url) => !url.endsWith("/visit") && !/\.(wasm|js|json|css|cbor|svg|woff2?)(\?|$)/.test(url))).toEqual([]);

  await form.button("visit.erase").click();
  await form.dialog().getByRole("button", { name: form.texts.t("check.erase.yes"), exact: true }).click();
  await expect(form.choice("how", "home")).not.toBeChecked();
  await expect(form.field("wants")).toHaveValue("");
  await page.reload();
  await expect(form.choice("how", "home")).not.toBeChecked();
});

test("a telephone number in a note is told at once, keeps the form open and is not printed", async ({ page }) => {
  const form = new VisitForm(page);
  await form.open();
  await form.choice("how", "home").check();
  await form.choice("met", "person").check();
  await form.choice("follow-up", "next").check();
  await form.field("agreed").fill("演示女儿 13800000000");
  await expect(form.group("agreed").getByText(form.texts.t("visit.fault.personal"))).toBeVisible();
  await form.finish();
  await expect(page.getByText(form.texts.t("visit.done"))).toHaveCount(0);
  await expect(page.locator(".visit-paper")).not.toContainText("13800000000");
  await expect(page.locator(".visit-paper")).toContainText(form.texts.t("visit.paper.left-out"));
  await form.field("agreed").fill("下周三再来看");
  await expect(form.group("agreed").getByText(form.texts.t("visit.fault.personal"))).toHaveCount(0);
  await form.finish();
  await expect(page.getByText(form.texts.t("visit.done"))).toBeVisible();
});

test("a word about not wanting to live shows whom to call at once", async ({ page }) => {
  const form = new VisitForm(page);
  await form.open();
  await form.choice("mood", "very-low").check();
  await expect(page.getByRole("alert").filter({ hasText: form.texts.t("danger.self-harm.title") })).toBeVisible();
  await form.choice("mood", "good").check();
  await expect(page.getByText(form.texts.t("danger.self-harm.title"))).toHaveCount(0);
});

test("it opens and keeps without a network when the map was looked at before", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const fetched = page.waitForResponse(/quarterly-visit\.json/, { timeout: 50_000 });
  const map = new MapPage(page);
  await map.open();
  await fetched;
  await context.setOffline(true);
  await page.getByRole("link", { name: map.texts.t("tab.check"), exact: true }).click();
  const form = new VisitForm(page);
  await form.link("check.others.visit").click();
  await form.choice("how", "home").check();
  await form.kept();
});
