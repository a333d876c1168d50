// A screen that many people use: large, one thing at a time, and nothing of one person is left for the next.
import type { Page } from "@playwright/test";
import { CheckPage } from "../../pages/check.ts";
import { requestsFor } from "../../pages/database.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { sound } from "../../pages/sound.ts";
import { LEAST, LYING, StartPage, UPRIGHT } from "../../pages/start.ts";
import { expect, STILL, test } from "../../pages/story.ts";

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
  await sound(page, "start, upright", LEAST.kiosk);
  for (const key of ["find", "check", "request"] as const) {
    const box = await start.way(key).boundingBox();
    expect(box?.y, key).toBeGreaterThan(UPRIGHT.height * 0.4);
  }
  await expect(start.end()).toBeInViewport({ ratio: 1 });
  await page.setViewportSize(LYING);
  await sound(page, "start, lying", LEAST.kiosk);
  for (const key of ["find", "check", "request"] as const) await expect(start.way(key)).toBeInViewport({ ratio: 1 });
  await expect(start.end()).toBeInViewport({ ratio: 1 });
});

test("a whole visit writes nothing, and after its end neither the page nor 'back' shows anything of it", async ({ page }) => {
  test.setTimeout(120_000);
  const start = new StartPage(page);
  await start.open("kiosk");
  const wish = { ...WISH, name: `演示·站台${Date.now().toString(36)}` };
  await start.way("check").click();
  const check = new CheckPage(page);
  await check.begin();
  await check.answer("coma", "no");
  await start.link("kiosk.home").click();
  await start.way("request").click();
  const form = new RequestPage(page);
  await form.at("service");
  await form.fill(wish);
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
  expect(await kept(page)).toEqual(NOTHING);

  await start.finish();
  expect(await kept(page)).toEqual(NOTHING);
  for (let step = 0; step < 10; step += 1) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(150);
    expect(await page.locator("body").innerText()).not.toContain(wish.name.slice(3));
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
  await sound(page, "whether anybody is there", LEAST.kiosk);
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
