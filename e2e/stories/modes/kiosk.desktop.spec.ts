// A screen that many people use: large, one thing at a time, and nothing of one person is left for the next.
import type { Page } from "@playwright/test";
import { CheckPage } from "../../pages/check.ts";
import { requestsFor } from "../../pages/database.ts";
import { WISH } from "../../pages/request.ts";
import { MODES } from "../../pages/modes.ts";
import { sound } from "../../pages/sound.ts";
import { KioskRequest, LYING, StartPage, UPRIGHT } from "../../pages/start.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { AT_KIOSK } from "../../pages/texts.ts";

test.use({ ...STILL, viewport: UPRIGHT });

/** What the browser keeps for the site besides its files. */
const kept = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    cookies: document.cookie,
  }));
const NOTHING = { local: {}, session: {}, databases: [], cookies: "" };

test("it begins with the choices, on either side, and they are large and within reach", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("kiosk");
  await sound(page, "start, upright", MODES.kiosk);
  for (const key of ["find", "check", "request"] as const) {
    const box = await start.way(key).boundingBox();
    expect(box?.y, key).toBeGreaterThan(UPRIGHT.height * 0.4);
  }
  await expect(start.end()).toBeInViewport({ ratio: 1 });
  await page.setViewportSize(LYING);
  await sound(page, "start, lying", MODES.kiosk);
  for (const key of ["find", "check", "request"] as const) await expect(start.way(key)).toBeInViewport({ ratio: 1 });
  await expect(start.end()).toBeInViewport({ ratio: 1 });
});

test("a whole visit writes nothing, and after its end neither the page nor 'back' shows anything of it", async ({ page }) => {
  test.setTimeout(120_000);
  const start = new StartPage(page);
  await start.open("kiosk");
  // A number that belongs to this visit alone: by it the row is found, and nothing else may show it.
  const phone = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  await start.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await check.answer("coma", "no");
  await start.link("kiosk.home").click();
  await start.way("request").click();
  const surname = `QX${[0, 1, 2].map(() => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("")}`;
  const form = new KioskRequest(page);
  await form.tapThrough({ ...WISH, phone }, surname, "奶奶");
  await form.sendButton().click();
  const code = await form.code();
  expect(requestsFor(`${surname}奶奶`)).toHaveLength(1);
  expect(await kept(page)).toEqual(NOTHING);

  await start.finish();
  expect(await kept(page)).toEqual(NOTHING);
  for (let step = 0; step < 10; step += 1) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(150);
    const shown = await page.locator("body").innerText();
    for (const words of [surname, phone, code]) expect(shown).not.toContain(words);
    expect(await kept(page)).toEqual(NOTHING);
  }
  await start.open("kiosk");
  await start.way("check").click();
  await expect(check.button("check.start")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("nobody is there: it asks after a minute, waits when somebody answers, and erases after half a minute more", async ({ page }) => {
  await page.clock.install();
  const start = new StartPage(page);
  await start.open("kiosk");
  // Nobody has touched it: there is nothing to erase.
  await page.clock.runFor(300_000);
  await expect(start.dialog()).toHaveCount(0);
  await start.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await page.clock.runFor(59_000);
  await expect(start.dialog()).toHaveCount(0);
  await page.clock.runFor(2_000);
  await expect(start.dialog()).toBeVisible();
  await sound(page, "whether anybody is there", MODES.kiosk);
  await page.clock.runFor(10_000);
  await start.dialog().getByRole("button", { name: start.texts.t("kiosk.idle.stay") }).click();
  await expect(start.dialog()).toHaveCount(0);
  await check.at("coma");
  await page.clock.runFor(61_000);
  await expect(start.dialog()).toBeVisible();
  await page.clock.runFor(30_000);
  await page.waitForURL((url) => url.pathname === "/start");
  await start.at();
});

test("'end' asks once, and whoever walks away from the question is done", async ({ page }) => {
  await page.clock.install();
  const start = new StartPage(page);
  await start.open("kiosk");
  await start.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await start.end().click();
  await start.dialog().getByRole("button", { name: start.texts.t("kiosk.end.stay") }).click();
  await check.at("coma");
  await start.end().click();
  await expect(start.dialog()).toBeVisible();
  await page.clock.runFor(11_000);
  await page.waitForURL((url) => url.pathname === "/start");
});

test("every address keeps the kiosk, so a page that is loaded anew is still one", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("kiosk");
  await start.way("request").click();
  await expect(page).toHaveURL(/\/request\?mode=kiosk$/);
  await page.reload();
  await expect(start.end()).toBeVisible();
  expect(await kept(page)).toEqual(NOTHING);
});

test("a surname from the list, a number that is mended, and a code, all without a keyboard", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("kiosk");
  await start.way("request").click();
  const form = new KioskRequest(page);
  await form.at("service");
  await form.service("meal").click();
  await form.at("elder");
  await sound(page, "surnames", MODES.kiosk);
  await form.press("李");
  await sound(page, "what one says after it", MODES.kiosk);
  await form.press("李爷爷");
  await expect(form.name()).toHaveValue("李爷爷");
  await form.radio("request.for.father").check();
  await form.next();
  await form.at("phone");
  await form.press("1", "3", "9", form.texts.t("pad.delete"), "8");
  await expect(form.phone()).toHaveValue("138");
  await sound(page, "a telephone", MODES.kiosk);
  await form.press(form.texts.t("pad.clear"));
  await expect(form.phone()).toHaveValue("");
  await page.getByRole("link", { name: form.texts.t("kiosk.home") }).click();
  await start.at();
  await page.getByRole("link", { name: start.texts.t("start.status") }).click();
  await form.press("Z", "7");
  await expect(page.getByRole("textbox", { name: new RegExp(form.texts.t("status.code")) })).toHaveValue("Z7");
  await sound(page, "a code", MODES.kiosk);
});

