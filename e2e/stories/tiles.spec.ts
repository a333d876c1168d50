// The operator's street layer: whatever its system, its streets lie under the places that the app
// draws, to the pixel; and a layer that does not come leaves the own map as it is.
import { MapPage } from "../pages/map.ts";
import { OwnSite } from "../pages/own-site.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { isDead, leave, liesUnder, SHANGHAI } from "../pages/streets.ts";

test.use(STILL);

test("streets lie under the places: XYZ in GCJ-02", async ({ page, watch }) => {
  test.setTimeout(120_000);
  await liesUnder(page, watch, { city: SHANGHAI, shifted: true, tiles: { crs: "gcj02", url: "/{z}/{x}/{y}.png" } });
});

for (const manner of ["fails", "refuses"] as const) {
  test(`a street layer that ${manner} leaves the own map, with one calm line`, async ({ page, watch }) => {
    await isDead(page, watch, manner);
  });
}

test("a wrong setting of the layer is said, and the map works without it", async ({ page }) => {
  const site = await OwnSite.start({ tiles: { url: "https://a.example/{z}/{x}/{y}.png", credit: "a", crs: "bd09" } });
  try {
    const map = new MapPage(page);
    await page.goto(`${site.url}/?city=${SHANGHAI}`);
    await map.ready();
    await expect(page.getByText(map.texts.t("load.config"))).toBeVisible();
    await expect(page.getByText(/gcj02/)).toBeVisible();
    await expect(map.rows().first()).toBeVisible();
  } finally {
    await leave(page, site);
  }
});
