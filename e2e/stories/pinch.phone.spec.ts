// Two fingers zoom the map: the picture stretches with them, and what is there at the end is what the list has.
import { MapPage } from "../pages/map.ts";
import { expect, test } from "../pages/story.ts";

/** How wide the window of the map is, by the scale that stands on it. */
async function metres(map: MapPage): Promise<number> {
  const words = await map.page.locator(".map-scale").innerText();
  const bar = await map.page.locator(".scale-bar").boundingBox();
  const [, number, unit] = /([\d.]+)\s*(公里|米)/.exec(words) ?? [];
  return (Number(number) * (unit === "公里" ? 1000 : 1) * (await map.room()).width) / (bar?.width ?? 1);
}

test("fingers apart look closer, fingers together look from farther away; list and map stay one", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("310000");
  const before = await metres(map);
  const all = await map.drawn();
  await map.pinch(60, 240);
  expect(before / (await metres(map))).toBeCloseTo(4, 0);
  const closer = await map.drawn();
  expect(closer.length).toBeLessThan(all.length);
  expect(await map.listed()).toEqual(closer);
  await map.pinch(240, 60);
  expect(before / (await metres(map))).toBeCloseTo(1, 0);
  const again = await map.drawn();
  expect(await map.listed()).toEqual(again);
  expect(again.length).toBeGreaterThan(closer.length);
});