test("no way leads out: no call, no file, no other site, no menu, no search that wants a keyboard", async ({ page }) => {
  test.setTimeout(120_000);
  const start = new StartPage(page);
  await start.open("kiosk");
  await start.way("find").click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "list");
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  for (const path of ["/start", "/check", "/kinds", "/about", "/status", "/request"]) {
    await page.goto(`${path}?mode=kiosk`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const out = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
        .filter((link) => link.checkVisibility() && (link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")))
        .map((link) => link.href),
    );
    expect(out, path).toEqual([]);
    await expect(page.locator("input[type=file]:visible"), path).toHaveCount(0);
  }
  const isRefused = await page.evaluate(() => !document.body.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })));
  expect(isRefused).toBe(true);
  for (const path of ["/desk", "/visit", "/instruments", "/sheet"]) {
    await page.goto(`${path}?mode=kiosk`);
    await expect(start.heading(start.texts.t("missing.title")), path).toBeVisible();
  }
});

test("without a network it says that nothing was sent, and the end leaves a clean screen until the site answers", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const start = new StartPage(page);
  await start.open("kiosk");
  await start.way("request").click();
  const form = new KioskRequest(page);
  await form.tapThrough(WISH, "QXOFF", "奶奶");
  await context.setOffline(true);
  await form.sendButton().click();
  await expect(page.getByText(AT_KIOSK["request.waiting.safe"] ?? "")).toBeVisible();
  expect(await kept(page)).toEqual(NOTHING);
  await start.end().click();
  await start.dialog().getByRole("button", { name: start.texts.t("kiosk.end") }).click();
  await expect(page.locator("body")).toHaveText(start.texts.t("kiosk.cleared"));
  await context.setOffline(false);
  await page.waitForURL((url) => url.pathname === "/start");
  await start.at();
  expect(requestsFor("QXOFF奶奶")).toHaveLength(0);
});
