// The opening hours of a list of machine signs ("Tu,Th 09:00-11:30") once stood on the page as they were.
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("opening hours are said in words, not in the signs of a machine", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-10", "430781");
  const hours = place.fact("place.hours");
  await expect(hours).toContainText(place.texts.t("weekday.2"));
  await expect(hours).toContainText("9:00–11:30");
  await expect(hours).not.toContainText("Tu");
});
