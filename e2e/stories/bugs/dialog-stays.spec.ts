// The list is made anew when the window of the map moves; a dialog opened from it was closed with it.
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("a dialog opened over the list stays when the phone is turned", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("310000");
  await map.button("origin.title").click();
  await expect(map.dialog()).toBeVisible();
  const shown = await map.idsOfRows();
  await page.setViewportSize({ width: 900, height: 600 });
  await expect.poll(() => map.idsOfRows()).not.toEqual(shown);
  await expect(map.dialog()).toBeVisible();
});
