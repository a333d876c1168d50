// Dialogs whose code comes later: they must open without a network, and say when they cannot.
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("the dialogs open without a network when the map was looked at before", async ({ page, context }) => {
  // The last file that is fetched ahead.
  const last = page.waitForResponse(/benefits/, { timeout: 40_000 });
  const map = new MapPage(page);
  await map.open();
  await last;
  await context.setOffline(true);
  for (const [opener, content] of [
    [map.filterButton(), map.texts.t("filter.ownership")],
    [map.button("display.mode.elder"), map.texts.t("display.contrast")],
    [map.list().getByRole("button", { name: map.texts.t("origin.title") }), map.texts.t("origin.pick")],
  ] as const) {
    await opener.click();
    await expect(map.dialog()).toContainText(content);
    await page.keyboard.press("Escape");
    await expect(map.dialog()).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test("a dialog whose code does not come says so, and is there when it is opened again", async ({ page, watch }) => {
  watch.plant(/ERR_FAILED|split|parts|Failed to fetch/i);
  await page.route("**/parts/split_dialogs*", (route) => route.abort());
  const map = new MapPage(page);
  await map.open();
  await map.filterButton().click();
  await expect(map.dialog()).toContainText(map.texts.t("load.failed"));
  await page.keyboard.press("Escape");
  await expect(map.dialog()).toHaveCount(0);
  await page.unroute("**/parts/split_dialogs*");
  await map.filterButton().click();
  await expect(map.dialog()).toContainText(map.texts.t("filter.ownership"));
});
