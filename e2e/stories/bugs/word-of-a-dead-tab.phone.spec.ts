// A tab that dies between a record and its note, and a browser that is killed before it writes its notes to the disk,
// leave an older word: the next start says what lies here, not what the note says.
import type { Page } from "@playwright/test";
import { HerePage, stored } from "../../pages/here.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

/** Gives every note of something that lies here this word, as a tab leaves it that dies too early. */
const leaveWord = (page: Page, word: string) =>
  page.evaluate((word) => {
    const notes = Object.keys(localStorage).filter((key) => key.startsWith("eldercare.here."));
    notes.forEach((key) => localStorage.setItem(key, word));
    return notes.length;
  }, word);

test("refused while the tab died: the next start says that it needs a look", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /400|422/);
  const form = new RequestPage(page);
  await form.open();
  await form.fill({ ...WISH, name: `演示·${Date.now().toString(36)}` });
  await form.sendWithoutNetwork();
  await page.route("**/api/v1/requests", async (route) => {
    const body = route.request().postData() ?? "";
    await route.fulfill({ response: await route.fetch({ postData: body.replace(/"town":"\d+"/, '"town":"999999999"') }) });
  });
  await page.context().setOffline(false);
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 0, 1, 0);
  await page.unroute("**/api/v1/requests");
  expect(await leaveWord(page, "waiting")).toBe(1);
  await here.open();
  await here.counts(0, 0, 1, 0);
  await expect(here.button("request.refused.take-back")).toBeVisible();
  await expect(here.tab("tab.status")).toHaveAccessibleName(new RegExp(`1\\s*${zhCN.t("tab.status.unarrived")}`));
});

test("delivered, and the browser was killed before its note was gone: nothing is said to be missing", async ({ page }) => {
  const form = new RequestPage(page);
  await form.open();
  await form.fill({ ...WISH, name: `演示·${Date.now().toString(36)}` });
  const handedIn = page.waitForRequest("**/api/v1/requests");
  await form.sendButton().click();
  const { record_id: id } = (await handedIn).postDataJSON() as { record_id: string };
  await form.code();
  await page.evaluate((id) => localStorage.setItem(`eldercare.here.${id}`, "waiting"), id);
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 0, 0, 1);
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toHaveCount(0);
  await expect(page.locator(".tab-count")).toHaveCount(0);
});

test("thrown away, and the browser was killed before its note was gone: nothing is said to be missing", async ({ page }) => {
  const form = new RequestPage(page);
  await form.open();
  await form.service("meal").click();
  await form.fillElder({ ...WISH, name: "演示·弃稿" });
  const here = new HerePage(page);
  await here.open();
  await here.counts(1, 0, 0, 0);
  const note = await page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith("eldercare.here.")) ?? "");
  await here.discard("演示·弃稿");
  await here.nothing();
  await expect.poll(() => stored(page)).toContain(note.replace("eldercare.here.", "gone-"));
  await page.evaluate((note) => localStorage.setItem(note, "draft"), note);
  await here.open();
  await here.nothing();
  await expect(here.missing()).toHaveCount(0);
  await expect(page.locator(".tab-count")).toHaveCount(0);
});
