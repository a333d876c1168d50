// Nothing led somebody who reads no Chinese to the languages: the way is behind a button of two characters.
import { overflow } from "../../pages/measure.ts";
import { MapPage } from "../../pages/map.ts";
import { expect, test } from "../../pages/story.ts";

for (const [locale, word] of [
  ["en-GB", "EN"],
  ["zh-TW", "繁"],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`a browser in ${locale} is shown the way to its language until one is chosen`, async ({ page }) => {
      const map = new MapPage(page);
      await map.open("430781");
      const button = page.getByRole("banner").getByRole("button", { name: word });
      await expect(button).toBeVisible();
      expect(await overflow(page)).toEqual([]);
      await button.click();
      await map.dialog().getByRole("button", { name: locale === "zh-TW" ? "繁體中文" : "English" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-TW" ? "zh-Hant" : "en");
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("data-ready", /./);
      await expect(page.getByRole("banner").locator(".language-offer")).toHaveCount(0);
    });
  });
}
