// The system's "back" while a dialog is open: it closes the dialog, and the page stays.
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("back closes the dialog first and leaves the page only then", async ({ page }) => {
  const map = new MapPage(page);
  await page.goto("/about");
  await expect(map.heading(map.texts.t("about.title"))).toBeVisible();
  await map.tab("tab.map").click();
  await map.ready();
  await map.openFilters();
  await page.goBack();
  await expect(map.dialog()).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  // Closed in another way, a dialog costs no step back.
  await map.openFilters();
  await map.closeDialog();
  await map.openFilters();
  await map.applyFilters();
  await page.goBack();
  await expect(page).toHaveURL(/\/about/);
  await expect(map.heading(map.texts.t("about.title"))).toBeVisible();
});

test("a link in a dialog leads on, and back from there is the map", async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.openDisplay();
  await map.dialog().getByRole("link", { name: map.texts.t("about.title") }).click();
  await expect(map.heading(map.texts.t("about.title"))).toBeVisible();
  await page.goBack();
  await map.ready();
  await expect(map.dialog()).toHaveCount(0);
  await page.goForward();
  await expect(map.box()).toBeVisible();
});
