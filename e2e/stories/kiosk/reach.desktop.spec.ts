// Upright, all that is to be tapped can be brought into the lower 60 % of the screen: within reach from a wheelchair.
import type { Page } from "@playwright/test";
import { CheckPage } from "../../pages/check.ts";
import { AT_A_KIOSK, Kiosk, somebody } from "../../pages/kiosk.ts";
import { answersLosing } from "../../pages/instrument.ts";
import { WISH } from "../../pages/request.ts";
import { KioskRequest } from "../../pages/start.ts";
import { expect, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";
import { withVoices } from "../../pages/voice.ts";

test.use(AT_A_KIOSK);

/** What stays above 40 % of the height when all that scrolls is at its beginning. The map itself is no control: what
    lies on it is in the list below it, too. */
const above = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scope = document.querySelector("dialog[open]") ?? document.body;
    for (const element of scope.querySelectorAll("*")) if (element.scrollTop > 0) element.scrollTop = 0;
    return [...scope.querySelectorAll<HTMLElement>("button, a[href], input, summary")]
      .filter((element) => element.checkVisibility() && element.closest(".map-room, .visually-hidden") === null)
      .filter((element) => element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().top < innerHeight * 0.4)
      .map((element) => `${(element.innerText || element.ariaLabel || element.tagName).slice(0, 20)} at ${Math.round(element.getBoundingClientRect().top)}`);
  });

async function reached(page: Page, state: string): Promise<void> {
  // What comes later, such as the buttons of the foot, moves what is above it.
  await page.waitForTimeout(500);
  expect.soft(await above(page), state).toEqual([]);
}

test("on the way to a place", async ({ page }) => {
  test.setTimeout(90_000);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await reached(page, "choices");
  await page.getByRole("button", { name: zhCN.t("start.ask") }).click();
  await reached(page, "telephone");
  await kiosk.closeDialog();
  await page.getByRole("button", { name: zhCN.t("kiosk.language"), exact: true }).click();
  await reached(page, "languages");
  await kiosk.closeDialog();
  await kiosk.way("find").click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "list");
  await reached(page, "map and list");
  await page.locator(".chip-plain").first().click();
  await reached(page, "filters");
  await kiosk.closeDialog();
  await page.locator(".row-link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await reached(page, "a place");
});

test("a place is found by its town, without a search field", async ({ page }) => {
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.way("find").click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "list");
  await page.getByRole("button", { name: zhCN.t("origin.title") }).first().click();
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await reached(page, "from where");
  await kiosk.dialog().getByRole("button", { name: /白衣/ }).first().click();
  await expect(page.locator(".row-link").first()).toContainText("白衣");
});

test("on the way through a self-check and what is taken along of it", async ({ page }) => {
  test.setTimeout(120_000);
  await withVoices(page, [{ lang: "zh-CN", localService: true }]);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.way("check").click();
  await reached(page, "for whom");
  const check = new CheckPage(page);
  await check.begin();
  await reached(page, "the question before");
  const answers = [...answersLosing(30)];
  for (const [at, [question, answer]] of answers.entries()) {
    await check.answer(question, answer);
    if (at % 8 === 0) await reached(page, `after ${question}`);
  }
  await reached(page, "result");
  await kiosk.button("kiosk.take.phone").click();
  await expect(page.locator(".to-phone")).toBeVisible();
  await reached(page, "to the telephone");
  await kiosk.closeDialog();
  await page.getByRole("link", { name: zhCN.t("check.step.plan") }).click();
  await expect(kiosk.button("kiosk.take.slip")).toBeVisible();
  await reached(page, "plan");
  await kiosk.foot().getByRole("button", { name: zhCN.t("common.back") }).click();
  await check.atResult();
});

test("on the way through a request", async ({ page }) => {
  test.setTimeout(120_000);
  const who = somebody();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.way("request").click();
  const form = new KioskRequest(page);
  await form.at("service");
  await reached(page, "services");
  await form.service("bath").click();
  await form.at("elder");
  await reached(page, "for whom");
  await form.radio("request.for.mother").check();
  await form.press("李", "李奶奶");
  await form.next();
  await form.at("phone");
  await reached(page, "telephone");
  await form.press(...who.phone);
  await form.radio("request.owner.village-office").check();
  await form.next();
  await reached(page, "towns");
  await form.chooseVillage(WISH);
  await reached(page, "door");
  await form.next();
  await form.at("time");
  await reached(page, "time");
  await form.radio("request.time.weekday-morning").check();
  await form.next();
  await form.at("consent");
  await reached(page, "consent");
  await form.agree(WISH);
  await form.consent("contact").check();
  await form.next();
  await form.at("review");
  await reached(page, "review");
  await form.sendButton().click();
  await form.code();
  await reached(page, "receipt");
  await kiosk.link("kiosk.home").click();
  await page.getByRole("link", { name: zhCN.t("start.status") }).click();
  await reached(page, "following");
  await kiosk.end().click();
  await reached(page, "whether one is done");
});
