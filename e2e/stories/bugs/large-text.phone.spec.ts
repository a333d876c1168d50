// Large text broke small screens: the way back took a quarter of a title's line, Shanghai began as one
// group, groups began behind the credit, and long English words ran out of the screen.
import type { Page } from "@playwright/test";
import { ApplyPage } from "../../pages/apply.ts";
import { ComparePage } from "../../pages/compare.ts";
import { MapPage } from "../../pages/map.ts";
import { PlacePage } from "../../pages/place.ts";
import { PlanPage } from "../../pages/plan.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { textsOf, type Language } from "../../pages/texts.ts";

test.use({ ...STILL, viewport: { width: 360, height: 740 } });

async function largest(page: Page, language: Language): Promise<void> {
  await page.addInitScript((language) => {
    localStorage.setItem("eldercare.text", "largest");
    localStorage.setItem("eldercare.language", language);
  }, language);
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const tags = [...document.querySelectorAll("main .tag, main .fact-line")];
    return document.documentElement.scrollWidth > innerWidth || tags.some((tag) => tag.getBoundingClientRect().right > innerWidth);
  });

test("the way back leaves the line to the title", async ({ page }) => {
  await largest(page, "zh-CN");
  const place = new PlacePage(page);
  await place.open("demo-town-02", "430781");
  const back = page.getByRole("main").getByRole("link", { name: place.texts.t("common.back"), exact: true });
  const width = (await back.boundingBox())?.width ?? 0;
  expect(width).toBeGreaterThanOrEqual(44);
  expect(width).toBeLessThanOrEqual(56);
});

test("a low map begins so near that a city is more than one group", async ({ page }) => {
  await largest(page, "zh-CN");
  const map = new MapPage(page);
  await map.open("310000");
  expect(await map.symbolCount()).toBeGreaterThan(2);
});

test("English words stay on the screen, in the list and side by side", async ({ page }) => {
  await largest(page, "en");
  const map = new MapPage(page, textsOf("en"));
  await map.open("430781");
  expect(await isTooWide(page)).toBe(false);
  const compare = new ComparePage(page, textsOf("en"));
  await compare.open(["demo-town-01", "demo-town-02", "demo-town-06"], "430781");
  await expect(compare.columns()).toHaveCount(3);
  expect(await isTooWide(page)).toBe(false);
});

test("from the result to the applications nothing runs out of the screen", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
  await largest(page, "zh-CN");
  const plan = new PlanPage(page);
  // Every danger, tags of every sort, and names of services that a city does not offer.
  await plan.openFor("mother", { "B.1.1": "0", "B.2.3": "0", "B.3.8": "0", "risk-any": "yes", "risk-wander": "1", "risk-fall": "2" });
  expect(await isTooWide(page)).toBe(false);
  for (const path of ["/check/result", "/apply", "/visit", "/check/ltc", "/instruments"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // The wide tables of the reviewers' page scroll inside their own frame.
    expect(await isTooWide(page), path).toBe(false);
  }
  // A city that takes some of the applications on paper only.
  await page.goto("/apply?city=310000");
  const apply = new ApplyPage(page);
  await expect(page.getByText(apply.texts.t("apply.paper-only")).first()).toBeVisible();
  expect(await isTooWide(page)).toBe(false);
});
