// Every state of the map.
import { expect } from "@playwright/test";
import { MapPage } from "./map.ts";
import { starting } from "./texts.ts";
import type { Walk } from "./walks.ts";

/** The map and everything that opens over it. */
export const map: Walk = async (page, texts, visit) => {
  const map = new MapPage(page, texts);
  await map.open("310000");
  await visit("map of real data");
  await map.openFilters();
  await visit("filters");
  await map.closeDialog();
  await map.openCityChooser();
  await visit("cities");
  await map.closeDialog();
  await map.openDisplay();
  await visit("display");
  await map.closeDialog();
  await map.button("map.locate").click();
  await expect(map.dialog()).toBeVisible();
  await visit("origin");
  await map.closeDialog();
  await map.steps().focus();
  await page.keyboard.press("Enter");
  await expect(map.stepped()).toBeVisible();
  await visit("symbols one by one");
  await map.button("common.close").first().click();
  await map.button("origin.title").click();
  await map.dialog().getByRole("searchbox").fill("静安");
  await map.dialog().getByRole("button", { name: starting("静安") }).first().click();
  await map.settled();
  await visit("distances from a place");
  await map.openAround();
  await visit("what is within a walk");
  await map.closeDialog();
  await map.button("around.only").click();
  await visit("nothing within the circle");
  await map.button("origin.clear").click();
  await map.search().fill("没有这样的地方");
  await expect(map.rows()).toHaveCount(0);
  await visit("nothing found");
  await map.open("710009");
  await map.list().getByRole("button", { name: texts.like("list.unplaced") }).click();
  await visit("places without a position");
};
