// The foot of a kiosk: reading aloud, languages and scrolling, always in the same place and within reach.
import { CheckPage } from "../../pages/check.ts";
import { AT_A_KIOSK, Kiosk } from "../../pages/kiosk.ts";
import { MODES } from "../../pages/modes.ts";
import { sound } from "../../pages/sound.ts";
import { LYING, UPRIGHT } from "../../pages/start.ts";
import { expect, test } from "../../pages/story.ts";
import { textsOf } from "../../pages/texts.ts";
import { heard, Listen, withVoices } from "../../pages/voice.ts";

test.use(AT_A_KIOSK);

test("a page is read, stopped, read again and made softer from the foot, also on a question", async ({ page }) => {
  await withVoices(page, [{ lang: "zh-CN", localService: true }]);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const aloud = new Listen(page);
  await expect(kiosk.foot().getByRole("group", { name: kiosk.texts.t("listen.label") })).toBeVisible();
  await expect(page.getByRole("main").getByRole("group", { name: kiosk.texts.t("listen.label") })).toHaveCount(0);
  await sound(page, "choices with a voice, upright", MODES.kiosk);
  await aloud.go().click();
  await expect.poll(async () => (await heard(page)).heard[0]).toContain(kiosk.texts.t("start.title"));
  await aloud.stop().click();
  await expect(aloud.again()).toBeVisible();
  await aloud.button("listen.volume.high").click();
  await expect(aloud.button("listen.volume.low")).toBeVisible();
  await aloud.again().click();
  await expect.poll(async () => (await heard(page)).volume).toBeLessThan(0.5);

  await kiosk.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await expect(aloud.go()).toBeInViewport({ ratio: 1 });
  await sound(page, "a question with a voice, upright", MODES.kiosk);
  await page.setViewportSize(LYING);
  await sound(page, "a question with a voice, lying", MODES.kiosk);
  await page.setViewportSize(UPRIGHT);
  const before = (await heard(page)).heard.length;
  await aloud.go().click();
  await expect.poll(async () => (await heard(page)).heard.length).toBeGreaterThan(before);
  await check.answer("coma", "no");
  await expect(aloud.go()).toBeVisible();
});

test("without a voice there is no button, and no empty row", async ({ page }) => {
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await expect(new Listen(page).group()).toHaveCount(0);
  await expect(page.locator(".kiosk-tools")).toBeHidden();
});

test("each language is two taps away on a page, its answers stay, and the next visit begins in the first", async ({ page }) => {
  test.setTimeout(90_000);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await check.answer("coma", "no");
  for (const [from, to] of [
    ["zh-CN", "en"],
    ["en", "zh-Hant"],
  ] as const) {
    const [words, next] = [textsOf(from), textsOf(to)];
    await page.getByRole("button", { name: words.t("kiosk.language"), exact: true }).click();
    await sound(page, `languages, from ${from}`, MODES.kiosk);
    await page.getByRole("button", { name: words.t(`language.${to}`), exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", to);
    await expect(page.getByRole("button", { name: next.t("kiosk.end"), exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await sound(page, `a question in ${to}`, MODES.kiosk);
  }
  // What a kiosk says of keeping is said in this language, too.
  const hant = textsOf("zh-Hant");
  await page.getByRole("link", { name: hant.t("kiosk.home") }).click();
  await page.getByRole("button", { name: hant.t("kiosk.end"), exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: hant.t("kiosk.end"), exact: true }).click();
  await kiosk.at();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("whoever changes the language and goes away is asked, and erased, as everybody is", async ({ page }) => {
  await page.clock.install();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await page.getByRole("button", { name: kiosk.texts.t("kiosk.language"), exact: true }).click();
  await page.getByRole("button", { name: kiosk.texts.t("language.en"), exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.clock.runFor(61_000);
  await expect(page.getByRole("button", { name: textsOf("en").t("kiosk.idle.stay") })).toBeVisible();
  await page.clock.runFor(31_000);
  await kiosk.at();
});

test("a long page is scrolled with two buttons, and they are not there on a short one", async ({ page }) => {
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await expect(kiosk.inFoot("kiosk.down")).toHaveCount(0);
  await kiosk.way("request").click();
  const down = kiosk.inFoot("kiosk.down");
  await expect(down).toBeVisible();
  await expect(kiosk.inFoot("kiosk.up")).toHaveAttribute("aria-disabled", "true");
  await sound(page, "services", MODES.kiosk);
  for (let taps = 0; taps < 10 && (await down.getAttribute("aria-disabled")) === null; taps += 1) {
    await down.click();
    await page.waitForTimeout(500);
  }
  await expect(down).toHaveAttribute("aria-disabled", "true");
  await kiosk.inFoot("kiosk.up").click();
  await expect(down).not.toHaveAttribute("aria-disabled", "true");
  await kiosk.link("kiosk.home").click();
  await kiosk.way("find").click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "list");
  const list = page.locator("#sheet-body");
  await kiosk.inFoot("kiosk.down").click();
  await expect.poll(() => list.evaluate((one) => one.scrollTop)).toBeGreaterThan(200);
});
