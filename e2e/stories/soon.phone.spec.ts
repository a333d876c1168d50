// What comes right behind the program: the map does not wait for it, and what is tapped meanwhile is not lost.
import type { Route } from "@playwright/test";
import { MapPage } from "../pages/map.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const SOON = /parts\/split_soon/;

test("the map is drawn and taken hold of before the list's code is there, and a dialog opens when it comes", async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(SOON, async (route: Route) => {
    await held;
    await route.continue();
  });
  const map = new MapPage(page);
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "map");
  await expect(map.rows()).toHaveCount(0);
  await map.button("filter.button").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  letGo();
  await expect(page.getByRole("dialog")).toBeVisible();
  await map.ready();
});

test("where that code does not come the map stays, and the list says so with a way to try again", async ({ page, watch }) => {
  watch.plant(/split_soon|ERR_FAILED|Failed to fetch|load/);
  await page.route(SOON, (route: Route) => route.abort());
  const map = new MapPage(page);
  await page.goto("/");
  await expect(map.failed()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "map");
  // Only there: nothing lies under the map, and a door that cannot be opened says why.
  await expect(page.getByRole("alert")).toHaveCount(1);
  await map.button("filter.button").click();
  await expect(page.getByRole("alert")).toHaveCount(2);
  await page.unroute(SOON);
  await map.list().getByRole("button", { name: map.texts.t("common.retry") }).click();
  await map.ready();
});
