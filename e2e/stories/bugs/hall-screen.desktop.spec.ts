// A screen that stands upright in a hall showed the page of a desktop: words of 18 px, a map four times
// as high as wide. And a desktop's header broke at the largest English text.
import type { Page } from "@playwright/test";
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { textsOf } from "../../pages/texts.ts";

test.use(STILL);

async function keep(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.addInitScript((values) => {
    for (const [name, value] of Object.entries(values)) localStorage.setItem(`eldercare.${name}`, value);
  }, values);
}

const size = (page: Page, what: string): Promise<number> =>
  page.locator(what).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

test.describe("upright", () => {
  test.use({ viewport: { width: 1080, height: 1920 } });

  test("map over list over tabs, and words that are read from a step away", async ({ page }) => {
    const map = new MapPage(page);
    await map.open("430781");
    for (const words of [".chip", ".city-button", ".row-name"]) expect(await size(page, words), words).toBeGreaterThanOrEqual(24);
    const [room, list] = [await map.room(), await map.list().boundingBox()];
    expect(list?.y).toBeGreaterThan(room.y + 400);
    expect(room.width).toBe(1080);
    const tab = await map.tab("tab.map").boundingBox();
    expect(tab?.y).toBeGreaterThan(1700);
  });

  test("header and kinds grow with the text, and the map keeps its room", async ({ page }) => {
    await keep(page, { text: "largest" });
    const map = new MapPage(page);
    await map.open("430781");
    expect(await size(page, ".chip")).toBeGreaterThan(35);
    expect(await size(page, ".city-button")).toBeGreaterThan(28);
    expect((await map.room()).height).toBeGreaterThan(400);
    await page.goto("/coverage?city=430781");
    const chips = page.getByRole("group", { name: map.texts.t("coverage.kinds") }).getByRole("button");
    await expect(chips).toHaveCount(3);
    const lines = await chips.evaluateAll((chips) => new Set(chips.map((chip) => chip.getBoundingClientRect().top)).size);
    expect(lines).toBe(1);
  });
});

test("the header of a desktop is one line at the largest English text", async ({ page }) => {
  await keep(page, { text: "largest", language: "en" });
  await new MapPage(page, textsOf("en")).open("430781");
  expect((await page.getByRole("banner").boundingBox())?.height).toBeLessThan(90);
});
