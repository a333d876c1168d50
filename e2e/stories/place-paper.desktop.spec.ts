// A place on paper: one sheet of A4 to hang at the door or to take along, in every language.
import { speak } from "../pages/frame.ts";
import { printedPages } from "../pages/paper.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf } from "../pages/texts.ts";

test.use(STILL);

/** Everything that can be published, old facts with their ages, and the meals of a canteen. */
const PLACES = ["demo-town-01", "demo-town-02", "demo-town-07"];

for (const language of LANGUAGES) {
  for (const id of PLACES) {
    test(`${id} fits on one sheet of A4 in ${language}`, async ({ page }) => {
      await speak(page, language);
      const place = new PlacePage(page, textsOf(language));
      await place.open(id, "430781");
      await expect(place.fact("place.address")).toBeVisible();
      // Paper tells where everything comes from.
      await place.button("place.origins.show").click();
      expect(await printedPages(page)).toBe(1);
    });
  }
}
