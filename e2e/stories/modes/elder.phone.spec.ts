// 长辈版: switched on in the header or by a poster, remembered, begins with four choices, and is large on every page.
import { CheckPage } from "../../pages/check.ts";
import { MapPage } from "../../pages/map.ts";
import { MODES } from "../../pages/modes.ts";
import { sound } from "../../pages/sound.ts";
import { StartPage } from "../../pages/start.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { ELDER_SIZES, uncut } from "../../pages/uncut.ts";

test.use(STILL);

test("switched on from the header, it begins with the choices, stays, and is left again", async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.openDisplay();
  await map.dialog().getByRole("button", { name: map.texts.t("display.mode.elder") }).click();
  await map.closeDialog();
  const start = new StartPage(page);
  await start.at();
  await expect(page).toHaveURL(/\/start$/);

  await page.goto("/");
  await start.at();
  await start.way("check").click();
  await expect(start.heading(start.texts.t("check.title"))).toBeVisible();
  await start.link("common.back").click();
  await start.at();

  await start.button("start.standard").click();
  await map.ready();
  await page.goto("/");
  await map.ready();
});

test("a poster names the mode, and another the city and the service", async ({ page }) => {
  const start = new StartPage(page);
  await start.open("elder", "&city=411200");
  await expect(page.getByRole("button", { name: /三门峡/ })).toBeVisible();
  await page.goto("/?city=430781&service=meal");
  await expect(page.getByRole("heading", { name: start.texts.t("service.meal"), exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/request$/);
  // The city of the poster is the one that is open.
  await page.goto("/");
  await expect(page.getByRole("button", { name: /津市/ })).toBeVisible();
});

test("the choices and the first question are large, whole and sound at every text size", async ({ page }) => {
  test.setTimeout(120_000);
  const start = new StartPage(page);
  await start.open("elder");
  for (const size of ["normal", "large", "larger", "largest"]) {
    await page.evaluate((size) => localStorage.setItem("eldercare.text", size), size);
    await page.goto("/");
    await start.at();
    await sound(page, `start, ${size}`, MODES.elder);
    await uncut(page, `start, ${size}`, ELDER_SIZES);
    const check = new CheckPage(page);
    await check.open();
    await check.begin();
    await sound(page, `question, ${size}`, MODES.elder);
    await uncut(page, `question, ${size}`, ELDER_SIZES);
  }
});

test("the choices fit a small phone without scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const start = new StartPage(page);
  await start.open("elder");
  for (const key of ["find", "check", "request"] as const) await expect(start.way(key)).toBeInViewport({ ratio: 1 });
  await expect(start.link("start.status")).toBeInViewport({ ratio: 1 });
});
