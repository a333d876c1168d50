// The desktop: the chips of the kinds leave the list its room, at every size of the text.
import { MapPage } from "../pages/map.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use({ ...STILL, viewport: { width: 1280, height: 800 } });

for (const [text, language] of [
  ["normal", "zh-CN"],
  ["largest", "zh-CN"],
  ["largest", "en"],
] as const) {
  test(`chips take two rows at most and the list is in view: ${text}, ${language}`, async ({ page }) => {
    await page.addInitScript(
      ([text, language]) => {
        localStorage.setItem("eldercare.text", text);
        localStorage.setItem("eldercare.language", language);
      },
      [text, language] as const,
    );
    await page.goto("/?city=430781");
    await expect(page.locator("html")).toHaveAttribute("data-ready", "list");
    const tops = await page.locator(".chips > .chip").evaluateAll((chips) => chips.map((chip) => Math.round(chip.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBeLessThanOrEqual(2);
    // Three rows, or the name of the first one where it is as large as can be.
    const row = await page.locator("#place-list > li").nth(text === "normal" ? 2 : 0).boundingBox();
    expect(row?.y).toBeLessThan(800 - 150);
  });
}

test("the steps through the symbols have their cross in the corner", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("430781");
  await map.steps().focus();
  await page.keyboard.press("Enter");
  const [panel, cross] = [await page.locator(".map-steps").boundingBox(), await page.locator(".steps-head .button").boundingBox()];
  expect((panel?.x ?? 0) + (panel?.width ?? 0) - (cross?.x ?? 0) - (cross?.width ?? 0)).toBeLessThan(30);
});
