// Names and symbols on the map's canvas stand out from the ground: in the soft colours, in the strong ones, and where
// the system paints the rest of the page in colours of its own.
import { MapPage } from "../pages/map.ts";
import { notePainting, readMap } from "../pages/map-contrast.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

for (const manner of ["soft", "high", "forced"] as const) {
  test(`names, signs and symbols on the map can be read: ${manner} colours`, async ({ page }) => {
    await notePainting(page);
    if (manner === "forced") await page.emulateMedia({ forcedColors: "active" });
    await page.addInitScript((contrast) => localStorage.setItem("eldercare.contrast", contrast), manner === "high" ? "high" : "soft");
    const map = new MapPage(page);
    await map.open("310000");
    const seen = { names: 0, signs: 0, symbols: 0 };
    // From the city to its streets: other grounds under the names, and single places instead of groups.
    for (let looks = 0; looks < 5; looks += 1) {
      const read = await readMap(page);
      expect.soft(read.troubles, `look ${looks}`).toEqual([]);
      for (const sort of ["names", "signs", "symbols"] as const) seen[sort] += read[sort];
      await map.zoom("in");
    }
    // So many that the measure cannot have looked past them.
    expect(seen.names).toBeGreaterThan(3);
    expect(seen.signs + seen.symbols).toBeGreaterThan(8);
  });
}
