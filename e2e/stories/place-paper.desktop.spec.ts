// A place on paper, to hang at the door or to take along: in letters that old eyes read, on one sheet of
// A4 or, with everything that can be known and where it comes from, on two; its code leads back.
import { facilities } from "../pages/cities.ts";
import { speak } from "../pages/frame.ts";
import { printedPages, readCode } from "../pages/paper.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf } from "../pages/texts.ts";

test.use(STILL);

/** Everything that can be published, old facts with their ages, and the meals of a canteen. */
const PLACES = ["demo-town-01", "demo-town-02", "demo-town-07"];

/** 14 pt in the pixels of a style sheet. */
const LEAST_PX = (14 / 72) * 96;

for (const language of LANGUAGES) {
  for (const id of PLACES) {
    test(`${id} is printed large on two sheets of A4 at most in ${language}`, async ({ page }) => {
      await speak(page, language);
      const place = new PlacePage(page, textsOf(language));
      await place.open(id, "430781");
      await expect(place.fact("place.address")).toBeVisible();
      // Paper tells where everything comes from.
      await place.button("place.origins.show").click();
      expect(await printedPages(page)).toBeLessThanOrEqual(2);
      await page.emulateMedia({ media: "print" });
      const sizes = await page.locator(".place dd, .place dt, .place p").evaluateAll((all) => {
        const shown = all.filter((element) => element.getClientRects().length > 0);
        return shown.map((element) => parseFloat(getComputedStyle(element).fontSize));
      });
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LEAST_PX - 0.1);
    });
  }
}

test("a place of a published list fits on one sheet", async ({ page, request }) => {
  const [home] = (await facilities(request, "310000")).filter(({ kind }) => kind === "institution");
  const place = new PlacePage(page);
  await place.open(home?.id ?? "", "310000");
  await expect(place.fact("place.address")).toBeVisible();
  expect(await printedPages(page)).toBe(1);
});

test("the code on paper leads back to the page and holds nothing else", async ({ page, baseURL }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-01", "430781");
  await page.emulateMedia({ media: "print" });
  const code = page.locator(".place-paper .qr");
  await expect(code).toBeVisible();
  expect(await readCode(code)).toBe(`${baseURL}/place/demo-town-01?city=430781`);
});
